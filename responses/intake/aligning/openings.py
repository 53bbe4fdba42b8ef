"""How sentences begin that frame an answer, and what those say that are one.

Families of English sentences rather than phrases of letters: who speaks to whom about what. "If you ...",
"You may ..." and "Please contact ..." speak to the reader; "The Trust does not ..." and "... is exempt" speak
of what was asked. The weights are judgements of the same kind as those of words (vocabulary.py).
"""

import re

_READER = r"(?:you|your)"
_LETTER = r"(?:e-?mail|letter|message|communication|transmission|response|reply|notice|correspondence|document)"
_ACT = r"(?:(?:the\s+)?(?:freedom\s+of\s+information|foi)\s+act|foia|(?:the|this)\s+act)"
_MATERIAL = r"(?:information|material|data|documents?|content)"
_GIVEN = r"(?:supplied|provided|released|disclosed|contained|given|sent)"

_FAMILIES: tuple[tuple[float, str], ...] = (
    (2.0, rf"(?:if|where|should|in\s+the\s+event(?:\s+that)?|in\s+case)\s+(?:{_READER}|any\s+part)\b"),
    (1.5, rf"{_READER}\s+(?:can|may|might|have|has|are|is|will|must|should|also|need|could|was|were|requested)\b"),
    (1.2, rf"{_READER}\s+(?:\w+\s+)?(?:request|enquiry|letter|e-?mail|correspondence|rights?|complaint|details)\b"),
    (1.6, r"(?:i|we)\s+(?:(?:very\s+much|do|sincerely)\s+)?(?:hope|trust|write|refer|acknowledge|apologise|look|thank)\b"),
    (1.4, r"i\s+(?:would|should|am|was|want|wish|understand|request|require|note)\b"),
    (1.4, r"we\s+(?:are\s+(?:pleased|happy|committed|sorry)|aim|value|welcome|would\s+(?:like|be\s+grateful|welcome)|publish)\b"),
    (1.6, r"(?:dear|thanks?|many\s+thanks|(?:with\s+)?(?:kind|best|warm)\s+(?:regards|wishes)|regards|yours|good\s+(?:morning|afternoon|evening))\b"),
    (1.4, rf"(?:further|in\s+(?:response|reply|answer|relation)|with\s+(?:regard|reference)|following|regarding|concerning|as\s+part\s+of|on\s+receipt\s+of)\s+(?:to\s+)?(?:your|our)\s+(?:\w+\s+){{0,3}}(?:request|letter|e-?mail|enquiry|correspondence)\b"),
    (1.5, r"please\s+(?:do\s+not|don['’]t|feel|contact|quote|let|accept|direct|write|address|send|be\s+(?:aware|advised|assured)|remember|complete|visit|return|use|reply|mark|could|can|advise|provide|supply|confirm)\b"),
    (1.0, r"please\s+(?:see|find)\s+(?:below|(?:our|my|the)\s+(?:response|reply|answers?))\b"),
    (0.3, r"please\s+note\b"),
    (1.5, rf"(?:this|the|a\s+copy\s+of\s+(?:this|the)|our)\s+{_LETTER}\b"),
    (1.2, rf"(?:the|this|any|all|most\s+of\s+the|copyright\s+in\s+the)\s+{_MATERIAL}\s+(?:(?:that\s+)?we\b|(?:is|are|was|has\s+been|which\s+is|that\s+is)?\s*{_GIVEN}\b|remains\b|in\s+this\b)"),
    (1.5, r"(?:the\s+)?(?:information\s+commissioner|ico|commissioner)\b"),
    (1.2, rf"{_ACT}(?:\s+\d{{4}})?\s+(?:states?|provides?|gives?|requires?|defines?|entitles?|does\s+not|places?|allows?|sets?)\b"),
    (1.2, rf"(?:under|in\s+accordance\s+with|pursuant\s+to|in\s+line\s+with|in\s+keeping\s+with|as\s+required\s+by)\s+(?:the\s+)?(?:terms|provisions|requirements|section|s\.?\s?\d|freedom|foi|act|environmental|re-?use|privacy|data|our)\b"),
    (1.2, r"s(?:ection|\.)\s*\d+[\d()a-z]*\s*(?:(?:of|[–—-])\s.{0,60}\b)?(?:states?|provides?|requires?|gives?|protects?|sets\s+out|advice|allows?|covers?|exempts?)\b"),
    (1.5, r"\W{0,2}(?:\(?[a-z]\)\s*)?(?:to\s+be\s+(?:informed|told)|if\s+that\s+is\s+the\s+case|any\s+person\s+making)\b"),
    (1.2, r"any\s+(?:further|complaints?|quer\w+|requests?|re-?use|other\s+(?:re-?)?use|names|such\s+request|comments)\b"),
    (1.2, r"(?:complaints?|copyright|requests?\s+for|appeals?|re-?use|disclaimer|confidentiality)\b"),
    (1.2, r"to\s+(?:help\s+us|assist\s+us|request|appeal|complain|make\s+a\s+complaint|ask\s+for)\b"),
    (1.4, r"any(?:one|body)\s+(?:who|wishing|that)\b"),
    (1.2, rf"nothing\s+in\s+this\b|views?\s+(?:expressed|in)\b|(?:all|our)\s+e-?mails?\b|this\s+{_MATERIAL}\s+is\s+(?:supplied|provided)\b"),
    (1.2, r"(?:internal\s+)?reviews?\s+(?:are|is|can|will|should|must|of|may)\b"),
    (1.2, r"(?:our|the)\s+(?:\w+\s+){0,3}(?:procedure|process|policy|form)\s+(?:for|on|about)\s+(?:\w+\s+)?(?:complaints?|comments|reviews?|appeals?|re-?use)\b"),
    (1.2, r"(?:that|this)\s+(?:completes|concludes|ends|was\s+(?:received|logged))\b"),
    (1.2, r"how\s+(?:did|are)\s+we\b|tell\s+us\b"),
    (1.0, r"(?:suppliers|companies|requesters|applicants|replies|responses)\s+(?:of|to|are|who|that|must|should|may)\b"),
    (1.2, r"(?:details|copies|a\s+list|an\s+archive)\s+of\s+(?:our\s+|all\s+|the\s+)?(?:other|previous|past|earlier)?\s*(?:requests|responses|replies)\b"),
    (1.4, r"on\s+(?:\w+\s+){0,2}\d{1,2}\W.{4,30}(?:you|we|the\s+trust)\s+(?:\w+\s+)?(?:sent|asked|wrote|requested|received|made|emailed|contacted)\b"),
    (1.2, r"we\s+(?:have\s+)?(?:now\s+)?(?:set\s+out|considered|completed|processed|responded|spoken)\b"),
    (1.2, r"(?:the\s+trust|this\s+trust|the\s+organisation)\s+(?:aims|is\s+(?:committed|required|obliged)|received|accepts|has\s+(?:now\s+)?(?:considered|completed|responded|processed|searched|received)|welcomes|takes)\b"),
    (1.2, r"as\s+a\s+public\s+(?:authority|body)\b"),
    (1.0, r"(?:(?:foi|request)\s+)?(?:reference|ref|date|subject|re|received|our\s+ref|your\s+ref)\b\W*(?:no|number|received|of)?\W*[:.]"),
    (0.8, r"further\s+(?:information|details|guidance|advice)\b"),
    (0.8, r"(?:although|whilst|while)\s+(?:this|the|every|all|we\s+have)\b"),
)  # fmt: skip
_OPENINGS = [(weight, re.compile(rf"\W*(?:{family})", re.IGNORECASE)) for weight, family in _FAMILIES]
#: "Northern Vale NHS Trust serves ...": a body that presents itself.
_ITSELF = re.compile(
    r"(?:The\s+)?(?:[A-Z&][\w&'’,-]*\s+(?:(?:of|and|the|for)\s+){0,2}){1,9}Trust\s+(?:\([^)]{1,40}\)\s+)?"
    r"(?:is\s+(?:a|an|the|one)|was|provides|serves|covers|comprises|delivers|came\s+into|will|employs\s+(?:about|over|around|some|approximately|more))\b"
)
_PRESENTING = 0.8
_SUBSTANCE = re.compile(
    r"\b(?:exempt\w*|refus\w+|withh\w+|appropriate\s+limit|hours|estimate\w*|attached|enclosed|spreadsheet|commissioned"
    r"|nobody|no\s+one|none|another\s+(?:trust|provider|organisation|body)|do(?:es)?\s+not|is\s+not|are\s+not|kept|keeps?"
    r"|publish\w*|can\s+be\s+(?:found|read|viewed|seen|downloaded|accessed)|search\w*|provider"
    r"|not\s+(?:\w+\s+){0,2}(?:hold|held|record\w*|available|collect\w*|have|provide|employ|applicable)"
    r"|un(?:able|available)|no\s+(?:\w+\s+){0,2}(?:information|records?|data|such|specific|policy|figures))\b",
    re.IGNORECASE,
)
_OF_SUBSTANCE = 0.6


def frame_weight(text: str) -> float:
    """How much a sentence's beginning speaks for the frame; what it says, where it is substance, against."""
    weight = max((weight for weight, pattern in _OPENINGS if pattern.match(text)), default=0.0)
    if _ITSELF.match(text) and not _SUBSTANCE.search(text):
        weight = max(weight, _PRESENTING)
    return weight - (_OF_SUBSTANCE if _SUBSTANCE.search(text) else 0.0)


def is_of_substance(text: str) -> bool:
    """Whether a text says whether and where there is what was asked for, or why it is not given."""
    return _SUBSTANCE.search(text) is not None

"""How sentences begin that frame an answer, and what those say that are one.

Families of English sentences rather than phrases of letters: who speaks to whom about what. "If you ...",
"You may ..." and "Please contact ..." speak to the reader; "The Trust does not ..." and "... is exempt" speak
of what was asked. The weights are judgements of the same kind as those of words (vocabulary.py).
"""

import re
from collections.abc import Collection

from responses.intake.aligning.words import stems_among

_READER = r"(?:you|your)"
_LETTER = (
    r"(?:e-?mail|letter|message|communication|transmission|response|reply|notice|correspondence|document)"
)
_ACT = r"(?:(?:the\s+)?(?:freedom\s+of\s+information|foi)\s+act|foia|(?:the|this)\s+act)"
_MATERIAL = r"(?:information|material|data|documents?|content)"
_GIVEN = r"(?:supplied|provided|released|disclosed|contained|given|sent)"

_FAMILIES: tuple[tuple[float, str], ...] = (
    (2.0, rf"(?:if|where|should|in\s+the\s+event(?:\s+that)?|in\s+case)\s+(?:{_READER}|any\s+part)\b"),
    (
        1.5,
        rf"{_READER}\s+(?:can|may|might|have|has|are|is|will|must|should|also|need|could|was|were|"
        r"requested)\b",
    ),
    (
        1.2,
        rf"{_READER}\s+(?:\w+\s+)?(?:request|enquiry|letter|e-?mail|correspondence|rights?|"
        r"complaint|details)\b",
    ),
    (
        1.6,
        r"(?:i|we)\s+(?:(?:very\s+much|do|sincerely)\s+)?(?:hope|trust|write|refer|acknowledge|"
        r"apologise|look|thank)\b",
    ),
    (1.4, r"i\s+(?:would|should|am|was|want|wish|understand|request|require|note)\b"),
    (
        1.4,
        r"we\s+(?:are\s+(?:pleased|happy|committed|sorry)|aim|value|welcome|would\s+(?:like|"
        r"be\s+grateful|welcome)|publish)\b",
    ),
    (
        1.6,
        r"(?:dear|thanks?|many\s+thanks|(?:with\s+)?(?:kind|best|warm)\s+(?:regards|wishes)|"
        r"regards|yours|good\s+(?:morning|afternoon|evening))\b",
    ),
    (
        1.4,
        r"(?:further|in\s+(?:response|reply|answer|relation)|with\s+(?:regard|reference)|"
        r"following|regarding|concerning|as\s+part\s+of|on\s+receipt\s+of)\s+(?:to\s+)?(?:your|"
        r"our)\s+(?:\w+\s+){0,3}(?:request|letter|e-?mail|enquiry|correspondence)\b",
    ),
    (
        1.5,
        r"please\s+(?:do\s+not|don['’]t|feel|contact|quote|let|accept|direct|write|address|send|"
        r"be\s+(?:aware|advised|assured)|remember|complete|visit|return|use|reply|mark|could|can|"
        r"advise|provide|supply|confirm)\b",
    ),
    (
        1.0,
        r"please\s+(?:see|find)\s+(?:below|(?:our|my|the)\s+(?:response|reply|answers?))\b(?!\s+"
        r"(?:to|given|at|for|under)\b)",
    ),
    (0.3, r"please\s+note\b"),
    (1.5, rf"(?:this|the|a\s+copy\s+of\s+(?:this|the)|our)\s+{_LETTER}\b"),
    (
        1.2,
        rf"(?:the|this|any|all|most\s+of\s+the|copyright\s+in\s+the)\s+{_MATERIAL}\s+"
        rf"(?:(?:that\s+)?we\b|(?:is|are|was|has\s+been|which\s+is|that\s+is)?\s*{_GIVEN}\b|"
        r"remains\b|in\s+this\b)",
    ),
    (1.5, r"(?:the\s+)?(?:information\s+commissioner|ico|commissioner)\b"),
    (
        1.2,
        rf"{_ACT}(?:\s+\d{{4}})?\s+(?:states?|provides?|gives?|requires?|defines?|entitles?|"
        r"does\s+not|places?|allows?|sets?)\b",
    ),
    (
        1.2,
        r"(?:under|in\s+accordance\s+with|pursuant\s+to|in\s+line\s+with|in\s+keeping\s+with|"
        r"as\s+required\s+by)\s+(?:the\s+)?(?:terms|provisions|requirements|section|s\.?\s?\d|"
        r"freedom|foi|act|environmental|re-?use|privacy|data|our)\b",
    ),
    (
        1.2,
        r"s(?:ection|\.)\s*\d+[\d()a-z]*\s*(?:(?:of|[–—-])\s.{0,60}\b)?(?:states?|provides?|"
        r"requires?|gives?|protects?|sets\s+out|advice|allows?|covers?|exempts?)\b",
    ),
    (
        1.5,
        r"\W{0,2}(?:\(?[a-z]\)\s*)?(?:to\s+be\s+(?:informed|told)|if\s+that\s+is\s+the\s+case|"
        r"any\s+person\s+making)\b",
    ),
    (
        1.2,
        r"any\s+(?:further|complaints?|quer\w+|requests?|re-?use|other\s+(?:re-?)?use|names|"
        r"such\s+request|comments)\b",
    ),
    (1.2, r"(?:complaints?|copyright|requests?\s+for|appeals?|re-?use|disclaimer|confidentiality)\b"),
    (1.2, r"to\s+(?:help\s+us|assist\s+us|request|appeal|complain|make\s+a\s+complaint|ask\s+for)\b"),
    (1.4, r"any(?:one|body)\s+(?:who|wishing|that)\b"),
    (
        1.2,
        r"nothing\s+in\s+this\b|views?\s+(?:expressed|in)\b|(?:all|our)\s+e-?mails?\b|"
        rf"this\s+{_MATERIAL}\s+is\s+(?:supplied|provided)\b",
    ),
    (1.2, r"(?:internal\s+)?reviews?\s+(?:are|is|can|will|should|must|of|may)\b"),
    (
        1.2,
        r"(?:our|the)\s+(?:\w+\s+){0,3}(?:procedure|process|policy|form)\s+(?:for|on|about)\s+"
        r"(?:\w+\s+)?(?:complaints?|comments|reviews?|appeals?|re-?use)\b",
    ),
    (1.2, r"(?:that|this)\s+(?:completes|concludes|ends|was\s+(?:received|logged))\b"),
    (1.2, r"how\s+(?:did|are)\s+we\b|tell\s+us\b"),
    (
        1.0,
        r"(?:suppliers|companies|requesters|applicants|replies|responses)\s+(?:of|to|are|who|that|"
        r"must|should|may)\b",
    ),
    (
        1.2,
        r"(?:details|copies|a\s+list|an\s+archive)\s+of\s+(?:our\s+|all\s+|the\s+)?(?:other|"
        r"previous|past|earlier)?\s*(?:requests|responses|replies)\b",
    ),
    (
        1.4,
        r"on\s+(?:\w+\s+){0,2}\d{1,2}\W.{4,30}(?:you|we|the\s+trust)\s+(?:\w+\s+)?(?:sent|asked|"
        r"wrote|requested|received|made|emailed|contacted)\b",
    ),
    (1.2, r"we\s+(?:have\s+)?(?:now\s+)?(?:set\s+out|considered|completed|processed|responded|spoken)\b"),
    (
        1.2,
        r"(?:the\s+trust|this\s+trust|the\s+organisation)\s+(?:aims|is\s+(?:committed|required|"
        r"obliged)|received|accepts|has\s+(?:now\s+)?(?:considered|completed|responded|processed|"
        r"searched|received)|welcomes|takes)\b",
    ),
    (1.2, r"as\s+a\s+public\s+(?:authority|body)\b"),
    (
        1.0,
        r"(?:(?:foi|request)\s+)?(?:reference|ref|date|subject|re|received|our\s+ref|"
        r"your\s+ref)\b\W*(?:no|number|received|of)?\W*[:.]",
    ),
    (0.8, r"further\s+(?:information|details|guidance|advice)\b"),
    (0.8, r"(?:although|whilst|while)\s+(?:this|the|every|all|we\s+have)\b"),
)
_OPENINGS = [(weight, re.compile(rf"\W*(?:{family})", re.IGNORECASE)) for weight, family in _FAMILIES]
#: "Northern Vale NHS Trust serves ...": a body that presents itself.
_ITSELF = re.compile(
    r"(?:The\s+)?(?:[A-Z&][\w&'’,-]*\s+(?:(?:of|and|the|for)\s+){0,2}){1,9}Trust\s+(?:\([^)]{1,40}\)\s+)?"
    r"(?:is\s+(?:a|an|the|one)|was|provides|serves|covers|comprises|delivers|came\s+into|will|"
    r"employs\s+(?:about|over|around|some|approximately|more))\b"
)
_PRESENTING = 0.8
_SUBSTANCE = re.compile(
    r"\b(?:exempt\w*|refus\w+|withh\w+|declin\w+|vexatious|confirm\s+nor|public\s+domain|"
    r"appropriate\s+limit|hours|estimate\w*|attached|enclosed|spreadsheet|commissioned"
    r"|nobody|no\s+one|none|another\s+(?:trust|provider|organisation|body)|do(?:es)?\s+not|"
    r"is\s+not|are\s+not|kept|keeps?"
    r"|publish\w*|found\s+(?:no|any|none)|found\s+that|can\s+be\s+(?:found|read|viewed|seen|"
    r"downloaded|accessed)|search\w*|provider"
    r"|not\s+(?:\w+\s+){0,2}(?:hold|held|record\w*|available|collect\w*|have|provide|employ|applicable)"
    r"|un(?:able|available)|no\s+(?:\w+\s+){0,2}(?:entries|results|information|records?|data|"
    r"such|specific|policy|figures))\b",
    re.IGNORECASE,
)
_OF_SUBSTANCE = 0.6


#: What only the frame is about, unless it is given as the reason of a refusal.
_FRAME_MATTER = re.compile(
    r"\b(?:complaints?\s+(?:procedure|process|policy|department|team)|(?:internal\s+)?review\s+(?:procedure|process)"
    r"|internal\s+review|right\s+(?:of|to)\s+(?:appeal|complain)|re-?use|copyright|government\s+licen[cs]e|disclosure\s+log"
    r"|publication\s+scheme|(?:foi|freedom\s+of\s+information)\s+(?:\w+\s+)?(?:lead|officer|manager|responses?)"
    r"|(?:response|letter|reply)\s+(?:will|has|may|is)\s+(?:also\s+)?(?:be\s+|been\s+)?(?:published|placed|approved|reviewed)"
    r"|not\s+(?:require|oblige)\s+(?:us|the\s+trust|public|an?|any)|duty\s+of\s+confidentiality|as\s+open\s+as|(?:accurate|correct)\s+(?:at|to|as|on|when)"
    r"|(?:approved|signed\s+off|authorised)\s+by|request\s+(?:is\s+|has\s+been\s+)?(?:now\s+)?(?:closed|complete[d]?))\b",
    re.IGNORECASE,
)
_FRAME_TOPICS = stems_among("complaint complaints complain copyright confidentiality foi")
_OF_FRAME_MATTER = 1.4
_WITHHOLDING = re.compile(r"\b(?:exempt|refus\w+|withh\w+|declin\w+)\b", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"\W*(?:(?:however|therefore|unfortunately|regrettably|accordingly|further|additionally)\b,?\s*"
    r"|(?:i|we)\s+(?:can|am\s+able\s+to|are\s+able\s+to|must|have\s+to|am\s+writing\s+to|"
    r"would\s+like\s+to|regret\s+to|am\s+to)\s+"
    r"(?:also\s+)?(?:confirm|advise|inform|say|tell|state)(?:\s+you)?(?:\s+that|,)?\s*"
    r"|please\s+(?:be\s+(?:advised|aware|assured|informed)|note)(?:\s+that|,)?\s*"
    r"|(?:following|having|after)\s[^.,;]{3,60},\s*"
    r"|in\s+(?:response|answer|reply|relation|regard|respect)\s+(?:to|of)\s+(?:your|the|these|"
    r"this)\s[^.,;]{3,60},\s*)+",
    re.IGNORECASE,
)
#: Who has or does not have what was asked, as the beginning of a sentence.
_SAYING = re.compile(
    r"(?i:the\s+trust|we|i|it|there|no|none|nobody|neither|this|these|such|what|everything|"
    r"all|our\s+answers?)\b|(?:[A-Z][\w&'’ ,-]{3,80}\bTrust"
    r"|(?i:the|your|some|most)\s+(?:\w+\s+){0,2}(?:information|questions?|requests?|data|"
    r"figures|records?|details|documents?|answers?))\b"
    r"(?!(?:\s+\w+){0,2}\s+not\s+(?:require|oblige|mean|give|imply|affect))",
)
_OF_REQUEST = re.compile(
    r"\b(?:information|request\w*|questions?|data|figures|records?|recorded|details|this|"
    r"these|such|ask\w*|seek|matters)\b",
    re.IGNORECASE,
)
_SAID = 0.8


def frame_weight(text: str, topic: Collection[str] = ()) -> float:
    """How much a sentence's beginning speaks for the frame; what it says, where it is substance, against.

    ``topic`` are the stems of the words that the questions are about.
    """
    if not _FRAME_TOPICS.intersection(topic) and _FRAME_MATTER.search(text) and not _WITHHOLDING.search(text):
        return max(_OF_FRAME_MATTER, _opening(text))
    lead = _LEAD_IN.match(text)
    rest = text[lead.end() :] if lead else text
    substance = is_of_substance(rest)
    if substance and _SAYING.match(rest):
        return -_SAID
    weight = max(_opening(text), _opening(rest))
    if _ITSELF.match(text) and not substance:
        weight = max(weight, _PRESENTING)
    return weight - (_OF_SUBSTANCE if substance else 0.0)


def _opening(text: str) -> float:
    """The weight of the families that a text begins like, 0 where it begins like none."""
    return max((weight for weight, pattern in _OPENINGS if pattern.match(text)), default=0.0)


def is_of_substance(text: str) -> bool:
    """Whether a text says whether and where there is what was asked for, or why it is not given."""
    return _SUBSTANCE.search(text) is not None


def answers_a_request(text: str) -> bool:
    """Whether a text says so of all that was asked for, whatever that is."""
    return is_of_substance(text) and _OF_REQUEST.search(text) is not None

"""The value of an answered question: yes, partly or no, and whether with a condition."""

import re

from responses.intake.suggesting.sentences import sentences

_SITES = (
    r"(?:areas|sites|services|teams|localit(?:y|ies)|wards|units|hospitals|counties|boroughs|districts|places|clinics|"
    r"departments|directorates|divisions|localities|policies|tools|assessments)"
)
_FEW = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|half|most|some|many|several|\d+)"
_PARTLY = re.compile(
    r"\b(?:partly|partially|in\s+part|to\s+some\s+extent|not\s+all|"
    r"some\s+(?:of\s+our\s+)?(?:\w+\s+)?(?:do|does|are|have|wards|sites|teams|areas)|"
    r"(?:about\s+|around\s+)?half\s+of|varies|differs?|at\s+some|"
    r"(?:in|for|by|at|with|across)\s+(?:some|certain|most|many|a\s+few|several)\s+(?:of\s+(?:our|the)\s+)?(?:\w+\s+)?"
    rf"{_SITES}|mixed\s+picture|some\s+but)\b"
    r"|^\W*only\s+(?:in|at|for|by|within|some|certain|our)\b"
    r"|\byes\b[^.]{0,80}\bonly\b|\byes\b[^.]{0,60}\bno\s+(?:for|in|at)\b|\bonly\s+(?:in|at|for)\s+(?:the\s+)?(?-i:[A-Z])"
    r"|\byes\b[^.]{0,80}\bbut\s+not\s+(?:in|for|at|by|all|every|the|on|across|with)\b"
    rf"|\b{_FEW}\s+(?:out\s+)?of\s+(?:our|the|its|these)\s+(?:\w+\s+){{0,2}}{_SITES}\b"
    r"|\b(?:but|and|though|while|whilst)\s+others\s+(?:do\s+not|don['’]t|are\s+not|have\s+not|will\s+not)\b",
    re.IGNORECASE,
)
_BUT_NOT = re.compile(
    r"^\W*(?:yes|y)\s+(?:for|in|at|with)\b[^.]{0,80}\.\s+(?:no|not)\s+(?:for|in|at|with)\b", re.IGNORECASE
)
_ONLY_IF = re.compile(r"\bonly\s+(?:where|when|if|with|after|on|as|once|by)\b", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should)\s?(?:not|n['’]t)\b"
    r"|\bnot\s+(?:currently|at\s+present|at\s+this\s+time|yet|in\s+place|routinely|specifically|something|presently|"
    r"at\s+the\s+moment|explicitly|as\s+such|separately|in\s+use|used|required|offered|provided|included|formally)\b"
    r"|\bno\s+(?:such|specific|formal|written|dedicated|policy|plans?|longer|single|current|named|other|local|standard|"
    r"separate|particular|bespoke|explicit|agreed|set|official|reference|mention)\b|\bnone\b|\bnothing\b|\bnever\b|"
    r"\bneither\b|\bthere\s+(?:is|are|was|were)\s+(?:currently\s+|at\s+present\s+|presently\s+)?no\b|"
    r"\b(?:has|have)\s+no\b|\bwithout\s+(?:a|any)\b|\bno\s+\w+\s+(?:exists?|is\s+in\s+place)\b|\bcannot\b|"
    r"\bour\s+answer\s+is\s+no\b|\b(?:yet|still)\s+to\s+be\b|\blacks?\b|\babsent\b|\bunable\b",
    re.IGNORECASE,
)
_NEGATIVE_AT_ONCE = re.compile(
    r"^\W*(?:(?:unfortunately|sadly|regrettably|currently|presently|at\s+present|generally|usually)\W+)?(?:no|not)\b(?!\s+(?:doubt|exceptions?|problem|only|later)\b)",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\bno\s+(?:doubt|exceptions?|later\s+than)\b|\bnot\s+only\b|\bif\s+not\b", re.IGNORECASE
)
_SUBORDINATE = re.compile(
    r",?\s+(?:although|but|however|though|whilst|while|except|so\s+that|because)\b"
    r"|,?\s+and\s+(?:there|we|it|they|this|staff)\b|;|\s[–—-]\s",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(
    r"\b(?:as\s+part\s+of|but\s+only|only\s+(?:where|when|if|with|after|once)|subject\s+to|"
    r"depend(?:s|ing|ent)\s+(?:up)?on|provided\s+(?:that)?|providing\s+that|unless|on\s+a\s+case[\s-]by[\s-]case|"
    r"in\s+(?:some|certain|exceptional)\s+(?:cases|circumstances)|as\s+(?:appropriate|required|needed|necessary)|"
    r"(?:if|where|when)\s+(?:\w+\s+)?(?:appropriate|required|needed|necessary|relevant|indicated|possible|applicable)|"
    r"within\s+(?:the|a|our)\s+(?:wider|broader|overall)|with\s+(?:the\s+)?consent|"
    r"according\s+to\s+(?:need|the\s+needs)|(?:up)?on\s+request|to\s+an\s+extent|in\s+principle)\b",
    re.IGNORECASE,
)
# Right behind the mark these give a condition; further on they only tell when or where.
_QUALIFIED_AT_ONCE = re.compile(
    r"^[\s,–—:;.\-]*(?:but\s+)?(?:only\s+)?(?:if|where|when|whenever)\b", re.IGNORECASE
)
_NEW_PARAGRAPH = re.compile(r"[.\s]*\n[^a-z(]")


def qualified(rest: str) -> bool:
    """Whether a yes has a condition attached, by the first sentence of what follows the mark."""
    if _NEW_PARAGRAPH.match(rest):
        return False
    first = next(iter(sentences(rest)), "")
    # A short clause right behind the mark; far on in a sentence such words only describe.
    return (_QUALIFIED_AT_ONCE.match(first) or _QUALIFIED.search(first[:70])) is not None


def partly(text: str) -> bool:
    """Whether the text says yes for some and not for all, in one sentence or in two."""
    first = next(iter(sentences(text)), text)
    return (_PARTLY.search(_ONLY_IF.sub(" ", first)) or _BUT_NOT.match(text)) is not None


def polarity(sentence: str) -> str:
    """What a sentence without a mark answers: ``yes``, ``partly`` or ``no``."""
    if partly(sentence):
        return "partly"
    main = _SUBORDINATE.split(_NO_DENIAL.sub(" ", sentence))[0]
    return "no" if _NEGATIVE_AT_ONCE.match(main) or _NEGATIVE.search(main) else "yes"

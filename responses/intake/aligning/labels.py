"""Short labels that say what follows: "Answer:", "Our response", "You asked:", "Trust response (below):"."""

import re
from typing import Protocol

from responses.intake.aligning.words import stems_among, stems_of

_REPLY_STEMS = stems_among("answer answers answered ans response responses responded reply replies replied")
_ASK_STEMS = stems_among(
    "wanted wished sought seeking seeks ask asked asks request requested requests question questions "
    "query queries enquiry enquiries"
)
_FILLING = stems_among(
    "us our the please find set out trust your you to from a is for of and this question each foi nhs "
    "foundation asked know learn what can tell say as below here alongside in red blue bold beneath follow "
    "we have full received wrote "
    "information act freedom under 2000 on by were provided it detailed following"
)
_MOST_WORDS = 9
_PREFIX = re.compile(
    r"\s*(?:(?:(?:the\s+)?trust(?:['’]s)?|our|the)\s+)?(?:answer|ans|response|reply|a|r)\s*(?::|\s[–—-](?=\s))\s*"
    r"|\s*(?:answer|response|reply)\s*\n",
    re.IGNORECASE,
)
_ASK_PREFIX = re.compile(
    r"\s*(?:(?:you(?:r)?\s+)?(?:asked(?:\s+(?:us|for))?|question|request|query)|q)\s*(?::|\s[–—-](?=\s))\s*",
    re.I,
)


class OwnLabels(Protocol):
    """What a letter's own labels are asked: the same as `label_length`."""

    def length(self, text: str) -> tuple[str, int]: ...


def label_length(text: str, own: OwnLabels | None = None) -> tuple[str, int]:
    """What a piece begins with: ``answer`` or ``question`` and how many characters, or ``("", 0)``.

    ``own`` are labels that only this letter uses.
    """
    for kind, pattern in (("answer", _PREFIX), ("question", _ASK_PREFIX)):
        match = pattern.match(text)
        if match:
            return kind, match.end()
    kind = _whole_label(text)
    if kind:
        return kind, len(text)
    return own.length(text) if own else ("", 0)


def _whole_label(text: str) -> str:
    stems = stems_of(text) if len(text) < 100 else []
    if not 0 < len(stems) <= _MOST_WORDS:
        return ""
    replies, asks = _REPLY_STEMS.intersection(stems), _ASK_STEMS.intersection(stems)
    if set(stems) - replies - asks - _FILLING or not (replies or asks):
        return ""
    return "answer" if replies else "question"

"""Items of a list that answers a question for tools, training, support or policies, without such a word."""

import re
from collections.abc import Iterator

from responses.intake.aligning.contract import AskedQuestion, Span
from responses.intake.suggesting.contract import ResourceKind, SuggestedResource
from responses.intake.suggesting.naming import names

_WORDS: tuple[tuple[ResourceKind, str], ...] = (
    ("training", r"training|train|courses?|learning|cpd"),
    ("tool", r"tools?|assessments?|screening|questionnaires?|measures?|scales?"),
    ("support", r"support|interventions?|therap(?:y|ies)|signpost\w*|treatments?"),
    ("policy", r"polic(?:y|ies)|procedures?|protocols?|guidance|guidelines?"),
)
_ASKED = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _WORDS)
_ITEM = re.compile(
    r"^[ \t]*(?P<bullet>(?:[•*‣▪●◦·\uf0b7]|[-–—o](?=[ \t]))[ \t\xa0]*)?(?P<item>(?:1:1 )?[A-Z\d“‘\"'(]?\S[^\n]*)$",
    re.MULTILINE,
)
_CUT = re.compile(r"\s*[-–—:]\s|\s+[-–—]|[;,.]\s*$|\s*\(")
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|be|been|will|would|can|may|must|should|has|have|had|do|does|we|they|you|this|these|who|which)\b"
    r"|https?:|www\.|£|\d,\d{3}|\d{5}|[.!?]\s",
    re.IGNORECASE,
)
_MOST_WORDS, _SHORTEST, _FEWEST_LINES = 8, 3, 3


def listed(text: str, question: AskedQuestion) -> Iterator[SuggestedResource]:
    """The items of a list, as new resources of the kind that they name or else that the question asks for.

    Lines without a bullet are items where there are some of them.
    """
    kind = next((kind for kind, pattern in _ASKED if pattern.search(question.text)), None)
    if kind is None or question.kind not in ("list", "text"):
        return
    found = [
        (match["bullet"], span) for match in _ITEM.finditer(text) if (span := _name_in(match)) is not None
    ]
    lines = sum(not bullet for bullet, _ in found) >= _FEWEST_LINES
    for bullet, span in found:
        if bullet or lines:
            name = text[span.start : span.end]
            own = [each.kind for each in names(name)]
            sure = 0.6 if own else 0.45 if bullet else 0.35
            yield SuggestedResource("", name, own[-1] if own else kind, span, confidence=sure)


def _name_in(match: re.Match[str]) -> Span | None:
    """The place of what an item names, or None where it is a sentence or nothing."""
    item = match["item"].rstrip()
    if not match["bullet"] and (item[-1] in ":.;?" or not (item[0].isupper() or item[0].isdigit())):
        return None
    cut = _CUT.search(item, 1)
    name = item[: cut.start()] if cut else item
    if len(name) < _SHORTEST or len(name.split()) > _MOST_WORDS or _SENTENCE.search(name):
        return None
    start = match.start("item")
    return Span(start, start + len(name))

"""Items of a list that answers a question for tools, training, support or policies, without such a word."""

import re
from collections.abc import Iterator

from responses.intake.aligning.contract import AskedQuestion, Span
from responses.intake.suggesting.contract import ResourceKind, SuggestedResource

_WORDS: tuple[tuple[ResourceKind, str], ...] = (
    ("training", r"training|train|courses?|learning|cpd"),
    ("tool", r"tools?|assessments?|screening|questionnaires?|measures?|scales?"),
    ("support", r"support|interventions?|therap(?:y|ies)|signpost\w*|treatments?"),
    ("policy", r"polic(?:y|ies)|procedures?|protocols?|guidance|guidelines?"),
)
_ASKED = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _WORDS)
_ITEM = re.compile(r"^[ \t]*(?:[•*‣▪●◦·\uf0b7]|[-–—o][ \t])[ \t\xa0]*(?P<item>\S[^\n]*)$", re.MULTILINE)
_CUT = re.compile(r"\s+[-–—(:]|[-–—:]\s|[;,.]\s*$|\s*\(")
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|be|been|will|would|can|may|must|should|has|have|had|do|does|we|they|you|this|these|who|which)\b"
    r"|https?:|www\.|£|\d{3}|[.!?]\s",
    re.IGNORECASE,
)
_MOST_WORDS = 8


def listed(text: str, question: AskedQuestion) -> Iterator[SuggestedResource]:
    """The items of a list, as new resources of the kind that the question asks for."""
    kind = next((kind for kind, pattern in _ASKED if pattern.search(question.text)), None)
    if kind is None or question.kind not in ("list", "text"):
        return
    for match in _ITEM.finditer(text):
        item = match["item"].rstrip()
        cut = _CUT.search(item)
        name = item[: cut.start()] if cut else item
        if len(name) > 2 and len(name.split()) <= _MOST_WORDS and not _SENTENCE.search(name):
            place = Span(match.start("item"), match.start("item") + len(name))
            yield SuggestedResource("", name, kind, place, confidence=0.45)

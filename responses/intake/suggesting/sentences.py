"""A passage cut into sentences and lines."""

import re
from collections.abc import Iterator

from responses.intake.suggesting.vocabulary import among

# Behind a full stop that ends no abbreviation, before something that begins a sentence; a small letter
# begins one too where the stop ends a word that is never shortened.
_SHORTENED = "".join(
    rf"(?<!\b{re.escape(word)}\.)"
    for word in sorted(
        among("e.g i.e s ss No no nos Dr Mr Mrs Ms St vs etc approx incl dept ref sec max min Att att")
    )
)
_END = re.compile(
    rf"(?<![A-Z]\.){_SHORTENED}(?:(?<=[.!?;])[\"”’)]*\s+(?=[A-Z0-9“\"(])|(?<=[a-z][a-z][.!?])\s+(?=[a-z]))"
)
_BULLET = re.compile(r"\s*(?:[•*‖|\uf0b7]|[-–]\s)")
_ADDRESS_ENDS = re.compile(r"(?:https?://|www\.)\S+\W*$")
#: A line shorter than this was not ended by the width of the page.
_SHORT = 55


def sentences(text: str) -> list[str]:
    """Sentences in order, white space made single; items of a list and lines of their own are sentences."""
    found = []
    for paragraph in _paragraphs(text):
        found += [" ".join(part.split()) for part in _END.split(paragraph)]
    return [sentence for sentence in found if re.search(r"\w|\?", sentence)]


def _paragraphs(text: str) -> Iterator[str]:
    """Lines, those joined that only the width of the page has parted."""
    held: list[str] = []
    for line in text.split("\n"):
        if held and _parted(held[-1], line):
            yield " ".join(held)
            held = []
        held.append(line)
    yield " ".join(held)


def _parted(before: str, line: str) -> bool:
    before, line = before.strip(), line.strip()
    if not before or not line or _BULLET.match(line) or _ADDRESS_ENDS.search(before):
        return True
    if before[-1] in ".:;!?":
        return line[0].isupper() or line[0].isdigit()
    return line[0].isupper() and len(before) < _SHORT

"""A letter's text in pieces for the screen: pages, passages and what is not to be published.

Joined again, the texts of all runs are the text, to the letter: the scripts of the screen count places by it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

#: Start, end and kind of something that is not to be published.
Personal = tuple[int, int, str]
PERSONAL_WORDS = {"name": "Name of a person", "email": "E-mail address", "phone": "Telephone number"}


@dataclass(frozen=True)
class Mark:
    """A place in the letter that supports an item; ``suggested`` as long as nobody has decided on it."""

    start: int
    end: int
    item: str
    label: str
    suggested: bool = False


@dataclass(frozen=True)
class Run:
    """A stretch of one page with the same marks throughout; ``opening`` are those that begin here."""

    text: str
    marks: tuple[Mark, ...]
    opening: tuple[Mark, ...]
    personal: str

    @property
    def items(self) -> str:
        return " ".join(dict.fromkeys(mark.item for mark in self.marks))

    @property
    def suggested(self) -> bool:
        return all(mark.suggested for mark in self.marks)


@dataclass(frozen=True)
class Page:
    """``number`` is 0 where nothing is to be said of it: on the first page, or in a text without pages."""

    number: int
    runs: tuple[Run, ...]


def pages_of(
    text: str, marks: Sequence[Mark], personal: Iterable[Sequence], page_starts: Sequence[int]
) -> list[Page]:
    """The text in pages. ``personal`` are triples of start, end and kind."""
    numbers = {start: number for number, start in enumerate(page_starts, start=1) if number > 1}
    kinds = [(int(start), int(end), str(kind)) for start, end, kind in personal]
    starts = {0, *(start for start in numbers if start < len(text))}
    places = pairwise(sorted({*starts, len(text)}))
    return [Page(numbers.get(start, 0), _runs(text, start, end, marks, kinds)) for start, end in places]


def _runs(
    text: str, start: int, end: int, marks: Sequence[Mark], personal: Sequence[Personal]
) -> tuple[Run, ...]:
    """One page cut wherever a mark or something personal begins or ends."""
    spans = [*((mark.start, mark.end) for mark in marks), *((first, last) for first, last, _ in personal)]
    cuts = {start, end, *(place for span in spans for place in span if start < place < end)}
    return tuple(_run(text, first, last, marks, personal) for first, last in pairwise(sorted(cuts)))


def _run(text: str, start: int, end: int, marks: Sequence[Mark], personal: Sequence[Personal]) -> Run:
    inside = tuple(mark for mark in marks if mark.start <= start and end <= mark.end)
    kind = next((kind for first, last, kind in personal if first <= start and end <= last), "")
    opening = tuple(mark for mark in inside if mark.start == start)
    return Run(text[start:end], inside, opening, PERSONAL_WORDS.get(kind, ""))


def personal_words(text: str, personal: Iterable[Sequence]) -> list[str]:
    """What is not to be published, each once, in order, with what it is."""
    found = (f"{text[start:end]} ({PERSONAL_WORDS.get(kind, kind).lower()})" for start, end, kind in personal)
    return list(dict.fromkeys(found))

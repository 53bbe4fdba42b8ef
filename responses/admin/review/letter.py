"""A letter's text in pieces for the screen: pages, sentences, passages and what is not to be published.

Joined again, the texts of all runs and the gaps behind the sentences are the text, to the letter: the scripts
of the screen count places by it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BREAK = re.compile(r"\n\s*|(?<=[.!?;:])[\"”’)]*[ \t]+(?=[A-Z0-9“\"(])")
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
    """A stretch of one sentence with the same marks throughout; ``opening`` are those that begin here."""

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
class Sentence:
    """``page`` is the number of the page that begins with it, else 0; ``gap`` the white space behind it."""

    page: int
    runs: tuple[Run, ...]
    gap: str


def sentences_of(
    text: str, marks: Sequence[Mark], personal: Iterable[Sequence], page_starts: Sequence[int]
) -> list[Sentence]:
    """The text in sentences and lines. ``personal`` are triples of start, end and kind."""
    pages = {start: number for number, start in enumerate(page_starts, start=1) if number > 1}
    kinds = [(int(start), int(end), str(kind)) for start, end, kind in personal]
    places = {0, len(text), *(start for start in pages if start < len(text))}
    places |= {match.end() for match in _BREAK.finditer(text)}
    stretches = pairwise(sorted(places))
    return [_sentence(text, start, end, marks, kinds, pages.get(start, 0)) for start, end in stretches]


def _sentence(
    text: str,
    start: int,
    end: int,
    marks: Sequence[Mark],
    personal: Sequence[tuple[int, int, str]],
    page: int,
) -> Sentence:
    whole = text[start:end]
    stop = start + len(whole.rstrip())
    here = [mark for mark in marks if mark.start < stop and mark.end > start]
    kinds = [one for one in personal if one[0] < stop and one[1] > start]
    cuts = {start, stop}
    for first, last in [*((mark.start, mark.end) for mark in here), *((one[0], one[1]) for one in kinds)]:
        cuts |= {place for place in (first, last) if start < place < stop}
    runs = tuple(_run(text, first, last, here, kinds, start) for first, last in pairwise(sorted(cuts)))
    return Sentence(page, runs, text[stop:end])


def _run(
    text: str,
    start: int,
    end: int,
    marks: Sequence[Mark],
    personal: Sequence[tuple[int, int, str]],
    sentence: int,
) -> Run:
    inside = tuple(mark for mark in marks if mark.start <= start and end <= mark.end)
    kind = next((kind for first, last, kind in personal if first <= start and end <= last), "")
    opening = tuple(mark for mark in inside if mark.start == start)
    return Run(text[start:end], inside, opening, PERSONAL_WORDS.get(kind, ""))


def personal_words(text: str, personal: Iterable[Sequence]) -> list[str]:
    """What is not to be published, each once, in order, with what it is."""
    found = (f"{text[start:end]} ({PERSONAL_WORDS.get(kind, kind).lower()})" for start, end, kind in personal)
    return list(dict.fromkeys(found))

"""A source's text cut into runs, so that the page can mark what passages point at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Run:
    """A stretch of text and the labels of all passages that it belongs to, in order."""

    text: str
    labels: tuple[str, ...]


def runs(text: str, passages: Iterable[tuple[int, int, str]]) -> list[Run]:
    """``text`` in stretches that each belong to the same passages; ``passages`` are start, end and label.

    Joined again, the stretches are the text. Passages may overlap.
    """
    known: Sequence[tuple[int, int, str]] = list(passages)
    cuts = sorted({0, len(text), *(place for start, end, _ in known for place in (start, end))})
    stretches = pairwise(cuts)
    return [Run(text[start:end], _labels(known, start, end)) for start, end in stretches]


def _labels(passages: Sequence[tuple[int, int, str]], start: int, end: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for first, last, label in passages if first <= start and end <= last))

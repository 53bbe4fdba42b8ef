"""Words, the lines they stand in, and the pages that hold them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without white space; `base` is the line they stand on, `size` the size of the type."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin straight line; `at` is its height (or, of a vertical one, its distance from the left)."""

    vertical: bool
    at: float
    start: float
    end: float


@dataclass
class Page:
    """What is printed on a page; `aside` are words that do not run from left to right."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    aside: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    has_image: bool = False


@dataclass(frozen=True)
class Line:
    """Words on one base line, from left to right; at least one."""

    words: Sequence[Word]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @cached_property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @cached_property
    def base(self) -> float:
        return max(self.words, key=lambda word: word.size).base

    @cached_property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines of these words from top to bottom; a small raised or lowered word is part of its line."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.left)):
        if rows and word.base - rows[-1][0].base < 0.4 * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(sorted(row, key=lambda word: word.left)) for row in _with_raised(rows)]


def _with_raised(rows: Sequence[list[Word]]) -> list[list[Word]]:
    """The rows with those of small words only, close above a row that surrounds them, put into it."""
    result: list[list[Word]] = []
    for row in rows:
        above = result[-1] if result else None
        if above and _is_raised(above, row):
            row = [*above, *row]
            result.pop()
        result.append(row)
    return result


def _is_raised(above: Sequence[Word], row: Sequence[Word]) -> bool:
    size = max(word.size for word in row)
    small = max(word.size for word in above) < 0.8 * size
    near = row[0].base - above[0].base < 0.6 * size
    beside = min(word.left for word in row) <= min(word.left for word in above)
    return small and near and beside


def typical(values: Iterable[float], default: float) -> float:
    """The median of these values, the default where there is none."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2] if ordered else default

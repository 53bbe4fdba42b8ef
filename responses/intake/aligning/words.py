"""Words of a text with their places, in the form in which they are compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: Words that nearly every sentence has: they say little about which question it is.
_COMMON = (
    "a an and are as at be been being by can could did do does for from had has have how if in into "
    "is it its may might of on or our out please shall should so such than that the their them then "
    "there these they this those through to under up was we were what when where which while who "
    "whom will with would you your"
)
COMMON = frozenset(_COMMON.split())
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits, ``text[start:end]``, and its stem."""

    stem: str
    start: int
    end: int


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of ``text[start:end]`` in order, with places in the whole text."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(stem_of(match.group()), match.start(), match.end())


def stems_of(text: str) -> list[str]:
    return [word.stem for word in words_of(text)]


def stems_among(text: str) -> frozenset[str]:
    """The stems of a list of words."""
    return frozenset(stem_of(word) for word in text.split())


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """A word without its case, its apostrophes and its most common endings."""
    plain = word.casefold().replace("’", "'")
    plain = plain.removesuffix("'s").replace("'", "")[:_LONGEST_WORD]
    if plain in COMMON:
        return plain
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        plain = plain[:-1]
    for ending in ("ing", "ed"):
        if len(plain) > len(ending) + 3 and plain.endswith(ending):
            return plain.removesuffix(ending)
    return plain.removesuffix("e") if len(plain) > 4 else plain


@lru_cache(maxsize=100_000)
def likeness(one: str, other: str) -> float:
    """1.0 for the same stem, 0.8 for one that is a slip of the pen away, else 0."""
    if one == other:
        return 1.0
    shorter, longer = sorted((len(one), len(other)))
    allowed = 0 if shorter < 4 else 2 if shorter > 5 and one[0] == other[0] else 1
    if longer - shorter > allowed or not allowed or one.isdigit() or other.isdigit():
        return 0.0
    return 0.8 if _distance_within(one, other, allowed) else 0.0


def _distance_within(one: str, other: str, allowed: int) -> bool:
    """Whether that many insertions, removals, changes or swaps of neighbours make one word the other.

    Restricted edit distance (Damerau 1964), row by row.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, counterpart in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != counterpart))
            swapped = i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == counterpart
            row.append(min(cost, earlier[j - 2] + 1) if swapped else cost)
        if min(row) > allowed:
            return False
    return row[-1] <= allowed

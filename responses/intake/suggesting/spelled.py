"""Numbers written in words: two, twenty-five, a hundred and twenty."""

import re
from collections.abc import Iterator

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: number for number, word in enumerate(_SMALL.split())}
_TEN_TIMES = {word: number * 10 for number, word in enumerate(_TENS.split(), start=2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_ANY = "|".join((*_UNITS, *_TEN_TIMES, *_SCALES, "dozen"))
#: A run of such words; "a" counts only before a hundred, a thousand, a million, a dozen.
PATTERN = (
    rf"(?:(?:a\s+(?=hundred|thousand|million|dozen))?\b(?:{_ANY})\b)"
    rf"(?:(?:\s+and\s+|\s+|-)(?:{_ANY})\b){{0,12}}"
)


def spelled(words: str) -> list[int]:
    """The numbers in a run of such words, one behind the other: ``two`` and ``three`` in "two three"."""
    return list(_numbers(re.findall(rf"\b(?:{_ANY})\b", words.lower())))


def _numbers(words: list[str]) -> Iterator[int]:
    whole, part, begun = 0, 0, False
    for word in words:
        if word in _UNITS or word in _TEN_TIMES:
            size = _UNITS.get(word, _TEN_TIMES.get(word, 0))
            if begun and not _fits(whole, part, size):
                yield whole + part
                whole, part = 0, 0
            part += size
        elif word == "dozen":
            part = max(part, 1) * 12
        elif word == "hundred":
            part = max(part, 1) * 100
        else:
            whole, part = whole + max(part, 1) * _SCALES[word], 0
        begun = True
    if begun:
        yield whole + part


def _fits(whole: int, part: int, size: int) -> bool:
    """Whether a number below a hundred goes on what has been said: five after twenty or after a hundred."""
    if not size or not part:
        return bool(size and whole)
    return part % 100 == 0 or (part % 10 == 0 and size < 10)

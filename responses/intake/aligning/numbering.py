"""Numbers of questions as letters write them: 2, 2a, Q2(a)(ii), (ii), "questions 1 and 3", "1-4"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

Path = tuple[int, ...]

_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_ROMAN = {numeral: value for value, numeral in enumerate(_NUMERALS.split(), start=1)}
_PART = r"(?:\d{1,3}|[ivx]{2,5}|[a-z])"
#: 2, 2a, 2.1, 2(a)(ii), 2.a.i, a, (a), ii: what stands between two parts is at most a bracket or a dot.
_NUMBER = rf"\(?{_PART}\)?(?:(?:\.\(?|\(|(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)){_PART}\)?){{0,4}}"
#: The same where a word before it says that it is a number: its letters alone need a bracket or a stop.
_CLEAR = rf"(?:(?=\(?\d){_NUMBER}|\({_PART}\)|{_PART}(?=[.):]))"
_QUESTION = (
    r"(?:questions?|queries|query|points?|parts?|items?|qu?e?s?(?=[\s.:#q]*\d))(?:\s+(?:numbers?|nos?\.?))?"
)
_REPLY = r"(?:answers?|ans|responses?|reply|replies|a(?=q?\d))"
_NAMED = re.compile(
    rf"\s*(?P<name>(?:{_REPLY}\s+(?:to|for)\s+)?{_QUESTION}\s*[.:#]?|{_REPLY}\s*#?)\s*(?:q\s*)?(?P<number>{_CLEAR})"
    r"(?![^\W_])\s*[.):\]–—-]*\s*",
    re.IGNORECASE,
)
#: I-1-2 with hyphens too, which elsewhere would be a range.
_HYPHENED = rf"(?:{_PART}(?:-{_PART}){{1,4}}(?=\s*[.):])|{_NUMBER})"
#: 1. or 1) or 1 - or 1a or 2.1, or nothing else on the line; "e.g." is no number.
_PLAIN = re.compile(
    rf"\s*\[?(?!e\.g|i\.e)(?P<number>{_HYPHENED})"
    r"(?:\s*[.):\]]+(?=\s|[^\W\d_]|$)|\s+[–—-]+\s|\s*$|(?:(?<=\d[a-z])|(?<=\d\.\d)|(?<=\)))(?=\s))\s*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[•·▪◦‣●○■□➢►*–—-]|\uf0b7|o(?=\s))\s+")
_ANSWER = re.compile(r"ans|a$|resp|repl", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at the start of a piece of text, which ends at ``end`` (from the start of the piece).

    ``paths`` are the ways to read it: (i) is the first of Roman numerals or the ninth letter. ``named`` is
    true for "Question 2", and ``answers`` for "Answer 2". ``lettered`` where its last part is a letter.
    """

    end: int
    paths: tuple[Path, ...]
    named: bool = False
    answers: bool = False
    lettered: bool = False


def read_marker(text: str) -> Marker | None:
    """The number with which a text begins, a bullet before it or not; None where there is none."""
    bullet = _BULLET.match(text)
    offset = bullet.end() if bullet else 0
    match = _NAMED.match(text, offset)
    if match and paths_of(match["number"]):
        name = match["name"].casefold()
        lettered = match["number"].rstrip(")")[-1].isalpha()
        return Marker(match.end(), paths_of(match["number"]), True, bool(_ANSWER.match(name)), lettered)
    match = _PLAIN.match(text, offset)
    if match and paths_of(match["number"]):
        lettered = match["number"].rstrip(")")[-1].isalpha()
        return Marker(match.end(), paths_of(match["number"]), lettered=lettered)
    return None


def bullet_length(text: str) -> int:
    """How many characters of bullet a text begins with."""
    bullet = _BULLET.match(text)
    return bullet.end() if bullet else 0


def marker_length(text: str) -> int:
    """How many characters of bullet or number a text begins with."""
    marker = read_marker(text)
    return marker.end if marker else bullet_length(text)


def paths_of(number: str) -> tuple[Path, ...]:
    """Every way to read a number as places in a tree, counted from 1; () where it is none."""
    parts = re.findall(_PART, number.casefold())
    readings: list[Path] = [()]
    for part in parts:
        readings = [(*path, place) for path in readings for place in _places(part)]
    return tuple(readings) if parts else ()


def _places(part: str) -> list[int]:
    if part.isdigit():
        return [int(part)]
    places = [_ROMAN[part]] if part in _ROMAN else []
    return [*places, ord(part) - ord("a") + 1] if len(part) == 1 else places


_REFERENCE = re.compile(
    rf"\b{_QUESTION}\s*[.:]?\s*(?P<list>{_CLEAR}(?![^\W_])(?:\s*(?:,|;|&|/|and|or|to|through|–|—|-)+\s*(?:and\s+)?(?:q(?:uestion)?s?\s*)?"
    rf"{_NUMBER}(?![^\W_])){{0,12}})",
    re.IGNORECASE,
)
_SEPARATED = re.compile(
    rf"(?<![^\W_])(?:q(?:uestion)?s?\s*)?(?P<number>{_NUMBER})(?![^\W_])|(?P<range>\bto\b|\bthrough\b|–|—|-)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Questions named at ``start`` to ``end`` of a text: single numbers, and ranges of first and last."""

    start: int
    end: int
    numbers: tuple[str, ...]
    ranges: tuple[tuple[str, str], ...]


def read_references(text: str) -> list[Reference]:
    """Every mention of questions by number in a text."""
    return [_reference(match) for match in _REFERENCE.finditer(text)]


def _reference(match: re.Match[str]) -> Reference:
    numbers: list[str] = []
    ranges: list[tuple[str, str]] = []
    in_range = False
    for part in _SEPARATED.finditer(match["list"]):
        if part["range"]:
            in_range = bool(numbers)
        elif in_range:
            ranges.append((numbers.pop(), part["number"]))
            in_range = False
        else:
            numbers.append(part["number"])
    return Reference(match.start(), match.end(), tuple(numbers), tuple(ranges))


def ends_with(path: Path, tail: Sequence[int]) -> bool:
    return bool(tail) and path[-len(tail) :] == tuple(tail)

"""Dates as people write them in the United Kingdom, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from responses.intake.aligning.contract import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?,?\s+(?P<year>\d{{4}})\b",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
        r"(?<![\d/.\-])(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})[/.\-](?P<year>\d{4}|\d{2})(?![\d/\-]|\.\d)",
        r"(?<![\d/.\-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d\-])",
    )
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date and its place in the text."""

    day: date
    span: Span


def dates(text: str) -> list[WrittenDate]:
    """All full dates in order; what cannot be one (31/02/2021, a year before 2000) is left out."""
    return sorted(set(_dates(text)), key=lambda found: found.span.start)


def _dates(text: str) -> Iterator[WrittenDate]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            day = _day(match["day"], match["month"].lower(), match["year"])
            if day:
                yield WrittenDate(day, Span(*match.span()))


def _day(day: str, month: str, year: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    full_year = int(year) + 2000 if len(year) == 2 else int(year)
    try:
        return date(full_year, number, int(day)) if 2000 <= full_year < 2100 else None
    except ValueError:
        return None

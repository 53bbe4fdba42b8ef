"""What a column of a file is, and how its cells are written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

#: A spreadsheet would run a cell that begins so; NUL is skipped by some and so counts among them.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\x00")
JOIN = " | "


@dataclass(frozen=True)
class Column:
    """One column: ``value`` makes its cell from a row; ``type`` and ``description`` make the data dictionary.

    ``type`` is one of Frictionless Data's field types: string, integer, number, boolean, date, any.
    """

    name: str
    description: str
    value: Callable[[Any], object]
    type: str = "string"


def cell(value: object) -> str:
    """A value as a file writes it: true and false, ISO dates, text that no spreadsheet runs."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float, Decimal)):
        return str(value)
    return guarded(str(value))


def guarded(text: str) -> str:
    """Text with a leading apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def joined(items: Iterable[object]) -> str:
    return JOIN.join(str(item) for item in items if item)


def write_rows(columns: list[Column], rows: Iterable[object]) -> Iterator[list[str]]:
    """The header, then a list of cells for each row; each is as long as the header."""
    yield [guarded(column.name) for column in columns]
    for row in rows:
        yield [cell(column.value(row)) for column in columns]

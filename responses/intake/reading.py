"""Reading spreadsheets saved as text, with errors that name the file, the row and the column.

Rows are numbered as a spreadsheet shows them: the first row of the file is row 1, a header included.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path


class InputError(ValueError):
    """Wrong input: one line that names the file and, where known, the row and the column."""

    def __init__(self, message: str, *, file: str = "", row: int | None = None, column: str = "") -> None:
        self.message, self.column = message, column
        place = [file] if file else []
        if row is not None:
            place.append(f"row {row}")
        if column:
            place.append(f"column {column}")
        super().__init__(f"{', '.join(place)}: {message}" if place else message)


@dataclass(frozen=True)
class Row:
    """One row of a file with a header, and where it stands."""

    file: str
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def error(self, column: str, message: str) -> InputError:
        return InputError(message, file=self.file, row=self.number, column=column)


def read_records(path: Path) -> list[list[str]]:
    """Return every row of a CSV file as a list of texts; a row of empty lines only is left out."""
    text = _read_text(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return [[cell.strip() for cell in record] for record in reader]
    except csv.Error as error:
        raise InputError(f"not a CSV file: {error}", file=path.name, row=reader.line_num) from error


def read_table(path: Path, columns: Sequence[str], *, optional: Sequence[str] = ()) -> list[Row]:
    """Return the rows of a CSV file with a header.

    Every one of `columns` has to be in the header; those of `optional` are empty where they are
    absent. Other columns are left alone.
    """
    records = read_records(path)
    if not records or not any(records[0]):
        raise InputError(f"the file is empty; it needs the columns {', '.join(columns)}", file=path.name)
    header = [name.strip() for name in records[0]]
    _check_header(path.name, header, columns)
    return list(_rows(path.name, header, records[1:], optional))


def _rows(
    file: str, header: Sequence[str], records: Sequence[Sequence[str]], optional: Sequence[str]
) -> Iterator[Row]:
    absent = {name: "" for name in optional if name not in header}
    for number, record in enumerate(records, start=2):
        if not any(record):
            continue
        if len(record) != len(header):
            raise InputError(
                f"the row has {_count(len(record), 'cell')}, the header has {len(header)}",
                file=file,
                row=number,
                column=_first_missing(header, record),
            )
        yield Row(file, number, absent | dict(zip(header, record, strict=True)))


def _first_missing(header: Sequence[str], record: Sequence[str]) -> str:
    if len(record) < len(header):
        return header[len(record)]
    return str(len(header) + 1)


def _check_header(file: str, header: Sequence[str], columns: Sequence[str]) -> None:
    for name in columns:
        if name not in header:
            raise InputError("the column is missing from the header", file=file, row=1, column=name)
    for name in header:
        if name and header.count(name) > 1:
            raise InputError("the header names the column twice", file=file, row=1, column=name)


def _read_text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path)) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _undecodable(path.name, content, error.start) from error
    if "\0" in text:
        position = content.index(b"\0")
        row, column = _place(content, position)
        raise InputError(
            "holds a NUL character; is this a text file?", file=path.name, row=row, column=column
        )
    return text


def _undecodable(file: str, content: bytes, position: int) -> InputError:
    row, column = _place(content, position)
    return InputError(
        f"byte 0x{content[position]:02X} is not UTF-8; save the file as CSV UTF-8",
        file=file,
        row=row,
        column=column,
    )


def _place(content: bytes, position: int) -> tuple[int, str]:
    """Return the row and the number of the column that hold the byte at `position`."""
    # Latin-1 gives every byte a character, so that the rows before the bad byte can still be told apart.
    records = list(csv.reader(io.StringIO(content[:position].decode("latin-1") + "x", newline="")))
    return len(records), str(len(records[-1]))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def parse_compact_date(text: str) -> date | None:
    """Return the date of `yyyymmdd`, None for an empty text; raise ValueError for anything else."""
    if not text:
        return None
    if len(text) != 8 or not (text.isascii() and text.isdigit()):
        raise ValueError(f"“{text}” is not a date written as yyyymmdd")
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        raise ValueError(f"“{text}” is not a day of the calendar") from None

"""The trust register as the Organisation Data Service (ODS) publishes it: a CSV file without a header.

Copies have 27 fields, older ones 24. Fields, counted from 1: 1 code, 2 name in capitals, 3 NHS England
region, 4 integrated care board, 5 to 9 address, 10 postcode, 11 opened, 12 closed (yyyymmdd), 18 telephone,
24 Government Office Region, a letter.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from responses.intake.names import readable_board_name, readable_name
from responses.intake.reading import InputError, parse_compact_date, read_records, read_table
from responses.models.trust import FICTIONAL_PREFIX, ODS_CODE_PATTERN, VINTAGE_PATTERN

Parsed = TypeVar("Parsed")

GEOGRAPHY_CODE = re.compile(r"[A-Z0-9]{3,5}")
FIELD_COUNTS = (24, 27)
FIELD_NAMES = {1: "code", 2: "name", 3: "region", 4: "board", 10: "postcode", 11: "opened", 12: "closed"}
OFFICE_REGION_FIELD = 24
WALES = "W"
LONGEST_NAME = 200

#: How the published list of trust types writes them, and ours.
TRUST_TYPE_LABELS = {
    "acute": "acute",
    "ambulance": "ambulance",
    "community": "community",
    "mental health": "mental_health",
    "mental health and community (combined)": "mental_health_and_community",
    "mental health and community": "mental_health_and_community",
    "unknown": "unknown",
}


@dataclass(frozen=True)
class RegisterTrust:
    """One trust as one vintage of the register has it; empty where the register says nothing."""

    ods_code: str
    name: str
    region_code: str
    icb_code: str
    postcode: str
    opened: date | None
    closed: date | None
    is_welsh: bool


@dataclass(frozen=True)
class RegisterFile:
    file: str
    vintage: str
    vintage_is_assumed: bool
    trusts: tuple[RegisterTrust, ...]


@dataclass(frozen=True)
class _Record:
    """One row of the file and where it stands."""

    file: str
    number: int
    cells: tuple[str, ...]

    def field(self, position: int, parse: Callable[[str], Parsed]) -> Parsed:
        try:
            return parse(self.cells[position - 1])
        except ValueError as error:
            raise self.error(position, str(error)) from None

    def error(self, position: int, message: str) -> InputError:
        name = FIELD_NAMES.get(position)
        column = f"{position} ({name})" if name else str(position)
        return InputError(message, file=self.file, row=self.number, column=column)


def read_register(path: Path, *, vintage: str = "", today: date | None = None) -> RegisterFile:
    """Return every trust of a register file; raise InputError at the first wrong row.

    The vintage is `vintage` (YYYY-MM), else the one in the file's name, else this month.
    """
    known = check_vintage(vintage) if vintage else _vintage_in_name(path.name)
    records = [
        _Record(path.name, number, tuple(cells))
        for number, cells in enumerate(read_records(path), start=1)
        if any(cells)
    ]
    if not records:
        raise InputError("the file is empty", file=path.name)
    _check_lengths(records)
    _check_unique(records)
    trusts = tuple(_parse(record) for record in records)
    return RegisterFile(path.name, known or f"{today or date.today():%Y-%m}", not known, trusts)


def check_vintage(vintage: str) -> str:
    if not re.fullmatch(VINTAGE_PATTERN, vintage):
        raise InputError(f"“{vintage}” is not a vintage: write a year and a month, as in 2026-07")
    return vintage


def _vintage_in_name(name: str) -> str:
    match = re.search(r"(?<!\d)((?:19|20)\d\d-(?:0[1-9]|1[0-2]))(?![\d-])", name)
    return match[1] if match else ""


def _check_lengths(records: Sequence[_Record]) -> None:
    expected = len(records[0].cells)
    for record in records:
        length = len(record.cells)
        if length not in FIELD_COUNTS or length != expected:
            wanted = expected if expected in FIELD_COUNTS else "24 or 27"
            missing = min(length, OFFICE_REGION_FIELD if wanted != 27 else 27) + 1
            raise record.error(missing, f"the row has {length} fields, it needs {wanted}")


def _check_unique(records: Sequence[_Record]) -> None:
    rows: dict[str, int] = {}
    for record in records:
        code = record.cells[0]
        if code in rows:
            raise record.error(1, f"{code} is already in row {rows[code]}")
        rows[code] = record.number


def _parse(record: _Record) -> RegisterTrust:
    is_welsh = record.cells[OFFICE_REGION_FIELD - 1] == WALES
    trust = RegisterTrust(
        ods_code=record.field(1, check_ods_code),
        name=record.field(2, _name),
        # The register has a stand-in region and board for Wales, which are neither.
        region_code="" if is_welsh else record.field(3, _geography_code),
        icb_code="" if is_welsh else record.field(4, _geography_code),
        postcode=record.field(10, _postcode),
        opened=record.field(11, parse_compact_date),
        closed=record.field(12, parse_compact_date),
        is_welsh=is_welsh,
    )
    if trust.opened and trust.closed and trust.closed < trust.opened:
        raise record.error(12, "closed before it opened")
    return trust


def check_ods_code(text: str) -> str:
    if not re.fullmatch(ODS_CODE_PATTERN, text):
        raise ValueError(f"“{text}” is not an ODS code: three or five capital letters and digits")
    if text.startswith(FICTIONAL_PREFIX):
        raise ValueError(f"“{text}” begins with {FICTIONAL_PREFIX}, which is kept for fictional trusts")
    return text


def _geography_code(text: str) -> str:
    if text and not GEOGRAPHY_CODE.fullmatch(text):
        raise ValueError(f"“{text}” is not a code of capital letters and digits")
    return text


def _name(text: str) -> str:
    if not text:
        raise ValueError("the name is empty")
    if len(text) > LONGEST_NAME:
        raise ValueError(f"the name has {len(text)} characters, {LONGEST_NAME} are allowed")
    return readable_name(text)


def _postcode(text: str) -> str:
    if len(text) > 8:
        raise ValueError(f"“{text}” is not a postcode")
    return text


def read_trust_types(path: Path) -> dict[str, str]:
    """Return {ODS code: trust type} from the columns ods_code and trust_type."""
    types = {}
    for row in read_table(path, ["ods_code", "trust_type"]):
        if not re.fullmatch(ODS_CODE_PATTERN, row["ods_code"]):
            raise row.error("ods_code", f"“{row['ods_code']}” is not an ODS code")
        label = row["trust_type"].lower().replace("_", " ")
        if label not in TRUST_TYPE_LABELS:
            raise row.error("trust_type", f"“{row['trust_type']}” is not a trust type that we know")
        if row["ods_code"] in types:
            raise row.error("ods_code", f"{row['ods_code']} stands in the file twice")
        types[row["ods_code"]] = TRUST_TYPE_LABELS[label]
    return types


def read_board_names(path: Path) -> Mapping[str, str]:
    """Return {code: short name} of integrated care boards, from the columns ICB..CDH and ICB..NM.

    The Office for National Statistics puts the year into the names of the columns (ICB24CDH).
    """
    records = read_records(path)
    header = records[0] if records else []
    code_column = _yearly_column(path.name, header, "CDH")
    name_column = _yearly_column(path.name, header, "NM")
    names: dict[str, str] = {}
    for row in read_table(path, [code_column, name_column]):
        if not GEOGRAPHY_CODE.fullmatch(row[code_column]):
            raise row.error(code_column, f"“{row[code_column]}” is not a code of capital letters and digits")
        if not 0 < len(row[name_column]) <= LONGEST_NAME:
            raise row.error(name_column, f"a name has 1 to {LONGEST_NAME} characters")
        if row[code_column] in names:
            raise row.error(code_column, f"{row[code_column]} stands in the file twice")
        names[row[code_column]] = readable_board_name(row[name_column])
    return names


def _yearly_column(file: str, header: Sequence[str], ending: str) -> str:
    for name in header:
        if re.fullmatch(rf"ICB\d\d{ending}", name):
            return name
    raise InputError("the column is missing from the header", file=file, row=1, column=f"ICB24{ending}")

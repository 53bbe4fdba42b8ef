"""Make the register files in responses/sample/ from what the bodies named in its README publish.

    python scripts/make_register_files.py --register etr_2022-02.csv --register etr_2026-07.csv \\
        --types trust_types_2024.csv --boards icb_names_2024-12.csv --bank-holidays bank-holidays.json

Registers are given oldest first. care_trusts.csv, regions.csv and successions.csv are kept by hand.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import django  # noqa: E402
from django.conf import settings  # noqa: E402

# The readers share their patterns with the models, which need Django's registry but no database.
settings.configure(INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "responses"])
django.setup()

from responses.intake.register_file import (  # noqa: E402
    RegisterTrust,
    read_board_names,
    read_register,
    read_trust_types,
)

FOLDER = ROOT / "responses" / "sample"
TRUST_COLUMNS = (
    *("ods_code", "name", "trust_type", "region_code", "icb_code", "postcode"),
    *("opened", "closed", "country", "vintage"),
)
# A holiday in Scotland by proclamation, which lists made before it was proclaimed lack.
PROCLAIMED = ("2026-06-15", "scotland", "Bank holiday by royal proclamation")


@dataclass(frozen=True)
class Vintaged:
    trust: RegisterTrust
    vintage: str


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--register", type=Path, action="append", required=True)
    for name in ("--types", "--boards", "--bank-holidays"):
        parser.add_argument(name, type=Path, required=True)
    arguments = parser.parse_args()
    registers = sorted((read_register(path) for path in arguments.register), key=lambda r: r.vintage)
    seen = [Vintaged(trust, register.vintage) for register in registers for trust in register.trusts]
    latest = {item.trust.ods_code: item for item in seen}
    types = read_trust_types(arguments.types)
    write("trusts.csv", TRUST_COLUMNS, trust_rows(latest.values(), types))
    write("former_names.csv", ["ods_code", "name", "vintage"], former_names(seen, latest))
    write("icbs.csv", ["code", "name"], board_rows(read_board_names(arguments.boards), latest.values()))
    write("bank_holidays.csv", ["date", "division", "name"], bank_holidays(arguments.bank_holidays))


def write(name: str, columns: Sequence[str], rows: Iterable[tuple[str, ...]]) -> None:
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(sorted(rows))


def trust_rows(trusts: Iterable[Vintaged], types: dict[str, str]) -> list[tuple[str, ...]]:
    return [
        (
            item.trust.ods_code,
            item.trust.name,
            types.get(item.trust.ods_code, "unknown"),
            item.trust.region_code,
            item.trust.icb_code,
            item.trust.postcode,
            item.trust.opened.isoformat() if item.trust.opened else "",
            item.trust.closed.isoformat() if item.trust.closed else "",
            "wales" if item.trust.is_welsh else "england",
            item.vintage,
        )
        for item in trusts
    ]


def former_names(seen: Iterable[Vintaged], latest: dict[str, Vintaged]) -> list[tuple[str, str, str]]:
    """Names that are no longer in use, each with the latest vintage that has it."""
    vintages = {
        (item.trust.ods_code, item.trust.name): item.vintage
        for item in seen
        if item.trust.name != latest[item.trust.ods_code].trust.name
    }
    return [(code, name, vintage) for (code, name), vintage in vintages.items()]


def board_rows(names: Mapping[str, str], trusts: Iterable[Vintaged]) -> list[tuple[str, str]]:
    """Every board with its name, and the codes that a trust has and no list names."""
    codes = set(names) | {item.trust.icb_code for item in trusts if item.trust.icb_code}
    return [(code, names.get(code, "")) for code in codes]


def bank_holidays(path: Path) -> list[tuple[str, str, str]]:
    divisions = json.loads(path.read_text(encoding="utf-8"))
    published = {
        (event["date"], division, event["title"])
        for division, part in divisions.items()
        for event in part["events"]
    }
    proclaimed = [] if any(day[:2] == PROCLAIMED[:2] for day in published) else [PROCLAIMED]
    return [*published, *proclaimed]


if __name__ == "__main__":
    main()

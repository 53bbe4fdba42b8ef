"""Bank holidays for tests that count working days: the table that ships with the project."""

import csv
from datetime import date
from pathlib import Path

import responses
from responses.models import BankHoliday

TABLE = Path(responses.__file__).parent / "sample" / "bank_holidays.csv"


def load_bank_holidays() -> None:
    with TABLE.open(encoding="utf-8", newline="") as handle:
        BankHoliday.objects.bulk_create(
            (
                BankHoliday(date=date.fromisoformat(row["date"]), division=row["division"], name=row["name"])
                for row in csv.DictReader(handle)
            ),
            ignore_conflicts=True,
        )

"""Both real vintages of the register, and what an import does with them."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from responses.models import FormerName, IntegratedCareBoard, Trust

pytestmark = pytest.mark.django_db


def run(*arguments: object, **options: object) -> list[str]:
    output = StringIO()
    call_command("import_trusts", *map(str, arguments), stdout=output, **options)
    return output.getvalue().splitlines()


@pytest.fixture
def ods(shared_data) -> Path:
    return shared_data / "ods"


def facts() -> list[tuple]:
    return list(Trust.objects.order_by("pk").values_list()) + list(
        FormerName.objects.order_by("trust", "name").values_list("trust", "name", "vintage")
    )


def test_two_vintages_in_order_and_again(ods):
    types, boards = ods / "trust_types_2024.csv", ods / "icb_names_2024-12.csv"
    first = run(ods / "etr_2022-02.csv", types=types, icbs=boards)
    assert first[:2] == ["etr_2022-02.csv, register of 2022-02", "New: 218"]
    second = run(ods / "etr_2026-07.csv", types=types, icbs=boards)
    assert second[1] == "New: 56"
    assert second[2].startswith("Renamed: 17 (RA2, ")
    assert FormerName.objects.count() == 17
    before = facts()
    again = run(ods / "etr_2026-07.csv", types=types, icbs=boards)
    assert again[1:] == [
        "New: 0",
        "Renamed: 0",
        "Closed: 0",
        "Changed: 0",
        "Earlier names: 0",
        "Unchanged: 274",
    ]
    assert facts() == before


def test_an_older_file_after_a_newer_one_only_adds_names(ods):
    run(ods / "etr_2026-07.csv")
    current = dict(Trust.objects.values_list("pk", "name"))
    report = run(ods / "etr_2022-02.csv")
    assert report[5].startswith("Earlier names: 17 (")
    assert dict(Trust.objects.values_list("pk", "name")) == current
    assert FormerName.objects.filter(vintage="2022-02").count() == 17


def test_welsh_bodies_and_boards_without_a_name(ods):
    run(ods / "etr_2026-07.csv", icbs=ods / "icb_names_2024-12.csv")
    assert set(Trust.objects.filter(country="wales").values_list("pk", flat=True)) == {"RQF", "RT4", "RYT"}
    nameless = set(IntegratedCareBoard.objects.filter(name="").values_list("pk", flat=True))
    assert nameless == {"D7T5G", "S0E4D", "S1Y5D", "S9B9J", "T6Y0W", "Z9B2Z"}
    assert Trust.objects.get(pk="R1A").icb.name == "Herefordshire and Worcestershire ICB"


def test_the_form_with_24_fields(ods, tmp_path):
    older = tmp_path / "etr_2019-05.csv"
    with (
        (ods / "etr_2022-02.csv").open(encoding="utf-8", newline="") as source,
        older.open("w", newline="") as target,
    ):
        csv.writer(target).writerows(row[:24] for row in csv.reader(source))
    assert run(older)[:2] == ["etr_2019-05.csv, register of 2019-05", "New: 218"]
    assert Trust.objects.filter(country="wales").count() == 3


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda rows: rows[4].pop(),
            r"wrong_2026-07\.csv, row 5, column 27: the row has 26 fields, it needs 27",
        ),
        (
            lambda rows: rows[2].__setitem__(0, "R0ABCD"),
            r"row 3, column 1 \(code\): “R0ABCD” is not an ODS code",
        ),
        (
            lambda rows: rows[2].__setitem__(10, "2020013"),
            r"row 3, column 11 \(opened\): “2020013” is not a date",
        ),
        (
            lambda rows: rows[2].__setitem__(0, rows[1][0]),
            r"row 3, column 1 \(code\): .* is already in row 2",
        ),
    ],
)
def test_wrong_rows_are_named_and_nothing_is_written(ods, tmp_path, change, message):
    with (ods / "etr_2026-07.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source))
    change(rows)
    wrong = tmp_path / "wrong_2026-07.csv"
    with wrong.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows(rows)
    with pytest.raises(CommandError, match=message):
        run(wrong)
    assert Trust.objects.count() == 0


def test_a_wrong_encoding_is_named(tmp_path):
    wrong = tmp_path / "etr_2026-07.csv"
    wrong.write_bytes(b'"R0A","CAF\xc9 NHS TRUST"\r\n')
    with pytest.raises(CommandError, match=r"etr_2026-07\.csv, row 1, column 2: byte 0xC9 is not UTF-8"):
        run(wrong)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "nothing.csv")

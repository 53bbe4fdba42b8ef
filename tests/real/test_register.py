"""Both real vintages of the register, and what an import does with them."""

import csv
import re
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from responses.intake.register_file import read_register
from responses.intake.sample import load_register
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
    assert first == [
        "etr_2022-02.csv: register of 2022-02",
        "New: 218, 6 of them closed already",
        "Renamed: 0",
        "Closed: 0",
        "Other facts changed: 0",
        "Earlier names added: 0",
        "Unchanged: 0",
        "Not in this file, and kept: 0",
    ]
    second = run(ods / "etr_2026-07.csv", types=types, icbs=boards)
    assert second[1:4] == [
        "New: 56, 54 of them closed already",
        "Renamed: 17",
        "  RA2 Royal Surrey County Hospital NHS Foundation Trust is now Royal Surrey NHS Foundation Trust",
    ]
    assert second[20] == "Closed: 12 (R1C, RA4, RAP, RBZ, RNK, RRP, RVJ, RVY, RY2, RY9, RYK, RYV)"
    assert FormerName.objects.count() == 17
    before = facts()
    again = run(ods / "etr_2026-07.csv", types=types, icbs=boards)
    assert again[1:] == [
        "New: 0",
        "Renamed: 0",
        "Closed: 0",
        "Other facts changed: 0",
        "Earlier names added: 0",
        "Unchanged: 274",
        "Not in this file, and kept: 0",
    ]
    assert facts() == before


def test_an_older_file_after_a_newer_one_only_adds_names(ods):
    run(ods / "etr_2022-02.csv")
    run(ods / "etr_2026-07.csv")
    in_order = facts()
    Trust.objects.all().delete()
    run(ods / "etr_2026-07.csv")
    report = run(ods / "etr_2022-02.csv")
    assert report[5].startswith("Earlier names added: 17 (RA2, RA7, ")
    assert report[6:] == ["Unchanged: 201", "Not in this file, and kept: 56"]
    assert facts() == in_order


def test_types_are_those_of_the_closed_list(ods):
    run(ods / "etr_2026-07.csv", types=ods / "trust_types_2024.csv")
    assert Counter(Trust.objects.values_list("type", flat=True)) == {
        "acute": 135,
        "mental_health_and_community": 29,
        "mental_health": 18,
        "community": 13,
        "ambulance": 10,
        "unknown": 69,
    }


def test_the_sample_has_what_the_two_vintages_and_the_types_give(ods):
    types, boards = ods / "trust_types_2024.csv", ods / "icb_names_2024-12.csv"
    run(ods / "etr_2022-02.csv", types=types, icbs=boards)
    run(ods / "etr_2026-07.csv", types=types, icbs=boards)
    care_trusts = ["TAD", "TAE", "TAF", "TAH", "TAJ"]
    imported, boards_imported = facts(), list(IntegratedCareBoard.objects.order_by("pk").values_list())
    Trust.objects.all().delete()
    IntegratedCareBoard.objects.all().delete()
    load_register()
    Trust.objects.filter(pk__in=care_trusts).delete()
    assert facts() == imported
    assert list(IntegratedCareBoard.objects.order_by("pk").values_list()) == boards_imported


def test_every_real_name_becomes_readable(ods):
    names = set()
    for path in ods.glob("etr_*.csv"):
        names |= {trust.name for trust in read_register(path).trusts}
    assert len(names) == 291
    # No word in capitals but NHS, and no small word at a start.
    shouted = {word for name in names for word in re.findall(r"[A-Z]{2,}", name)}
    assert shouted == {"NHS"}
    assert [name for name in names if not name[0].isupper()] == []
    small = {word for name in names for word in name.split() if word[0].islower()}
    assert small == {"and", "for", "of", "on", "upon"}


def test_welsh_bodies_and_boards_without_a_name(ods):
    run(ods / "etr_2026-07.csv", icbs=ods / "icb_names_2024-12.csv")
    assert set(Trust.objects.filter(country="wales").values_list("pk", flat=True)) == {"RQF", "RT4", "RYT"}
    nameless = set(IntegratedCareBoard.objects.filter(name="").values_list("pk", flat=True))
    assert nameless == {"D7T5G", "S0E4D", "S1Y5D", "S9B9J", "T6Y0W", "Z9B2Z"}
    assert str(Trust.objects.get(pk="R1A").icb) == "Herefordshire and Worcestershire ICB"


def test_the_form_with_24_fields(ods, tmp_path):
    older = tmp_path / "etr_2019-05.csv"
    with (
        (ods / "etr_2022-02.csv").open(encoding="utf-8", newline="") as source,
        older.open("w", newline="") as target,
    ):
        csv.writer(target).writerows(row[:24] for row in csv.reader(source))
    assert run(older)[:2] == [
        "etr_2019-05.csv: register of 2019-05",
        "New: 218, 6 of them closed already",
    ]
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

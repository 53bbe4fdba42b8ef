"""The register of trusts, with files made here: vintages in any order, and wrong files refused whole."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from responses.intake.reading import InputError
from responses.intake.register import RegisterReport, import_register
from responses.intake.register_file import read_board_names, read_register, read_trust_types
from responses.models import FOIRequest, FormerName, IntegratedCareBoard, Region, Trust

pytestmark = pytest.mark.django_db


def fields(code="R1A", name="VALE NHS TRUST", *, closed="", region="Y60", board="QGH", letter="F", count=27):
    """One row of a register file."""
    cells = [""] * 27
    cells[:4] = [code, name, region, board]
    cells[9:12] = ["WR5 1JR", "20110701", closed]
    cells[23] = letter
    return cells[:count]


@pytest.fixture
def write(tmp_path):
    def file(*rows: list[str], name: str = "etr_2026-07.csv") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as target:
            csv.writer(target, quoting=csv.QUOTE_ALL).writerows(rows)
        return path

    return file


@pytest.fixture
def load(write):
    def run(vintage: str, *rows: list[str], **options: dict[str, str]) -> RegisterReport:
        return import_register(read_register(write(*rows), vintage=vintage), **options)

    return run


def names() -> list[tuple[str, str]]:
    return list(FormerName.objects.order_by("vintage").values_list("vintage", "name"))


def test_a_trust_with_all_its_facts(load):
    load("2026-07", fields(closed="20260331"), types={"R1A": "community"}, boards={"QGH": "Vale ICB"})
    assert Trust.objects.values().get() == {
        "ods_code": "R1A",
        "name": "Vale NHS Trust",
        "type": "community",
        "country": "england",
        "region_id": "Y60",
        "icb_id": "QGH",
        "postcode": "WR5 1JR",
        "opened": date(2011, 7, 1),
        "closed": date(2026, 3, 31),
        "fictional": False,
        "vintage": "2026-07",
    }
    assert str(Region.objects.get()) == "Midlands"
    assert str(IntegratedCareBoard.objects.get()) == "Vale ICB"


@pytest.mark.parametrize("order", [("2020-01", "2022-02", "2026-07"), ("2026-07", "2020-01", "2022-02")])
def test_vintages_in_any_order_give_the_same(load, order):
    rows = {
        "2020-01": fields(name="FIRST NHS TRUST", board="QAA"),
        "2022-02": fields(name="SECOND NHS TRUST", board="QBB"),
        "2026-07": fields(name="THIRD NHS TRUST", board="QCC", closed="20260331"),
    }
    for vintage in order:
        load(vintage, rows[vintage])
    trust = Trust.objects.get()
    assert (trust.name, trust.icb_id, trust.closed, trust.vintage) == (
        "Third NHS Trust",
        "QCC",
        date(2026, 3, 31),
        "2026-07",
    )
    assert names() == [("2020-01", "First NHS Trust"), ("2022-02", "Second NHS Trust")]


def test_a_name_taken_up_again_is_no_former_name(load):
    load("2020-01", fields(name="FIRST NHS TRUST"))
    load("2022-02", fields(name="SECOND NHS TRUST"))
    load("2026-07", fields(name="FIRST NHS TRUST"))
    assert names() == [("2022-02", "Second NHS Trust")]


def test_the_report_says_what_changed_and_a_second_time_nothing(load):
    load("2022-02", fields("R1A", "A TRUST"), fields("R1B", "B TRUST"), fields("R1C", "C TRUST"))
    rows = (
        fields("R1A", "NEW A TRUST"),
        fields("R1B", "B TRUST", closed="20240331"),
        fields("R1D", "D TRUST", board="Z9B2Z"),
    )
    assert load("2026-07", *rows).lines() == [
        "etr_2026-07.csv: register of 2026-07",
        "New: 1",
        "Renamed: 1",
        "  R1A A Trust is now New A Trust",
        "Closed: 1 (R1B)",
        "Other facts changed: 0",
        "Earlier names added: 0",
        "Unchanged: 0",
        "Not in this file, and kept: 1",
    ]
    before = list(Trust.objects.order_by("pk").values_list())
    again = load("2026-07", *rows)
    assert (again.unchanged, again.renamed, again.new) == (["R1A", "R1B", "R1D"], [], [])
    assert list(Trust.objects.order_by("pk").values_list()) == before
    assert names() == [("2022-02", "A Trust")]


def test_a_trust_that_opens_again_has_changed(load):
    load("2022-02", fields(closed="20210331"))
    report = load("2026-07", fields())
    assert (report.changed, report.closed, Trust.objects.get().closed) == (["R1A"], [], None)


def test_codes_without_a_name_stay_codes(load):
    load("2026-07", fields(region="Y99", board="Z9B2Z"))
    trust = Trust.objects.select_related("region", "icb").get()
    assert (str(trust.region), str(trust.icb)) == ("Y99", "Z9B2Z")
    load("2026-07", fields(region="Y99", board="Z9B2Z"), boards={"Z9B2Z": "London ICB"})
    assert str(IntegratedCareBoard.objects.get()) == "London ICB"


def test_a_welsh_body_has_no_region_and_no_board(load):
    load("2026-07", fields("RQF", region="W00", board="Q99", letter="W"))
    trust = Trust.objects.get()
    assert (trust.country, trust.region_id, trust.icb_id) == ("wales", None, None)
    assert not Region.objects.exists()


def test_a_type_is_not_lost_when_no_types_are_given(load):
    load("2022-02", fields(), types={"R1A": "community"})
    load("2026-07", fields())
    assert Trust.objects.get().type == "community"


def test_types_of_trusts_that_no_register_has(load):
    Trust.objects.create(ods_code="TAJ", name="Care trust")
    load("2026-07", fields(), types={"TAJ": "community"})
    assert Trust.objects.get(pk="TAJ").type == "community"


def test_fictional_trusts_are_not_in_the_report(load):
    Trust.objects.create(ods_code="XX001", name="Fictional trust")
    assert load("2026-07", fields()).absent == []


@pytest.mark.parametrize("count", [24, 27])
def test_both_forms_are_read(write, count):
    register = read_register(write(fields(letter="W", count=count)))
    assert [(trust.name, trust.is_welsh) for trust in register.trusts] == [("Vale NHS Trust", True)]


@pytest.mark.parametrize(
    ("name", "given", "expected", "assumed"),
    [
        ("etr_2026-07.csv", "", "2026-07", False),
        ("etr_2026-07.csv", "2025-01", "2025-01", False),
        ("etr.csv", "", "2024-03", True),
        ("etr_2026-13.csv", "", "2024-03", True),
    ],
)
def test_the_vintage(write, name, given, expected, assumed):
    register = read_register(write(fields(), name=name), vintage=given, today=date(2024, 3, 9))
    assert (register.vintage, register.vintage_is_assumed) == (expected, assumed)


GOOD = fields("R0A", "GOOD NHS TRUST")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (fields(count=26), "row 2, column 27: the row has 26 fields, it needs 27"),
        (fields(count=24), "row 2, column 25: the row has 24 fields, it needs 27"),
        ([*fields(), ""], "row 2, column 28: the row has 28 fields, it needs 27"),
        (fields("R0ABCD"), "row 2, column 1 (code): “R0ABCD” is not an ODS code"),
        (fields("r1a"), "row 2, column 1 (code): “r1a” is not an ODS code"),
        (fields("XX1"), "row 2, column 1 (code): “XX1” begins with XX, which is kept for fictional trusts"),
        (fields("R0A"), "row 2, column 1 (code): R0A is already in row 1"),
        (fields(name=""), "row 2, column 2 (name): the name is empty"),
        (fields(name="N" * 201), "row 2, column 2 (name): the name has 201 characters, 200 are allowed"),
        (fields(region="Y60000"), "row 2, column 3 (region): “Y60000” is not a code"),
        (fields(board="Q-H"), "row 2, column 4 (board): “Q-H” is not a code"),
        (fields(closed="31032026"), "row 2, column 12 (closed): “31032026” is not a day of the calendar"),
        (fields(closed="2026-03"), "row 2, column 12 (closed): “2026-03” is not a date written as yyyymmdd"),
        (fields(closed="20100101"), "row 2, column 12 (closed): closed before it opened"),
    ],
)
def test_wrong_rows_are_named_and_nothing_is_written(write, row, message):
    with pytest.raises(CommandError) as error:
        call_command("import_trusts", write(GOOD, row))
    assert str(error.value).startswith(f"etr_2026-07.csv, {message}")
    assert "\n" not in str(error.value)
    assert not Trust.objects.exists()
    assert not Region.objects.exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "etr.csv: the file is empty"),
        (b"\r\n\r\n", "etr.csv: the file is empty"),
        (b'"R0A","A"\n"R1A","CAF\xc9"\n', "etr.csv, row 2, column 2: byte 0xC9 is not UTF-8"),
        (b'"R0A","A\x00B"\n', "etr.csv, row 1, column 2: holds a NUL character"),
        (b'"R0A","A', "etr.csv, row 1: not a CSV file"),
        ("R0A,A\n".encode("utf-16"), "etr.csv, row 1, column 1: byte 0xFF is not UTF-8"),
    ],
)
def test_files_that_are_no_register(tmp_path, content, message):
    path = tmp_path / "etr.csv"
    path.write_bytes(content)
    with pytest.raises(InputError) as error:
        read_register(path)
    assert str(error.value).startswith(message)


def test_a_wrong_vintage_is_refused(write):
    with pytest.raises(CommandError, match="“July” is not a vintage: write a year and a month"):
        call_command("import_trusts", write(GOOD), vintage="July")


def test_types(tmp_path):
    path = tmp_path / "types.csv"
    path.write_text("ods_code,trust_type\nR0A,Acute\nR1A,Mental Health and Community (Combined)\n")
    assert read_trust_types(path) == {"R0A": "acute", "R1A": "mental_health_and_community"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("ods_code\nR0A\n", "types.csv, row 1, column trust_type: the column is missing from the header"),
        ("ods_code,trust_type\nR0,Acute\n", "types.csv, row 2, column ods_code: “R0” is not an ODS code"),
        (
            "ods_code,trust_type\nR0A,Hospice\n",
            "types.csv, row 2, column trust_type: “Hospice” is not a trust",
        ),
        ("ods_code,trust_type\nR0A,Acute\nR0A,Acute\n", "types.csv, row 3, column ods_code: R0A stands"),
        ("ods_code,trust_type\nR0A\n", "types.csv, row 2, column trust_type: the row has 1 cell"),
    ],
)
def test_wrong_types(tmp_path, content, message):
    path = tmp_path / "types.csv"
    path.write_text(content)
    with pytest.raises(InputError) as error:
        read_trust_types(path)
    assert str(error.value).startswith(message)


def test_board_names_are_short(tmp_path):
    path = tmp_path / "icbs.csv"
    path.write_text("ICB25CDH,ICB25NM\nQGH,NHS Vale Integrated Care Board\n")
    assert read_board_names(path) == {"QGH": "Vale ICB"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("code,name\nQGH,Vale\n", "icbs.csv, row 1, column ICB24CDH: the column is missing from the header"),
        ("ICB24CDH,ICB24NM\nQGH,\n", "icbs.csv, row 2, column ICB24NM: a name has 1 to 200 characters"),
        (
            "ICB24CDH,ICB24NM\nQGH,A\nQGH,B\n",
            "icbs.csv, row 3, column ICB24CDH: QGH stands in the file twice",
        ),
        ("ICB24CDH,ICB24NM\nqgh,A\n", "icbs.csv, row 2, column ICB24CDH: “qgh” is not a code"),
    ],
)
def test_wrong_board_names_and_nothing_is_written(write, tmp_path, content, message):
    path = tmp_path / "icbs.csv"
    path.write_text(content)
    with pytest.raises(CommandError) as error:
        call_command("import_trusts", write(GOOD), icbs=path)
    assert str(error.value).startswith(message)
    assert not Trust.objects.exists()
    assert not IntegratedCareBoard.objects.exists()


def test_a_register_that_changes_a_trust_moves_the_date_of_the_data(load):
    load("2026-07", fields())
    request = FOIRequest.objects.create(slug="example", title="Example")
    before = request.data_changed_at()
    load("2026-07", fields())
    assert FOIRequest.objects.get().data_changed_at() == before
    load("2026-08", fields(name="DALE NHS TRUST"))
    assert FOIRequest.objects.get().data_changed_at() > before

"""The command that keeps letters as drafts."""

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from responses.intake.entry import ask_trusts, close_unanswered
from responses.models import Answer, Response, Source
from tests.fictional import LETTER, make_holidays, make_request, make_trust

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path, author):
    make_holidays()
    trusts = [make_trust(f"XX{letter * 3}") for letter in "ABC"]
    make_trust("XXDDD")
    ask_trusts(request=make_request(), trusts=trusts, sent_on=None, author=author)
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"{name}\n\n{LETTER}", encoding="utf-8")
    (tmp_path / "bad.pdf").write_text(LETTER)
    return tmp_path


@pytest.fixture
def listing(folder):
    """Writes the list of the letters, and says where it is."""

    def write(*rows: str, name: str = "list.csv", header: str = "file,ods_code"):
        path = folder / name
        path.write_text("\r\n".join([header, *rows]) + "\r\n", encoding="utf-8")
        return path

    return write


def run(path, **options: object) -> list[str]:
    """The lines printed; the command fails where nothing was to be kept."""
    output = StringIO()
    try:
        call_command("import_response", str(path), **{"request": "example", **options}, stdout=output)
    finally:
        lines = output.getvalue().splitlines()
    return lines


def kept() -> list[tuple[str, str]]:
    return list(Source.objects.order_by("pk").values_list("name", "response__trust"))


def test_one_letter_of_one_trust(folder):
    lines = run(folder / "a.txt", trust="xxaaa")
    assert lines[0] == "1 of 1: a.txt, kept"
    assert lines[2].split() == ["file", "trust", "answers", "found"]
    assert lines[3].startswith("a.txt  XXAAA  ")
    assert lines[-1] == "Kept 1 of 1."
    assert kept() == [("a.txt", "XXAAA")]
    assert set(Answer.objects.values_list("state", flat=True)) == {"pending"}
    assert set(Response.objects.values_list("status", "outcome")) == {("draft", "awaiting")}
    assert Source.objects.get().reading.suggestions.filter(answer__isnull=False).count() == 10


def test_many_go_on_after_a_bad_one_and_end_with_a_table(folder, listing):
    path = listing("a.txt,XXAAA", "bad.pdf,XXBBB", "c.txt,xxccc")
    output = StringIO()
    with pytest.raises(CommandError, match=r"^1 of 3 not kept; the table says why\.$") as caught:
        call_command("import_response", str(folder), request="example", list=path, stdout=output)
    assert caught.value.returncode == 1
    lines = output.getvalue().splitlines()
    assert lines[:3] == ["1 of 3: a.txt, kept", "2 of 3: bad.pdf, not kept", "3 of 3: c.txt, kept"]
    reason = "bad.pdf: is named as a PDF file, but is something else"
    assert f"bad.pdf  XXBBB  not kept       {reason}" in lines
    assert lines[-2:] == ["Not in the list, and left alone: b.txt", "Kept 2 of 3."]
    assert kept() == [("a.txt", "XXAAA"), ("c.txt", "XXCCC")]


def test_again_everything_is_there_already(folder, listing):
    path = listing("a.txt,XXAAA", "b.txt,XXBBB")
    run(folder, list=path)
    output = StringIO()
    with pytest.raises(CommandError, match=r"^2 of 2 not kept"):
        call_command("import_response", str(folder), request="example", list=path, stdout=output)
    assert output.getvalue().count("The same file is already here, as “") == 2
    assert Source.objects.count() == 2


def test_a_response_closed_as_unanswered_is_named(folder, listing, author):
    closed = Response.objects.get(trust="XXAAA")
    Response.objects.update(sent_on="2024-03-01")
    close_unanswered(responses=[closed], author=author, today=date(2024, 6, 1))
    output = StringIO()
    with pytest.raises(CommandError):
        call_command(
            "import_response",
            str(folder),
            request="example",
            list=listing("a.txt,XXAAA", "b.txt,XXBBB"),
            stdout=output,
        )
    assert "If a reply has come, reopen it first." in output.getvalue()
    assert kept() == [("b.txt", "XXBBB")]


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (("a.txt,XXAAA", "d.txt,XXBBB"), "list.csv, row 3, column file: the folder {} has no file “d.txt”"),
        (("../list.csv,XXAAA",), "list.csv, row 2, column file: the folder {} has no file “../list.csv”"),
        (
            ("a.txt,XXAAA", "b.txt,XXDDD"),
            "list.csv, row 3, column ods_code: “XXDDD” is no trust that was asked; record it as asked first",
        ),
        (
            ("a.txt,",),
            "list.csv, row 2, column ods_code: “” is no trust that was asked; record it as asked first",
        ),
        (
            ("a.txt,XXAAA", "a.txt,xxaaa"),
            "list.csv, row 3, column file: “a.txt” of XXAAA stands in row 2 already",
        ),
        (("a.txt",), "list.csv, row 2, column ods_code: the row has 1 cell, the header has 2"),
        ((), "list.csv: it names no letter"),
    ],
)
def test_a_wrong_list_gets_one_line_and_nothing_is_kept(folder, listing, rows, line):
    with pytest.raises(CommandError) as caught:
        run(folder, list=listing(*rows))
    assert str(caught.value) == line.format(folder)
    assert kept() == []


def test_other_wrong_input_gets_one_line(folder, listing):
    whole = listing("a.txt,XXAAA")
    bare = listing("a.txt", name="bare.csv", header="file")
    letter = folder / "a.txt"
    wrong: list[tuple[Path, dict[str, Any], str]] = [
        (letter, {"trust": "XXDDD"}, "trust XXDDD has not been asked “example”: record it as asked first"),
        (letter, {"trust": "XXAAA", "request": "nope"}, "no request has the slug “nope”"),
        (folder / "z.txt", {"trust": "XXAAA"}, f"{folder}/z.txt: there is no such file"),
        (folder, {"trust": "XXAAA"}, f"{folder}: is a folder: name the trust of each letter with --list"),
        (letter, {"list": whole}, f"{letter}: is no folder: --list goes with the folder of the letters"),
        (folder, {"list": bare}, "bare.csv, row 1, column ods_code: the column is missing from the header"),
        (folder, {"list": folder / "no.csv"}, f"{folder}/no.csv: cannot be read: No such file or directory"),
    ]
    for path, options, beginning in wrong:
        with pytest.raises(CommandError) as caught:
            run(path, **options)
        assert str(caught.value).startswith(beginning)
        assert "\n" not in str(caught.value)
    assert kept() == []

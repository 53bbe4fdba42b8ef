"""The command that prints what letters say, and writes nothing."""

import csv
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from responses.intake.asked import asked_questions, known_resources
from responses.models import FOIRequest, Question, Reading, Resource, Source
from tests.fictional import LETTER, make_request, make_trust

pytestmark = pytest.mark.django_db
HEADER = ["file", "question", "text", "start", "end", "state", "value", "raw_mark", "confidence"]
POLICY = "Y – we do have a policy, called “Safe Online”."


@pytest.fixture
def folder(tmp_path):
    make_request()
    (tmp_path / "b.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "a.md").write_text("1. =1+1 is no formula\n\n2. No\n", encoding="utf-8")
    (tmp_path / ".hidden").write_text("not meant")
    return tmp_path


def run(*paths: object, **options: object) -> str:
    output = StringIO()
    call_command(
        "read_response",
        *map(str, paths),
        **{"request": "example", **options},
        stdout=output,
        stderr=StringIO(),
    )
    return output.getvalue()


def rows(output: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(output, newline="")))


def test_csv_has_a_row_for_each_answerable_question_in_order(folder):
    output = run(folder / "b.txt", format="csv")
    assert output.split("\r\n")[0] == ",".join(HEADER)
    found = rows(output)
    codes = list(Question.objects.answerable().order_by("order").values_list("code", flat=True))
    assert [(row["file"], row["question"]) for row in found] == [("b.txt", code) for code in codes]
    first = found[0]
    start, end = int(first["start"]), int(first["end"])
    assert first["text"] == LETTER[start:end] == POLICY
    assert (first["state"], first["value"], first["raw_mark"]) == ("answered", "yes", "Y")
    assert 0 < float(first["confidence"]) <= 1
    unfound = found[codes.index("camhs-4")]
    assert (unfound["text"], unfound["start"], unfound["end"], unfound["state"]) == ("", "", "", "left_blank")


def test_a_folder_is_one_csv_by_name_with_one_header(folder):
    found = rows(run(folder, format="csv"))
    assert list(dict.fromkeys(row["file"] for row in found)) == ["a.md", "b.txt"]
    assert len(found) == 20
    assert found == rows(run(folder / "a.md", folder / "b.txt", format="csv"))


def test_no_cell_of_text_is_run_by_a_spreadsheet(folder):
    assert rows(run(folder / "a.md", format="csv"))[0]["text"] == "'=1+1 is no formula"
    assert json.loads(run(folder / "a.md", format="json"))["answers"][0]["text"] == "=1+1 is no formula"


def test_json_adds_all_else_and_every_quote_is_its_slice(folder):
    whole = json.loads(run(folder / "b.txt", format="json"))
    assert set(whole) == {
        *("file", "sha256", "media_type", "pages", "characters", "problem", "answers", "provisions"),
        *("resources", "links", "attachments", "facts", "personal"),
    }
    first = whole["answers"][0]
    assert set(HEADER) < set(first)
    assert [one["quote"] for one in first["passages"]] == [POLICY]
    assert [one["service"] for one in whole["provisions"]] == ["sarc"]
    assert whole["facts"]["reference"]["value"] is None
    places = [
        *(passage for answer in whole["answers"] for passage in answer["passages"]),
        *(one for part in ("provisions", "resources", "links", "personal") for one in whole[part]),
    ]
    assert len(places) > 3
    assert all(LETTER[one["start"] : one["end"]] == one["quote"] for one in places)
    assert [one["file"] for one in json.loads(run(folder, format="json"))] == ["a.md", "b.txt"]


def test_text_is_for_people(folder):
    lines = run(folder / "b.txt").splitlines()
    assert lines[0] == f"b.txt: 1 page, {len(LETTER)} characters"
    assert "SARC: not run by the trust (" in "\n".join(lines)
    place = next(number for number, line in enumerate(lines) if line.startswith("CAMHS 1 (camhs-1): "))
    assert lines[place + 1].startswith("  answered: yes, marked “Y” (")
    assert lines[place + 2] == f"  | {POLICY}"
    assert lines[-1].startswith("Found passages for ")
    assert lines[-1].endswith(" of 10 questions.")


def test_a_letter_without_text_says_so_and_is_not_guessed_at(folder):
    (folder / "scan.txt").write_text(" \n")
    assert run(folder / "scan.txt").splitlines() == [
        "scan.txt: 1 page, 2 characters",
        "It holds no text.",
    ]
    error = StringIO()
    call_command(
        "read_response",
        str(folder / "scan.txt"),
        request="example",
        format="csv",
        stdout=StringIO(),
        stderr=error,
    )
    assert error.getvalue() == "scan.txt: It holds no text.\n"
    (first, *others) = rows(run(folder / "scan.txt", format="csv"))
    assert [*first.values()] == ["scan.txt", "camhs-1", "", "", "", "", "", "", ""]
    assert len(others) == 9


def test_nothing_is_written(folder, django_assert_num_queries):
    with django_assert_num_queries(4) as queries:
        run(folder, format="csv")
    assert {query["sql"].split()[0] for query in queries.captured_queries} == {"SELECT"}
    assert (Source.objects.count(), Reading.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("path", "request_", "line"),
    [
        ("b.txt", "nope", "no request has the slug “nope”"),
        ("none.txt", "example", "{}/none.txt: cannot be read: No such file or directory"),
        ("empty", "example", "{}/empty: the folder holds no file"),
        ("b.pdf", "example", "b.pdf: is named as a PDF file, but is something else"),
        ("b.txt", "bare", "the request “bare” has no question that can be answered"),
    ],
)
def test_wrong_input_gets_one_line(folder, path, request_, line):
    FOIRequest.objects.create(slug="bare", title="Bare")
    (folder / "empty").mkdir()
    (folder / "b.pdf").write_text(LETTER)
    with pytest.raises(CommandError) as caught:
        run(folder / path, request=request_)
    assert str(caught.value) == line.format(folder)
    assert caught.value.returncode == 1


def test_a_bad_file_keeps_no_other_from_being_read(folder):
    (folder / "c.exe").write_text("MZ")
    output = StringIO()
    with pytest.raises(CommandError, match=r"^c\.exe: \.exe is not a kind of file"):
        call_command("read_response", str(folder), request="example", format="csv", stdout=output)
    assert len(rows(output.getvalue())) == 20


def test_questions_are_given_as_they_were_sent(folder):
    request = FOIRequest.objects.get(slug="example")
    Question.objects.filter(code="camhs-3").update(origin="coder")
    asked = {one.code: one for one in asked_questions(request)}
    assert "camhs-3" not in asked
    assert [one.number for one in asked.values()][:5] == ["1", "1a", "2", "2a", "2a(i)"]
    one = asked["sarc-3a-i"]
    assert (one.parent, one.asked_if, one.kind) == ("sarc-3a", "sarc-3a=yes", "choices")
    assert one.options == (("inside", "Inside"), ("outside", "Outside"))
    assert one.service_names == ("SARC", "SARC in full")
    assert asked["camhs-2a"].kind == "heading"
    assert asked["camhs-4"].number == "4"


def test_another_trusts_own_document_is_never_known(folder):
    mine, other = make_trust("XXAAA"), make_trust("XXBBB")
    for slug, owner in (("shared", None), ("mine", mine), ("other", other)):
        Resource.objects.create(slug=slug, kind="tool", name=f"The {slug} tool", issuer_trust=owner)
    assert [one.name for one in known_resources(mine)] == ["The shared tool", "The mine tool"]
    assert [one.name for one in known_resources()] == ["The shared tool"]

"""Questionnaires from CSV: what is written, and what is refused with its row and column."""

import pytest
from django.core.management import CommandError, call_command

from responses.intake.entry import ask_trusts
from responses.intake.sample import FOLDER, SLUG
from responses.models import FOIRequest, Question, Trust

pytestmark = pytest.mark.django_db
HEADER = "code,parent,service,kind,options,asked_if,number,topic,text"
GOOD = ("q-1,,,yes_no,,,,images,Do you?", "q-1a,q-1,,choices,inside=In|outside=Out,q-1=yes,,,Where?")


@pytest.fixture
def write(tmp_path):
    def file(*rows: str, header: str = HEADER):
        path = tmp_path / "questions.csv"
        path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
        return str(path)

    return file


def test_a_new_slug_makes_a_draft(write):
    call_command("import_questionnaire", write(*GOOD), request="housing")
    request = FOIRequest.objects.get()
    assert (request.slug, request.public, request.fictional) == ("housing", False, False)
    found = [
        (q.code, q.number, q.service_id, q.kind, q.options, q.asked_if, q.topic_id)
        for q in request.questions.all().numbered()
    ]
    assert found == [
        ("q-1", "1", "organisation", "yes_no", [], "", "images"),
        ("q-1a", "1a", "organisation", "choices", [["inside", "In"], ["outside", "Out"]], "q-1=yes", None),
    ]


def test_again_changes_nothing_and_a_draft_may_change(write, capsys):
    call_command("import_questionnaire", write(*GOOD), request="housing")
    call_command("import_questionnaire", write(*GOOD), request="housing")
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Request housing: 0 questions added, 0 changed, 0 removed, 2 unchanged."
    )
    call_command("import_questionnaire", write(GOOD[0].replace("Do you?", "Would you?")), request="housing")
    assert list(Question.objects.values_list("code", "text")) == [("q-1", "Would you?")]


def test_a_draft_loses_the_questions_that_its_file_no_longer_has(write, capsys):
    more = ("q-2,,,heading,,,,,More:", "q-2a,q-2,,yes_no,,q-1=yes,,,More?")
    call_command("import_questionnaire", write(*GOOD, *more), request="housing")
    call_command("import_questionnaire", write("q-2a,,,yes_no,,,,,More?"), request="housing")
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Request housing: 0 questions added, 1 changed, 3 removed, 0 unchanged."
    )
    assert list(Question.objects.values_list("code", "parent", "condition_question", "order")) == [
        ("q-2a", None, None, 1)
    ]


def test_a_blank_row_does_not_shift_the_rows_that_errors_name(write):
    call_command("import_questionnaire", write(*GOOD), request="housing")
    trust = Trust.objects.create(ods_code="R1A", name="A trust")
    ask_trusts(request=FOIRequest.objects.get(), trusts=[trust], sent_on=None, author=None)
    with pytest.raises(CommandError, match=r"questions\.csv, row 4, column code: the request has responses"):
        call_command(
            "import_questionnaire",
            write(GOOD[0], ",,,,,,,,", GOOD[1].replace("Where?", "And where?")),
            request="housing",
        )


def test_after_the_first_response_nothing_changes(write):
    call_command("import_questionnaire", write(*GOOD), request="housing")
    trust = Trust.objects.create(ods_code="R1A", name="A trust")
    ask_trusts(request=FOIRequest.objects.get(), trusts=[trust], sent_on=None, author=None)
    call_command("import_questionnaire", write(*GOOD), request="housing")
    for rows in (
        (GOOD[0].replace("Do you?", "Would you?"), GOOD[1]),
        GOOD[:1],
        (*GOOD, "q-2,,,text,,,,,More?"),
    ):
        with pytest.raises(CommandError, match="the request has responses"):
            call_command("import_questionnaire", write(*rows), request="housing")
    assert Question.objects.get(code="q-1").text == "Do you?"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Q 2,,,text,,,,,More?", "row 3, column code: “Q 2” is not a code"),
        ("q-1,,,text,,,,,More?", "row 3, column code: q-1 stands in the file twice"),
        ("q-2,q-9,,text,,,,,More?", "row 3, column parent: no question above this row has the code “q-9”"),
        ("q-2,q-1,camhs,text,,,,,More?", "row 3, column parent: q-1 asks about another service"),
        ("q-2,,,essay,,,,,More?", "row 3, column kind: “essay” is not one of"),
        ("q-2,,,text,a=b,,,,More?", "row 3, column options: a text question has no options"),
        ("q-2,,,choice,a=b,,,,More?", "row 3, column options: there must be two or more options"),
        ("q-2,,,choice,refused=b|c=d,,,,More?", "row 3, column options: “refused” is the name of a state"),
        ("q-2,,,choice,a|b=c,,,,More?", "row 3, column options: “a” is not written as code=label"),
        ("q-2,,,text,,q-9=yes,,,More?", "row 3, column asked_if: no question above this row"),
        ("q-2,,,text,,q-1=maybe,,,More?", "row 3, column asked_if: “maybe” is no answer to q-1"),
        ("q-2,,,text,,,,A topic,More?", "row 3, column topic: “A topic” is not a short name"),
        (f"q-2,,{'s' * 41},text,,,,,More?", f"row 3, column service: “{'s' * 41}” is not a short name"),
        (f"q-2,,,text,,,{'9' * 31},,More?", f"row 3, column number: “{'9' * 31}” is longer than 30"),
        (f"q-2,,,choice,{'a' * 41}=A|b=B,,,,M?", f"row 3, column options: the code “{'a' * 41}” is longer"),
        ("q-2,,,text,,,,,", "row 3, column text: the wording is empty"),
        ("q-2,,,text", "row 3, column options: the row has 4 cells, the header has 9"),
    ],
)
def test_wrong_rows_are_named_and_nothing_is_written(write, row, message):
    with pytest.raises(CommandError) as error:
        call_command("import_questionnaire", write(GOOD[0], row), request="housing")
    assert str(error.value).startswith("questions.csv, ")
    assert message in str(error.value)
    assert "\n" not in str(error.value)
    assert FOIRequest.objects.count() == Question.objects.count() == 0


def test_a_missing_column_is_named(write):
    with pytest.raises(CommandError, match="row 1, column text: the column is missing"):
        call_command("import_questionnaire", write(header=HEADER.removesuffix(",text")), request="housing")


def test_a_wrong_slug_is_refused(write):
    with pytest.raises(CommandError, match="is not a slug"):
        call_command("import_questionnaire", write(*GOOD), request="No Slug")


def test_the_questionnaire_that_ships(write):
    call_command("import_questionnaire", str(FOLDER / f"{SLUG}.questions.csv"), request="again")
    assert Question.objects.answerable().count() == 26
    assert Question.objects.exclude(condition_value="").count() == 11

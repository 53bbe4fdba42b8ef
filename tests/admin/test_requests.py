"""A draft request with its questions, made and changed in the admin."""

import pytest

from responses.intake.entry import ask_trusts
from responses.models import FOIRequest, Question
from tests.admin.pages import fields_of, inline_bits, text_of
from tests.fictional import make_request, make_services, make_trust

ADD = "/admin/responses/foirequest/add/"
FORM = "foirequest_form"


def change(request) -> str:
    return f"/admin/responses/foirequest/{request.pk}/change/"


def question(number: int, **cells) -> dict[str, str]:
    row = {"service": "camhs", "kind": "yes_no", "text": "Wording?", "origin": "sent", **cells}
    return {f"questions-{number}-{name}": value for name, value in row.items()}


def send(desk, address, *questions, **changes):
    """Send the page as it stands, with questions typed into it."""
    fields = fields_of(desk.get(address).content.decode(), FORM)
    for cells in questions:
        fields |= {name: [value] for name, value in cells.items()}
    rows = {
        name.split("-")[1]
        for name in fields
        if name.startswith("questions-") and name.split("-")[1].isdigit()
    }
    fields["questions-TOTAL_FORMS"] = [str(len(rows))]
    return desk.post(address, {**fields, **changes})


@pytest.fixture(autouse=True)
def services(db):
    make_services()


def test_a_draft_request_with_its_questions_is_made_in_one_go(desk):
    rows = (
        question(0, code="camhs-1", kind="choices", options_text="inside=Inside|outside=Outside"),
        question(1, code="camhs-1a", parent_code="camhs-1", asked_if="camhs-1=inside", text="And then?"),
        question(2, code="sarc-1", service="sarc", kind="text"),
    )
    answer = send(desk, ADD, *rows, title="A draft", slug="a-draft")
    assert answer.status_code == 302
    request = FOIRequest.objects.get()
    assert (request.slug, request.public, request.wording_sha256) == ("a-draft", False, "")
    made = request.questions.numbered()
    assert [
        (one.code, one.number, one.order, one.parent and one.parent.code, one.asked_if) for one in made
    ] == [
        ("camhs-1", "1", 1, None, ""),
        ("camhs-1a", "1a", 2, "camhs-1", "camhs-1=inside"),
        ("sarc-1", "1", 3, None, ""),
    ]
    assert made[0].options == [["inside", "Inside"], ["outside", "Outside"]]


def test_the_page_shows_numbers_and_takes_few_queries(desk, django_assert_num_queries):
    request = make_request()
    with django_assert_num_queries(13):
        page = desk.get(change(request)).content.decode()
    assert inline_bits(page) == []
    fields = fields_of(page, FORM)
    assert fields["questions-4-code"] == ["camhs-2a-i"]
    assert fields["questions-4-parent_code"] == ["camhs-2a"]
    assert fields["questions-9-asked_if"] == ["sarc-3=yes"]
    assert fields["questions-10-options_text"] == ["inside=Inside|outside=Outside"]
    assert "2a(i)" in text_of(page)


def test_a_page_sent_as_it_stands_changes_no_question(desk):
    request = make_request()
    before = list(Question.objects.order_by("pk").values())
    assert send(desk, change(request)).status_code == 302
    after = list(Question.objects.order_by("pk").values())
    # Orders are counted anew from 1.
    assert [row | {"order": 0} for row in before] == [row | {"order": 0} for row in after]


def test_questions_are_moved_and_removed(desk):
    request = make_request(questions=[(f"camhs-{number}", "", "text", [], "") for number in (1, 2, 3)])
    moved = {"questions-2-order": "0", "questions-0-order": "1", "questions-1-DELETE": "on"}
    assert send(desk, change(request), moved).status_code == 302
    assert list(request.questions.values_list("code", "order")) == [("camhs-3", 1), ("camhs-1", 2)]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"code": "CAMHS 1"}, "“CAMHS 1” is not a code: small letters"),
        ({"code": "camhs-1", "kind": "choice"}, "There must be two or more options"),
        ({"code": "camhs-1", "kind": "choice", "options_text": "refused=R|b=B"}, "is the name of a state"),
        ({"code": "camhs-1", "options_text": "a=A|b=B"}, "question has no options"),
        ({"code": "camhs-1", "parent_code": "camhs-9"}, "No question above this row has the code “camhs-9”"),
        ({"code": "camhs-1", "asked_if": "camhs-9=yes"}, "No question above this row has the code “camhs-9”"),
        ({"code": "camhs-1", "text": ""}, "This field is required."),
    ],
)
def test_a_question_that_cannot_be_is_refused_and_nothing_is_made(desk, cells, sentence):
    answer = send(desk, ADD, question(0, **cells), title="A draft", slug="a-draft")
    assert answer.status_code == 200
    assert sentence.lower() in text_of(answer.content.decode()).lower()
    assert not FOIRequest.objects.exists()
    assert not Question.objects.exists()


def test_once_asked_the_wording_stays_and_coding_notes_may_change(desk):
    request = make_request()
    ask_trusts(request=request, trusts=[make_trust()], sent_on=None, author=None)
    before = request.questions.get(code="camhs-1")
    page = desk.get(change(request)).content.decode()
    fields = fields_of(page, FORM)
    assert "questions-0-code" not in fields
    assert "questions-0-text" not in fields
    assert "fictional" not in fields
    hostile = {
        "questions-0-text": "Other wording?",
        "questions-0-code": "x",
        "questions-0-coding_note": "Yes means yes.",
    }
    added = question(11, code="camhs-99")
    assert send(desk, change(request), hostile, added).status_code == 302
    after = request.questions.get(code="camhs-1")
    assert (after.text, after.coding_note) == (before.text, "Yes means yes.")
    assert request.questions.count() == 11
    request.refresh_from_db()
    assert request.wording_problem() == ""


def test_a_request_does_not_repeat_itself(desk):
    request, other = make_request("one"), make_request("two")
    page = desk.get(change(request)).content.decode()
    options = page.split('name="previous"')[1].split("</select>")[0]
    assert f'value="{other.pk}"' in options
    assert f'value="{request.pk}"' not in options

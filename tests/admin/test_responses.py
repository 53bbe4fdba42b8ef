"""The list of responses: what is missing in each, checked, published and closed from there."""

from datetime import date

import pytest
from django.urls import reverse

from responses.intake.entry import (
    AnswerEntry,
    ProvisionEntry,
    ResponseEntry,
    ask_trusts,
    save_entry,
)
from responses.models import FOIRequest, Response
from tests.admin.pages import fields_of, inline_bits, text_of
from tests.fictional import make_holidays, make_request, make_trust, states

LIST = "/admin/responses/response/"
CLOSE = "/admin/responses/response/close/"
COMPLETE = ResponseEntry(
    facts={"outcome": "answered"},
    provisions=(ProvisionEntry("sarc", "no"),),
    answers=(
        AnswerEntry("camhs-1", "answered", value="no"),
        *(AnswerEntry(code, "left_blank") for code in ("camhs-2", "camhs-2a-i", "camhs-3", "camhs-4")),
    ),
)


@pytest.fixture
def request_(db) -> FOIRequest:
    make_holidays(2024, date.today().year + 1)
    return make_request()


def ask(request, code, sent_on=date(2024, 3, 1)) -> Response:
    return ask_trusts(request=request, trusts=[make_trust(code)], sent_on=sent_on, author=None).new[0]


def row_of(page: str, trust: str) -> str:
    """The words of the table row about one trust."""
    return text_of(next(row.split("</tr>")[0] for row in page.split("<tr>") if f"({trust})" in row))


def act(desk, action, *responses):
    data = {"action": action, "_selected_action": [response.pk for response in responses]}
    return desk.post(LIST, data, follow=True)


def test_each_row_says_what_is_missing_and_what_is_overdue(desk, request_):
    late, soon = ask(request_, "XXAAA"), ask(request_, "XXBBB", date.today())
    done = ask(request_, "XXCCC")
    save_entry(response=done, entry=COMPLETE, author=None)
    soon_answers = ResponseEntry(answers=(AnswerEntry("camhs-3", "answered"),))
    save_entry(response=soon, entry=soon_answers, author=None)
    page = desk.get(LIST).content.decode()
    assert row_of(page, "XXAAA") == (
        "Trust XXAAA (XXAAA) Draft Awaiting a reply 2024-03-29 (estimated) overdue "
        "10 of 10 pending, no outcome Take in : Trust XXAAA (XXAAA) Request example"
    )
    assert "overdue 9 of 10" not in row_of(page, "XXBBB")
    assert "9 of 10 pending, no outcome" in row_of(page, "XXBBB")
    assert row_of(page, "XXCCC") == (
        "Trust XXCCC (XXCCC) Draft Answered 2024-03-29 (estimated) Nothing "
        "Take in : Trust XXCCC (XXCCC) Request example"
    )
    assert late.pk


def test_the_filter_leaves_only_what_is_overdue(desk, request_):
    ask(request_, "XXAAA"), ask(request_, "XXBBB", date.today())
    page = desk.get(LIST, {"overdue": "yes"}).content.decode()
    assert "(XXAAA)" in page
    assert "(XXBBB)" not in page


def test_the_list_takes_as_many_queries_for_one_as_for_five(desk, request_, django_assert_num_queries):
    ask(request_, "XXAAA")
    with django_assert_num_queries(10):
        desk.get(LIST)
    for letter in "BCDE":
        ask(request_, f"XXAA{letter}")
    with django_assert_num_queries(10):
        desk.get(LIST)


def test_chosen_ones_are_checked_and_published_and_the_others_named(desk, request_, editor):
    done, empty = ask(request_, "XXAAA"), ask(request_, "XXBBB")
    save_entry(response=done, entry=COMPLETE, author=None)
    page = text_of(act(desk, "check_chosen", done, empty).content.decode())
    assert "1 marked as checked." in page
    assert "Trust XXBBB (XXBBB) was not marked as checked: facts: Say what came of the request" in page
    assert "(and 10 more)" in page
    act(desk, "publish_chosen", done)
    done.refresh_from_db()
    empty.refresh_from_db()
    assert (done.status, empty.status) == ("published", "draft")
    assert Response.history.filter(id=done.pk).latest().history_user == editor


def test_chosen_overdue_ones_are_closed_after_a_look_at_the_list(desk, request_, editor):
    late, soon = ask(request_, "XXAAA"), ask(request_, "XXBBB", date.today())
    looked = act(desk, "close_chosen", late, soon)
    page = looked.content.decode()
    assert "1 to close Trust XXAAA (XXAAA) – Request example" in text_of(page)
    assert "1 cannot be closed Trust XXBBB (XXBBB): its reply is due on" in text_of(page)
    assert Response.objects.filter(outcome="no_reply").count() == 0
    assert inline_bits(page) == []

    closed = desk.post(CLOSE, {"response": [late.pk], "reason": "Chased twice"}, follow=True)
    assert "1 closed as unanswered." in text_of(closed.content.decode())
    late.refresh_from_db()
    assert (late.outcome, late.status, set(states(late).values())) == ("no_reply", "published", {"no_reply"})
    assert set(states(soon).values()) == {"pending"}
    latest = Response.history.filter(id=late.pk).latest()
    assert (latest.history_user, latest.history_change_reason) == (editor, "Chased twice")


def test_all_overdue_ones_of_a_request_are_offered_at_once(desk, request_):
    for code in ("XXAAA", "XXBBB"):
        ask(request_, code)
    other = make_request("other")
    ask(other, "XXDDD")
    assert "Request example" in text_of(desk.get(CLOSE).content.decode())
    page = desk.get(CLOSE, {"request": request_.pk}).content.decode()
    assert "2 to close" in text_of(page)
    assert "(XXDDD)" not in page
    assert desk.get(CLOSE, {"request": "abc"}).status_code == 404


def test_closing_what_is_not_overdue_closes_nothing(desk, request_):
    late, soon = ask(request_, "XXAAA"), ask(request_, "XXBBB", date.today())
    answer = desk.post(CLOSE, {"response": [late.pk, soon.pk]}, follow=True)
    assert "Nothing was closed. Trust XXBBB (XXBBB): its reply is due on" in text_of(answer.content.decode())
    assert not Response.objects.filter(outcome="no_reply").exists()


def test_only_a_response_without_entries_can_be_deleted(desk, request_):
    empty, started = ask(request_, "XXAAA"), ask(request_, "XXBBB")
    entry = ResponseEntry(answers=(AnswerEntry("camhs-3", "answered"),))
    save_entry(response=started, entry=entry, author=None)
    for response, status in ((started, 403), (empty, 302)):
        address = reverse("admin:responses_response_delete", args=[response.pk])
        assert desk.post(address, {"post": "yes"}).status_code == status
    assert list(Response.objects.all()) == [started]
    assert Response.history.filter(id=empty.pk).latest().history_type == "-"


def test_the_due_date_is_computed_for_what_is_typed(desk, request_):
    address = reverse("admin:responses_response_due")
    dates = {
        "sent_on": "2024-03-01",
        "received_on": "2024-03-04",
        "replied_on": "2024-03-05",
        "outcome": "answered",
    }
    assert desk.get(address, dates).json() == {
        "words": "Due on Monday 1 April 2024. Replied after 1 working day, in time."
    }
    assert desk.get(address, {"sent_on": "2024-02-31"}).json() == {
        "words": "The due date is not known: no date to count from is recorded."
    }
    assert "Bank holidays are known" in desk.get(address, {"sent_on": "2099-01-01"}).json()["words"]


def test_the_form_of_the_list_is_there(desk, request_):
    ask(request_, "XXAAA")
    assert "action" in fields_of(desk.get(LIST).content.decode(), "changelist-form")

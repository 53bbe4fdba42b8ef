from datetime import date

import pytest

from responses.intake.entry import (
    AnswerEntry,
    EntryError,
    ResponseEntry,
    ask_trusts,
    close_unanswered,
    closing_problems,
    overdue,
    publish,
    reopen,
    return_to_draft,
    save_entry,
    set_provision,
)
from responses.models import Answer, Response
from tests.fictional import make_holidays, make_request, make_trust, states

#: Sent on 1 March 2024, due on 29 March: Good Friday and Easter Monday are not in the tests' own table.
LATE, IN_TIME = date(2024, 4, 1), date(2024, 3, 29)


@pytest.fixture
def request_(author):
    make_holidays()
    return make_request()


def ask(request, code: str, author, sent_on=date(2024, 3, 1)) -> Response:
    return ask_trusts(request=request, trusts=[make_trust(code)], sent_on=sent_on, author=author).new[0]


def close(*responses, author, today=LATE):
    return close_unanswered(responses=responses, author=author, today=today)


def test_only_what_is_awaited_and_late_is_overdue(request_, author):
    late = ask(request_, "XXAAA", author)
    ask(request_, "XXBBB", author, sent_on=date(2024, 3, 28))
    ask(request_, "XXCCC", author, sent_on=None)
    extended = ask(request_, "XXDDD", author)
    answered = ask(request_, "XXEEE", author)
    Response.objects.filter(pk=extended.pk).update(extended_to=date(2024, 4, 30))
    Response.objects.filter(pk=answered.pk).update(outcome="answered")
    assert overdue(request_, today=LATE) == [late]
    assert overdue(request_, today=IN_TIME) == []


def test_closing_makes_every_answer_no_reply_and_publishes_that(request_, author):
    late, other = ask(request_, "XXAAA", author), ask(request_, "XXBBB", author)
    assert close(late, author=author) == [late]
    late.refresh_from_db()
    assert (late.outcome, late.status, late.replied_on) == ("no_reply", "published", None)
    assert set(states(late).values()) == {"no_reply"}
    assert set(states(other).values()) == {"pending"}
    assert set(late.provisions.values_list("state", flat=True)) == {"unknown"}
    for model, number in ((Response, 1), (Answer, 10)):
        rows = model.history.filter(history_change_reason="Closed as unanswered")
        assert list(rows.values_list("history_user", flat=True)) == [author.pk] * number
    assert set(
        Answer.history.filter(history_change_reason="Closed as unanswered").values_list("state", flat=True)
    ) == {"no_reply"}


def test_all_overdue_close_in_as_many_queries_as_one(request_, author, django_assert_num_queries):
    late = [ask(request_, f"XXAA{letter}", author) for letter in "ABCD"]
    with django_assert_num_queries(11):
        close(late[0], author=author)
    with django_assert_num_queries(11):
        close(*late[1:], author=author)
    assert Response.objects.filter(outcome="no_reply").count() == 4


def test_what_is_not_overdue_is_refused_and_nothing_closed(request_, author):
    late = ask(request_, "XXAAA", author)
    soon = ask(request_, "XXBBB", author, sent_on=date(2024, 3, 28))
    undated = ask(request_, "XXCCC", author, sent_on=None)
    beyond = ask(request_, "XXDDD", author, sent_on=date(2026, 12, 28))
    replied = ask(request_, "XXEEE", author)
    started = ask(request_, "XXFFF", author)
    save_entry(response=replied, entry=ResponseEntry(facts={"outcome": "refused"}), author=author)
    entry = ResponseEntry(answers=(AnswerEntry("camhs-3", "answered"),))
    save_entry(response=started, entry=entry, author=author)
    chosen = Response.objects.all()

    assert closing_problems(chosen, today=LATE) == {
        soon.pk: "Trust XXBBB (XXBBB): its reply is due on 2024-04-25, so it is not overdue.",
        undated.pk: "Trust XXCCC (XXCCC): it cannot be overdue. No date is known to count from.",
        beyond.pk: (
            "Trust XXDDD (XXDDD): it cannot be overdue. "
            "Bank holidays are known from 2024 to 2026, not for 2027-01-01."
        ),
        replied.pk: "Trust XXEEE (XXEEE): its outcome is “Refused”, so it is not awaited.",
        started.pk: "Trust XXFFF (XXFFF): something of a reply is entered already.",
    }
    with pytest.raises(EntryError) as caught:
        close(*chosen, author=author)
    assert len(caught.value.problems) == 5
    late.refresh_from_db()
    assert (late.outcome, late.status) == ("awaiting", "draft")
    assert not Answer.objects.filter(state="no_reply").exists()


def test_on_the_day_it_is_due_nothing_is_closed(request_, author):
    with pytest.raises(EntryError, match="due on 2024-03-29"):
        close(ask(request_, "XXAAA", author), author=author, today=IN_TIME)


def test_a_late_reply_reopens_what_was_closed(request_, author):
    late = ask(request_, "XXAAA", author)
    close(late, author=author)
    for refused in (
        lambda: save_entry(response=late, entry=ResponseEntry(), author=author),
        lambda: set_provision(response=late, service="sarc", state="no", author=author),
        lambda: return_to_draft(response=late, author=author, reason="A reply"),
    ):
        with pytest.raises(EntryError, match="closed as unanswered"):
            refused()

    reopened = reopen(response=late, author=author)
    assert (reopened.outcome, reopened.status) == ("awaiting", "draft")
    assert set(states(late).values()) == {"pending"}
    latest = Answer.history.filter(question__code="camhs-1").latest()
    assert (latest.state, latest.history_user, latest.history_change_reason) == (
        "pending",
        author,
        "A reply has come",
    )
    with pytest.raises(EntryError, match="Only a response that was closed"):
        reopen(response=late, author=author)
    with pytest.raises(EntryError):
        publish(response=late, author=author)

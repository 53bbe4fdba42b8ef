"""The history of an answer as the public may read it."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import User

from responses.analysis.changes import Change, changes
from responses.intake.entry import (
    AnswerEntry,
    MentionEntry,
    ResourceEntry,
    ResponseEntry,
    close_unanswered,
    reopen,
    return_to_draft,
    save_entry,
)
from responses.models import Answer, Response
from tests.scenario import PUBLISHED, make_scenario


@pytest.fixture
def response(db) -> Response:
    return make_scenario().responses.get(trust="XXAAA")


def enter(response: Response, code: str, reason: str, status: str = "", **changed) -> None:
    """Save the answer to one question with some of its fields changed."""
    entry = next(one for one in PUBLISHED if one.code == code)
    author = User.objects.get_or_create(username="grace-secretname")[0]
    saved = ResponseEntry(answers=(replace(entry, **changed),))
    save_entry(response=response, entry=saved, author=author, reason=reason, status=status)


def told(response: Response, code: str = "camhs-1a") -> list[tuple[tuple[str, ...], str]]:
    answer = Answer.objects.select_related("response").get(response=response, question__code=code)
    return [(change.sentences, change.reason) for change in changes(answer, answer.question)]


def test_publishing_is_the_first_change_whatever_came_before(response):
    assert told(response) == [(("Published: Yes.",), "")]


def test_a_change_is_told_with_its_reason_and_without_a_name(response):
    enter(response, "camhs-1a", "Read again", value="partly", qualified=True)
    enter(response, "camhs-1a", "Misread", state="refused", value="", sections="12|40", note="Secret note")
    assert told(response) == [
        (("Published: Yes.",), ""),
        (("Changed from “Yes” to “Partly, qualified”.",), "Read again"),
        (
            ("Changed from “Partly, qualified” to “Refused (sections 12, 40)”.", "Our note was changed."),
            "Misread",
        ),
    ]


def test_resources_and_marks_are_told_without_their_words(response):
    tool = MentionEntry(ResourceEntry(kind="tool", name="Body Map"))
    enter(response, "camhs-1a", "Found", raw_mark="Y", mentions=(tool,))
    enter(response, "camhs-1a", "Not a tool", raw_mark="Y", mentions=())
    assert told(response)[1:] == [
        (
            ("The mark as the trust wrote it was corrected.", "The resources named were changed."),
            "Found",
        ),
        (("The resources named were changed.",), "Not a tool"),
    ]


def test_a_save_that_changes_another_answer_is_no_change(response):
    enter(response, "camhs-4", "Counted again", value="8")
    assert told(response) == [(("Published: Yes.",), "")]
    assert told(response, "camhs-4")[1:] == [(("Changed from “7” to “8”.",), "Counted again")]


def test_what_was_entered_in_a_draft_is_never_told(response):
    """No, entered by the save that takes the response back, and partly, of the draft, were never public."""
    enter(response, "camhs-1a", "Secret complaint", status="draft", value="no")
    enter(response, "camhs-1a", "Secret second thought", value="partly")
    assert told(response) == []
    enter(response, "camhs-1a", "Letter read again", status="published", value="yes", note="Now with a note")
    assert told(response) == [
        (("Published: Yes.",), ""),
        (("Taken back, to be worked on.",), ""),
        (("Published again: Yes.",), "Letter read again"),
    ]


def test_nothing_is_told_while_it_is_not_published(response):
    enter(response, "camhs-1a", "Read again", value="no")
    return_to_draft(response=response, author=None, reason="Secret")
    assert told(response) == []


def test_no_reply_is_told_when_it_was_closed_and_when_it_came_after_all(response):
    silent = response.request.responses.get(trust="XXCCC")
    assert told(silent) == [(("Published: No reply.",), "")]
    reopen(response=silent, author=None)
    assert told(silent) == []
    close_unanswered(
        responses=Response.objects.filter(pk=silent.pk), author=None, today=date(2024, 6, 1), reason="Again"
    )
    assert told(silent) == [
        (("Published: No reply.",), ""),
        (("Taken back, to be worked on.",), ""),
        (("Published again: No reply.",), "Again"),
    ]


def test_data_without_a_history_has_no_changes(response):
    Answer.history.all().delete()
    Response.history.all().delete()
    assert told(response) == []


def test_what_is_changed_past_a_save_counts_from_its_own_day(response):
    answer = response.answers.select_related("question", "response").get(question__code="camhs-1a")
    answer.value = "no"
    answer._change_reason = "By hand"
    answer.save()
    latest = Answer.history.filter(id=answer.pk).latest("history_date")
    assert changes(answer, answer.question)[-1] == Change(
        latest.history_date, ("Changed from “Yes” to “No”.",), "By hand"
    )


def test_it_takes_four_queries_however_long_the_history(response, django_assert_num_queries):
    answer = response.answers.select_related("question", "response").get(question__code="camhs-1a")
    for value in ("no", "partly", "yes"):
        enter(response, "camhs-1a", "Again", value=value)
        with django_assert_num_queries(4):
            changes(answer, answer.question)
    assert len(changes(answer, answer.question)) == 4


def test_an_entry_of_the_same_is_no_change(response):
    save_entry(
        response=response,
        entry=ResponseEntry(answers=(AnswerEntry("camhs-1a", "answered", "yes"),)),
        author=None,
        reason="Saved once more",
    )
    assert told(response) == [(("Published: Yes.",), "")]

import pytest

from responses.intake.entry import (
    AnswerEntry,
    EntryError,
    ProvisionEntry,
    ResponseEntry,
    mark_checked,
    missing,
    publish,
    return_to_draft,
    save_entry,
    with_missing,
)
from responses.models import Response
from tests.fictional import make_response

CAMHS = (
    AnswerEntry("camhs-1", "answered", value="no"),
    AnswerEntry("camhs-2", "left_blank"),
    AnswerEntry("camhs-2a-i", "refused", sections="12"),
    AnswerEntry("camhs-3", "answered", note="Words."),
    AnswerEntry("camhs-4", "not_held"),
)
NO_SARC = (ProvisionEntry("sarc", "no"),)


@pytest.fixture
def response(author):
    return make_response(author)


def save(response, author, *, answers=CAMHS, provisions=NO_SARC, outcome="answered", status=""):
    entry = ResponseEntry(facts={"outcome": outcome}, provisions=provisions, answers=answers)
    return save_entry(response=response, entry=entry, author=author, status=status).response


def sentences(problems) -> list[str]:
    return [str(problem) for problem in problems]


def test_an_empty_response_misses_its_outcome_and_every_answer(response, author):
    assert sentences(missing(response)) == [
        "facts: Say what came of the request: its outcome is still “Awaiting a reply”.",
        *(
            f"{code}: It is still pending."
            for code in (
                "camhs-1",
                "camhs-1a",
                "camhs-2",
                "camhs-2a-i",
                "camhs-3",
                "camhs-4",
                "sarc-1",
                "sarc-3",
                "sarc-3a",
                "sarc-3a-i",
            )
        ),
    ]
    for write in (publish, mark_checked):
        with pytest.raises(EntryError) as caught:
            write(response=response, author=author)
        assert list(caught.value.problems) == missing(response)
    assert Response.objects.get().status == "draft"


def test_a_complete_response_is_checked_and_published_with_author_and_reason(response, author):
    save(response, author)
    assert missing(response) == []
    assert mark_checked(response=response, author=author).status == "checked"
    assert publish(response=response, author=author, reason="Read by two").status == "published"
    latest = Response.history.latest()
    assert (latest.status, latest.history_user, latest.history_change_reason) == (
        "published",
        author,
        "Read by two",
    )


def test_one_pending_answer_keeps_it_from_being_published(response, author):
    save(response, author, answers=CAMHS[:-1])
    with pytest.raises(EntryError) as caught:
        publish(response=response, author=author)
    assert sentences(caught.value.problems) == ["camhs-4: It is still pending."]


def test_what_does_not_fit_keeps_it_from_being_published(response, author):
    save(response, author)
    # Past the entry functions, as a script might.
    response.answers.filter(question__code="camhs-1").update(value="")
    response.answers.filter(question__code="sarc-1").update(state="left_blank", cause="")
    assert sentences(missing(response)) == [
        "camhs-1: An answered question of this kind needs a value.",
        "sarc-1: The trust does not run the service, so the question is not applicable.",
    ]
    with pytest.raises(EntryError):
        publish(response=response, author=author)


def test_a_withdrawn_request_is_never_published(response, author):
    save(response, author, outcome="withdrawn")
    with pytest.raises(EntryError, match="A request that was withdrawn has no response to publish"):
        publish(response=response, author=author)


def test_saving_and_publishing_at_once_is_all_or_nothing(response, author):
    with pytest.raises(EntryError) as caught:
        save(response, author, answers=CAMHS[:-1], status="published")
    assert sentences(caught.value.problems) == ["camhs-4: It is still pending."]
    assert set(response.answers.values_list("state", flat=True)) == {"pending"}
    assert save(response, author, status="published").is_published


def test_a_published_response_can_be_corrected_but_not_made_incomplete(response, author):
    save(response, author, status="published")
    save(response, author, answers=(AnswerEntry("camhs-4", "answered", value="12"),))
    assert Response.objects.get().is_published
    for entry in (AnswerEntry("camhs-4"), AnswerEntry("camhs-4", "answered")):
        with pytest.raises(EntryError):
            save(response, author, answers=(entry,))
    with pytest.raises(EntryError, match="sarc-1: It is still pending"):
        save(response, author, answers=(), provisions=(ProvisionEntry("sarc", "yes"),))
    assert response.answers.get(question__code="camhs-4").value == "12"


def test_a_checked_response_becomes_a_draft_when_it_is_changed(response, author):
    save(response, author, status="checked")
    assert save(response, author).status == "draft"


def test_back_to_draft_needs_a_reason(response, author):
    save(response, author, status="published")
    with pytest.raises(EntryError, match="Say why"):
        return_to_draft(response=response, author=author, reason=" ")
    assert Response.objects.get().is_published
    assert return_to_draft(response=response, author=author, reason="Wrong letter").status == "draft"
    assert Response.history.latest().history_change_reason == "Wrong letter"


def test_lists_count_what_is_missing(response, author, django_assert_num_queries):
    save(response, author, answers=CAMHS[1:4])
    response.answers.filter(question__code="sarc-3a").update(state="answered", cause="")
    with django_assert_num_queries(1):
        (row,) = [vars(one) for one in with_missing(Response.objects.all())]
    assert (row["answer_count"], row["pending_count"], row["valueless_count"]) == (10, 3, 1)


def test_saving_a_published_response_as_a_draft_needs_a_reason(response, author):
    save(response, author, status="published")
    with pytest.raises(EntryError, match="Say why the response goes back to draft"):
        save(response, author, status="draft")
    entry = ResponseEntry(answers=(AnswerEntry("camhs-4"),))
    saved = save_entry(response=response, entry=entry, author=author, status="draft", reason="Wrong page")
    assert (saved.response.status, missing(response)[0].place) == ("draft", "camhs-4")

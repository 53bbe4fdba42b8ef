import pytest

from responses.intake.entry import AnswerEntry, EntryError, ResponseEntry, save_entry, set_provision
from responses.models import Answer
from tests.fictional import make_response, states

PENDING_CAMHS = dict.fromkeys(
    ("camhs-1", "camhs-1a", "camhs-2", "camhs-2a-i", "camhs-3", "camhs-4"), "pending"
)
SARC = ("sarc-1", "sarc-3", "sarc-3a", "sarc-3a-i")


@pytest.fixture
def response(author):
    return make_response(author)


def enter(response, author, *answers: AnswerEntry):
    return save_entry(response=response, entry=ResponseEntry(answers=answers), author=author)


def test_no_makes_the_services_answers_not_applicable_and_yes_returns_only_those(response, author):
    enter(response, author, AnswerEntry("sarc-1", "not_applicable", cause="trust"))
    set_provision(response=response, service="sarc", state="no", author=author)
    assert states(response) == PENDING_CAMHS | dict.fromkeys(SARC, "not_applicable provision")

    enter(response, author, AnswerEntry("camhs-3", "not_applicable", cause="trust"))
    set_provision(response=response, service="sarc", state="yes", author=author)
    assert states(response) == (
        PENDING_CAMHS | {"camhs-3": "not_applicable trust"} | dict.fromkeys(SARC, "pending")
    )


def test_no_is_refused_while_answers_of_the_service_are_coded(response, author):
    enter(
        response,
        author,
        AnswerEntry("sarc-1", "answered", value="nhs", note="Kept"),
        AnswerEntry("sarc-3", "refused", sections="12"),
    )
    before = states(response)
    with pytest.raises(EntryError) as caught:
        set_provision(response=response, service="sarc", state="no", author=author)
    (problem,) = caught.value.problems
    assert (problem.place, problem.field) == ("sarc", "state")
    assert "already coded for this service: sarc-1, sarc-3." in problem.sentence
    assert states(response) == before
    assert response.provisions.get(service="sarc").state == "unknown"


def test_no_keeps_what_was_noted_beside_a_blank(response, author):
    enter(response, author, AnswerEntry("sarc-1", "left_blank", raw_mark="N/A", note="A dash."))
    set_provision(response=response, service="sarc", state="no", author=author)
    answer = response.answers.get(question__code="sarc-1")
    assert (answer.state, answer.cause, answer.raw_mark, answer.note) == (
        "not_applicable",
        "provision",
        "N/A",
        "A dash.",
    )


def test_history_names_author_and_reason_of_what_a_provision_changed(response, author):
    set_provision(response=response, service="sarc", state="no", author=author, reason="Letter, page 2")
    latest = Answer.history.filter(question__code="sarc-1").latest()
    assert (latest.history_user, latest.history_change_reason, latest.state) == (
        author,
        "Letter, page 2",
        "not_applicable",
    )
    assert Answer.history.filter(question__code="camhs-1").count() == 1


def test_an_unknown_service_or_state_is_refused(response, author):
    with pytest.raises(EntryError, match="nothing about a service “dental”"):
        set_provision(response=response, service="dental", state="no", author=author)
    with pytest.raises(EntryError, match="“perhaps” is not one of yes, no, unknown"):
        set_provision(response=response, service="sarc", state="perhaps", author=author)


def test_a_condition_answered_no_settles_the_whole_chain_and_back(response, author):
    enter(response, author, AnswerEntry("sarc-3", "answered", value="no"))
    assert states(response) == PENDING_CAMHS | {
        "sarc-1": "pending",
        "sarc-3": "answered",
        "sarc-3a": "not_applicable condition",
        "sarc-3a-i": "not_applicable condition",
    }
    enter(response, author, AnswerEntry("sarc-3", "answered", value="partly"))
    assert states(response)["sarc-3a"] == "pending"
    assert states(response)["sarc-3a-i"] == "pending"


def test_a_blank_becomes_not_applicable_where_its_condition_fails(response, author):
    enter(
        response, author, AnswerEntry("sarc-3a", "left_blank"), AnswerEntry("sarc-3", "answered", value="no")
    )
    assert states(response)["sarc-3a"] == "not_applicable condition"


def test_answered_against_its_condition_is_kept_and_flagged(response, author):
    saved = enter(
        response,
        author,
        AnswerEntry("sarc-3", "answered", value="no"),
        AnswerEntry("sarc-3a", "answered", value="yes"),
    )
    assert saved.flagged == ("sarc-3a",)
    assert states(response)["sarc-3a"] == "answered"
    assert states(response)["sarc-3a-i"] == "pending"


@pytest.mark.parametrize("state", ["refused", "left_blank", "unclear"])
def test_a_condition_without_an_answer_settles_nothing(response, author, state):
    enter(response, author, AnswerEntry("sarc-3", state))
    assert states(response)["sarc-3a"] == "pending"


def test_only_what_the_condition_set_returns_to_pending(response, author):
    enter(
        response,
        author,
        AnswerEntry("sarc-3", "answered", value="no"),
        AnswerEntry("sarc-3a", "not_applicable", cause="trust"),
    )
    enter(response, author, AnswerEntry("sarc-3", "answered", value="yes"))
    assert states(response)["sarc-3a"] == "not_applicable trust"


def test_a_cause_that_nothing_bears_out_is_refused(response, author):
    for cause, words in (
        ("provision", "the provision does not say so"),
        ("condition", "the condition does not say so"),
    ):
        with pytest.raises(EntryError, match=words) as caught:
            enter(response, author, AnswerEntry("sarc-3a", "not_applicable", cause=cause))
        assert [(problem.place, problem.field) for problem in caught.value.problems] == [("sarc-3a", "state")]
    assert states(response)["sarc-3a"] == "pending"

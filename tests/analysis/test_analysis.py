"""What the analysis makes of four responses; drafts are pending throughout."""

from datetime import date

import pytest

from responses.analysis.answers import answers_of_response, answers_to_question
from responses.analysis.asked import asked_rows
from responses.analysis.counts import asked_and_replied, grouped_figures, question_figures
from responses.analysis.matrix import Cell, matrix
from responses.analysis.resources import named_resources
from responses.models import FOIRequest
from tests.scenario import make_scenario


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def ordered(request: FOIRequest):
    return request.responses.order_by("trust_id")


def answerable(request: FOIRequest):
    return [question for question in request.questions.all().numbered() if not question.is_heading]


def test_counts_add_up_to_asked_for_every_question(request_, django_assert_num_queries):
    questions = answerable(request_)
    with django_assert_num_queries(1):
        counted = question_figures(request_.responses.all(), questions)
    assert [sum(counted[question.pk].states.values()) for question in questions] == [4] * 10
    assert {state: number for state, number in counted[questions[0].pk].states.items() if number} == {
        "answered": 1,
        "no_reply": 1,
        "pending": 2,
    }


def test_a_question_that_nobody_was_asked_counts_zero(request_):
    questions = answerable(request_)
    counted = question_figures(request_.responses.none(), questions)
    assert counted[questions[0].pk].asked == 0


def test_groups_add_up_to_the_whole(request_):
    questions = answerable(request_)
    grouped = grouped_figures(request_.responses.all(), questions, "region")
    key = questions[0].pk
    assert {group: grouped[group, key].asked for group in ("Y60", "")} == {"Y60": 2, "": 2}
    assert grouped["Y60", key].value("yes") == 1


def test_asked_and_replied(request_):
    assert asked_and_replied(request_.responses.all()) == (4, 1)


def test_matrix_in_two_queries(request_, django_assert_num_queries):
    questions = answerable(request_)
    with django_assert_num_queries(2):
        rows = matrix(ordered(request_), questions)
    assert [row.trust.pk for row in rows] == ["XXAAA", "XXBBB", "XXCCC", "XXDDD"]
    assert rows[0].cells[:5] == (
        Cell("answered", "yes", qualified=True),
        Cell("answered", "yes"),
        Cell("answered"),
        Cell("left_blank"),
        Cell("refused"),
    )
    assert set(rows[1].cells) == {Cell("pending")}


def test_an_answer_against_its_condition_is_flagged(request_):
    response = request_.responses.get(trust="XXAAA")
    response.answers.filter(question__code="camhs-1").update(value="no", qualified=False)
    questions = answerable(request_)
    row = matrix(ordered(request_), questions)[0]
    assert row.cells[1] == Cell("answered", "yes", flagged=True)
    assert [answer.flagged for answer in answers_of_response(response, questions)][:2] == [False, True]
    # The condition need not be among the columns.
    assert matrix(ordered(request_), questions[1:2])[0].cells == (Cell("answered", "yes", flagged=True),)


def test_public_answers_of_a_draft_hold_nothing(request_):
    question = answerable(request_)[0]
    published, draft, silent, awaiting = answers_to_question(request_.responses.all(), question)
    assert (published.words, published.symbol, published.raw_mark) == ("Yes, qualified", "✓", "Y –")
    assert published.quotes == ("Y – we do have a policy, called “Safe Online”.",)
    for hidden in (draft, awaiting):
        assert (hidden.state, hidden.value, hidden.note, hidden.mentions, hidden.raw_mark) == (
            "pending",
            "",
            "",
            (),
            "",
        )
    assert silent.words == "No reply"


def test_words_name_sections(request_):
    question = next(question for question in answerable(request_) if question.code == "camhs-3")
    assert answers_to_question(request_.responses.all(), question)[0].words == "Refused (sections 12, 40)"


def test_a_quotation_released_by_an_editor_is_shown(request_):
    response = request_.responses.get(trust="XXAAA")
    response.reuse = "restricted"
    response.save()
    questions = answerable(request_)
    assert answers_of_response(response, questions)[0].quotes == ()
    passage = response.answers.get(question=questions[0]).passages.get()
    passage.release_reason = "On the trust's own site; two lines, for criticism."
    passage.save()
    assert answers_of_response(response, questions)[0].quotes == (passage.quote,)


def test_asked_rows_hide_a_reply_until_it_is_published(request_):
    rows = asked_rows(ordered(request_).select_related("trust"), today=date(2024, 6, 1))
    assert [row.outcome_label for row in rows] == [
        "Answered",
        "Reply received, not yet published",
        "No reply",
        "Awaiting a reply",
    ]
    assert [row.replied_on for row in rows] == [date(2024, 4, 3), None, None, None]


def test_named_resources_are_those_of_published_answers(request_):
    named = named_resources(request_.responses.all(), answerable(request_))
    assert [(item.resource.name, item.trusts) for item in named] == [("Safe Online", 1)]

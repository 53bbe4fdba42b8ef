"""Answers put together: every trust's by what it says, and one trust's gaps by their reason."""

import pytest

from responses.analysis.answers import answers_of_response, answers_to_question
from responses.analysis.counts import question_figures, response_figures
from responses.analysis.grouping import by_answer, gaps
from responses.models import Answer, FOIRequest
from responses.stats import STATES
from tests.scenario import make_scenario


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def groups(request: FOIRequest, code: str) -> list[tuple[str, str, list[str]]]:
    question = request.questions.get(code=code)
    found = by_answer(answers_to_question(request.responses.all(), question), question)
    return [
        (group.code, group.label, [one.answer.response.trust_id for one in group.answers]) for group in found
    ]


def test_trusts_stand_under_their_value_else_their_state(request_):
    assert groups(request_, "camhs-1") == [
        ("yes", "Yes", ["XXAAA"]),
        ("no_reply", "No reply", ["XXCCC"]),
        ("pending", "Pending", ["XXBBB", "XXDDD"]),
    ]


def test_values_come_in_their_order_and_numbers_together(request_):
    silent = ["XXBBB", "XXDDD"]
    request_.responses.filter(trust__in=silent).update(status="published", outcome="answered")
    for code, values in (
        ("camhs-1", ("no", "partly")),
        ("camhs-4", ("9", "10")),
        ("sarc-3a-i", ("inside|outside", "inside")),
    ):
        answers = Answer.objects.filter(question__code=code, response__trust__in=silent)
        for answer, value in zip(answers.order_by("response__trust_id"), values, strict=True):
            Answer.objects.filter(pk=answer.pk).update(state="answered", value=value)
    assert [label for _, label, _ in groups(request_, "camhs-1")] == ["Yes", "Partly", "No", "No reply"]
    assert groups(request_, "camhs-4")[0] == ("answered", "Answered", ["XXAAA", "XXBBB", "XXDDD"])
    assert groups(request_, "sarc-3a-i")[:2] == [
        ("inside", "Inside", ["XXDDD"]),
        ("inside-outside", "Inside and Outside", ["XXBBB"]),
    ]


def test_groups_hold_as_many_as_the_figures_count(request_):
    for question in request_.questions.answerable():
        figures = question_figures(request_.responses.all(), [question])[question.pk]
        found = by_answer(answers_to_question(request_.responses.all(), question), question)
        by_state = dict.fromkeys(STATES, 0)
        for group in found:
            by_state[group.answers[0].state] += group.number
        assert by_state == dict(figures.states)
        assert {group.code: group.number for group in found if group.code in figures.values} == (
            dict(figures.values) if question.kind != "number" else {}
        )


def test_a_group_is_bare_when_there_is_nothing_to_read_of_its_trusts(request_):
    question = request_.questions.get(code="camhs-3")
    found = by_answer(answers_to_question(request_.responses.all(), question), question)
    assert [(group.code, group.bare) for group in found] == [
        ("refused", False),
        ("no_reply", True),
        ("pending", True),
    ]


def test_gaps_of_a_trust_stand_by_reason_with_an_absent_service_as_one(request_):
    response = request_.responses.select_related("trust").get(trust="XXAAA")
    questions = [one for one in request_.questions.all().numbered() if not one.is_heading]
    found = gaps(answers_of_response(response, questions))
    assert [(gap.label, gap.service, [one.question.code for one in gap.answers]) for gap in found] == [
        ("Left blank", "", ["camhs-2a-i"]),
        ("Refused (sections 12, 40)", "", ["camhs-3"]),
        (
            "Not applicable: the trust does not run the service",
            "SARC in full",
            ["sarc-1", "sarc-3", "sarc-3a", "sarc-3a-i"],
        ),
    ]
    counted = response_figures(request_.responses.all())[response.pk]
    assert counted.asked - counted.answered == sum(len(gap.answers) for gap in found)


def test_figures_of_responses_hide_drafts(request_):
    counted = response_figures(request_.responses.all())
    by_trust = {one.trust_id: counted[one.pk] for one in request_.responses.all()}
    assert {code: (found.answered, found.asked) for code, found in by_trust.items()} == {
        "XXAAA": (4, 10),
        "XXBBB": (0, 10),
        "XXCCC": (0, 10),
        "XXDDD": (0, 10),
    }

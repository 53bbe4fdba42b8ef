"""What is said of the agreement of two coders, and which codings count."""

import pytest
from django.contrib.auth.models import User

from responses.analysis.agreement import agreement_words
from responses.models import Answer, Coding, Question, Response
from tests.fictional import make_request, make_response

pytestmark = pytest.mark.django_db

ONCE = "Coded once; agreement has not been measured."


@pytest.fixture
def asked() -> Question:
    """A question put to three trusts, whose responses are published."""
    request = make_request()
    for code in ("XXAAA", "XXBBB", "XXCCC"):
        make_response(code=code, request=request)
    Response.objects.update(outcome="answered", status="published")
    return request.questions.get(code="camhs-1")


def code(trust: str, first: dict, second: dict | None) -> None:
    answer = Answer.objects.get(question__code="camhs-1", response__trust=trust)
    for number, coded in ((1, first), (2, second)):
        coder, _ = User.objects.get_or_create(username=f"coder {number}")
        if coded:
            Coding.objects.create(answer=answer, coder=coder, round=number, suggestion_shown=False, **coded)


YES = {"state": "answered", "value": "yes"}
NO = {"state": "answered", "value": "no"}
ABSENT = {"state": "not_applicable", "cause": "provision"}


def test_nothing_is_measured_without_two_codings(asked):
    assert agreement_words(asked) == ONCE
    code("XXAAA", YES, None)
    assert agreement_words(asked) == ONCE


def test_state_and_value_have_to_be_the_same(asked):
    code("XXAAA", YES, YES)
    assert agreement_words(asked) == (
        "1 answer was coded twice, independently: both coders say the same of 1 of 1."
    )
    code("XXBBB", YES, NO)
    code("XXCCC", {"state": "unclear"}, {"state": "left_blank"})
    assert agreement_words(asked) == (
        "3 answers were coded twice, independently: both coders say the same of 1 of 3."
    )


def test_what_follows_from_a_provision_is_left_out(asked):
    code("XXAAA", YES, ABSENT)
    code("XXBBB", ABSENT, ABSENT)
    code("XXCCC", YES, YES)
    answers = Answer.objects.filter(response__trust="XXCCC", question__code="camhs-1")
    answers.update(state="not_applicable", cause="provision")
    assert agreement_words(asked) == ONCE


def test_what_is_not_published_is_left_out(asked):
    code("XXAAA", YES, YES)
    Response.objects.update(status="draft")
    assert agreement_words(asked) == ONCE


def test_a_heading_has_nothing_to_agree_on(asked):
    assert agreement_words(Question.objects.get(code="camhs-2a")) == "A heading has no answers to code."

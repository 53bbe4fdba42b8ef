"""What is kept of a reading and of codings: each named constraint lets in and keeps out."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from responses.models import Coding, Reading, Source, Suggestion
from tests.fictional import LETTER, make_response
from tests.models.test_constraints import refused

DECIDED = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture
def response(db):
    return make_response()


@pytest.fixture
def answer(response):
    return response.answers.get(question__code="camhs-1")


@pytest.fixture
def reading(response):
    return Reading.objects.create(source=Source.objects.create(response=response, text=LETTER))


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({}, ""),
        ({"state": "yes"}, "suggestion_state_of_answer"),
        ({"confidence": 1.01}, "suggestion_confidence_0_to_1"),
        ({"confidence": -0.01}, "suggestion_confidence_0_to_1"),
        ({"sections": "twelve"}, "suggestion_sections_pattern"),
        ({"decision": "accepted"}, "suggestion_decided_when_not_open"),
        ({"decided_at": DECIDED}, "suggestion_decided_when_not_open"),
        ({"decision": "accepted", "decided_at": DECIDED}, ""),
        ({"answer": None}, "suggestion_of_answer_or_provision"),
    ],
)
def test_suggestions(reading, answer, fields, constraint):
    values = {"reading": reading, "answer": answer, "state": "answered", "confidence": 0.9, **fields}
    if constraint:
        refused(lambda: Suggestion.objects.create(**values), constraint)
    else:
        assert Suggestion.objects.create(**values).is_open is ("decision" not in fields)


def test_suggestions_for_a_provision(reading, response):
    values = {"reading": reading, "provision": response.provisions.first(), "confidence": 0.9}
    refused(lambda: Suggestion.objects.create(state="answered", **values), "suggestion_state_of_provision")
    Suggestion.objects.create(state="no", **values)
    refused(lambda: Suggestion.objects.create(state="no", **values), "suggestion_once_a_provision")


def test_one_suggestion_for_an_answer_in_a_reading(reading, answer):
    values = {"reading": reading, "answer": answer, "state": "answered", "confidence": 0.9}
    Suggestion.objects.create(**values)
    refused(lambda: Suggestion.objects.create(**values), "suggestion_once_an_answer")


@pytest.mark.parametrize(
    ("spans", "fits"),
    [
        ([], True),
        ([[0, 4], [9, 12]], True),
        ([[0, len(LETTER)]], True),
        ([[0, len(LETTER) + 1]], False),
        ([[4, 4]], False),
        ([[-1, 4]], False),
        ([[0, 4, 9]], False),
        ([[0, True]], False),
        (["0-4"], False),
        ({"start": 0}, False),
    ],
)
def test_spans_lie_in_the_text(reading, answer, spans, fits):
    suggestion = Suggestion(reading=reading, answer=answer, state="answered", spans=spans, confidence=0.5)
    if fits:
        suggestion.clean()
    else:
        with pytest.raises(ValidationError):
            suggestion.clean()


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"state": "answered", "value": "yes"}, ""),
        ({"state": "unclear", "value": "yes"}, "coding_value_only_when_answered"),
        ({"state": "pending"}, "coding_is_of_a_reply"),
        ({"state": "no_reply"}, "coding_is_of_a_reply"),
        ({"round": 2}, "coding_second_without_suggestion"),
        ({"round": 2, "suggestion_shown": False}, ""),
        ({"sections": "twelve"}, "coding_sections_pattern"),
    ],
)
def test_codings(answer, admin_user, fields, constraint):
    values = {
        "answer": answer,
        "coder": admin_user,
        "round": 1,
        "state": "left_blank",
        "suggestion_shown": True,
        **fields,
    }
    if constraint:
        refused(lambda: Coding.objects.create(**values), constraint)
    else:
        assert Coding.objects.create(**values).pk


def test_a_round_is_coded_once_and_by_another_coder(answer, admin_user, django_user_model):
    values = {"answer": answer, "state": "left_blank", "suggestion_shown": False}
    Coding.objects.create(coder=admin_user, round=1, **values)
    refused(lambda: Coding.objects.create(coder=admin_user, round=2, **values), "coding_once_a_coder")
    other = django_user_model.objects.create_user("second")
    refused(lambda: Coding.objects.create(coder=other, round=1, **values), "coding_once_a_round")
    assert Coding.objects.create(coder=other, round=2, **values).pk


def test_the_value_of_a_coding_fits_the_kind_of_its_question(answer, admin_user):
    values = {
        "answer": answer,
        "coder": admin_user,
        "round": 1,
        "state": "answered",
        "suggestion_shown": True,
    }
    Coding(value="yes", **values).clean()
    with pytest.raises(ValidationError):
        Coding(value="often", **values).clean()

"""Every named constraint, on both sides: what it lets in and what it keeps out."""

import hashlib
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from responses.models import (
    Answer,
    Correction,
    Mention,
    Passage,
    Provision,
    Question,
    Resource,
    Response,
    Source,
    Trust,
)
from tests.fictional import LETTER, make_request, make_response, make_trust


@pytest.fixture
def response(db) -> Response:
    return make_response()


def refused(write, name: str) -> None:
    """``write`` fails because of the constraint ``name``: SQLite names unique ones by their columns."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        write()
    text = str(error.value)
    assert name in text or "UNIQUE constraint failed" in text


def answer_of(response: Response, code: str) -> Answer:
    return response.answers.get(question__code=code)


def test_one_response_for_each_request_and_trust(response):
    refused(
        lambda: Response.objects.create(request=response.request, trust=response.trust),
        "response_once_a_request_and_trust",
    )
    assert Response.objects.create(request=make_request("other"), trust=response.trust).pk


def test_one_answer_for_each_response_and_question(response):
    answer = answer_of(response, "camhs-1")
    refused(
        lambda: Answer.objects.create(response=response, question=answer.question),
        "answer_once_a_response_and_question",
    )


def test_one_provision_for_each_response_and_service(response):
    refused(
        lambda: Provision.objects.create(response=response, service_id="camhs"),
        "provision_once_a_response_and_service",
    )


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"state": "answered", "value": "yes", "qualified": True}, ""),
        ({"state": "unclear", "value": "yes"}, "answer_value_only_when_answered"),
        ({"state": "left_blank", "qualified": True}, "answer_qualified_only_when_answered"),
        ({"state": "not_applicable", "cause": "trust"}, ""),
        ({"state": "not_applicable"}, "answer_cause_when_not_applicable"),
        ({"state": "refused", "cause": "trust"}, "answer_cause_when_not_applicable"),
        ({"state": "refused", "sections": "12|40(2)"}, ""),
        ({"state": "refused", "sections": "twelve"}, "answer_sections_pattern"),
    ],
)
def test_answers(response, fields, constraint):
    answer = answer_of(response, "camhs-1")
    for name, value in fields.items():
        setattr(answer, name, value)
    if constraint:
        refused(answer.save, constraint)
    else:
        answer.save()
        answer.refresh_from_db()
        assert {name: getattr(answer, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"ods_code": "R1A"}, ""),
        ({"ods_code": "G6V2S"}, ""),
        ({"ods_code": "R1AB"}, "trust_ods_code_pattern"),
        ({"ods_code": "r1a"}, "trust_ods_code_pattern"),
        ({"ods_code": "R1A", "name": ""}, "trust_has_name"),
        (
            {"ods_code": "R1A", "opened": date(2020, 1, 2), "closed": date(2020, 1, 1)},
            "trust_opened_before_closed",
        ),
        ({"ods_code": "R1A", "opened": date(2020, 1, 1), "closed": date(2020, 1, 1)}, ""),
    ],
)
@pytest.mark.django_db
def test_trusts(fields, constraint):
    trust = Trust(**{"name": "A trust", **fields})
    if constraint:
        refused(trust.save, constraint)
    else:
        trust.save()
        assert Trust.objects.get().ods_code == fields["ods_code"]


@pytest.mark.django_db
def test_a_fictional_code_and_the_mark_go_together():
    assert make_trust("XXZZ9").fictional is True
    assert make_trust("R1A").fictional is False
    refused(lambda: Trust.objects.filter(pk="R1A").update(fictional=True), "trust_fictional_code")


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"sent_on": date(2024, 3, 2), "received_on": date(2024, 3, 1)}, "response_sent_before_received"),
        (
            {"received_on": date(2024, 3, 2), "clarified_on": date(2024, 3, 1)},
            "response_received_before_clarified",
        ),
        (
            {"received_on": date(2024, 3, 5), "replied_on": date(2024, 3, 4), "outcome": "answered"},
            "response_replied_last",
        ),
        ({"replied_on": date(2024, 4, 4)}, "response_reply_date_needs_reply"),
        ({"status": "published"}, "response_published_needs_outcome"),
        ({"outcome": "answered", "replied_on": date(2024, 4, 4), "status": "published"}, ""),
        ({"outcome": "answered", "status": "published"}, ""),
    ],
)
def test_dates_and_outcome_of_a_response(response, fields, constraint):
    for name, value in fields.items():
        setattr(response, name, value)
    if constraint:
        refused(response.save, constraint)
    else:
        response.save()
        response.refresh_from_db()
        assert {name: getattr(response, name) for name in fields} == fields


def test_passages(response):
    source = Source.objects.create(response=response, text=LETTER)
    answer = answer_of(response, "camhs-1")
    provision = response.provisions.get(service="camhs")
    fields = {"source": source, "start": 0, "end": 4, "quote": "Dear"}
    assert Passage.objects.create(answer=answer, **fields).quote_problem() == ""
    refused(lambda: Passage.objects.create(answer=answer, **fields), "passage_once_an_answer")
    refused(lambda: Passage.objects.create(**fields), "passage_of_answer_or_provision")
    refused(
        lambda: Passage.objects.create(answer=answer, provision=provision, **fields),
        "passage_of_answer_or_provision",
    )
    refused(
        lambda: Passage.objects.create(provision=provision, **{**fields, "start": 4}),
        "passage_start_before_end",
    )


def test_a_source_is_kept_once_a_response_and_unaltered_but_for_line_ends(response):
    source = Source.objects.create(response=response, text="one\r\ntwo\x00\rthree")
    assert source.text == "one\ntwo\nthree"
    assert source.sha256 == hashlib.sha256(b"one\ntwo\nthree").hexdigest()
    refused(
        lambda: Source.objects.create(response=response, text="one\ntwo\nthree"), "source_once_a_response"
    )
    # Attachments that are only named have no text, and there may be several.
    Source.objects.create(response=response, name="a.pdf")
    Source.objects.create(response=response, name="b.pdf")
    assert response.sources.count() == 3


def test_resources(response):
    answer = answer_of(response, "camhs-2")
    own = {"kind": "policy", "name": "Safeguarding Policy", "issuer_trust": response.trust}
    policy = Resource.objects.create(slug="one", **own)
    refused(lambda: Resource.objects.create(slug="two", **own), "resource_once_a_trust")
    other = make_trust("XXBBB")
    assert Resource.objects.create(slug="two", **{**own, "issuer_trust": other}).pk
    refused(
        lambda: Resource.objects.create(slug="three", kind="tool", name="a|b"), "resource_name_without_bar"
    )
    refused(
        lambda: Resource.objects.create(slug="three", issuer_name="X", **{**own, "name": "n"}),
        "resource_one_issuer",
    )
    Mention.objects.create(answer=answer, resource=policy, area="north")
    Mention.objects.create(answer=answer, resource=policy, area="south")
    refused(
        lambda: Mention.objects.create(answer=answer, resource=policy, area="north"), "mention_once_an_area"
    )


@pytest.mark.django_db
def test_questions():
    request = make_request()
    question = request.questions.get(code="camhs-1a")
    again = {"request": request, "service_id": "camhs", "order": 90, "kind": "text", "text": "?"}
    refused(lambda: Question.objects.create(code="camhs-1a", **again), "question_code_once_a_request")
    refused(lambda: Question.objects.create(code="Camhs_9", **again), "question_code_pattern")
    refused(
        lambda: Question.objects.create(code="c9", condition_value="yes", **again), "question_condition_whole"
    )
    question.parent = question
    refused(question.save, "question_not_its_own_parent")


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({}, ""),
        ({"text": ""}, "correction_has_text"),
        ({"outcome": "declined", "decided": True}, ""),
        ({"outcome": "declined"}, "correction_decided_when_not_open"),
        ({"decided": True}, "correction_decided_when_not_open"),
        ({"outcome": "accepted", "decided": True, "public_note": "Now yes."}, ""),
        ({"outcome": "accepted", "decided": True}, "correction_accepted_says_what_changed"),
    ],
)
def test_corrections(db, fields, constraint):
    decided_at = datetime(2025, 1, 1, tzinfo=UTC) if fields.pop("decided", False) else None
    values = {"text": "It says yes.", "decided_at": decided_at, **fields}
    if constraint:
        refused(lambda: Correction.objects.create(**values), constraint)
    else:
        assert Correction.objects.create(**values).pk

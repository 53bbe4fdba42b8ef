import hashlib
from datetime import date
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from responses.intake import verification
from responses.intake.entry import (
    AnswerEntry,
    PassageEntry,
    ProvisionEntry,
    ResponseEntry,
    SourceEntry,
    save_entry,
)
from responses.models import (
    Answer,
    FOIRequest,
    Passage,
    Provision,
    Question,
    Repeat,
    Response,
    Source,
    Trust,
)
from tests.fictional import LETTER, make_holidays, make_request, make_response, make_trust


@pytest.fixture
def response(author) -> Response:
    make_holidays()
    response = make_response(author)
    entry = ResponseEntry(
        sources=(SourceEntry(LETTER, name="Letter"),),
        provisions=(
            ProvisionEntry("sarc", "no", passages=(PassageEntry(quote="not provided by the trust"),)),
        ),
        answers=(
            AnswerEntry("camhs-1", "answered", value="no", passages=(PassageEntry(quote="1a. Y"),)),
            AnswerEntry("camhs-4", "answered", value="7"),
        ),
    )
    save_entry(response=response, entry=entry, author=author)
    return response


def lines() -> list[str]:
    """What the command prints where something is wrong."""
    out = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("check_data", stdout=out)
    found = out.getvalue().splitlines()
    assert str(caught.value) == f"{len(found)} problem{'' if len(found) == 1 else 's'} found."
    assert caught.value.returncode == 1
    return found


def answer(code: str):
    return Answer.objects.filter(question__code=code)


def test_sound_data_has_no_finding(response):
    out = StringIO()
    call_command("check_data", stdout=out)
    assert out.getvalue() == "No problem found.\n"


def test_a_passage_that_is_not_its_slice(response):
    Passage.objects.filter(answer__isnull=False).update(quote="1a. N")
    Passage.objects.filter(provision__isnull=False).update(start=0, end=4)
    assert lines() == [
        "example XXAAA sarc: The quote is not what the source says from character 0 to 4.",
        f"example XXAAA camhs-1: The quote is not what the source says from character "
        f"{LETTER.index('1a')} to {LETTER.index('1a') + 5}.",
    ]


def test_a_passage_in_the_source_of_another_response(response, author):
    other = make_response(author, code="XXBBB", request=FOIRequest.objects.get())
    Source.objects.update(response=other)
    assert lines() == [
        "example XXBBB camhs-1: The passage stands in a source of another response.",
        "example XXBBB sarc: The passage stands in a source of another response.",
    ]


def test_wording_that_changed_after_the_first_response(response):
    Question.objects.filter(code="camhs-1").update(text="Quite another question?")
    assert lines() == [
        "example: Codes or wording of its questions changed after the first response was recorded."
    ]


def test_a_response_without_frozen_wording(response):
    FOIRequest.objects.update(wording_sha256="")
    assert lines() == ["example: It has responses, but the wording of its questions was not frozen."]


def test_an_answer_to_a_heading_and_to_another_requests_question(response):
    Answer.objects.create(response=response, question=Question.objects.get(code="camhs-2a"))
    other = make_request("other")
    Answer.objects.create(response=response, question=other.questions.get(code="camhs-2a-i"))
    answer("camhs-2a-i").filter(question__request=response.request_id).delete()
    assert lines() == [
        "example XXAAA camhs-2a-i: It has no answer, not even a pending one.",
        "example XXAAA camhs-2a: A heading is never answered.",
        "example XXAAA camhs-2a-i: The question belongs to another request than the response.",
    ]


def test_values_that_do_not_fit_and_states_that_do_not_fit(response):
    answer("camhs-1").update(value="maybe")
    answer("camhs-4").update(value="")
    answer("camhs-3").update(state="no_reply")
    answer("sarc-1").update(state="pending", cause="")
    assert lines() == [
        "example XXAAA camhs-1: “maybe” is not one of yes, partly, no.",
        "example XXAAA camhs-3: No reply is the state of every answer of a response without a reply, "
        "and of no other.",
        "example XXAAA camhs-4: An answered question of this kind needs a value.",
        "example XXAAA sarc-1: The trust does not run the service, so the question is not applicable.",
    ]


def test_a_blank_whose_condition_says_that_it_does_not_apply(response):
    answer("camhs-1a").update(state="left_blank", cause="")
    assert lines() == [
        "example XXAAA camhs-1a: Its condition says that it does not apply: blank means not applicable here."
    ]


def test_a_published_response_with_pending_answers(response):
    Response.objects.update(outcome="answered", status="published")
    assert "example XXAAA camhs-2: A published response has no pending answer." in lines()


def test_an_answer_and_a_provision_that_are_not_there(response):
    answer("camhs-2").delete()
    Provision.objects.filter(service="camhs").delete()
    assert lines() == [
        "example XXAAA camhs-2: It has no answer, not even a pending one.",
        "example XXAAA camhs: It has no provision, not even an unknown one.",
    ]


def test_fiction_and_reality_in_one_request(response):
    real = make_trust("R1A", "Real Trust")
    response.trust = real
    response.save()
    assert lines() == [
        "example R1A: A fictional trust is in a real request, or a real trust in a fictional one."
    ]
    FOIRequest.objects.update(fictional=False)
    Response.objects.update(trust=Trust.objects.get(ods_code="XXAAA"))
    assert lines() == [
        "example XXAAA: A fictional trust is in a real request, or a real trust in a fictional one."
    ]


def test_a_due_date_beyond_the_bank_holidays(response):
    Response.objects.update(sent_on=date(2026, 12, 20))
    (line,) = lines()
    assert line.startswith("example XXAAA: Bank holidays are known from 2024 to 2026")


def test_an_option_named_like_a_state(response):
    options = [["refused", "Refused"], ["nhs", "The NHS"]]
    Question.objects.filter(code="sarc-1").update(options=options)
    assert lines() == ["example sarc-1: Its option “refused” is the name of a state."]


def test_a_condition_that_cannot_be(response):
    elsewhere = make_request("other").questions.get(code="camhs-1")
    question = Question.objects.filter(request=response.request_id, code="camhs-1a")
    question.update(condition_value="maybe")
    assert lines() == ["example camhs-1a: It depends on camhs-1=maybe, which is no answer to camhs-1."]
    for asked in (elsewhere, question.get()):
        question.update(condition_question=asked, condition_value="yes")
        sentence = f"It depends on {asked.code}, which does not stand above it in its request."
        assert lines()[0] == f"example camhs-1a: {sentence}"


def test_values_outside_their_closed_lists(response):
    Provision.objects.filter(service="camhs").update(state="perhaps")
    Response.objects.update(status="lost")
    provision = Provision.objects.get(service="camhs")
    assert lines() == [
        f"response {response.pk}: “lost” is not one of draft, checked, published (status).",
        f"provision {provision.pk}: “perhaps” is not one of yes, no, unknown (state).",
    ]


def test_a_text_that_is_not_as_it_was_kept(response):
    Source.objects.update(text=LETTER + "!")
    assert lines() == ["example XXAAA: Letter: Its text is not the one that its sha256 is of."]
    Source.objects.update(text=LETTER + "\r\n")
    assert lines() == ["example XXAAA: Letter: Its text holds a NUL, or a line end other than LF."]


def test_a_file_has_the_sha256_of_its_bytes_and_not_of_its_text(response):
    source = Source.objects.get()
    source.sha256 = hashlib.sha256(b"%PDF").hexdigest()
    source.file.save("letter.pdf", ContentFile(b"%PDF"))
    assert not list(verification.findings())
    Source.objects.update(sha256="0" * 64)
    assert lines() == ["example XXAAA: Letter: Its file is not the one that its sha256 is of."]
    source.file.storage.delete(source.file.name)
    assert lines() == ["example XXAAA: Letter: Its file is missing."]


def test_a_question_linked_to_a_request_that_it_does_not_repeat(response):
    make_request("other")
    question, other = Question.objects.filter(code="camhs-1").order_by("request")
    Repeat.objects.create(question=question, earlier=other, reason="Alike.")
    assert lines() == ["example camhs-1: camhs-1 is not of the request that this one repeats."]


def test_states_that_differ_from_those_counted(response, monkeypatch):
    monkeypatch.setattr(verification, "STATES", verification.STATES[1:])
    assert lines() == ["The states that are counted are not the states that an answer can have."]


def test_the_number_of_queries_does_not_grow_with_the_responses(response, author, django_assert_num_queries):
    with django_assert_num_queries(27):
        list(verification.findings())
    request = FOIRequest.objects.get()
    for code in ("XXBBB", "XXCCC"):
        make_response(author, code=code, request=request)
    with django_assert_num_queries(27):
        list(verification.findings())

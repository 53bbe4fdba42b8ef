from datetime import date

import pytest

from responses.intake.entry import EntryError, ask_trusts, require_trusts
from responses.models import Answer, FOIRequest, Provision, Response, Trust
from tests.fictional import QUESTIONS, make_request, make_trust, states


def ask(request, trusts, author, **more):
    return ask_trusts(request=request, trusts=trusts, sent_on=date(2024, 3, 1), author=author, **more)


def refusal(*args, **more) -> str:
    with pytest.raises(EntryError) as caught:
        ask(*args, **more)
    assert not Response.objects.exists()
    assert not FOIRequest.objects.exclude(wording_sha256="").exists()
    return str(caught.value)


def test_each_trust_gets_a_response_with_every_answer_pending(author):
    request = make_request()
    asked = ask(request, [make_trust("XXAAA"), make_trust("XXBBB")], author)

    assert [response.trust_id for response in asked.new] == ["XXAAA", "XXBBB"]
    assert asked.already == ()
    for response in Response.objects.all():
        assert (response.outcome, response.status, response.sent_on) == (
            "awaiting",
            "draft",
            date(2024, 3, 1),
        )
        answerable = [code for code, _, kind, _, _ in QUESTIONS if kind != "heading"]
        assert states(response) == dict.fromkeys(answerable, "pending")
        assert dict(response.provisions.values_list("service", "state")) == {
            "camhs": "unknown",
            "sarc": "unknown",
        }
    request.refresh_from_db()
    assert request.wording_sha256 == request.wording_fingerprint()


def test_every_new_row_has_its_history(author):
    ask(make_request(), [make_trust()], author, reason="Second wave")
    for model, number in ((Response, 1), (Answer, 10), (Provision, 2)):
        rows = model.history.values_list("history_user", "history_change_reason", "history_type")
        assert list(rows) == [(author.pk, "Second wave", "+")] * number


def test_asking_again_adds_only_the_new_trust(author):
    request = make_request()
    first, second = make_trust("XXAAA"), make_trust("XXBBB")
    ask(request, [first], author)
    asked = ask(request, [first, second, second], author)
    assert [response.trust for response in asked.new] == [second]
    assert asked.already == (first,)
    assert (Response.objects.count(), Answer.objects.count(), Provision.objects.count()) == (2, 20, 4)


def test_the_number_of_queries_does_not_grow_with_the_trusts(author, django_assert_num_queries):
    request = make_request()
    trusts = [make_trust(f"XXAA{letter}") for letter in "ABCD"]
    with django_assert_num_queries(13):
        ask(request, trusts[:1], author)
    with django_assert_num_queries(11):  # The wording is frozen already.
        ask(request, trusts[1:], author)


def test_fiction_and_reality_are_kept_apart(author):
    real, invented = make_trust("R1A", "Real Trust"), make_trust("XXAAA", "Invented Trust")
    assert refusal(make_request("real", fictional=False), [real, invented], author) == (
        "Invented Trust (XXAAA) is fictional, and the request is a real one."
    )
    assert refusal(make_request("worked"), [invented, real], author) == (
        "Real Trust (R1A) is a real trust, and the request is fictional: no answer may be invented for it."
    )


def test_a_welsh_trust_is_refused(author):
    welsh = make_trust("RQF", "Welsh Trust", country=Trust.Country.WALES)
    assert refusal(make_request(fictional=False), [welsh], author) == (
        "Welsh Trust (RQF) is in Wales; these data cover trusts in England."
    )


def test_a_request_without_answerable_questions_is_refused(author):
    request = make_request(questions=[("camhs-1", "", "heading", [], "")])
    assert "no question that can be answered" in refusal(request, [make_trust()], author)


def test_received_before_sent_is_refused(author):
    sentence = refusal(make_request(), [make_trust()], author, received_on=date(2024, 2, 29))
    assert sentence == "The trusts cannot have received it before it was sent."


def test_a_reason_that_the_history_cannot_hold_is_refused(author):
    assert refusal(make_request(), [make_trust()], author, reason="x" * 101) == (
        "Give the reason in at most 100 characters."
    )


def test_codes_are_looked_up_in_their_order_and_unknown_ones_named(db):
    first, second = make_trust("XXAAA"), make_trust("XXBBB")
    assert require_trusts(["XXBBB", "XXAAA", "XXBBB"]) == [second, first]
    with pytest.raises(EntryError) as caught:
        require_trusts(["XXAAA", "XXCCC", "RZZ"])
    assert [problem.sentence for problem in caught.value.problems] == [
        "The register has no trust XXCCC.",
        "The register has no trust RZZ.",
    ]

"""The sample data: the real response, the worked example, and a second run that changes nothing."""

from collections import Counter

import pytest
from django.db.models import Count, Max

from responses.intake.sample import load_sample
from responses.models import Answer, FOIRequest, Passage, Provision, Response, Trust

CAMHS = {
    "camhs-1": ("answered", "yes", "Yes"),
    "camhs-1a": ("answered", "yes", "Yes"),
    "camhs-2": ("answered", "", ""),
    "camhs-2a-i": ("answered", "yes", "Y"),
    "camhs-2a-ii-1": ("answered", "yes", "Y/"),
    "camhs-2a-ii-2": ("answered", "yes", "Y/"),
    "camhs-2a-iii": ("answered", "yes", "Y"),
    "camhs-2a-iv": ("answered", "yes", "Y"),
    "camhs-3": ("answered", "", ""),
    "camhs-3a": ("answered", "yes", "Yes"),
    "camhs-4": ("answered", "yes", "YES"),
    "camhs-4a": ("answered", "", ""),
    "camhs-5": ("left_blank", "", ""),
}


@pytest.fixture
def loaded(db) -> None:
    load_sample()


def response_of_r1a() -> Response:
    return Response.objects.get(request__slug="technology-facilitated-abuse", trust="R1A")


def test_r1a_as_it_answered(loaded):
    response = response_of_r1a()
    answers = response.answers.select_related("question").order_by("question__order")
    camhs = {
        a.question.code: (a.state, a.value, a.raw_mark) for a in answers if a.question.service_id == "camhs"
    }
    assert camhs == CAMHS
    assert [a.question.code for a in answers if a.qualified] == ["camhs-3a"]
    sarc = [(a.state, a.cause) for a in answers if a.question.service_id == "sarc"]
    assert sarc == [("not_applicable", "provision")] * 13
    assert dict(response.provisions.values_list("service", "state")) == {"camhs": "yes", "sarc": "no"}
    assert (response.reference, response.sent_on, response.received_on, response.replied_on) == (
        "HACW-2760",
        None,
        None,
        None,
    )


def test_no_text_of_a_real_letter_ships(loaded):
    assert [source.text for source in response_of_r1a().sources.all()] == [""]
    assert Passage.objects.filter(source__response__trust__fictional=False).count() == 0


def test_own_documents_have_the_trust_as_issuer(loaded):
    mentions = response_of_r1a().answers.get(question__code="camhs-1").mentions.select_related("resource")
    assert {(m.resource.name, m.resource.issuer_trust_id) for m in mentions} == {
        ("Child Exploitation Policy", "R1A"),
        ("Safeguarding Children Policy", "R1A"),
        ("Electronic Alerts Policy", "R1A"),
    }


def test_printed_numbers(loaded):
    questions = FOIRequest.objects.get(slug="technology-facilitated-abuse").questions.all().numbered()
    numbers = {question.code: question.number for question in questions}
    assert [numbers[f"camhs-{code}"] for code in ("1", "1a", "2a", "2a-ii-1", "2a-iv", "5")] == [
        "1",
        "1a",
        "2a",
        "2a(ii)(1)",
        "2a(iv)",
        "5",
    ]
    assert numbers["sarc-3a-i"] == "3a(i)"


def test_the_worked_example_fills_every_state(loaded):
    example = FOIRequest.objects.get(slug="worked-example")
    assert example.fictional is True
    assert set(example.responses.values_list("trust__fictional", flat=True)) == {True}
    public = Answer.objects.public().filter(response__request=example)
    states = Counter(public.values_list("public_state", flat=True))
    assert set(states) == set(Answer.State.values)
    assert min(states.values()) >= 10
    assert sum(states.values()) == 60 * 26
    causes = set(public.filter(state="not_applicable").values_list("cause", flat=True))
    assert causes == {"provision", "condition", "trust"}
    assert public.filter(value="partly").count() >= 10
    assert public.filter(qualified=True).count() >= 10
    several = example.responses.annotate(number=Count("sources")).filter(number__gt=1)
    assert several.count() >= 10
    assert set(example.responses.values_list("status", flat=True)) == {"draft", "checked", "published"}


def test_every_passage_of_the_example_is_its_slice(loaded):
    passages = list(Passage.objects.select_related("source", "answer", "provision"))
    assert len(passages) > 500
    assert [p.quote_problem() for p in passages if p.quote_problem()] == []


def test_one_answer_stands_against_its_condition(loaded):
    answer = Answer.objects.get(response__trust="XX020", question__code="camhs-4a")
    condition = Answer.objects.get(response__trust="XX020", question__code="camhs-4")
    assert (answer.state, condition.value) == ("answered", "no")
    assert answer.against_condition(condition) is True


def snapshot() -> dict[str, object]:
    return {
        "answers": list(Answer.objects.order_by("pk").values_list()),
        "responses": list(Response.objects.order_by("pk").values_list()),
        "provisions": list(Provision.objects.order_by("pk").values_list()),
        "trusts": list(Trust.objects.order_by("pk").values_list()),
        "history": Answer.history.aggregate(Max("history_id"), Count("history_id")),
        "requests": list(FOIRequest.objects.order_by("pk").values_list()),
    }


def test_a_second_run_changes_nothing(loaded):
    before = snapshot()
    load_sample()
    assert snapshot() == before


def test_the_register_has_english_care_and_welsh_trusts(loaded):
    assert Trust.objects.get(pk="R1A").name == "Herefordshire and Worcestershire Health and Care NHS Trust"
    assert set(Trust.objects.filter(country="wales").values_list("pk", flat=True)) == {"RQF", "RT4", "RYT"}
    assert set(
        Trust.objects.filter(pk__in=["TAJ", "TAD", "TAE", "TAF", "TAH"]).values_list("country", flat=True)
    ) == {"england"}
    north_london = Trust.objects.get(pk="G6V2S")
    assert set(north_london.predecessors.values_list("pk", flat=True)) == {"RRP", "TAF", "RNK"}
    assert str(Trust.objects.get(pk="G6V2S").icb) == "Z9B2Z"

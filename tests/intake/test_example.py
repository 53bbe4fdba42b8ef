"""The worked example: sixty fictional trusts that fill every state, the same each time."""

import random
from collections import Counter

import pytest
from django.db.models import Count

from responses.intake.example import SLUG, Plan, make_example
from responses.intake.letters import Author, write_letter
from responses.models import (
    Answer,
    FOIRequest,
    Mention,
    Passage,
    Provision,
    Question,
    Resource,
    Response,
    Source,
    Trust,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_data")]


@pytest.fixture
def example() -> FOIRequest:
    return FOIRequest.objects.get(slug=SLUG)


def test_it_is_fictional_through_and_through(example):
    assert (example.fictional, example.public) == (True, True)
    codes = [f"XX{number:03}" for number in range(1, 61)]
    trusts = Trust.objects.filter(responses__request=example).order_by("pk")
    assert list(trusts.values_list("pk", flat=True)) == codes
    assert [trust.name for trust in trusts if not trust.name.startswith("Fictional ")] == []
    assert len({trust.name for trust in trusts}) == 60
    named = Resource.objects.filter(mentions__answer__response__request=example).distinct()
    assert [one.name for one in named if not one.name.startswith("Fictional ")] == []
    assert [one.issuer for one in named if not one.issuer.startswith("Fictional ")] == []
    assert [one.issuer for one in named if not one.issuer] == []


def test_every_state_and_cause_is_there(example):
    public = Answer.objects.public().filter(response__request=example)
    states = Counter(public.values_list("public_state", flat=True))
    assert set(states) == set(Answer.State.values)
    assert min(states.values()) >= 10
    assert sum(states.values()) == 60 * 26
    causes = Counter(public.filter(public_state="not_applicable").values_list("cause", flat=True))
    assert set(causes) == {"provision", "condition", "trust"}
    assert min(causes.values()) >= 10
    values = Counter(public.values_list("public_value", flat=True))
    assert min(values[value] for value in ("yes", "partly", "no", "inside", "inside|outside")) >= 4
    assert public.filter(public_qualified=True).count() >= 10
    sections = set(public.filter(public_state="refused").values_list("sections", flat=True))
    assert sections == {"12", "40"}
    assert public.filter(public_state="answered", sections="31").count() >= 5
    marks = public.filter(public_state="unclear").values_list("raw_mark", flat=True)
    assert set(marks) == {"Y/N", "?", "tbc"}


def test_every_outcome_status_and_kind_of_source_is_there(example):
    responses = example.responses
    assert set(responses.values_list("outcome", flat=True)) == set(Response.Outcome.values)
    assert Counter(responses.values_list("status", flat=True)) == {"published": 52, "draft": 7, "checked": 1}
    assert set(responses.values_list("reuse", flat=True)) == set(Response.Reuse.values)
    kinds = Counter(Source.objects.filter(response__request=example).values_list("kind", flat=True))
    assert set(kinds) == set(Source.Kind.values)
    assert responses.annotate(number=Count("sources")).filter(number__gt=1).count() >= 10
    assert responses.filter(clarified_on__isnull=False).count() >= 3
    assert responses.filter(extended_to__isnull=False).count() >= 3
    provisions = Provision.objects.filter(response__request=example, response__status="published")
    assert set(provisions.values_list("service", "state")) >= {
        ("camhs", "yes"),
        ("camhs", "no"),
        ("sarc", "yes"),
        ("sarc", "no"),
        ("sarc", "unknown"),
    }


def test_every_passage_is_its_slice(example):
    passages = list(Passage.objects.select_related("source", "answer", "provision"))
    assert len(passages) > 700
    assert [one.quote for one in passages if one.source.text[one.start : one.end] != one.quote] == []
    assert {one.source.response.request_id for one in passages} == {example.pk}


def test_answers_have_several_passages_and_spans_serve_several_answers():
    assert Answer.objects.annotate(number=Count("passages")).filter(number__gt=1).count() >= 20
    spans = Passage.objects.values("source", "start", "end").annotate(answers=Count("answer"))
    assert Counter(spans.values_list("answers", flat=True))[5] >= 10
    assert Passage.objects.filter(provision__isnull=False).count() >= 20


def test_whatever_is_answered_stands_in_the_letter(example):
    answered = Answer.objects.filter(response__request=example, state__in=["answered", "refused", "unclear"])
    assert answered.count() > 600
    assert answered.filter(passages=None).count() == 0


def test_what_is_entered_fits_the_questions_the_services_and_the_conditions(example):
    provisions = {
        (one.response_id, one.service_id): one.state
        for one in Provision.objects.filter(response__request=example)
    }
    answers = list(
        Answer.objects.filter(response__request=example).select_related(
            "question__condition_question", "response"
        )
    )
    by_question = {(one.response_id, one.question_id): one for one in answers}
    problems = []
    for one in answers:
        asked_if = one.question.condition_question_id
        condition = by_question[one.response_id, asked_if] if asked_if else None
        provision = provisions[one.response_id, one.question.service_id]
        problems.append(one.state_problem(provision=provision, condition=condition) or one.value_problem())
    assert len(problems) == 60 * 26
    assert set(problems) == {""}


def test_one_answer_stands_against_its_condition(example):
    answers = example.responses.get(trust="XX020").answers
    answer, condition = answers.get(question__code="camhs-4a"), answers.get(question__code="camhs-4")
    assert (answer.state, condition.value) == ("answered", "no")
    assert answer.against_condition(condition) is True


def test_own_and_shared_resources_with_areas(example):
    mentions = Mention.objects.filter(answer__response__request=example)
    assert set(mentions.values_list("area", flat=True)) == {"", "northern area", "southern area", "all areas"}
    shared = Resource.objects.get(name="Fictional Screening Questions")
    assert (shared.issuer_trust, shared.issuer_name) == (None, "Fictional Partnership Board")
    assert shared.mentions.values("answer__response").distinct().count() >= 10
    forms = Resource.objects.filter(name="Fictional Assessment Form")
    assert forms.count() == len(set(forms.values_list("issuer_trust", flat=True))) >= 10


def without_keys(example: FOIRequest) -> list[tuple]:
    answers = Answer.objects.filter(response__request=example).order_by("response__trust", "question__order")
    fields = ("response__trust", "question__code", "state", "value", "raw_mark", "sections", "note")
    passages = Passage.objects.filter(source__response__request=example)
    sources = Source.objects.filter(response__request=example).order_by("response__trust", "kind")
    return [
        *answers.values_list(*fields),
        *sources.values_list("response__trust", "kind", "dated", "text"),
        *passages.order_by("source__response__trust", "answer__question__order", "start").values_list(
            "source__response__trust", "answer__question__code", "start", "end", "quote"
        ),
    ]


def test_it_is_the_same_each_time(example):
    before = without_keys(example)
    twin = FOIRequest.objects.create(slug="twin", title="Twin", fictional=True)
    for question in example.questions.order_by("order"):
        parents = {
            name: getattr(question, name) and twin.questions.get(code=getattr(question, name).code)
            for name in ("parent", "condition_question")
        }
        fields = ("code", "order", "kind", "options", "condition_value", "text", "service_id", "topic_id")
        copied = {name: getattr(question, name) for name in fields}
        Question.objects.create(request=twin, **copied, **parents)
    make_example(twin)
    assert without_keys(twin) == before


def test_a_letter_remembers_where_its_answers_stand(example):
    questions = [one for one in example.questions.all().numbered() if not one.is_heading]
    plan = Plan(2, questions, random.Random(1))  # noqa: S311 -- no secrets
    author = Author(
        reference="FIC-0002",
        meaning_of=plan.meaning,
        kind_of=plan.kind,
        resource_of=plan.named,
        together=plan.together,
        chance=random.Random(2),  # noqa: S311 -- no secrets
    )
    letter = write_letter(plan.asked, [("sarc", "Sexual Assault Referral Centres")], author)
    assert set(letter.written) == {question.code for question in plan.asked}
    group = [letter.written[f"camhs-2a-{code}"] for code in ("i", "ii-1", "ii-2", "iii", "iv")]
    assert {one.spans for one in group} == {group[0].spans}
    start, end = group[0].spans[0]
    assert letter.text[start:end].startswith("Yes to all of these: the Fictional ")
    start, end = letter.absent["sarc"]
    assert letter.text[start:end] in (
        "We do not run this service.",
        "Not applicable: the trust has no such service.",
    )

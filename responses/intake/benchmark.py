"""Fictional data of any size for measurements: deterministic by seed, and labelled as fictional."""

import itertools
import random
import string
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from responses.models import (
    Answer,
    FOIRequest,
    Mention,
    Provision,
    Question,
    Region,
    Resource,
    Response,
    Service,
    Trust,
)

SLUG = "benchmark"
_REGIONS = ("Y56", "Y58", "Y59", "Y60", "Y61", "Y62", "Y63")
_STATES = ("answered",) * 12 + ("left_blank", "unclear", "not_held", "refused", "referred_elsewhere")
_BATCH = 5_000


class BenchmarkError(ValueError):
    """The sizes asked for cannot be made."""


@dataclass(frozen=True)
class Made:
    """How much was made."""

    trusts: int
    questions: int
    answers: int


@transaction.atomic
def make_benchmark_data(*, trusts: int, questions: int, seed: int = 1) -> Made:
    """Replace the request ``benchmark`` by one of this size; BenchmarkError for impossible sizes."""
    if not (1 <= trusts <= 40_000 and 1 <= questions <= 1_000):
        raise BenchmarkError("Choose 1 to 40,000 trusts and 1 to 1,000 questions.")
    _remove()
    chance = random.Random(seed)  # noqa: S311 -- measurements, no secrets
    request = FOIRequest.objects.create(
        slug=SLUG,
        title="Benchmark (fictional)",
        summary="Invented trusts and answers of a chosen size, for measurements only.",
        public=True,
        fictional=True,
        sent_on=date(2025, 3, 3),
    )
    asked = _questions(request, questions)
    request.freeze_wording()
    responses = _responses(request, _trusts(trusts), chance)
    answers = _answers(responses, asked, chance)
    return Made(len(responses), len(asked), answers)


def _remove() -> None:
    old = Response.objects.filter(request__slug=SLUG)
    trusts = list(old.values_list("trust_id", flat=True))
    Answer.objects.filter(response__in=old).delete()
    old.delete()
    Question.objects.filter(request__slug=SLUG).delete()
    FOIRequest.objects.filter(slug=SLUG).delete()
    Trust.objects.filter(
        pk__in=trusts, responses__isnull=True, name__startswith="Fictional Benchmark"
    ).delete()


def _questions(request: FOIRequest, number: int) -> list[Question]:
    service, _ = Service.objects.get_or_create(
        slug=Service.ORGANISATION,
        defaults={"short_name": "Organisation", "name": "The organisation", "order": 9},
    )
    kinds = itertools.cycle(
        (Question.Kind.YES_NO, Question.Kind.YES_NO, Question.Kind.YES_NO, Question.Kind.TEXT)
    )
    return Question.objects.bulk_create(
        Question(
            request=request,
            service=service,
            code=f"q-{place}",
            order=place,
            kind=kind,
            text=f"Fictional question {place}: is there a policy on subject {place}?",
        )
        for place, kind in zip(range(1, number + 1), kinds, strict=False)
    )


def _trusts(number: int) -> list[Trust]:
    regions = [Region.objects.get_or_create(code=code)[0] for code in _REGIONS]
    taken = set(Trust.objects.filter(fictional=True).values_list("pk", flat=True))
    # From the end of the alphabet, so that other fictional trusts keep their codes.
    letters = itertools.product(reversed(string.ascii_uppercase + string.digits), repeat=3)
    free = (code for code in (f"XX{''.join(three)}" for three in letters) if code not in taken)
    types = [choice for choice in Trust.Type.values if choice != Trust.Type.UNKNOWN]
    return Trust.objects.bulk_create(
        Trust(
            ods_code=code,
            name=f"Fictional Benchmark {place:05} NHS Trust",
            type=types[place % len(types)],
            region=regions[place % len(regions)],
            fictional=True,
        )
        for place, code in zip(range(1, number + 1), free, strict=False)
    )


def _responses(request: FOIRequest, trusts: list[Trust], chance: random.Random) -> list[Response]:
    responses = []
    for trust in trusts:
        response = Response(request=request, trust=trust, sent_on=request.sent_on)
        if chance.random() < 0.85:
            response.outcome = Response.Outcome.ANSWERED
            response.replied_on = date(2025, 3, 3) + timedelta(days=chance.randint(5, 60))
            response.status = Response.Status.PUBLISHED
            response.reference = f"FOI-{chance.randint(1000, 9999)}"
        responses.append(response)
    made = Response.objects.bulk_create(responses)
    Provision.objects.bulk_create(
        Provision(response=response, service_id=Service.ORGANISATION, state=Provision.State.YES)
        for response in made
    )
    return made


def _answers(responses: list[Response], questions: list[Question], chance: random.Random) -> int:
    made = (
        _answer(response, question, chance) for response, question in itertools.product(responses, questions)
    )
    number = 0
    policy, _ = Resource.objects.get_or_create(
        slug="fictional-benchmark-policy",
        defaults={"kind": Resource.Kind.POLICY, "name": "Fictional benchmark policy"},
    )
    while batch := list(itertools.islice(made, _BATCH)):
        saved = Answer.objects.bulk_create(batch)
        named = (
            answer for place, answer in enumerate(saved) if place % 20 == 0 and answer.state == "answered"
        )
        Mention.objects.bulk_create(Mention(answer=answer, resource=policy) for answer in named)
        number += len(saved)
    return number


def _answer(response: Response, question: Question, chance: random.Random) -> Answer:
    answer = Answer(response=response, question=question)
    if response.is_published:
        answer.state = chance.choice(_STATES)
        if answer.state == Answer.State.ANSWERED:
            answer.note = f"Fictional note {chance.randint(1, 999)}."
            if question.has_value:
                answer.value = chance.choice(("yes", "yes", "no", "partly"))
                answer.raw_mark = answer.value.capitalize()
    return answer

"""How many trusts or questions each option of each filter would leave, given what the others choose."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from responses.models import Answer, FOIRequest, Question, Topic

#: What one item, a trust or a question, can be chosen by: the values that it has in each filter.
Facts = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class AskedTrust:
    """One trust asked: its name, what it can be chosen by, and how its region and board are called."""

    code: str
    name: str
    facts: Facts
    labels: Mapping[str, str]


def asked_trusts(request: FOIRequest, question: Question | None = None) -> list[AskedTrust]:
    """Every trust asked, in order of name; with its public answer to ``question`` where one is given.

    One query, and one more for the answers.
    """
    answers = _answers_to(request, question) if question else {}
    rows = request.responses.order_by("trust__name", "trust").values_list(
        "pk",
        "trust",
        "trust__name",
        "trust__type",
        "trust__region",
        "trust__region__name",
        "trust__icb",
        "trust__icb__name",
    )
    asked = []
    for response, code, name, kind, region, region_name, icb, icb_name in rows:
        state, value = answers.get(response, ("", ""))
        given = {"trust": code, "type": kind, "region": region, "icb": icb, "state": state, "value": value}
        facts = {key: (item,) if item else () for key, item in given.items()}
        asked.append(
            AskedTrust(
                code, name, facts, {"region": region_name or region or "", "icb": icb_name or icb or ""}
            )
        )
    return asked


def _answers_to(request: FOIRequest, question: Question) -> dict[int, tuple[str, str]]:
    rows = (
        Answer.objects.public()
        .filter(response__request=request, question=question)
        .values_list("response_id", "public_state", "public_value")
    )
    return {response: (state, value) for response, state, value in rows}


def question_facts(questions: Iterable[Question]) -> list[Facts]:
    """What each question can be chosen by; a topic stands for those below it. One query."""
    lineages = Topic.objects.lineages()
    return [
        {
            "service": (question.service_id,),
            "question": (question.code,),
            "topic": lineages.get(question.topic_id or "", frozenset()),
        }
        for question in questions
    ]


def option_counts(items: Iterable[Facts], chosen: Mapping[str, Collection[str]]) -> dict[str, Counter[str]]:
    """For each filter of ``chosen``, how many of ``items`` each option leaves.

    An item counts for a filter's options where every other filter lets it through: several options of one
    filter widen the choice, different filters narrow it.
    """
    counts: dict[str, Counter[str]] = {name: Counter() for name in chosen}
    wanted = {name: set(options) for name, options in chosen.items() if options}
    for facts in items:
        shut = [name for name, options in wanted.items() if options.isdisjoint(facts[name])]
        if len(shut) > 1:
            continue
        for name in shut or counts:
            counts[name].update(facts[name])
    return counts

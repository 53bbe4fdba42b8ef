"""Counts of public answers, by question and by group of trusts; the arithmetic is in responses.stats."""

from collections.abc import Iterable

from django.db.models import Count, F, Q, QuerySet

from responses.models import Answer, Question, Response
from responses.stats import Figures, figures, figures_by_key

#: What trusts can be grouped by, as a path from an answer.
GROUPS = {
    "region": "response__trust__region",
    "icb": "response__trust__icb",
    "type": "response__trust__type",
}


def question_figures(responses: QuerySet[Response], questions: Iterable[Question]) -> dict[int, Figures]:
    """Figures of each question, by its primary key, over the trusts asked in ``responses``; one query."""
    primary_keys = [question.pk for question in questions]
    counts = _counts(responses, primary_keys).values_list(
        "question_id", "public_state", "public_value", "number"
    )
    found = figures_by_key(counts)
    return {key: found.get(key) or figures([]) for key in primary_keys}


def grouped_figures(
    responses: QuerySet[Response], questions: Iterable[Question], group: str
) -> dict[tuple[str, int], Figures]:
    """Figures by (group, question's primary key), group one of GROUPS; one query.

    Trusts whose region or ICB is not known stand under an empty group.
    """
    counts = (
        _counts(responses, [question.pk for question in questions], group=F(GROUPS[group]))
        .values_list("group", "question_id", "public_state", "public_value", "number")
        .order_by("group", "question_id")
    )
    rows = (((key or "", question), state, value, number) for key, question, state, value, number in counts)
    return figures_by_key(rows)


def response_figures(responses: QuerySet[Response]) -> dict[int, Figures]:
    """Figures of all answers of each response, by its primary key; one query."""
    counts = (
        Answer.objects.public()
        .filter(response__in=responses.order_by().values("pk"))
        .order_by()
        .values("response_id", "public_state", "public_value")
        .annotate(number=Count("pk"))
    )
    return figures_by_key(counts.values_list("response_id", "public_state", "public_value", "number"))


def _counts(responses: QuerySet[Response], questions: list[int], **group: F) -> QuerySet:
    names = ("question_id", *group, "public_state", "public_value")
    return (
        Answer.objects.public()
        .filter(response__in=responses, question__in=questions)
        .annotate(**group)
        .order_by()
        .values(*names)
        .annotate(number=Count("pk"))
    )


def asked_and_replied(responses: QuerySet[Response]) -> tuple[int, int]:
    """How many trusts were asked, and how many of them have a published reply."""
    totals = responses.aggregate(
        asked=Count("pk"),
        replied=Count("pk", filter=_published_reply()),
    )
    return totals["asked"], totals["replied"]


def _published_reply() -> Q:
    return Q(status=Response.Status.PUBLISHED, outcome__in=Response.REPLIED_OUTCOMES)

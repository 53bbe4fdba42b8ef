"""Policies, tools, training, support and links that published answers name."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from responses.models import Mention, Question, Resource, Response


@dataclass(frozen=True)
class NamedResource:
    """A resource with the mentions of it; ``trusts`` counts each trust once."""

    resource: Resource
    mentions: tuple[Mention, ...]

    @property
    def trusts(self) -> int:
        return len({mention.answer.response_id for mention in self.mentions})


def public_mentions(responses: QuerySet[Response], questions: Iterable[Question]) -> QuerySet[Mention]:
    """The mentions in published answers, in the order of trusts, questions and names; one query."""
    return (
        Mention.objects.filter(
            answer__response__in=responses.order_by().values("pk"),
            answer__response__status=Response.Status.PUBLISHED,
            answer__question__in=[question.pk for question in questions],
        )
        .select_related("resource__issuer_trust", "answer__response__trust", "answer__question")
        .order_by(
            "answer__response__trust__name",
            "answer__response__trust_id",
            "answer__question__order",
            "resource__name",
            "area",
        )
    )


def named_resources(responses: QuerySet[Response], questions: Iterable[Question]) -> list[NamedResource]:
    """Every resource named, those that most trusts name first."""
    mentions: dict[int, list[Mention]] = {}
    for mention in public_mentions(responses, questions):
        mentions.setdefault(mention.resource_id, []).append(mention)
    named = [NamedResource(found[0].resource, tuple(found)) for found in mentions.values()]
    return sorted(named, key=lambda item: (-item.trusts, item.resource.name, item.resource.slug))

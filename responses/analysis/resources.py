"""Policies, tools, training, support and links that published answers name."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from responses.models import Mention, Question, Resource, Response, Trust


@dataclass(frozen=True)
class NamedResource:
    """A resource with the mentions of it; ``trusts`` counts each trust once."""

    resource: Resource
    mentions: tuple[Mention, ...]

    @property
    def trusts(self) -> int:
        return len({mention.answer.response_id for mention in self.mentions})


@dataclass(frozen=True)
class AlikeResources:
    """Resources of one kind and one name: each stays its own, their trusts are counted together."""

    members: tuple[NamedResource, ...]

    @property
    def kind(self) -> str:
        return self.members[0].resource.kind

    @property
    def kind_label(self) -> str:
        return self.members[0].resource.get_kind_display()

    @property
    def name(self) -> str:
        """The spelling that most of them have."""
        return Counter(member.resource.name for member in self.members).most_common(1)[0][0]

    @property
    def mentions(self) -> list[Mention]:
        return [mention for member in self.members for mention in member.mentions]

    @property
    def trusts(self) -> int:
        return len({mention.answer.response_id for mention in self.mentions})

    @property
    def issuers(self) -> list[Trust]:
        """The trusts whose own documents are among them; one that spells its own in two ways is one trust."""
        own = {member.resource.issuer_trust_id: member.resource.issuer_trust for member in self.members}
        return [trust for trust in own.values() if trust]

    @property
    def question_keys(self) -> set[int]:
        return {mention.answer.question_id for mention in self.mentions}

    @property
    def words(self) -> str:
        """Whose they are: one issuer's, trusts' own, or both."""
        shared = (
            member.resource.issuer_name or "issuer not stated"
            for member in self.members
            if not member.resource.issuer_trust_id
        )
        parts = list(dict.fromkeys(shared))
        if len(self.issuers) == 1:
            parts.append(f"own document of {self.issuers[0].name}")
        elif self.issuers:
            parts.append(f"{len(self.issuers)} trusts’ own documents of this name")
        return "; ".join(parts)


def alike_key(resource: Resource) -> tuple[str, str]:
    """Kind and name, whatever its capitals, spaces, signs, form of Unicode and a leading article."""
    name = unicodedata.normalize("NFKC", resource.name).casefold()
    words = re.findall(r"\w+", name.replace("&", " and ").replace("’", "").replace("'", ""))
    return resource.kind, " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


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


def by_resource(mentions: Iterable[Mention]) -> list[NamedResource]:
    """The resources that are mentioned, those that most trusts name first."""
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.resource_id, []).append(mention)
    named = [NamedResource(own[0].resource, tuple(own)) for own in found.values()]
    return sorted(named, key=lambda item: (-item.trusts, item.resource.name.casefold(), item.resource.slug))


def named_resources(responses: QuerySet[Response], questions: Iterable[Question]) -> list[NamedResource]:
    """Every resource named, those that most trusts name first; one query."""
    return by_resource(public_mentions(responses, questions))


def alike(named: Iterable[NamedResource]) -> list[AlikeResources]:
    """Resources of one kind and name together, those that most trusts name first."""
    groups: dict[tuple[str, str], list[NamedResource]] = {}
    for item in named:
        groups.setdefault(alike_key(item.resource), []).append(item)
    found = [AlikeResources(tuple(members)) for members in groups.values()]
    return sorted(found, key=lambda group: (-group.trusts, group.name.casefold(), group.kind))

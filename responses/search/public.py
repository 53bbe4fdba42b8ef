"""The public data in the groups in which it is indexed, each with a version: a sum of all it is made from."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from responses.models import FOIRequest, Mention, Provision, Question, Resource, Response, SearchEntry, Trust
from responses.search.entries import (
    answer_entries,
    question_entry,
    resource_entry,
    response_entry,
    trust_entry,
)

#: Part of every version: raise it when entries are made differently, and all are made anew.
_MADE = "1"


def published() -> QuerySet[Response]:
    """The responses that a search may find: published ones of real trusts to public, real requests."""
    return Response.objects.published().filter(
        request__public=True, request__fictional=False, trust__fictional=False
    )


class PublicData:
    """All that there is to find, as it is now: nine queries, whatever its size, and five more a response.

    ``versions`` has the key and the version of every group; ``entries`` makes those of one.
    """

    def __init__(self) -> None:
        self._requests = {one.pk: one for one in FOIRequest.objects.public().filter(fictional=False)}
        self._questions: dict[int, dict[int, Question]] = {key: {} for key in self._requests}
        for question in Question.objects.filter(request__in=self._requests).numbered():
            self._questions[question.request_id][question.pk] = question
        self._entries = {"register": _register(), **self._of_requests()}
        self.versions = {key: _version(map(_written, entries)) for key, entries in self._entries.items()}
        self.versions.update(self._response_versions())

    def entries(self, key: str) -> list[SearchEntry]:
        if key in self._entries:
            return self._entries[key]
        return self._of_response(int(key.removeprefix("response:")))

    def _of_requests(self) -> dict[str, list[SearchEntry]]:
        self._names, named_in = self._read_mentions()
        groups = {}
        for key, request in self._requests.items():
            questions = self._questions[key]
            groups[f"questions:{key}"] = [question_entry(one, request) for one in questions.values()]
            groups[f"resources:{key}"] = [
                resource_entry(resource, (questions[one] for one in sorted(asked)), request)
                for resource, asked in named_in[key].items()
            ]
        return groups

    def _read_mentions(self) -> tuple[dict[int, list[str]], dict[int, dict[Resource, set[int]]]]:
        """The resources that each response names, in words; by request, those named and in answer to what."""
        mentions = Mention.objects.filter(answer__response__in=published())
        used = Resource.objects.filter(pk__in=mentions.values("resource")).select_related("issuer_trust")
        resources = {resource.pk: resource for resource in used.order_by("slug")}
        names: dict[int, list[str]] = defaultdict(list)
        named_in: dict[int, dict[Resource, set[int]]] = defaultdict(lambda: defaultdict(set))
        rows = mentions.order_by("resource__slug", "answer__response", "answer__question__order").values_list(
            "answer__response", "answer__response__request", "answer__question", "resource"
        )
        for response, request, question, key in rows:
            resource = resources[key]
            names[response].append(f"{resource.kind} {resource}")
            named_in[request][resource].add(question)
        return names, named_in

    def _response_versions(self) -> dict[str, str]:
        """A response changes with its own time of change, and with the names that its entries show."""
        rows = published().order_by("pk").values_list("pk", "request", "changed_at", "trust__name")
        return {
            f"response:{key}": _version(
                [self.versions[f"questions:{request}"], changed_at.isoformat(), trust, *self._names[key]]
            )
            for key, request, changed_at, trust in rows
        }

    def _of_response(self, key: int) -> list[SearchEntry]:
        response = _with_words(published()).filter(pk=key).first()
        if response is None:
            return []
        request, questions = self._requests[response.request_id], self._questions[response.request_id]
        answers = response.answers.all()
        return [response_entry(response, request), *answer_entries(response, answers, questions, request)]


def _register() -> list[SearchEntry]:
    return [trust_entry(trust) for trust in Trust.objects.for_register().prefetch_related("former_names")]


def _with_words(responses: QuerySet[Response]) -> QuerySet[Response]:
    mentions = Mention.objects.select_related("resource__issuer_trust").order_by("resource__name", "area")
    return responses.select_related("trust").prefetch_related(
        Prefetch("provisions", Provision.objects.select_related("service").prefetch_related("passages")),
        Prefetch("answers__mentions", mentions),
        "answers__passages",
    )


def _written(entry: SearchEntry) -> str:
    return f"{entry.address}\n{entry.title}\n{entry.context}\n{entry.body}\n{entry.service}"


def _version(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n\n".join((_MADE, *parts)).encode()).hexdigest()

"""Policies, tools, training, support and links that trusts name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from responses.analysis.counts import asked_and_replied
from responses.analysis.resources import AlikeResources, alike, alike_key, named_resources
from responses.models import Mention, Question, Resource
from responses.views.page import RequestPage, unknown_sort

_A_PAGE = 100
_SORTS = {"trusts": "Named by most trusts", "name": "Name"}


@dataclass(frozen=True)
class Row:
    """Resources of one name, with the questions that they were named in answer to."""

    group: AlikeResources
    questions: list[Question]


@require_safe
def resources(request: HttpRequest, slug: str) -> HttpResponse:
    page = RequestPage.read(request, slug, own=("kind", "sort"))
    responses = page.choices.responses(page.foi_request)
    _, replied = asked_and_replied(responses)
    groups = alike(named_resources(responses, page.choices.questions(page.questions)))
    kind = request.GET.get("kind", "")
    kinds = dict(Resource.Kind.choices)
    sort = request.GET.get("sort") or "trusts"
    chosen = [group for group in groups if kind not in kinds or group.kind == kind]
    if sort == "name":
        chosen.sort(key=lambda group: (group.name.casefold(), group.kind))
    context = page.context(
        rows=Paginator([_row(page, group) for group in chosen], _A_PAGE).get_page(page.choices.page),
        number=len(chosen),
        replied=replied,
        kind=kind if kind in kinds else "",
        own_choices=_own_choices(request, kinds),
        kinds=[("", "All", len(groups)), *_kinds(groups)],
        sort=sort if sort in _SORTS else "trusts",
        orders=_SORTS.items(),
        filters=page.filter_options(with_service=True),
        notices=[
            *unknown_sort(request, list(_SORTS)),
            *([f"There is no kind “{kind}”."] if kind and kind not in kinds else []),
        ],
    )
    return render(request, "responses/resources.html", context)


def _own_choices(request: HttpRequest, kinds: Mapping[str, str]) -> list[tuple[str, str]]:
    """Kind and order, which choosing a filter must not lose."""
    known: dict[str, Mapping[str, str]] = {"kind": kinds, "sort": _SORTS}
    given = [(name, request.GET.get(name, "")) for name in known]
    return [(name, value) for name, value in given if value in known[name]]


def _kinds(groups: list[AlikeResources]) -> list[tuple[str, str, int]]:
    """Each kind with how many names it has."""
    numbers = {value: sum(group.kind == value for group in groups) for value in Resource.Kind.values}
    return [(value, label, numbers[value]) for value, label in Resource.Kind.choices if numbers[value]]


def _row(page: RequestPage, group: AlikeResources) -> Row:
    keys = group.question_keys
    return Row(group, [question for question in page.questions if question.pk in keys])


@require_safe
def resource(request: HttpRequest, slug: str, resource: str) -> HttpResponse:
    """One resource, and those of the same name: found under any choice of trusts, counted under this one."""
    page = RequestPage.read(request, slug)
    named = named_resources(page.foi_request.responses.all(), page.answerable)
    item = next((one for one in named if one.resource.slug == resource), None)
    if item is None:
        raise Http404("No published answer names this resource.")
    responses = page.choices.responses(page.foi_request)
    _, replied = asked_and_replied(responses)
    key = alike_key(item.resource)
    family = [
        one
        for one in named_resources(responses, page.choices.questions(page.questions))
        if alike_key(one.resource) == key
    ]
    own = next((one for one in family if one.resource.pk == item.resource.pk), None)
    others = [one for one in family if one.resource.pk != item.resource.pk]
    context = page.context(
        resource=item.resource,
        trusts=own.trusts if own else 0,
        mentions=_by_trust(page, own.mentions if own else ()),
        others=alike(others)[0] if others else None,
        other_mentions=_by_trust(page, [mention for one in others for mention in one.mentions]),
        family=alike(family)[0] if others and own else None,
        replied=replied,
    )
    return render(request, "responses/resource.html", context)


def _by_trust(page: RequestPage, mentions: Iterable[Mention]) -> list[list[tuple[Question | None, Mention]]]:
    """The mentions of each trust together, in the order of the trusts."""
    grouped: dict[int, list[tuple[Question | None, Mention]]] = {}
    for mention in mentions:
        question = page.question_by_key(mention.answer.question_id)
        grouped.setdefault(mention.answer.response_id, []).append((question, mention))
    return sorted(grouped.values(), key=lambda own: own[0][1].answer.response.trust.name)

"""Policies, tools, training, support and links that trusts name."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from responses.analysis.counts import asked_and_replied
from responses.analysis.resources import NamedResource, named_resources
from responses.models import Resource
from responses.views.page import RequestPage


@require_safe
def resources(request: HttpRequest, slug: str) -> HttpResponse:
    page = RequestPage.read(request, slug)
    named, replied = _named(page)
    grouped = [
        (label, [item for item in named if item.resource.kind == kind])
        for kind, label in Resource.Kind.choices
    ]
    return render(
        request, "responses/resources.html", page.context(grouped=grouped, named=named, replied=replied)
    )


@require_safe
def resource(request: HttpRequest, slug: str, resource: str) -> HttpResponse:
    page = RequestPage.read(request, slug)
    named, replied = _named(page)
    for item in named:
        if item.resource.slug == resource:
            named_in = [
                (page.question_by_key(mention.answer.question_id), mention) for mention in item.mentions
            ]
            context = page.context(item=item, named_in=named_in, replied=replied)
            return render(request, "responses/resource.html", context)
    raise Http404("No published answer names this resource.")


def _named(page: RequestPage) -> tuple[list[NamedResource], int]:
    responses = page.choices.responses(page.foi_request)
    _, replied = asked_and_replied(responses)
    return named_resources(responses, page.choices.questions(page.questions)), replied

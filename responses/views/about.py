"""Pages of text: method, help, accessibility."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from responses.models import BASE_LABELS, STATE_MEANINGS, VALUE_SYMBOLS, FOIRequest, Question


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    values = [(VALUE_SYMBOLS[code], label) for code, label in Question.YES_NO_LABELS.items()]
    states = [
        (meaning, [base in meaning.bases for base in BASE_LABELS]) for meaning in STATE_MEANINGS.values()
    ]
    cited = FOIRequest.objects.for_listing().first()
    context = {
        "states": states,
        "bases": BASE_LABELS,
        "values": values,
        "cited": cited,
        "cited_on": cited.data_changed_at() if cited else None,
        "site": request.build_absolute_uri("/").rstrip("/"),
    }
    return render(request, "responses/about.html", context)


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "responses/help.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "responses/accessibility.html")

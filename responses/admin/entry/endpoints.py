"""What the entry page's scripts ask for: resources by name, and the due date of what was typed."""

from datetime import date

from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.dateparse import parse_date

from responses.admin.deadlines import deadline_words
from responses.models import Resource, Response

_MOST = 20
_DATES = ("sent_on", "received_on", "clarified_on", "extended_to", "replied_on")


def resources_view(request: HttpRequest) -> JsonResponse:
    """Resources whose name or issuer holds every word of ``q``; a trust's own only for that trust."""
    found = Resource.objects.select_related("issuer_trust")
    for word in request.GET.get("q", "").split()[:8]:
        found = found.filter(
            Q(name__icontains=word) | Q(issuer_name__icontains=word) | Q(issuer_trust__name__icontains=word)
        )
    trust = request.GET.get("trust", "")
    # Its own first: another trust's document of the same name is never offered in its place.
    found = found.filter(Q(issuer_trust__isnull=True) | Q(issuer_trust=trust))
    rows = [
        {
            "id": resource.pk,
            "name": resource.name,
            "label": f"{resource} – {resource.get_kind_display().lower()}",
        }
        for resource in found.order_by("name", "pk")[:_MOST]
    ]
    return JsonResponse({"results": rows})


def due_view(request: HttpRequest) -> JsonResponse:
    """The due date in words for the dates typed so far; nothing is saved."""
    dates = {name: _date(request.GET.get(name, "")) for name in _DATES}
    response = Response(outcome=_outcome(request.GET.get("outcome", "")), **dates)
    return JsonResponse({"words": deadline_words(response, today=timezone.localdate())})


def _date(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _outcome(text: str) -> str:
    return text if text in Response.Outcome.values else Response.Outcome.AWAITING

"""Closing overdue responses as unanswered: chosen ones, or all of a request, after one look at the list."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from responses.intake.entry import EntryError, close_unanswered, closing_problems, overdue
from responses.models import FOIRequest, Response


def close_view(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Asks for confirmation, naming what would be closed and what cannot be; then closes it."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    if request.method == "POST":
        return _close(request)
    chosen = _chosen(request)
    problems = closing_problems(chosen, today=timezone.localdate())
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Close overdue responses as unanswered",
        "opts": model_admin.opts,
        "closing": [response for response in chosen if response.pk not in problems],
        "left": [problems[response.pk] for response in chosen if response.pk in problems],
        "requests": [] if chosen else FOIRequest.objects.order_by("title"),
    }
    return TemplateResponse(request, "admin/responses/response/close.html", context)


def _chosen(request: HttpRequest) -> list[Response]:
    if key := request.GET.get("request", ""):
        foi_request = get_object_or_404(FOIRequest, pk=int(key) if key.isdecimal() else 0)
        return overdue(foi_request, today=timezone.localdate())
    return _responses(request.GET.getlist("response"))


def _responses(keys: list[str]) -> list[Response]:
    return list(Response.objects.filter(pk__in=[int(key) for key in keys if key.isdecimal()]).for_listing())


def _close(request: HttpRequest) -> HttpResponse:
    reason = request.POST.get("reason", "").strip() or "Closed as unanswered"
    try:
        closed = close_unanswered(
            responses=_responses(request.POST.getlist("response")),
            author=request.user,  # type: ignore[arg-type]
            today=timezone.localdate(),
            reason=reason,
        )
    except EntryError as error:
        messages.error(request, f"Nothing was closed. {error}")
    else:
        messages.success(request, f"{len(closed)} closed as unanswered.")
    return HttpResponseRedirect(reverse("admin:responses_response_changelist"))

"""The page on which one response is entered: shown, saved, checked, published and reopened."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone

from responses.admin.deadlines import deadline_words
from responses.admin.entry.marks import Run, runs
from responses.admin.entry.page import EntryPage
from responses.intake.entry import EntryError, Problem, Saved, missing, reopen, save_entry
from responses.models import Resource, Response, Source

#: What each button of the page does: the status that the response is saved with, and what is said of it.
SAVING = {
    "save": ("", "Saved."),
    "draft": (Response.Status.DRAFT.value, "Saved, and back to draft."),
    "check": (Response.Status.CHECKED.value, "Saved and marked as checked."),
    "publish": (Response.Status.PUBLISHED.value, "Saved and published."),
}


def entry_view(model_admin: ModelAdmin, request: HttpRequest, key: str) -> HttpResponse:
    """One response; ``key`` is its primary key as the address has it."""
    response = get_object_or_404(
        Response.objects.select_related("trust", "request"), pk=int(key) if key.isdecimal() else 0
    )
    if not model_admin.has_view_or_change_permission(request, response):
        raise PermissionDenied
    if request.method != "POST":
        return _render(model_admin, request, EntryPage(response))
    if not model_admin.has_change_permission(request, response):
        raise PermissionDenied
    return _act(model_admin, request, response)


def _act(model_admin: ModelAdmin, request: HttpRequest, response: Response) -> HttpResponse:
    action = request.POST.get("action", "save")
    if action == "reopen":
        return _reopen(model_admin, request, response)
    page = EntryPage(response, request.POST)
    saved = _save(page, request, action) if page.is_valid() else None
    if saved is None:
        return _render(model_admin, request, page)
    _tell(request, page, saved, SAVING.get(action, SAVING["save"])[1])
    return HttpResponseRedirect(request.path)


def _save(page: EntryPage, request: HttpRequest, action: str) -> Saved | None:
    """What was saved, or None where it was refused and the page says why."""
    status, _ = SAVING.get(action, SAVING["save"])
    try:
        return save_entry(
            response=page.response,
            entry=page.entry(),
            author=_author(request),
            status=status,
            reason=request.POST.get("reason", "").strip(),
            opened_at=page.opened_at,
        )
    except EntryError as error:
        page.add_problems(error.problems)
        return None


def _author(request: HttpRequest) -> Any:
    return request.user


def _tell(request: HttpRequest, page: EntryPage, saved: Saved, sentence: str) -> None:
    messages.success(request, sentence)
    if saved.flagged:
        labels = ", ".join(page.labels[code] for code in saved.flagged)
        messages.warning(request, f"Answered although the condition says that it does not apply: {labels}.")


def _reopen(model_admin: ModelAdmin, request: HttpRequest, response: Response) -> HttpResponse:
    reason = request.POST.get("reason", "").strip() or "A reply has come"
    try:
        reopen(response=response, author=_author(request), reason=reason)
    except EntryError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Reopened: every answer is pending again.")
    return HttpResponseRedirect(request.path)


def _render(model_admin: ModelAdmin, request: HttpRequest, page: EntryPage) -> TemplateResponse:
    response = page.response
    closed = response.outcome == Response.Outcome.NO_REPLY
    context = {
        **model_admin.admin_site.each_context(request),
        # The sources beside the form need the width of the list of models.
        "is_nav_sidebar_enabled": False,
        "title": f"{response.trust.name}: {response.request.title}",
        "opts": model_admin.opts,
        "response": response,
        "page": page,
        "closed": closed,
        "may_change": model_admin.has_change_permission(request, response),
        "due": deadline_words(response, today=timezone.localdate()),
        "missing": [] if closed else _missing_lines(page),
        "resource_kinds": Resource.Kind.choices,
        "sources": _marked_sources(page),
        "reason": request.POST.get("reason", ""),
        "opened_at": request.POST.get("opened_at") or response.changed_at.isoformat(),
    }
    return TemplateResponse(request, "admin/responses/response/entry.html", context)


def _missing_lines(page: EntryPage) -> list[tuple[str, str, str]]:
    """Anchor, label and sentence of each thing that keeps the stored response from being published."""
    anchors = {"facts": "facts"}
    return [
        (anchors.get(problem.place, problem.place), _label(page, problem), problem.sentence)
        for problem in missing(page.response)
    ]


def _label(page: EntryPage, problem: Problem) -> str:
    return page.labels.get(problem.place, "Facts" if problem.place == "facts" else "")


def _marked_sources(page: EntryPage) -> list[tuple[Source, list[Run], int, Source | None]]:
    """Each source with its text in runs, how many passages point into it, and what superseded it."""
    label = _labeller(page)
    later = {source.supersedes_id: source for source in page.sources.values() if source.supersedes_id}
    marked = []
    for source in page.sources.values():
        places = [(one.start, one.end, label(one)) for one in page.stored if one.source_id == source.pk]
        marked_text = runs(source.text, places) if source.text else []
        marked.append((source, marked_text, len(places), later.get(source.pk)))
    return marked


def _labeller(page: EntryPage) -> Callable[[Any], str]:
    owners: dict[tuple[str, int], str] = {}
    for block in page.blocks:
        row = getattr(block.form, "answer", None) or getattr(block.form, "provision", None)
        if row is not None:
            owners[(type(row).__name__, row.pk)] = page.labels[block.anchor]

    def label(passage: Any) -> str:
        key = ("Answer", passage.answer_id) if passage.answer_id else ("Provision", passage.provision_id)
        return owners.get(key, "")

    return label

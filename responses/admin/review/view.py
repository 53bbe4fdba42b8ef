"""The review screen: shown, and each decision taken, as a form or, with scripts, as one request a key."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse

from responses.admin.review import undo_stack
from responses.admin.review.actions import SAID, act, action_of, opened_at
from responses.admin.review.page import ReviewPage
from responses.intake.entry import EntryError, mark_checked, publish, return_to_draft
from responses.intake.review import Done, undo
from responses.models import Response, Source

_ITEM = "admin/responses/response/review_item.html"
_LETTER = "admin/responses/response/review_letter.html"
_FINISH = "admin/responses/response/review_finish.html"


def open_response(model_admin: ModelAdmin, request: HttpRequest, key: int) -> Response:
    """The response at this address, for someone who may look at it; who sends a form may change it too."""
    response = get_object_or_404(Response.objects.select_related("trust", "request"), pk=key)
    if not model_admin.has_view_or_change_permission(request, response):
        raise PermissionDenied
    if request.method == "POST" and not model_admin.has_change_permission(request, response):
        raise PermissionDenied
    return response


def review_view(model_admin: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    """One letter of one response; ``source`` in the address or the form says which, else the newest."""
    response = open_response(model_admin, request, key)
    source = chosen_source(request, response)
    if source is None:
        messages.info(request, "There is no letter to review yet. Take one in first.")
        return HttpResponseRedirect(reverse("admin:responses_response_upload", args=[key]))
    if request.method != "POST":
        return _render(model_admin, request, ReviewPage(source))
    if action_of(request.POST) in ("check", "publish", "draft"):
        return _finish(request, response, source)
    return _decide(model_admin, request, source)


def chosen_source(request: HttpRequest, response: Response) -> Source | None:
    """The source that was asked for, else the newest that was read and nothing supersedes, else any text.

    A letter that is asked for and is none of this response's is not found: no other takes its place.
    """
    sources = list(response.sources.select_related("reading").order_by("pk"))
    wanted = (request.POST or request.GET).get("source", "")
    if wanted:
        named = next((source for source in sources if str(source.pk) == wanted), None)
        if named is None:
            raise Http404("The response has no such letter.")
        return named
    gone = {source.supersedes_id for source in sources}
    read = [source for source in sources if hasattr(source, "reading") and source.pk not in gone]
    texts = [source for source in sources if source.text]
    return next(iter([*reversed(read), *reversed(texts)]), None)


def address(source: Source, anchor: str = "") -> str:
    """Of the screen of one letter, at one item."""
    path = reverse("admin:responses_response_review", args=[source.response_id])
    return f"{path}?source={source.pk}" + (f"#{anchor}" if anchor else "")


def _decide(model_admin: ModelAdmin, request: HttpRequest, source: Source) -> HttpResponse:
    page = ReviewPage(source)
    item, scripted = request.POST.get("item", ""), wants_json(request)
    try:
        item, said, done = _do(page, request)
    except EntryError as error:
        sentence = " ".join(problem.sentence for problem in error.problems)
        if scripted:
            return JsonResponse({"ok": False, "message": sentence})
        messages.error(request, f"Nothing was saved. {sentence}")
        if request.POST.get("action") == "change" and item.startswith("answer:"):
            return _render(model_admin, request, ReviewPage(source, {item: request.POST}))
        return HttpResponseRedirect(address(source, page.rows[item].anchor if item in page.rows else ""))
    after = ReviewPage(source)
    stays = action_of(request.POST) in ("undo", "set", "extend", "remove")
    target = after.rows[item].anchor if stays and item in after.rows else after.next_after(item)
    if scripted:
        return JsonResponse(_changed(request, after, item, done, said, target))
    messages.success(request, f"{said} {after.left_words}")
    return HttpResponseRedirect(address(source, target))


def _do(page: ReviewPage, request: HttpRequest) -> tuple[str, str, Done]:
    """The item that was decided, what is said of it, and what changed."""
    author: Any = request.user
    key = page.response.pk
    if request.POST.get("action") == "undo":
        kept = undo_stack.last(request, key)
        if kept is None:
            raise EntryError("There is nothing to undo.")
        item, done = kept
        undo(response=page.response, done=done, author=author, opened_at=opened_at(request.POST))
        undo_stack.drop(request, key)
        return item, f"Undone: {page.rows[item].label}." if item in page.rows else "Undone.", done
    done = act(page, request.POST, author)
    item = request.POST["item"]
    undo_stack.push(request, key, item, done)
    return item, f"{SAID[action_of(request.POST)]}: {page.rows[item].label}.", done


def _changed(
    request: HttpRequest, page: ReviewPage, item: str, done: Done, said: str, target: str
) -> dict[str, Any]:
    """What a script puts in the place of what it has: rows that changed, and the letter where marks moved."""
    keys = {item, *done.before, *(row.key for row in page.facts)} & set(page.rows)
    context = _shared(request, page) | {"may_change": True}
    return {
        "ok": True,
        "message": said,
        "left": page.left_words,
        "opened_at": page.response.changed_at.isoformat(),
        "target": target,
        "items": {
            page.rows[key].anchor: _part(request, _ITEM, context | {"row": page.rows[key]}) for key in keys
        },
        "letter": _part(request, _LETTER, context),
        "finish": _part(request, _FINISH, context),
    }


def _part(request: HttpRequest, template: str, context: Mapping[str, Any]) -> str:
    return render_to_string(template, dict(context), request)


def _finish(request: HttpRequest, response: Response, source: Source) -> HttpResponse:
    """Marked as checked, published, or taken back to draft, by the rules of data entry."""
    author: Any = request.user
    action, reason = request.POST["action"], request.POST.get("reason", "").strip()
    try:
        if action == "draft":
            return_to_draft(response=response, author=author, reason=reason)
        else:
            (publish if action == "publish" else mark_checked)(response=response, author=author)
    except EntryError as error:
        messages.error(request, _first(error.problems))
    else:
        said = {"check": "Marked as checked.", "publish": "Published.", "draft": "Back to draft."}
        messages.success(request, said[action])
    return HttpResponseRedirect(address(source, "finish"))


def _first(problems: Iterable[Any]) -> str:
    sentences = list(problems)
    more = len(sentences) - 1
    first = sentences[0].sentence if sentences[0].place == "facts" else str(sentences[0])
    return first + (f" And {more} more, listed below." if more else "")


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _shared(request: HttpRequest, page: ReviewPage) -> dict[str, Any]:
    """What every part of the screen needs."""
    return {
        "page": page,
        "response": page.response,
        "source": page.source,
        "opened_at": page.response.changed_at.isoformat(),
        "can_undo": undo_stack.last(request, page.response.pk) is not None,
    }


def _render(model_admin: ModelAdmin, request: HttpRequest, page: ReviewPage) -> TemplateResponse:
    response = page.response
    editable = model_admin.has_change_permission(request, response)
    reviewable = not response.is_published and response.outcome != Response.Outcome.NO_REPLY
    context = {
        **model_admin.admin_site.each_context(request),
        **_shared(request, page),
        "is_nav_sidebar_enabled": False,
        "title": f"Review: {response.trust.name}",
        "opts": model_admin.opts,
        "editable": editable,
        "may_change": editable and reviewable,
        "sources": [one for one in response.sources.order_by("pk") if one.text or one == page.source],
    }
    return TemplateResponse(request, "admin/responses/response/review.html", context)

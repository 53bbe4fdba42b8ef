"""All files of a request, and the page that lists them."""

from datetime import date

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from responses.exports.files import FILES
from responses.exports.listing import listing
from responses.exports.package import archive
from responses.exports.selection import Selection
from responses.exports.stream import BYTE_ORDER_MARK, csv_bytes
from responses.exports.template import ENTRY_TEMPLATE, entry_template
from responses.filters import Choices
from responses.models import FOIRequest

PLAIN = "text/plain; charset=utf-8"


@require_safe
def downloads(request: HttpRequest, slug: str) -> HttpResponse:
    foi_request = get_object_or_404(FOIRequest.objects.public(), slug=slug)
    # Sizes and row counts hold until the data changes.
    changed_at = foi_request.data_changed_at()
    key = f"downloads:{slug}:{changed_at.isoformat()}:{today().isoformat()}"
    whole = Selection.whole(foi_request, today=today(), address=_address(request, slug))
    context = {
        "foi_request": foi_request,
        "changed_at": changed_at,
        "template_name": ENTRY_TEMPLATE,
        "archive_name": f"{slug}.zip",
        "listing": cache.get_or_set(key, lambda: listing(whole), timeout=None),
    }
    return render(request, "responses/downloads.html", context)


@require_safe
def download(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    foi_request = get_object_or_404(FOIRequest.objects.public(), slug=slug)
    every_question = foi_request.questions.all().numbered()
    choices = Choices.read(request.GET, every_question)
    problem = choices.unknown[0] if choices.unknown else _bom_problem(request)
    if problem:
        return HttpResponse(f"{problem}\n", status=400, content_type=PLAIN)
    selection = Selection(
        request=foi_request,
        responses=choices.responses(foi_request),
        questions=choices.questions(every_question),
        every_question=every_question,
        base=choices.base,
        today=today(),
        address=_address(request, slug),
    )
    return _file(selection, name, bom=request.GET.get("bom") == "1")


def _address(request: HttpRequest, slug: str) -> str:
    return request.build_absolute_uri(reverse("responses:request", args=[slug]))


def _bom_problem(request: HttpRequest) -> str:
    given = request.GET.get("bom", "1")
    return "" if given == "1" else f"bom is 1 or left out, not “{given}”."


def _file(selection: Selection, name: str, *, bom: bool) -> HttpResponseBase:
    slug = selection.request.slug
    response: HttpResponseBase
    if name in FILES:
        chunks = csv_bytes(FILES[name].lines(selection), bom=bom)
        response = StreamingHttpResponse(chunks, content_type="text/csv; charset=utf-8")
        name = f"{slug}-{name}"
    elif name == ENTRY_TEMPLATE:
        content = b"".join(csv_bytes(entry_template(selection)))
        response = HttpResponse(
            (BYTE_ORDER_MARK if bom else b"") + content, content_type="text/csv; charset=utf-8"
        )
        name = f"{slug}-{name}"
    elif name == f"{slug}.zip":
        response = HttpResponse(archive(selection, bom=bom), content_type="application/zip")
    else:
        raise Http404(f"There is no file {name}.")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Last-Modified"] = http_date(selection.request.data_changed_at().timestamp())
    return response


def today() -> date:
    return timezone.localdate()

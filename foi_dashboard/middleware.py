"""What is asked of every request before any view sees it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest


def refuse_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """400 with one line for an address with a NUL: no text of ours holds one, and PostgreSQL fails on it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path_info:
            return HttpResponseBadRequest("The address holds a NUL character.\n", content_type="text/plain")
        return get_response(request)

    return middleware

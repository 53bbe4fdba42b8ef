"""The last decisions of the person at the screen, kept in their session so that they can be undone."""

from django.http import HttpRequest

from responses.intake.review import Done

_MOST = 20


def _name(response_key: int) -> str:
    return f"review-undo-{response_key}"


def push(request: HttpRequest, response_key: int, item: str, done: Done) -> None:
    stack = request.session.get(_name(response_key), [])
    kept = {"item": item, "before": done.before, "after": done.after, "made": done.made}
    request.session[_name(response_key)] = [*stack, kept][-_MOST:]


def last(request: HttpRequest, response_key: int) -> tuple[str, Done] | None:
    """The item of the last decision and what it changed, or None."""
    stack = request.session.get(_name(response_key), [])
    if not stack:
        return None
    kept = stack[-1]
    return kept["item"], Done(kept["before"], kept["after"], tuple(kept["made"]))


def drop(request: HttpRequest, response_key: int) -> None:
    request.session[_name(response_key)] = request.session.get(_name(response_key), [])[:-1]

"""Overdue responses closed as unanswered, and reopened when a reply arrives after all."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from responses.intake.entry.problems import EntryError, Problem, require, require_short_reason
from responses.intake.entry.sheet import Author
from responses.models import Answer, BankHoliday, FOIRequest, Provision, Response, Source
from responses.stats import WorkingCalendar


def overdue(request: FOIRequest, *, today: date) -> list[Response]:
    """Responses that are awaited although their time is over, in the order of the trusts' names."""
    calendar = BankHoliday.objects.calendar()
    awaited = Response.objects.filter(request=request).awaiting().for_listing()
    return [response for response in awaited if is_overdue(response, calendar, today=today)]


def is_overdue(response: Response, calendar: WorkingCalendar, *, today: date) -> bool:
    """Whether it is awaited although its twentieth working day, or its extension, is over."""
    due = response.deadline(calendar, today=today).on
    return response.outcome == Response.Outcome.AWAITING and due is not None and today > due


def closing_problems(responses: Iterable[Response], *, today: date) -> dict[int, str]:
    """For each response that cannot be closed as unanswered, by its key, a sentence that says why."""
    calendar = BankHoliday.objects.calendar()
    begun = _coded(responses) | _received(responses)
    sentences = {
        response.pk: _closing_problem(response, calendar, today=today, begun=response.pk in begun)
        for response in responses
    }
    return {key: sentence for key, sentence in sentences.items() if sentence}


@transaction.atomic
def close_unanswered(
    *, responses: Iterable[Response], author: Author, today: date, reason: str = "Closed as unanswered"
) -> list[Response]:
    """Close overdue responses: outcome and every answer become no reply, and that is published.

    EntryError names each response that is not overdue, or of which a reply is kept or entered already.
    """
    require_short_reason(reason)
    keys = [response.pk for response in responses]
    locked = Response.objects.select_for_update(of=("self",)).filter(pk__in=keys).for_listing()
    chosen = list(locked)
    problems = closing_problems(chosen, today=today)
    require([Problem(problems[response.pk]) for response in chosen if response.pk in problems])
    _settle_all(
        chosen,
        outcome=Response.Outcome.NO_REPLY,
        status=Response.Status.PUBLISHED,
        author=author,
        reason=reason,
    )
    return chosen


@transaction.atomic
def reopen(*, response: Response, author: Author, reason: str = "A reply has come") -> Response:
    """Take a response closed as unanswered back: awaited, a draft, and every answer pending again."""
    require_short_reason(reason)
    fresh = (
        Response.objects.select_for_update(of=("self",))
        .select_related("trust", "request")
        .get(pk=response.pk)
    )
    if fresh.outcome != Response.Outcome.NO_REPLY:
        raise EntryError("Only a response that was closed as unanswered can be reopened.")
    _settle_all(
        [fresh], outcome=Response.Outcome.AWAITING, status=Response.Status.DRAFT, author=author, reason=reason
    )
    return fresh


def has_entries(response: Response) -> bool:
    """Whether an answer or a provision of it has been entered."""
    return bool(_coded([response]))


def _coded(responses: Iterable[Response]) -> set[int]:
    """Keys of the responses of which an answer or a provision has been entered."""
    answers = Answer.objects.filter(response=OuterRef("pk")).exclude(state=Answer.State.PENDING)
    provisions = Provision.objects.filter(response=OuterRef("pk")).exclude(state=Provision.State.UNKNOWN)
    found = Response.objects.filter(pk__in=[response.pk for response in responses])
    return set(found.filter(Q(Exists(answers)) | Q(Exists(provisions))).values_list("pk", flat=True))


def _received(responses: Iterable[Response]) -> set[int]:
    """Keys of the responses of which a reply is kept, whether or not anything of it has been entered."""
    keys = [response.pk for response in responses]
    replies = Source.objects.filter(response__in=keys, kind__in=(Source.Kind.REPLY, Source.Kind.REVIEW))
    return set(replies.exclude(sha256="").values_list("response", flat=True))


def _closing_problem(response: Response, calendar: WorkingCalendar, *, today: date, begun: bool) -> str:
    if response.outcome != Response.Outcome.AWAITING:
        return f"{response.trust}: its outcome is “{response.get_outcome_display()}”, so it is not awaited."
    deadline = response.deadline(calendar, today=today)
    if deadline.on is None:
        return (
            f"{response.trust}: it cannot be overdue. {deadline.problem or 'No date is known to count from.'}"
        )
    if today <= deadline.on:
        return f"{response.trust}: its reply is due on {deadline.on.isoformat()}, so it is not overdue."
    if begun:
        return f"{response.trust}: something of a reply is entered already."
    return ""


def _settle_all(
    responses: Sequence[Response],
    *,
    outcome: Response.Outcome,
    status: Response.Status,
    author: Author,
    reason: str,
) -> None:
    """Give responses an outcome with its status, and all their answers the state that goes with it."""
    silent = outcome == Response.Outcome.NO_REPLY
    state = Answer.State.NO_REPLY if silent else Answer.State.PENDING
    changed = {"outcome": outcome, "status": status, "changed_at": timezone.now()}
    for response in responses:
        for name, value in changed.items():
            setattr(response, name, value)
    Response.objects.filter(pk__in=[response.pk for response in responses]).update(**changed)
    answers = Answer.objects.filter(response__in=responses)
    answers.update(state=state)
    _record(Answer, list(answers.select_related(None)), author, reason)
    # A save ends with its response: by that the history tells what was public and what was not.
    _record(Response, responses, author, reason)


def _record(model: type[Model], rows: Sequence[Model], author: Author, reason: str) -> None:
    """A row of history for each: a bulk update passes django-simple-history by."""
    if rows:
        bulk_update_with_history(
            rows, model, fields=[], batch_size=500, default_user=author, default_change_reason=reason
        )

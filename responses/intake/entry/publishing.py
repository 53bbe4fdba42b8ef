"""From draft to checked to published, and back; what is missing on the way."""

from django.db import transaction
from django.db.models import Count, Q

from responses.intake.entry.problems import EntryError, Problem, require, require_short_reason
from responses.intake.entry.sheet import Author, Sheet, open_sheet, sign
from responses.models import Answer, Question, Response
from responses.models.response import ResponseQuerySet

_OPEN_OUTCOMES: dict[str, str] = {
    Response.Outcome.AWAITING: "Say what came of the request: its outcome is still “Awaiting a reply”.",
    Response.Outcome.WITHDRAWN: "A request that was withdrawn has no response to publish.",
}


def missing(response: Response) -> list[Problem]:
    """What keeps a response from being published, each in a sentence with its place."""
    return missing_from(open_sheet(response, lock=False))


def missing_from(sheet: Sheet) -> list[Problem]:
    """The same of a response in memory: an open outcome, pending answers, and those that do not fit."""
    pending = {code for code, answer in sheet.answers.items() if answer.state == Answer.State.PENDING}
    unfit = [problem for problem in sheet.problems() if problem.place not in pending]
    waiting = [Problem("It is still pending.", code, "state") for code in sheet.answers if code in pending]
    return [*_response_missing(sheet), *waiting, *unfit]


def _response_missing(sheet: Sheet) -> list[Problem]:
    if sentence := _OPEN_OUTCOMES.get(sheet.response.outcome):
        return [Problem(sentence, "facts", "outcome")]
    return [] if sheet.answers else [Problem("It has no answers: its request has no question to answer.")]


def with_missing(responses: ResponseQuerySet) -> ResponseQuerySet:
    """Each with ``answer_count``, ``pending_count`` and ``valueless_count``, for lists."""
    valued = [kind for kind in Question.Kind if Question(kind=kind).has_value]
    valueless = Q(answers__state=Answer.State.ANSWERED, answers__value="", answers__question__kind__in=valued)
    return responses.annotate(
        answer_count=Count("answers"),
        pending_count=Count("answers", filter=Q(answers__state=Answer.State.PENDING)),
        valueless_count=Count("answers", filter=valueless),
    )


@transaction.atomic
def mark_checked(*, response: Response, author: Author, reason: str = "Checked") -> Response:
    """Record that a second look found the entry right; refused with the list of what is missing."""
    return _complete(response, Response.Status.CHECKED, author, reason)


@transaction.atomic
def publish(*, response: Response, author: Author, reason: str = "Published") -> Response:
    """Make the response public; refused with the list of what is missing."""
    return _complete(response, Response.Status.PUBLISHED, author, reason)


@transaction.atomic
def return_to_draft(*, response: Response, author: Author, reason: str) -> Response:
    """Take a response back from the public, or from checked, to work on it; says why."""
    require_short_reason(reason)
    if not reason.strip():
        raise EntryError([Problem("Say why the response goes back to draft.", field="reason")])
    sheet = open_sheet(response)
    if sheet.response.outcome == Response.Outcome.NO_REPLY:
        raise EntryError("This response was closed as unanswered. If a reply has come, reopen it.")
    return _set_status(sheet, Response.Status.DRAFT, author, reason)


def _complete(response: Response, status: Response.Status, author: Author, reason: str) -> Response:
    require_short_reason(reason)
    sheet = open_sheet(response)
    sheet.response.status = status
    require(missing_from(sheet))
    return _set_status(sheet, status, author, reason)


def _set_status(sheet: Sheet, status: Response.Status, author: Author, reason: str) -> Response:
    sheet.response.status = status
    sign(sheet.response, author=author, reason=reason)
    sheet.response.save()
    return sheet.response

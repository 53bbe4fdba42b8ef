"""Recording whom a request was sent to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from responses.intake.entry.problems import EntryError, Problem, require, require_short_reason
from responses.intake.entry.sheet import Author
from responses.models import Answer, FOIRequest, Provision, Question, Response, Trust


@dataclass(frozen=True)
class Asked:
    """The responses that were opened, and the trusts that had been asked before and were left as they are."""

    new: tuple[Response, ...]
    already: tuple[Trust, ...]


@transaction.atomic
def ask_trusts(
    *,
    request: FOIRequest,
    trusts: Iterable[Trust],
    sent_on: date | None,
    author: Author,
    received_on: date | None = None,
    reason: str = "Asked",
) -> Asked:
    """Open a response for each trust not asked yet, every answer pending and every provision unknown.

    From here on the wording of the request's questions is frozen. Doing it twice changes nothing.
    """
    require_short_reason(reason)
    request = FOIRequest.objects.select_for_update().get(pk=request.pk)
    wanted = list({trust.pk: trust for trust in trusts}.values())
    questions = list(request.questions.answerable().order_by("order"))
    require(asking_problems(request, wanted, questions, sent_on=sent_on, received_on=received_on))
    request.freeze_wording()
    asked = set(request.responses.values_list("trust_id", flat=True))
    new = [
        Response(request=request, trust=trust, sent_on=sent_on, received_on=received_on)
        for trust in wanted
        if trust.pk not in asked
    ]
    opened = _open(new, questions, author=author, reason=reason)
    return Asked(new=opened, already=tuple(trust for trust in wanted if trust.pk in asked))


def asking_problems(
    request: FOIRequest,
    trusts: Sequence[Trust],
    questions: Sequence[Question],
    *,
    sent_on: date | None,
    received_on: date | None,
) -> list[Problem]:
    """Why these trusts cannot be recorded as asked."""
    problems = [Problem(sentence) for trust in trusts if (sentence := _trust_problem(request, trust))]
    if not questions:
        problems.append(Problem("The request has no question that can be answered: add its questions first."))
    if sent_on and received_on and received_on < sent_on:
        problems.append(
            Problem("The trusts cannot have received it before it was sent.", field="received_on")
        )
    return problems


def _trust_problem(request: FOIRequest, trust: Trust) -> str:
    if trust.fictional and not request.fictional:
        return f"{trust} is fictional, and the request is a real one."
    if request.fictional and not trust.fictional:
        return f"{trust} is a real trust, and the request is fictional: no answer may be invented for it."
    if trust.country != Trust.Country.ENGLAND:
        return f"{trust} is in {trust.get_country_display()}; these data cover trusts in England."
    return ""


def _open(
    new: Sequence[Response], questions: Sequence[Question], *, author: Author, reason: str
) -> tuple[Response, ...]:
    if not new:
        return ()
    responses = _create(new, author, reason)
    services = sorted({question.service_id for question in questions})
    _create(
        [Answer(response=one, question=question) for one in responses for question in questions],
        author,
        reason,
    )
    _create(
        [Provision(response=one, service_id=service) for one in responses for service in services],
        author,
        reason,
    )
    return tuple(responses)


def _create(rows: Sequence, author: Author, reason: str) -> list:
    # In portions: a history row has some 25 columns, and SQLite takes a limited number of values at a time.
    return bulk_create_with_history(
        rows, type(rows[0]), batch_size=500, default_user=author, default_change_reason=reason
    )


def require_trusts(codes: Sequence[str]) -> list[Trust]:
    """The trusts with these ODS codes, in this order; EntryError names the codes that the register lacks."""
    found = Trust.objects.in_bulk(list(dict.fromkeys(codes)))
    unknown = [code for code in dict.fromkeys(codes) if code not in found]
    if unknown:
        raise EntryError([Problem(f"The register has no trust {code}.", field="codes") for code in unknown])
    return [found[code] for code in dict.fromkeys(codes)]

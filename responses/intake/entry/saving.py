"""Saving what an editor has entered of one response: all of it, or nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from responses.intake.entry.entries import AnswerEntry, ProvisionEntry, ResponseEntry, SourceEntry
from responses.intake.entry.evidence import Evidence
from responses.intake.entry.facts import apply_facts
from responses.intake.entry.problems import EntryError, Problem, require, require_short_reason
from responses.intake.entry.provisions import apply_provision
from responses.intake.entry.publishing import missing_from
from responses.intake.entry.settling import settle
from responses.intake.entry.sheet import ANSWER_FIELDS, Author, Sheet, open_sheet, refuse_closed
from responses.intake.entry.sources import add_source
from responses.models import Answer, Response


@dataclass(frozen=True)
class Saved:
    """The response as it was saved; ``flagged`` names questions answered although their condition failed."""

    response: Response
    flagged: tuple[str, ...]


@transaction.atomic
def save_entry(
    *,
    response: Response,
    entry: ResponseEntry,
    author: Author,
    reason: str = "",
    status: str = "",
    opened_at: datetime | None = None,
) -> Saved:
    """Save an entry, and what follows from it for answers it does not name.

    ``status`` draft, checked or published is set with it: checked and published are refused while anything
    is missing, and a published response goes back to draft only with a reason. Empty, a published response
    stays published (and must stay complete), and any other is a draft.
    ``opened_at``, the response's ``changed_at`` when the editor opened it, refuses to overwrite what another
    has saved meanwhile. EntryError holds every problem found.
    """
    require_short_reason(reason)
    sheet = open_sheet(response)
    refuse_closed(sheet.response)
    if opened_at is not None and sheet.response.changed_at != opened_at:
        raise EntryError(
            "Someone else saved this response after you opened it. Open it again to see what changed."
        )
    problems = _apply(entry.sources, lambda one: _add_source(sheet, one, author, reason))
    evidence = Evidence(sheet, author=author, reason=reason)
    problems += apply_facts(sheet.response, entry.facts)
    problems += _apply(entry.provisions, lambda one: _enter_provision(sheet, evidence, one))
    problems += _apply(entry.answers, lambda one: _enter_answer(sheet, evidence, one))
    problems += [*settle(sheet), *evidence.problems]
    if sheet.response.is_published and status == Response.Status.DRAFT and not reason.strip():
        problems.append(Problem("Say why the response goes back to draft.", field="reason"))
    sheet.response.status = status or _status_kept(sheet.response)
    require(problems + _without_doubles(sheet, problems, _sheet_problems(sheet)))
    evidence.write()
    sheet.write(author=author, reason=reason)
    return Saved(sheet.response, sheet.flagged())


def _answer(sheet: Sheet, code: str) -> Answer:
    if code not in sheet.answers:
        raise EntryError(f"The request has no question “{code}” that can be answered.")
    return sheet.answers[code]


def _apply(entries: Sequence, enter: Callable) -> list[Problem]:
    problems: list[Problem] = []
    for entry in entries:
        try:
            enter(entry)
        except EntryError as error:
            problems += error.problems
    return problems


def _add_source(sheet: Sheet, entry: SourceEntry, author: Author, reason: str) -> None:
    try:
        add_source(response=sheet.response, author=author, reason=reason, **vars(entry))
    except EntryError as error:
        raise EntryError([Problem(one.sentence, "source", one.field) for one in error.problems]) from error


def _enter_provision(sheet: Sheet, evidence: Evidence, entry: ProvisionEntry) -> None:
    apply_provision(sheet, service=entry.service, state=entry.state, note=entry.note)
    evidence.apply_provision(entry)


def _enter_answer(sheet: Sheet, evidence: Evidence, entry: AnswerEntry) -> None:
    answer = _answer(sheet, entry.code)
    for name in ANSWER_FIELDS:
        setattr(answer, name, getattr(entry, name))
    evidence.apply_answer(entry)


def _status_kept(response: Response) -> str:
    return response.status if response.is_published else Response.Status.DRAFT


def _sheet_problems(sheet: Sheet) -> list[Problem]:
    complete = sheet.response.status != Response.Status.DRAFT
    return missing_from(sheet) if complete else sheet.problems()


def _without_doubles(sheet: Sheet, known: Iterable[Problem], found: Iterable[Problem]) -> list[Problem]:
    """A provision that is refused explains what its answers would only repeat."""
    refused = {problem.place for problem in known if problem.place in sheet.provisions}
    return [
        problem
        for problem in found
        if not (
            problem.place in sheet.answers and sheet.answers[problem.place].question.service_id in refused
        )
    ]

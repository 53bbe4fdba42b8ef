"""Whether a trust runs a service: one fact, from which the state of all the service's answers follows."""

from django.db import transaction

from responses.intake.entry.problems import EntryError, Problem, require, require_short_reason
from responses.intake.entry.settling import settle
from responses.intake.entry.sheet import Author, Sheet, open_sheet, refuse_closed
from responses.models import Provision, Response


@transaction.atomic
def set_provision(
    *,
    response: Response,
    service: str,
    state: str,
    author: Author,
    note: str | None = None,
    reason: str = "Provision",
) -> Provision:
    """Record whether the trust runs the service, and settle its answers as settling.py describes."""
    require_short_reason(reason)
    sheet = open_sheet(response)
    refuse_closed(sheet.response)
    apply_provision(sheet, service=service, state=state, note=note)
    require(settle(sheet))
    require(sheet.problems())
    sheet.write(author=author, reason=reason)
    return sheet.provisions[service]


def apply_provision(sheet: Sheet, *, service: str, state: str, note: str | None = None) -> None:
    """Set it on the sheet alone; ``note`` None leaves the note as it is."""
    if service not in sheet.provisions:
        raise EntryError(f"The request asks nothing about a service “{service}”.")
    if state not in Provision.State.values:
        raise EntryError([Problem(f"“{state}” is not one of yes, no, unknown.", service, "state")])
    provision = sheet.provisions[service]
    provision.state = state
    if note is not None:
        provision.note = note

"""What must hold before anything is decided: the response is a draft, and as its reviewer last saw it."""

from datetime import datetime

from responses.intake.entry import EntryError
from responses.models import Response

STALE = "Someone else saved this response after you opened it. Load the page again to see what changed."


def open_draft(response: Response, opened_at: datetime | None) -> Response:
    """The response read afresh and locked for this transaction; EntryError where it cannot be reviewed."""
    fresh = (
        Response.objects.select_for_update(of=("self",))
        .select_related("trust", "request")
        .get(pk=response.pk)
    )
    if fresh.is_published:
        raise EntryError("This response is published. Take it back to draft before you review it.")
    if fresh.outcome == Response.Outcome.NO_REPLY:
        raise EntryError("This response was closed as unanswered. If a reply has come, reopen it first.")
    if opened_at is not None and fresh.changed_at != opened_at:
        raise EntryError(STALE)
    return fresh

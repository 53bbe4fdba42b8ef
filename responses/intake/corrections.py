"""Mistakes that readers report: taken in, and decided by an editor."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from responses.models import Answer, Correction

#: So many reports an hour are a flood, not readers. No address of a computer is kept to tell them apart.
MOST_AN_HOUR = 60


class FloodError(ValueError):
    """So many reports came in the last hour that no more are taken in."""


@transaction.atomic
def report_mistake(
    *, answer: Answer | None, text: str, source_says: str = "", reply_address: str = ""
) -> Correction:
    """Keep a report, open until an editor decides; FloodError when too many came within the hour."""
    hour_ago = timezone.now() - timedelta(hours=1)
    if Correction.objects.filter(received_at__gte=hour_ago).count() >= MOST_AN_HOUR:
        raise FloodError("Too many reports came in the last hour.")
    return Correction.objects.create(
        answer=answer, text=text, source_says=source_says, reply_address=reply_address
    )


def stamp_decision(correction: Correction) -> None:
    """Set when the report was decided, for an outcome that was chosen but not saved yet."""
    is_open = correction.outcome == Correction.Outcome.OPEN
    correction.decided_at = None if is_open else correction.decided_at or timezone.now()

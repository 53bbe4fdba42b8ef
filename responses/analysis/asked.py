"""Who was asked, when the reply was due and what came back."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from responses.models import BankHoliday, Deadline, Response, Trust


@dataclass(frozen=True)
class AskedRow:
    """One trust asked. What its reply says, and when it came, stays closed until it is published."""

    response: Response
    deadline: Deadline

    @property
    def trust(self) -> Trust:
        return self.response.trust

    @property
    def _open(self) -> bool:
        """Silence is public at once; a reply only when it is published."""
        return self.response.is_published or not self.response.has_replied

    @property
    def outcome(self) -> str:
        return self.response.outcome if self._open else ""

    @property
    def outcome_label(self) -> str:
        return self.response.get_outcome_display() if self._open else "Reply received, not yet published"

    @property
    def replied_on(self) -> date | None:
        return self.response.replied_on if self._open else None

    @property
    def working_days(self) -> int | None:
        return self.deadline.working_days if self._open else None

    @property
    def on_time(self) -> str:
        return self.deadline.on_time if self._open else ""

    @property
    def reference(self) -> str:
        return self.response.reference if self.response.is_published else ""

    @property
    def reuse(self) -> str:
        return self.response.reuse if self.response.is_published else ""

    @property
    def source_url(self) -> str:
        return self.response.source_url if self.response.is_published else ""


def asked_rows(responses: QuerySet[Response], *, today: date) -> list[AskedRow]:
    """A row a trust asked, in the order of ``responses``; two queries."""
    calendar = BankHoliday.objects.calendar()
    return [AskedRow(response, response.deadline(calendar, today=today)) for response in responses]

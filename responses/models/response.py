from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from responses.stats import HolidaysUnknownError, WorkingCalendar


class ResponseQuerySet(models.QuerySet["Response"]):
    def published(self) -> "ResponseQuerySet":
        return self.filter(status=Response.Status.PUBLISHED)

    def for_listing(self) -> "ResponseQuerySet":
        """Every trust asked, in order of name, with what a row about it shows."""
        return self.select_related("request", "trust__region", "trust__icb").order_by(
            "trust__name", "trust__ods_code"
        )

    def awaiting(self) -> "ResponseQuerySet":
        return self.filter(outcome=Response.Outcome.AWAITING)


@dataclass(frozen=True)
class Deadline:
    """When a response was due, whether that is an estimate, and how long the reply took.

    ``on`` is None where no date is known to count from; ``problem`` says why it could not be computed.
    """

    on: date | None = None
    estimated: bool = False
    working_days: int | None = None
    on_time: str = ""
    problem: str = ""


class Response(models.Model):
    """What one trust did with one request: one row for each trust asked."""

    class Outcome(models.TextChoices):
        AWAITING = "awaiting", "Awaiting a reply"
        ANSWERED = "answered", "Answered"
        ANSWERED_IN_PART = "answered_in_part", "Answered in part"
        REFUSED = "refused", "Refused"
        NOT_HELD = "not_held", "Information not held"
        NO_REPLY = "no_reply", "No reply"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        CHECKED = "checked", "Checked"
        PUBLISHED = "published", "Published"

    class Reuse(models.TextChoices):
        OGL = "ogl", "Open Government Licence"
        PERMITTED = "permitted", "Re-use permitted"
        RESTRICTED = "restricted", "Re-use restricted"
        NOT_STATED = "not_stated", "Not stated"

    REPLIED_OUTCOMES = (Outcome.ANSWERED, Outcome.ANSWERED_IN_PART, Outcome.REFUSED, Outcome.NOT_HELD)
    TEXT_MAY_BE_SHOWN = (Reuse.OGL, Reuse.PERMITTED)

    request = models.ForeignKey("FOIRequest", models.PROTECT, related_name="responses")
    trust = models.ForeignKey("Trust", models.PROTECT, related_name="responses")
    reference = models.CharField(max_length=60, blank=True, help_text="The trust's own reference.")
    sent_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(
        "request received on", null=True, blank=True, help_text="When the trust received the request."
    )
    clarified_on = models.DateField(
        null=True,
        blank=True,
        help_text="When the trust received a clarification it had asked for: time starts anew.",
    )
    extended_to = models.DateField(
        null=True, blank=True, help_text="Extension under section 10(3) of the Act."
    )
    replied_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, default=Outcome.AWAITING)
    reuse = models.CharField("re-use", max_length=12, choices=Reuse, default=Reuse.NOT_STATED)
    source_url = models.URLField("address of the trust's page", max_length=500, blank=True)
    note = models.TextField(
        blank=True, help_text="The editor's note on the whole response; published with it."
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ResponseQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["request", "trust"]
        constraints = [
            models.UniqueConstraint(fields=["request", "trust"], name="response_once_a_request_and_trust"),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True)
                | Q(received_on__isnull=True)
                | Q(sent_on__lte=F("received_on")),
                name="response_sent_before_received",
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True)
                | Q(clarified_on__isnull=True)
                | Q(received_on__lte=F("clarified_on")),
                name="response_received_before_clarified",
            ),
            models.CheckConstraint(
                condition=Q(replied_on__isnull=True)
                | (
                    (Q(received_on__isnull=True) | Q(received_on__lte=F("replied_on")))
                    & (Q(sent_on__isnull=True) | Q(sent_on__lte=F("replied_on")))
                    & (Q(clarified_on__isnull=True) | Q(clarified_on__lte=F("replied_on")))
                ),
                name="response_replied_last",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["answered", "answered_in_part", "refused", "not_held", "withdrawn"])
                | Q(replied_on__isnull=True),
                name="response_reply_date_needs_reply",
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | ~Q(outcome__in=["awaiting", "withdrawn"]),
                name="response_published_needs_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trust.name}: {self.request.title}"

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED

    @property
    def has_replied(self) -> bool:
        return self.outcome in self.REPLIED_OUTCOMES

    @property
    def text_may_be_shown(self) -> bool:
        """Whether its re-use statement lets us print the letter's words: access under FOI is no licence."""
        return self.reuse in self.TEXT_MAY_BE_SHOWN

    def deadline(self, calendar: WorkingCalendar, *, today: date) -> Deadline:
        """When the reply was due under section 10 of the Freedom of Information Act 2000.

        Counted from the day the trust received the request, or a clarification it had asked for; else from
        the day it was sent, and then marked as estimated. An extension under section 10(3) takes its place.
        """
        start = self.clarified_on or self.received_on or self.sent_on
        if start is None:
            return Deadline()
        estimated = not (self.clarified_on or self.received_on)
        try:
            due = max(calendar.due(start), self.extended_to or date.min)
            days = calendar.count(start, self.replied_on) if self.replied_on else None
        except HolidaysUnknownError as error:
            return Deadline(estimated=estimated, problem=str(error))
        return Deadline(on=due, estimated=estimated, working_days=days, on_time=self._on_time(due, today))

    def _on_time(self, due: date, today: date) -> str:
        if self.replied_on:
            return "yes" if self.replied_on <= due else "no"
        silent = self.outcome in (self.Outcome.AWAITING, self.Outcome.NO_REPLY)
        return "no" if silent and today > due else ""

from django.db import models
from django.db.models import Q, QuerySet


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def made(self) -> "QuerySet[Correction]":
        """Corrections that were accepted, as the public may see them: the latest first, no reporter's words.

        One of an answer is listed while its request is public and its response published.
        """
        public = Q(answer__response__request__public=True, answer__response__status="published")
        return (
            self.filter(Q(answer__isnull=True) | public, outcome=Correction.Outcome.ACCEPTED)
            .select_related(
                "answer__question__service", "answer__response__trust", "answer__response__request"
            )
            .defer("text", "source_says", "reply_address")
            .order_by("-decided_at", "-pk")
        )


class Correction(models.Model):
    """A mistake that a reader reported, and what came of it.

    The reporter's words and address are for editors alone; ``public_note`` is what everyone reads.
    """

    class Outcome(models.TextChoices):
        OPEN = "open", "Open"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"

    LONGEST_TEXT = 3000

    answer = models.ForeignKey("Answer", models.SET_NULL, null=True, blank=True, related_name="corrections")
    text = models.TextField("what is wrong", max_length=LONGEST_TEXT)
    source_says = models.TextField("what the source says", max_length=LONGEST_TEXT, blank=True)
    reply_address = models.EmailField(blank=True, help_text="Never published.")
    received_at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.OPEN)
    public_note = models.TextField(
        blank=True,
        help_text="Published when the report is accepted: what was changed, in our words, without names.",
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="correction_has_text"),
            models.CheckConstraint(
                condition=Q(outcome="open", decided_at__isnull=True)
                | (~Q(outcome="open") & Q(decided_at__isnull=False)),
                name="correction_decided_when_not_open",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="accepted") | ~Q(public_note=""),
                name="correction_accepted_says_what_changed",
            ),
        ]

    def __str__(self) -> str:
        return f"Report {self.pk}"

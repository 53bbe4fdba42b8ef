from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords


class Passage(models.Model):
    """Where a source's text says it: code points ``start`` to ``end``, with the quote between them.

    A passage supports one answer or one provision; an answer may have several.
    """

    source = models.ForeignKey("Source", models.CASCADE, related_name="passages")
    answer = models.ForeignKey("Answer", models.CASCADE, null=True, blank=True, related_name="passages")
    provision = models.ForeignKey("Provision", models.CASCADE, null=True, blank=True, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    release_reason = models.CharField(
        max_length=200,
        blank=True,
        help_text=(
            "Why this short quotation from a letter the trust has put online may be shown "
            "(Copyright, Designs and Patents Act 1988, section 30(1ZA)); empty where it may not."
        ),
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["source", "start", "end"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__gte=0) & Q(start__lt=F("end")), name="passage_start_before_end"
            ),
            models.CheckConstraint(
                condition=Q(answer__isnull=False, provision__isnull=True)
                | Q(answer__isnull=True, provision__isnull=False),
                name="passage_of_answer_or_provision",
            ),
            models.UniqueConstraint(
                fields=["answer", "source", "start", "end"], name="passage_once_an_answer"
            ),
            models.UniqueConstraint(
                fields=["provision", "source", "start", "end"], name="passage_once_a_provision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start} to {self.end}"

    def clean(self) -> None:
        problem = self.quote_problem()
        if problem:
            raise ValidationError(problem)

    def quote_problem(self) -> str:
        """A sentence where the quote is not its source's text from start to end, else empty."""
        owner = self.answer or self.provision
        if owner is not None and owner.response_id != self.source.response_id:
            return "The passage stands in a source of another response."
        if self.source.text[self.start : self.end] != self.quote:
            return f"The quote is not what the source says from character {self.start} to {self.end}."
        return ""

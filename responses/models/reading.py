from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from responses.models.answer import SECTIONS_PATTERN, Answer
from responses.models.provision import Provision


def _spans_problem(spans: Any, length: int) -> str:
    """A sentence where spans are not pairs that lie in a text of this length, in order, else empty."""
    if not isinstance(spans, list):
        return "Spans are a list of pairs."
    for span in spans:
        pair = isinstance(span, list) and len(span) == 2 and all(type(one) is int for one in span)
        if not pair or not 0 <= span[0] < span[1] <= length:
            return f"The span {span} does not lie in the text."
    return ""


class Reading(models.Model):
    """What a program read from one source, for its first coder to confirm; it is never public.

    ``page_starts`` holds the offset at which each page of the file begins; ``personal`` triples of start, end
    and kind (name, email, phone), not to be published; ``facts`` what the letter says about itself: by name
    (reference, sent_on, received_on, answered_on, reuse) an object of value, start, end and confidence, each
    null where nothing was found; ``exemptions`` the sections it claims; ``links`` triples of start, end and
    address; ``attachments`` pairs of name and size as written, empty where unknown. All offsets count code
    points of the source's text.
    """

    source = models.OneToOneField("Source", models.CASCADE, related_name="reading")
    read_at = models.DateTimeField(auto_now_add=True)
    problem = models.CharField(max_length=300, blank=True, help_text="Why the text is not all there.")
    page_starts = models.JSONField(default=list, blank=True)
    personal = models.JSONField(default=list, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    exemptions = models.JSONField(default=list, blank=True)
    links = models.JSONField(default=list, blank=True)
    attachments = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["source"]

    def __str__(self) -> str:
        return f"Reading of {self.source}"


class Suggestion(models.Model):
    """How one answer, or one provision, might be coded from one reading, and what its coder made of that.

    ``spans`` are pairs of start and end in the source's text; empty says that nothing was found.
    ``confidence`` is how often suggestions of its ``basis`` are right, 0 to 1. ``resources`` are objects of
    name, kind, known (a Resource's key or null), address, start, end, attached, size and confidence.
    """

    class Decision(models.TextChoices):
        OPEN = "open", "To look at"
        ACCEPTED = "accepted", "Accepted"
        CHANGED = "changed", "Changed"
        NOT_ANSWERED = "not_answered", "Not answered"

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="suggestions")
    answer = models.ForeignKey(Answer, models.CASCADE, null=True, blank=True, related_name="suggestions")
    provision = models.ForeignKey(
        Provision, models.CASCADE, null=True, blank=True, related_name="suggestions"
    )
    state = models.CharField(max_length=20, help_text="Of an answer, or of a provision.")
    cause = models.CharField(max_length=10, choices=Answer.Cause, blank=True)
    value = models.CharField(max_length=200, blank=True)
    qualified = models.BooleanField(default=False)
    raw_mark = models.CharField(max_length=200, blank=True)
    sections = models.CharField(max_length=60, blank=True)
    spans = models.JSONField(default=list, blank=True)
    resources = models.JSONField(default=list, blank=True)
    refers_to = models.CharField(max_length=60, blank=True, help_text="The code of the answer pointed to.")
    basis = models.CharField(max_length=40, blank=True)
    confidence = models.FloatField()
    decision = models.CharField(max_length=12, choices=Decision, default=Decision.OPEN)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["reading", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__isnull=False, provision__isnull=True)
                | Q(answer__isnull=True, provision__isnull=False),
                name="suggestion_of_answer_or_provision",
            ),
            models.CheckConstraint(
                condition=Q(answer__isnull=True) | Q(state__in=Answer.State.values),
                name="suggestion_state_of_answer",
            ),
            models.CheckConstraint(
                condition=Q(provision__isnull=True) | Q(state__in=Provision.State.values),
                name="suggestion_state_of_provision",
            ),
            models.CheckConstraint(
                condition=Q(confidence__gte=0) & Q(confidence__lte=1), name="suggestion_confidence_0_to_1"
            ),
            models.CheckConstraint(
                condition=Q(sections__regex=SECTIONS_PATTERN), name="suggestion_sections_pattern"
            ),
            models.CheckConstraint(
                condition=Q(decision="open", decided_at__isnull=True)
                | (~Q(decision="open") & Q(decided_at__isnull=False)),
                name="suggestion_decided_when_not_open",
            ),
            models.UniqueConstraint(fields=["reading", "answer"], name="suggestion_once_an_answer"),
            models.UniqueConstraint(fields=["reading", "provision"], name="suggestion_once_a_provision"),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.value}".strip()

    def clean(self) -> None:
        if problem := _spans_problem(self.spans, len(self.reading.source.text)):
            raise ValidationError(problem)

    @property
    def is_open(self) -> bool:
        return self.decision == self.Decision.OPEN

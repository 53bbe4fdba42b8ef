import hashlib
import json
from datetime import datetime

from django.db import models
from django.db.models import Max, Q
from django.utils import timezone


class FOIRequestQuerySet(models.QuerySet["FOIRequest"]):
    def public(self) -> "FOIRequestQuerySet":
        return self.filter(public=True)

    def for_listing(self) -> "FOIRequestQuerySet":
        """Public requests, real ones first, the latest first."""
        return self.public().order_by("fictional", models.F("sent_on").desc(nulls_last=True), "slug")

    def touch(self) -> None:
        """Say that their data changed now: something that they show, such as the name of a trust."""
        FOIRequest.objects.filter(pk__in=self.values("pk")).update(changed_at=timezone.now())


class FOIRequest(models.Model):
    """One wording of one set of questions, sent to many trusts."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True, help_text="One or two plain sentences on what was asked.")
    definitions = models.TextField(
        blank=True, help_text="The request's own definitions, as sent, that belong to no topic."
    )
    asked_note = models.TextField(
        blank=True, help_text="What is known, and what is not, about who was asked."
    )
    sent_on = models.DateField(null=True, blank=True, help_text="Leave empty where it is not known.")
    public = models.BooleanField(default=False, help_text="A draft request is seen by editors only.")
    fictional = models.BooleanField(default=False)
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="repeats")
    wording_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = FOIRequestQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        verbose_name = "FOI request"
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="foi_request_has_title"),
            models.CheckConstraint(
                condition=Q(previous__isnull=True) | ~Q(previous=models.F("id")),
                name="foi_request_not_its_own_previous",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def data_changed_at(self) -> datetime:
        """When this request, or any response to it, last changed."""
        latest = self.responses.aggregate(latest=Max("changed_at"))["latest"]
        return max(self.changed_at, latest) if latest else self.changed_at

    def wording_fingerprint(self) -> str:
        """A sha256 over the codes, places and wording of all questions as they are now."""
        questions = self.questions.order_by("order").values_list(
            "code", "parent__code", "service", "kind", "text"
        )
        return hashlib.sha256(json.dumps(list(questions), ensure_ascii=False).encode()).hexdigest()

    def freeze_wording(self) -> None:
        """Keep the fingerprint of the questions; from the first response on they cannot change."""
        if not self.wording_sha256:
            self.wording_sha256 = self.wording_fingerprint()
            self.save(update_fields=["wording_sha256"])

    def wording_problem(self) -> str:
        """A sentence where codes or wording changed after the first response, else empty."""
        if self.wording_sha256 and self.wording_sha256 != self.wording_fingerprint():
            return "Codes or wording of its questions changed after the first response was recorded."
        if not self.wording_sha256 and self.responses.exists():
            return "It has responses, but the wording of its questions was not frozen."
        return ""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords


class Resource(models.Model):
    """A policy, tool, training, support or link that answers name.

    A trust's own document has that trust as issuer and is never merged with another trust's of the same
    name; a national or shared one is a single record.
    """

    class Kind(models.TextChoices):
        POLICY = "policy", "Policy"
        TOOL = "tool", "Tool"
        TRAINING = "training", "Training"
        SUPPORT = "support", "Support"
        LINK = "link", "Link"

    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=200)
    url = models.URLField("address", max_length=500, blank=True)
    issuer_trust = models.ForeignKey("Trust", models.PROTECT, null=True, blank=True, related_name="resources")
    issuer_name = models.CharField(max_length=200, blank=True, help_text="Where the issuer is not a trust.")

    class Meta:
        ordering = ["name", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name__contains="|") & ~Q(name=""), name="resource_name_without_bar"
            ),
            models.CheckConstraint(
                condition=Q(issuer_trust__isnull=True) | Q(issuer_name=""), name="resource_one_issuer"
            ),
            models.UniqueConstraint(
                fields=["kind", "name", "issuer_name"],
                condition=Q(issuer_trust__isnull=True),
                name="resource_once_an_issuer",
            ),
            models.UniqueConstraint(
                fields=["kind", "name", "issuer_trust"],
                condition=Q(issuer_trust__isnull=False),
                name="resource_once_a_trust",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.issuer})" if self.issuer else self.name

    @property
    def issuer(self) -> str:
        """Name of whoever issued it, empty where unknown."""
        return self.issuer_trust.name if self.issuer_trust else self.issuer_name


class Mention(models.Model):
    """One answer naming one resource, for an area where the trust says so."""

    answer = models.ForeignKey("Answer", models.CASCADE, related_name="mentions")
    resource = models.ForeignKey(Resource, models.PROTECT, related_name="mentions")
    area = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=300, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["answer", "resource__name", "area"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "resource", "area"], name="mention_once_an_area")
        ]

    def __str__(self) -> str:
        return f"{self.resource_id} ({self.area})" if self.area else str(self.resource_id)

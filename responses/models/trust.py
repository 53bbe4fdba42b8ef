from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

#: Three or five capital letters and digits; forms, imports and the database use this one pattern.
ODS_CODE_PATTERN = r"^[A-Z0-9]{3}([A-Z0-9]{2})?$"
#: The month of a register file, for example 2026-07.
VINTAGE_PATTERN = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
FICTIONAL_PREFIX = "XX"


class TrustQuerySet(models.QuerySet["Trust"]):
    def real(self) -> "TrustQuerySet":
        """Trusts that exist or existed: fictional ones are in no register, total or search."""
        return self.filter(fictional=False)

    def for_register(self) -> "TrustQuerySet":
        """The English trusts, open and closed, with what a row of the register shows."""
        return (
            self.real()
            .filter(country=Trust.Country.ENGLAND)
            .select_related("region", "icb")
            .order_by("name", "ods_code")
        )


class Trust(models.Model):
    """An NHS trust, keyed by its ODS code."""

    class Type(models.TextChoices):
        ACUTE = "acute", "Acute"
        MENTAL_HEALTH = "mental_health", "Mental health"
        COMMUNITY = "community", "Community"
        MENTAL_HEALTH_AND_COMMUNITY = "mental_health_and_community", "Mental health and community"
        AMBULANCE = "ambulance", "Ambulance"
        UNKNOWN = "unknown", "Not known"

    class Country(models.TextChoices):
        ENGLAND = "england", "England"
        WALES = "wales", "Wales"

    ods_code = models.CharField(
        "ODS code",
        max_length=5,
        primary_key=True,
        validators=[
            RegexValidator(
                ODS_CODE_PATTERN, "An ODS code has three or five capital letters and digits, such as R1A."
            )
        ],
    )
    name = models.CharField(max_length=200)
    type = models.CharField(max_length=30, choices=Type, default=Type.UNKNOWN)
    country = models.CharField(max_length=10, choices=Country, default=Country.ENGLAND)
    region = models.ForeignKey("Region", models.PROTECT, null=True, blank=True, related_name="trusts")
    icb = models.ForeignKey(
        "IntegratedCareBoard",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="trusts",
        verbose_name="ICB",
    )
    postcode = models.CharField(max_length=10, blank=True)
    opened = models.DateField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    fictional = models.BooleanField(default=False, editable=False)
    vintage = models.CharField(
        max_length=7, blank=True, help_text="Month of the register file that these facts are from: 2026-07."
    )
    successors: "models.ManyToManyField[Trust, Succession]" = models.ManyToManyField(
        "self", through="Succession", symmetrical=False, related_name="predecessors", blank=True
    )

    objects = TrustQuerySet.as_manager()

    class Meta:
        ordering = ["name", "ods_code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ods_code__regex=ODS_CODE_PATTERN), name="trust_ods_code_pattern"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="trust_has_name"),
            models.CheckConstraint(
                condition=Q(closed__isnull=True) | Q(opened__isnull=True) | Q(opened__lte=models.F("closed")),
                name="trust_opened_before_closed",
            ),
            models.CheckConstraint(
                condition=Q(fictional=True, ods_code__startswith=FICTIONAL_PREFIX)
                | (Q(fictional=False) & ~Q(ods_code__startswith=FICTIONAL_PREFIX)),
                name="trust_fictional_code",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.ods_code})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fictional = self.ods_code.startswith(FICTIONAL_PREFIX)
        super().save(*args, **kwargs)


class FormerName(models.Model):
    """A name under which an earlier register listed a trust, with the latest vintage that has it."""

    trust = models.ForeignKey(Trust, models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=200)
    vintage = models.CharField(max_length=7, blank=True)

    class Meta:
        ordering = ["trust", "-vintage", "name"]
        constraints = [models.UniqueConstraint(fields=["trust", "name"], name="former_name_once_a_trust")]

    def __str__(self) -> str:
        return f"{self.name} ({self.vintage})" if self.vintage else self.name


class Succession(models.Model):
    """``successor`` took over from ``predecessor`` on ``date``; mergers make this many to many."""

    predecessor = models.ForeignKey(Trust, models.CASCADE, related_name="successions_from")
    successor = models.ForeignKey(Trust, models.CASCADE, related_name="successions_to")
    date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["date", "predecessor"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=models.F("successor")), name="succession_between_two_trusts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} to {self.successor_id}"

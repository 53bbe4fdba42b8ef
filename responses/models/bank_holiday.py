from django.db import models

from responses.stats import WorkingCalendar


class BankHolidayQuerySet(models.QuerySet["BankHoliday"]):
    def calendar(self) -> WorkingCalendar:
        """All holidays of any part of the United Kingdom: each is a non-working day under the Act."""
        return WorkingCalendar(frozenset(self.values_list("date", flat=True)))


class BankHoliday(models.Model):
    """A bank holiday in one part of the United Kingdom."""

    class Division(models.TextChoices):
        ENGLAND_AND_WALES = "england-and-wales", "England and Wales"
        SCOTLAND = "scotland", "Scotland"
        NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"

    date = models.DateField()
    division = models.CharField(max_length=20, choices=Division)
    name = models.CharField(max_length=80)

    objects = BankHolidayQuerySet.as_manager()

    class Meta:
        ordering = ["date", "division"]
        constraints = [
            models.UniqueConstraint(fields=["date", "division"], name="bank_holiday_once_a_division")
        ]

    def __str__(self) -> str:
        return f"{self.date.isoformat()} {self.name} ({self.get_division_display()})"

from django.db import models
from simple_history.models import HistoricalRecords


class Provision(models.Model):
    """Whether this trust runs this service, as its response says: one fact, not one answer a question."""

    class State(models.TextChoices):
        YES = "yes", "Runs the service"
        NO = "no", "Does not run the service"
        UNKNOWN = "unknown", "Not known"

    response = models.ForeignKey("Response", models.CASCADE, related_name="provisions")
    service = models.ForeignKey("Service", models.PROTECT, related_name="provisions")
    state = models.CharField(max_length=8, choices=State, default=State.UNKNOWN)
    note = models.TextField(blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["response", "service"]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "service"], name="provision_once_a_response_and_service"
            )
        ]

    def __str__(self) -> str:
        return f"{self.service_id}: {self.get_state_display()}"

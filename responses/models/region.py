from django.db import models


class Region(models.Model):
    """An NHS England region, keyed by its ODS code (Y60); one whose name is not known shows as its code."""

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["name", "code"]

    def __str__(self) -> str:
        return self.name or self.code


class IntegratedCareBoard(models.Model):
    """An integrated care board (ICB), keyed by its ODS code; one without a known name shows as its code."""

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name", "code"]
        verbose_name = "integrated care board"

    def __str__(self) -> str:
        return self.name or self.code

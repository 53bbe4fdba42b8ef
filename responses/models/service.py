from django.db import models


class Service(models.Model):
    """What a question asks about; a request about no service in particular uses ``organisation``."""

    ORGANISATION = "organisation"

    slug = models.SlugField(max_length=40, primary_key=True)
    short_name = models.CharField(max_length=40, help_text="CAMHS")
    name = models.CharField(max_length=120, help_text="Child and Adolescent Mental Health Services")
    caveat = models.TextField(
        blank=True, help_text="What readers must know about this service's figures; shown beside them."
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.short_name

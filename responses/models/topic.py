from django.db import models


class Topic(models.Model):
    """What questions of different services have in common, with its definition as sent; a tree.

    Topics are shown side by side and never added up across services, headings or parents.
    """

    slug = models.SlugField(max_length=80, primary_key=True)
    name = models.CharField(max_length=200)
    definition = models.TextField(blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

from collections.abc import Mapping

from django.db import models


class TopicQuerySet(models.QuerySet["Topic"]):
    def lineages(self) -> dict[str, frozenset[str]]:
        """Each topic's slug with the slugs of itself and of all topics above it."""
        parents = dict(self.values_list("slug", "parent_id"))
        return {slug: frozenset(_lineage(slug, parents)) for slug in parents}


def _lineage(slug: str, parents: Mapping[str, str | None]) -> list[str]:
    lineage: list[str] = []
    step: str | None = slug
    # No constraint keeps topics from standing in a circle.
    while step and step not in lineage:
        lineage.append(step)
        step = parents.get(step)
    return lineage


class Topic(models.Model):
    """What questions of different services have in common, with its definition as sent; a tree.

    Topics are shown side by side and never added up across services, headings or parents.
    """

    slug = models.SlugField(max_length=80, primary_key=True)
    name = models.CharField(max_length=200)
    definition = models.TextField(blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    order = models.PositiveSmallIntegerField(default=0)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

"""Figures in words, for templates."""

from django import template

from responses.stats import Figures, Share
from responses.tables import bounds_words, share_words

register = template.Library()


@register.filter
def in_words(share: Share) -> str:
    """``3 of 12 (25%)``."""
    return share_words(share)


@register.filter
def item(mapping: dict, key: object) -> object:
    """The value of a key that is itself a variable."""
    return mapping.get(key, "")


@register.filter
def bounds_in_words(figures: Figures) -> str:
    """The lowest and the highest that yes could be, whatever the silent would have said."""
    return bounds_words(figures)

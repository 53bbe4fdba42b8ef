"""Trusts like one, beside which it may be looked at."""

from collections.abc import Sequence
from typing import Any

from django import template

from responses.analysis.similar import similar_trusts
from responses.filters import Choices
from responses.models import Trust

register = template.Library()


@register.inclusion_tag("responses/similar.html", takes_context=True)
def similar_to(context: dict[str, Any], trust: Trust, beside: Sequence[str] = ()) -> dict[str, Any]:
    """Links that put a similar trust beside ``trust``, or beside all of ``beside`` where those are chosen."""
    foi_request = context["foi_request"]
    chosen = tuple(beside) or (trust.pk,)
    similar = similar_trusts(foi_request, trust, without=chosen)
    if similar is None:
        return {}
    region = (trust.region_id,) if similar.by_region and trust.region_id else ()
    return {
        "foi_request": foi_request,
        "similar": similar,
        "links": [(other, Choices(trust=(*chosen, other.pk)).query_string()) for other in similar.trusts],
        "everyone": Choices(type=(trust.type,), region=region).query_string(),
    }

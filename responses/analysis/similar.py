"""Trusts that one may be compared with: of the same type in the same region, else of the same type."""

from collections.abc import Collection
from dataclasses import dataclass

from responses.models import FOIRequest, Response, Trust

#: So many are named; the matrix shows the rest.
NAMED = 4


@dataclass(frozen=True)
class Similar:
    """Trusts like ``trust`` in what ``by_region`` says: type and region, or type alone."""

    trust: Trust
    by_region: bool
    trusts: tuple[Trust, ...]

    @property
    def reason(self) -> str:
        """Why these: ``Same type (mental health) and same region (Midlands)``."""
        kind = self.trust.get_type_display().lower()
        if self.by_region:
            return f"Same type ({kind}) and same region ({self.trust.region})"
        return f"Same type ({kind}), from all regions"


def similar_trusts(request: FOIRequest, trust: Trust, *, without: Collection[str] = ()) -> Similar | None:
    """Trusts of the same request that are like ``trust``, those with a published reply first.

    Those in ``without`` are left out. None where its type is not known, or no other trust has it; one query.
    """
    if trust.type == Trust.Type.UNKNOWN:
        return None
    asked = (
        request.responses.filter(trust__type=trust.type)
        .exclude(trust__in=[trust.pk, *without])
        .select_related("trust")
        .order_by("trust__name", "trust")
    )
    same_type = sorted(asked, key=lambda response: not _has_published_reply(response))
    near = [one for one in same_type if trust.region_id and one.trust.region_id == trust.region_id]
    found = near or same_type
    if not found:
        return None
    return Similar(trust, bool(near), tuple(response.trust for response in found[:NAMED]))


def _has_published_reply(response: Response) -> bool:
    return response.is_published and response.has_replied

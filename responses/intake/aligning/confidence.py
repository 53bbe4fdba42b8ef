"""How sure a passage is: from how surely its question is announced, and how much it reads like an answer."""

import math
from collections.abc import Sequence

from responses.intake.aligning.visits import Visit

_LEAST, _MOST = 0.02, 0.98


def confidence_of(visits: Sequence[Visit], wording: Visit | None, shared: int) -> float:
    """0 to 1. Where nothing was found, how sure it is that nothing is there."""
    if not visits:
        return round(0.75 if wording is not None else 0.4, 2)
    sure = max(visit.anchor.sure for visit in visits)
    likeness = [value for visit in visits for value in visit.likeness]
    doubtful = sum(value < 0 for value in likeness) / len(likeness)
    score = -1.2 + 4.2 * sure - 1.5 * doubtful - 0.8 * (len(visits) > 1) - 0.6 * (shared > 1)
    return round(min(_MOST, max(_LEAST, 1 / (1 + math.exp(-score)))), 2)

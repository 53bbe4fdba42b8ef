"""Services that a letter says the trust does not run."""

import re
from collections.abc import Sequence

from responses.intake.aligning.contract import ProvisionFound
from responses.intake.suggesting.contract import SuggestedProvision
from responses.intake.suggesting.cues import does

_ABSENT = re.compile(
    r"\b(?:not|n['’]t|no|none|outside|nor)\b[^.;]{0,80}\b(?:applicable|apply|provid\w+|commission\w*|run|offer\w*|deliver\w*|"
    r"operat\w+|have|organisation|trust|service|host\w*|remit)\b|\bn\s?/\s?a\b|\brun\s+by\s+|\bprovided\s+by\s+",
    re.IGNORECASE,
)


def suggest_provisions(text: str, found: Sequence[ProvisionFound]) -> tuple[SuggestedProvision, ...]:
    """Each provision that was found, surer where its sentence has the words for it."""
    return tuple(
        SuggestedProvision(each.service, "no", each.span, _confidence(text[each.span.start : each.span.end]))
        for each in found
    )


def _confidence(sentence: str) -> float:
    if "not_applicable" in does(sentence, ("not_applicable",)):
        return 0.95
    return 0.9 if _ABSENT.search(sentence) else 0.6

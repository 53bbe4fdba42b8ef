"""Sentences that deny that something is run, provided or applies."""

import re

from responses.intake.aligning.words import stems_among, stems_of

_NEGATION = stems_among("not no cannot neither nor without none don't doesn't isn't aren't na")
_RUNNING = stems_among(
    "provide provided provides run runs running commission commissioned operate operates operated "
    "deliver delivers delivered offer offers offered host hosts hosted have has manage manages managed "
    "applicable apply applies organisation part responsible hold holds contract contracted "
    "within exist exists available"
)
_SHORT_NOT_APPLICABLE = re.compile(r"\bn\s*/\s*a\b", re.IGNORECASE)


def says_absent(text: str) -> bool:
    """Whether a sentence denies that something is run, provided or applies."""
    stems = set(stems_of(text))
    denied = bool(stems & _NEGATION) or _SHORT_NOT_APPLICABLE.search(text) is not None
    return denied and bool(stems & _RUNNING or _SHORT_NOT_APPLICABLE.search(text))

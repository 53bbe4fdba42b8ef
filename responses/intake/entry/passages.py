"""Adding one passage outside a whole entry."""

from django.db import transaction

from responses.intake.entry.entries import PassageEntry
from responses.intake.entry.evidence import resolve
from responses.intake.entry.problems import require_short_reason
from responses.intake.entry.sheet import Author, sign
from responses.intake.entry.sources import touch
from responses.models import Answer, Passage, Provision


@transaction.atomic
def add_passage(
    *, owner: Answer | Provision, entry: PassageEntry, author: Author, reason: str = "Passage added"
) -> Passage:
    """Support an answer or a provision with a place in a source; one that is there already stays as it is."""
    require_short_reason(reason)
    span = resolve(entry, list(owner.response.sources.all()))
    known = owner.passages.filter(source=span.source, start=span.start, end=span.end).first()
    if known:
        return known
    passage = Passage(
        source=span.source,
        start=span.start,
        end=span.end,
        quote=span.quote,
        release_reason=entry.release_reason,
        **{"answer" if isinstance(owner, Answer) else "provision": owner},
    )
    sign(passage, author=author, reason=reason)
    passage.save()
    touch(owner.response)
    return passage

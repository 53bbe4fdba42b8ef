"""Setting, extending and removing the passages of one answer, or of a provision, by places in a letter."""

from datetime import datetime

from django.db import transaction

from responses.intake.entry import (
    AnswerEntry,
    EntryError,
    PassageEntry,
    ProvisionEntry,
    ResponseEntry,
    save_entry,
)
from responses.intake.entry.evidence import resolve
from responses.intake.entry.sheet import ANSWER_FIELDS, PROVISION_FIELDS, Author
from responses.intake.entry.spans import Span, span_at
from responses.intake.review.codings import record_first
from responses.intake.review.items import superseded_by
from responses.intake.review.opening import open_draft
from responses.intake.review.picture import Done, difference, take_picture
from responses.models import Answer, Passage, Provision, Response, Source, Suggestion

Owner = Answer | Provision
REASON = "Passage set"


@transaction.atomic
def set_passage(
    *, owner: Owner, entry: PassageEntry, author: Author, opened_at: datetime | None = None
) -> Done:
    """Let this place be the one that supports the owner in its letter, instead of all others there.

    What still points to a letter that this one supersedes gives way too; other letters' passages stay.
    """
    response, span = _open(owner, entry, opened_at)
    gone = {span.source.pk} | superseded_by(span.source)
    kept = [one for one in _passages(owner) if one.source_id not in gone]
    return _write(response, owner, [*map(_entry, kept), _at(span)], author)


@transaction.atomic
def extend_passage(
    *, owner: Owner, entry: PassageEntry, author: Author, opened_at: datetime | None = None
) -> Done:
    """Add this place. Passages that it touches or overlaps become one with it, also across white space.

    Where nothing is set yet and a suggestion is open, it is the suggested passages that are extended.
    """
    response, span = _open(owner, entry, opened_at)
    apart: list[PassageEntry] = []
    for one in _present(owner, span.source):
        if one.source == span.source and (joined := _join(one, span)):
            span = joined
        else:
            apart.append(one)
    return _write(response, owner, [*apart, _at(span)], author)


@transaction.atomic
def remove_passage(
    *, owner: Owner, source: Source, start: int, end: int, author: Author, opened_at: datetime | None = None
) -> Done:
    """Take one passage away."""
    response = open_draft(owner.response, opened_at)
    passages = _passages(owner)
    kept = [one for one in passages if (one.source_id, one.start, one.end) != (source.pk, start, end)]
    if len(kept) == len(passages):
        raise EntryError("That passage is not there any more.")
    return _write(response, owner, [_entry(one) for one in kept], author)


def _open(owner: Owner, entry: PassageEntry, opened_at: datetime | None) -> tuple[Response, Span]:
    response = open_draft(owner.response, opened_at)
    return response, resolve(entry, list(response.sources.all()))


def _passages(owner: Owner) -> list[Passage]:
    return list(Passage.objects.filter(**_role(owner)).select_related("source"))


def _role(owner: Owner) -> dict[str, Owner]:
    return {"answer" if isinstance(owner, Answer) else "provision": owner}


def _present(owner: Owner, source: Source) -> list[PassageEntry]:
    """The owner's passages in order; where none is in this letter, those that are still suggested there."""
    present = [_entry(one) for one in _passages(owner)]
    if not any(one.source == source for one in present):
        open_one = Suggestion.objects.filter(
            reading__source=source, decision=Suggestion.Decision.OPEN, **_role(owner)
        ).first()
        spans = open_one.spans if open_one else []
        present += [PassageEntry(source, start, end) for start, end in spans]
    return sorted(present, key=lambda one: (one.source.pk if one.source else 0, one.start or 0))


def _join(entry: PassageEntry, span: Span) -> Span | None:
    """One span for both where nothing but white space parts them."""
    if entry.start is None or entry.end is None:
        return None
    first, last = sorted(((entry.start, entry.end), (span.start, span.end)))
    if span.source.text[first[1] : last[0]].strip():
        return None
    return span_at(span.source, first[0], max(first[1], last[1]))


def _entry(passage: Passage) -> PassageEntry:
    return PassageEntry(
        passage.source, passage.start, passage.end, passage.quote, release_reason=passage.release_reason
    )


def _at(span: Span) -> PassageEntry:
    return PassageEntry(span.source, span.start, span.end)


def _write(response: Response, owner: Owner, passages: list[PassageEntry], author: Author) -> Done:
    before = take_picture(response)
    fresh = type(owner).objects.get(pk=owner.pk)
    entry = _response_entry(fresh, tuple(passages))
    save_entry(response=response, entry=entry, author=author, reason=REASON)
    if isinstance(fresh, Answer):
        record_first(fresh, author=author, suggestion_shown=False)
    return difference(before, take_picture(response))


def _response_entry(owner: Owner, passages: tuple[PassageEntry, ...]) -> ResponseEntry:
    if isinstance(owner, Provision):
        fields = {name: getattr(owner, name) for name in PROVISION_FIELDS}
        return ResponseEntry(provisions=(ProvisionEntry(owner.service_id, passages=passages, **fields),))
    fields = {name: getattr(owner, name) for name in ANSWER_FIELDS}
    return ResponseEntry(answers=(AnswerEntry(owner.question.code, passages=passages, **fields),))

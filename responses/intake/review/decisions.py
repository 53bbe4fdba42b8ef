"""Deciding about one answer, or one provision: accepted, changed, or not answered. Each saves at once.

Every function is one transaction on a draft and gives back what it changed, for undo. EntryError says why
nothing was saved.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from responses.intake.entry import (
    AnswerEntry,
    EntryError,
    MentionEntry,
    PassageEntry,
    ProvisionEntry,
    ResourceEntry,
    ResponseEntry,
    find_or_create_resource,
    save_entry,
)
from responses.intake.entry.sheet import ANSWER_FIELDS, Author
from responses.intake.review.codings import record_first
from responses.intake.review.items import superseded_by
from responses.intake.review.opening import open_draft
from responses.intake.review.picture import Done, difference, take_picture
from responses.models import Answer, Mention, Passage, Provision, Resource, Response, Source, Suggestion

Decision = Suggestion.Decision
#: Published with the history of a public answer, so it names nobody.
REASON = "Coded from the letter"
DECIDED = "This is decided already. Change it, or undo the last decision."


@transaction.atomic
def accept(
    *,
    suggestion: Suggestion,
    author: Author,
    resources: Collection[int] | None = None,
    opened_at: datetime | None = None,
) -> Done:
    """Take a suggestion over: state, value, mark, sections, passages and the resources it names.

    ``resources`` are positions in the suggestion's list; None takes all. Passages set by hand in this letter
    stay. A provision that is accepted settles all answers of its service.
    """
    response, suggestion = _open(suggestion, opened_at)
    if not suggestion.is_open:
        raise EntryError(DECIDED)
    if suggestion.provision is not None:
        return _save_provision(response, suggestion, suggestion.state, Decision.ACCEPTED, author)
    if suggestion.answer is None or suggestion.state == Answer.State.PENDING:
        raise EntryError("Nothing is suggested here: choose what the letter says.")
    _require_provision(suggestion, response)
    before = take_picture(response)
    chosen, made = _resources(suggestion, response, resources)
    by_hand = _passages_in(suggestion.answer, suggestion.reading.source)
    entry = AnswerEntry(
        suggestion.answer.question.code,
        note=suggestion.answer.note,
        passages=_passages_by(suggestion, by_hand),
        mentions=(*_mentions(suggestion.answer), *chosen),
        **{name: getattr(suggestion, name) for name in ANSWER_FIELDS if name != "note"},
    )
    moved = bool(by_hand) and by_hand != [tuple(span) for span in suggestion.spans]
    decision = Decision.CHANGED if moved else Decision.ACCEPTED
    _save_answer(response, entry, suggestion, decision, author)
    return difference(before, take_picture(response), made=made)


@transaction.atomic
def change(
    *,
    answer: Answer,
    source: Source,
    entry: AnswerEntry,
    author: Author,
    resources: Collection[int] = (),
    opened_at: datetime | None = None,
) -> Done:
    """Code an answer otherwise than suggested, or without a suggestion; ``entry`` says how.

    Its passages None leave those that are there, or take the suggested ones where none is. ``resources`` are
    positions in the suggestion's list that are named besides those of the entry.
    """
    response, answer = _open_answer(answer, opened_at)
    suggestion = Suggestion.objects.filter(answer=answer, reading__source=source).first()
    before = take_picture(response)
    made: tuple[int, ...] = ()
    mentions = entry.mentions if entry.mentions is not None else _mentions(answer)
    if suggestion is not None:
        chosen, made = _resources(suggestion, response, resources)
        mentions = (*mentions, *chosen)
        if entry.passages is None and suggestion.is_open:
            entry = replace(entry, passages=_passages_by(suggestion, _passages_in(answer, source)))
    entry = replace(entry, mentions=mentions)
    _save_answer(response, entry, suggestion, Decision.CHANGED, author)
    return difference(before, take_picture(response), made=made)


@transaction.atomic
def not_answered(
    *, answer: Answer, source: Source, author: Author, opened_at: datetime | None = None
) -> Done:
    """The letter says nothing to this question: it is left blank, without a passage in this letter.

    Where its condition says that it does not apply, it becomes not applicable instead.
    """
    response, answer = _open_answer(answer, opened_at)
    suggestion = Suggestion.objects.filter(answer=answer, reading__source=source).first()
    before = take_picture(response)
    code = answer.question.code
    passages = tuple(entry for entry in _entries(answer) if entry.source != source)
    blank = AnswerEntry(code, state=Answer.State.LEFT_BLANK, note=answer.note, passages=passages, mentions=())
    _save_answer(response, blank, suggestion, Decision.NOT_ANSWERED, author)
    return difference(before, take_picture(response))


@transaction.atomic
def decide_provision(
    *,
    provision: Provision,
    source: Source,
    state: str,
    author: Author,
    opened_at: datetime | None = None,
) -> Done:
    """Say whether the trust runs a service, otherwise than suggested or without a suggestion."""
    response = open_draft(provision.response, opened_at)
    suggestion = Suggestion.objects.filter(provision=provision, reading__source=source).first()
    if suggestion is None:
        before = take_picture(response)
        entry = ProvisionEntry(provision.service_id, state=state, note=provision.note)
        _save(response, ResponseEntry(provisions=(entry,)), author)
        return difference(before, take_picture(response))
    said = state != Provision.State.UNKNOWN
    decision = Decision.CHANGED if said else Decision.NOT_ANSWERED
    return _save_provision(response, suggestion, state, decision, author)


def _open(suggestion: Suggestion, opened_at: datetime | None) -> tuple[Response, Suggestion]:
    owner = suggestion.answer or suggestion.provision
    if owner is None:
        raise EntryError("The suggestion belongs to nothing.")
    response = open_draft(owner.response, opened_at)
    rows = Suggestion.objects.select_related("answer__question", "provision", "reading__source")
    return response, rows.get(pk=suggestion.pk)


def _require_provision(suggestion: Suggestion, response: Response) -> None:
    """What follows from a service not being run is settled by deciding that, and not by itself."""
    if suggestion.answer is None or suggestion.cause != Answer.Cause.PROVISION:
        return
    provision = response.provisions.get(service=suggestion.answer.question.service_id)
    if provision.state != Provision.State.NO:
        raise EntryError("This follows from the trust not running the service: decide that first.")


def _open_answer(answer: Answer, opened_at: datetime | None) -> tuple[Response, Answer]:
    response = open_draft(answer.response, opened_at)
    return response, Answer.objects.select_related("question").get(pk=answer.pk)


def _save(response: Response, entry: ResponseEntry, author: Author) -> None:
    save_entry(response=response, entry=entry, author=author, reason=REASON)


def _save_answer(
    response: Response, entry: AnswerEntry, suggestion: Suggestion | None, decision: str, author: Author
) -> None:
    _save(response, ResponseEntry(answers=(entry,)), author)
    _decided(suggestion, decision)
    saved = response.answers.select_related("question").get(question__code=entry.code)
    record_first(saved, author=author, suggestion_shown=suggestion is not None)


def _save_provision(
    response: Response, suggestion: Suggestion, state: str, decision: str, author: Author
) -> Done:
    before = take_picture(response)
    provision = response.provisions.get(suggestions=suggestion)
    # The sentence found says that the service is not run: it supports nothing else.
    supports = state == suggestion.state
    entry = ProvisionEntry(
        provision.service_id,
        state=state,
        note=provision.note,
        passages=_suggested_passages(suggestion) if supports else (),
    )
    _save(response, ResponseEntry(provisions=(entry,)), author)
    _decided(suggestion, decision)
    return difference(before, take_picture(response))


def _decided(suggestion: Suggestion | None, decision: str) -> None:
    if suggestion is not None:
        Suggestion.objects.filter(pk=suggestion.pk).update(decision=decision, decided_at=timezone.now())


# Passages


def _passages_in(answer: Answer, source: Source) -> list[tuple[int, int]]:
    return list(
        Passage.objects.filter(answer=answer, source=source).order_by("start").values_list("start", "end")
    )


def _entries(answer: Answer) -> tuple[PassageEntry, ...]:
    """The answer's passages as they are."""
    return tuple(
        PassageEntry(one.source, one.start, one.end, one.quote, release_reason=one.release_reason)
        for one in Passage.objects.filter(answer=answer).select_related("source")
    )


def _suggested_passages(suggestion: Suggestion) -> tuple[PassageEntry, ...]:
    source = suggestion.reading.source
    return tuple(PassageEntry(source, start, end) for start, end in suggestion.spans)


def _passages_by(suggestion: Suggestion, by_hand: Sequence[tuple[int, int]]) -> tuple[PassageEntry, ...]:
    """Those set by hand in this letter, else the suggested ones; those in letters it supersedes give way."""
    source, answer = suggestion.reading.source, suggestion.answer
    if answer is None:
        return ()
    entries = _entries(answer)
    if by_hand:
        return entries
    gone = superseded_by(source) if suggestion.spans else set()
    kept = tuple(entry for entry in entries if entry.source is not None and entry.source.pk not in gone)
    return (*kept, *_suggested_passages(suggestion))


# Resources


def _mentions(answer: Answer) -> tuple[MentionEntry, ...]:
    """The answer's mentions as they are."""
    return tuple(
        MentionEntry(one.resource, one.area, one.note)
        for one in Mention.objects.filter(answer=answer).select_related("resource__issuer_trust")
    )


def _resources(
    suggestion: Suggestion, response: Response, chosen: Collection[int] | None
) -> tuple[tuple[MentionEntry, ...], tuple[int, ...]]:
    """Mentions for the chosen positions, and the keys of resources that had to be made for them."""
    named = set(Mention.objects.filter(answer=suggestion.answer_id).values_list("resource", flat=True))
    entries, made = [], []
    for position, suggested in enumerate(suggestion.resources):
        if chosen is not None and position not in chosen:
            continue
        resource, is_new = _resource(suggested, response)
        if is_new:
            made.append(resource.pk)
        if resource.pk not in named:
            named.add(resource.pk)
            entries.append(MentionEntry(resource))
    return tuple(entries), tuple(made)


def _resource(suggested: dict, response: Response) -> tuple[Resource, bool]:
    known = Resource.objects.select_related("issuer_trust").filter(pk=suggested.get("known") or 0).first()
    if known is not None:
        return known, False
    # A document of unknown issuer would be taken for another trust's of the same name.
    described = ResourceEntry(kind=suggested["kind"], name=suggested["name"], own=True)
    address = suggested.get("address") or ""
    if address and "://" not in address:
        address = f"https://{address}"
    try:
        return find_or_create_resource(entry=replace(described, url=address), trust=response.trust)
    except EntryError:
        # What it is called counts; an address that is none, or another than is on record, is left out.
        return find_or_create_resource(entry=described, trust=response.trust)

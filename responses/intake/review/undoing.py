"""Taking back a decision, as long as nothing that it changed was changed again since."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from responses.intake.entry import (
    AnswerEntry,
    EntryError,
    MentionEntry,
    PassageEntry,
    ProvisionEntry,
    ResponseEntry,
    save_entry,
)
from responses.intake.entry.sheet import FACT_FIELDS, Author
from responses.intake.review.opening import open_draft
from responses.intake.review.picture import Done, take_picture
from responses.models import Coding, Reading, Resource, Response, Source, Suggestion

_DATES = ("sent_on", "received_on", "clarified_on", "extended_to", "replied_on")


@transaction.atomic
def undo(*, response: Response, done: Done, author: Author, opened_at: datetime | None = None) -> Response:
    """Bring everything that the decision changed back to how it was; a resource it made goes, unless named
    elsewhere by now. EntryError where something was changed again."""
    fresh = open_draft(response, opened_at)
    now = take_picture(fresh)
    if any(now.get(key) != value for key, value in done.after.items()):
        raise EntryError("This has been changed since, so it cannot be undone here.")
    saved = save_entry(response=fresh, entry=_entry(fresh, done.before), author=author, reason="Undone")
    for key, value in done.before.items():
        _restore(fresh, key, value)
    Resource.objects.filter(pk__in=done.made, mentions=None).delete()
    return saved.response


def _entry(response: Response, before: Mapping[str, Any]) -> ResponseEntry:
    sources = {source.pk: source for source in response.sources.all()}
    named = [
        mention[0] for key, row in before.items() if key.startswith("answer:") for mention in row["mentions"]
    ]
    resources = Resource.objects.in_bulk(named)
    answers, provisions = [], []
    for key, row in before.items():
        kind, _, name = key.partition(":")
        if kind not in ("answer", "provision"):
            continue
        fields = {field: value for field, value in row.items() if field not in ("passages", "mentions")}
        passages = _passage_entries(row["passages"], sources)
        if kind == "provision":
            provisions.append(ProvisionEntry(name, passages=passages, **fields))
        else:
            mentions = tuple(MentionEntry(resources[pk], area, note) for pk, area, note in row["mentions"])
            answers.append(AnswerEntry(name, passages=passages, mentions=mentions, **fields))
    return ResponseEntry(
        facts=_facts(before.get("facts", {})), provisions=tuple(provisions), answers=tuple(answers)
    )


def _passage_entries(rows: list, sources: Mapping[int, Source]) -> tuple[PassageEntry, ...]:
    return tuple(
        PassageEntry(sources[source], start, end, release_reason=reason)
        for source, start, end, reason in rows
    )


def _facts(row: Mapping[str, Any]) -> dict[str, object]:
    dates = {name: date.fromisoformat(row[name]) for name in _DATES if row.get(name)}
    return {name: dates.get(name, row[name]) for name in FACT_FIELDS if name in row}


def _restore(response: Response, key: str, value: Any) -> None:
    kind, _, name = key.partition(":")
    if kind == "suggestion":
        decision, decided_at = value
        Suggestion.objects.filter(pk=name).update(
            decision=decision, decided_at=decided_at and datetime.fromisoformat(decided_at)
        )
    elif kind == "reading":
        _restore_facts(int(name), value)
    elif kind == "coding" and value is None:
        Coding.objects.filter(answer__response=response, answer__question__code=name, round=1).delete()
    elif kind == "coding":
        answer = response.answers.get(question__code=name)
        Coding.objects.update_or_create(answer=answer, round=1, defaults=value)


def _restore_facts(key: int, decisions: Mapping[str, str]) -> None:
    reading = Reading.objects.get(pk=key)
    for name, fact in reading.facts.items():
        if fact:
            fact.pop("decision", None)
            if name in decisions:
                fact["decision"] = decisions[name]
    reading.save(update_fields=["facts"])

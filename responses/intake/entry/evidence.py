"""Passages and mentions of one response, brought to what an entry says: kept, added and removed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model
from simple_history.utils import bulk_create_with_history

from responses.intake.entry.entries import AnswerEntry, MentionEntry, PassageEntry, ProvisionEntry
from responses.intake.entry.problems import EntryError, Problem
from responses.intake.entry.resources import ResourceEntry, find_or_create_resource
from responses.intake.entry.sheet import Author, Sheet, sign
from responses.intake.entry.spans import Span, find_spans, locate, span_at
from responses.models import Answer, Mention, Passage, Resource, Source

Row = Any  # a Passage or a Mention; mypy cannot follow attributes through one variable of both


def resolve(entry: PassageEntry, sources: Sequence[Source]) -> Span:
    """The span that an entry means; EntryError in words where there is none, or more than one."""
    if entry.source is not None and entry.source not in sources:
        raise EntryError([Problem("The passage stands in a source of another response.", field="passages")])
    if entry.source is not None and entry.start is not None and entry.end is not None:
        # The text as the database has it counts, not the copy that the caller holds.
        current = sources[sources.index(entry.source)]
        return span_at(current, entry.start, entry.end, quote=entry.quote)
    chosen = [one for one in sources if one == entry.source] or _searched(sources, entry.quote)
    return locate(chosen, entry.quote, which=entry.which)


def _searched(sources: Sequence[Source], quote: str) -> Sequence[Source]:
    """The sources that count, unless only superseded ones say it."""
    superseded = {source.supersedes_id for source in sources}
    current = [source for source in sources if source.pk not in superseded]
    return current if any(find_spans(source, quote) for source in current) else sources


class Evidence:
    """What supports the answers and provisions of one response.

    Problems are collected and not raised, so that a form can show all of them; the caller's transaction
    undoes whatever was written before one came up.
    """

    def __init__(self, sheet: Sheet, *, author: Author, reason: str) -> None:
        self.sheet, self.author, self.reason = sheet, author, reason
        self.problems: list[Problem] = []
        self._sources = list(sheet.response.sources.all())
        self._passages = list(Passage.objects.filter(source__response=sheet.response))
        self._mentions = list(Mention.objects.filter(answer__response=sheet.response))
        self._new: list[Row] = []

    def apply_answer(self, entry: AnswerEntry) -> None:
        answer = self.sheet.answers[entry.code]
        if entry.passages is not None:
            self._set_passages(entry.passages, entry.code, answer=answer)
        if entry.mentions is not None:
            self._set_mentions(entry.mentions, answer)

    def apply_provision(self, entry: ProvisionEntry) -> None:
        if entry.passages is not None:
            self._set_passages(entry.passages, entry.service, provision=self.sheet.provisions[entry.service])

    def write(self) -> None:
        """Write the new rows; changes and removals were written as they were found."""
        for model in (Passage, Mention):
            rows = [row for row in self._new if isinstance(row, model)]
            if rows:
                bulk_create_with_history(
                    rows, model, default_user=self.author, default_change_reason=self.reason
                )

    def _set_passages(self, entries: Iterable[PassageEntry], place: str, **owner: Model) -> None:
        wanted = self._wanted_passages(entries, place, **owner)
        self._bring(self._existing_passages(**owner), wanted, field="release_reason")

    def _existing_passages(self, **owner: Model) -> dict[object, Row]:
        ((role, row),) = owner.items()
        return {_span_key(one): one for one in self._passages if getattr(one, f"{role}_id") == row.pk}

    def _wanted_passages(
        self, entries: Iterable[PassageEntry], place: str, **owner: Model
    ) -> dict[object, Row]:
        wanted: dict[object, Row] = {}
        for entry in entries:
            try:
                span = resolve(entry, self._sources)
            except EntryError as error:
                self._report(error, place)
                continue
            row = Passage(
                source=span.source,
                start=span.start,
                end=span.end,
                quote=span.quote,
                release_reason=entry.release_reason,
                **owner,
            )
            wanted.setdefault(_span_key(row), row)
        return wanted

    def _set_mentions(self, entries: Iterable[MentionEntry], answer: Answer) -> None:
        wanted: dict[object, Row] = {}
        for entry in entries:
            try:
                mention = self._mention(entry, answer)
            except EntryError as error:
                self._report(error, answer.question.code)
                continue
            if wanted.setdefault(_mention_key(mention), mention).note != mention.note:
                sentence = f"“{mention.resource}” is named twice for the same area, with two notes."
                self.problems.append(Problem(sentence, answer.question.code, "resource"))
        existing = {_mention_key(one): one for one in self._mentions if one.answer_id == answer.pk}
        self._bring(existing, wanted, field="note")

    def _mention(self, entry: MentionEntry, answer: Answer) -> Mention:
        resource = entry.resource
        if isinstance(resource, ResourceEntry):
            resource, _ = find_or_create_resource(entry=resource, trust=self.sheet.response.trust)
        _require_own(resource, self.sheet)
        mention = Mention(answer=answer, resource=resource, area=entry.area.strip(), note=entry.note.strip())
        for name, longest in (("area", 100), ("note", 300)):
            if len(getattr(mention, name)) > longest:
                raise EntryError(
                    [Problem(f"Keep the {name} under {longest + 1} characters.", field="resource")]
                )
        return mention

    def _bring(self, existing: Mapping[object, Row], wanted: Mapping[object, Row], *, field: str) -> None:
        """Remove what is not wanted any more, change ``field`` where it differs, and add what is new."""
        for key, row in existing.items():
            if key not in wanted:
                sign(row, author=self.author, reason=self.reason)
                row.delete()
            elif getattr(row, field) != getattr(wanted[key], field):
                setattr(row, field, getattr(wanted[key], field))
                sign(row, author=self.author, reason=self.reason)
                row.save()
        self._new += [row for key, row in wanted.items() if key not in existing]

    def _report(self, error: EntryError, place: str) -> None:
        self.problems += [Problem(one.sentence, place, one.field) for one in error.problems]


def _require_own(resource: Resource, sheet: Sheet) -> None:
    """A trust's own document may be named by another trust, but fiction never meets reality."""
    issuer = resource.issuer_trust
    if issuer is not None and issuer.fictional != sheet.response.request.fictional:
        raise EntryError(
            [
                Problem(
                    f"“{resource}” cannot be named here: fictional and real trusts are kept apart.",
                    field="resource",
                )
            ]
        )


def _span_key(passage: Passage) -> object:
    return (passage.source_id, passage.start, passage.end)


def _mention_key(mention: Mention) -> object:
    return (mention.resource_id, mention.area)

"""Passages and resources of one answer or provision, as rows of the page: kept, removed, added."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from responses.intake.entry import MentionEntry, PassageEntry, ResourceEntry
from responses.models import Mention, Passage, Resource, Source

_PLACE = re.compile(r"(\d{1,9}):(\d{1,9}):(\d{1,9})")
_FIELDS = ("resource", "name", "kind", "url", "issuer", "issuer_name", "area", "note")


@dataclass(frozen=True)
class PassageRow:
    """A passage that is kept as long as its box is ticked; ``key`` is source:start:end."""

    key: str
    quote: str
    source: str
    release_reason: str = ""


@dataclass(frozen=True)
class MentionRow:
    """A resource named by an answer. ``label`` says which it is; a row without one is still to fill in."""

    index: int
    label: str = ""
    removed: bool = False
    resource: str = ""
    name: str = ""
    kind: str = Resource.Kind.POLICY
    url: str = ""
    issuer: str = "own"
    issuer_name: str = ""
    area: str = ""
    note: str = ""

    @property
    def position(self) -> str:
        """The index as the names of its fields hold it."""
        return str(self.index)

    @property
    def is_filled(self) -> bool:
        return bool(self.resource or self.name)

    def entry(self, resources: Mapping[int, Resource]) -> MentionEntry:
        found = _find(resources, self.resource)
        described = ResourceEntry(
            kind=self.kind,
            # A resource that was chosen and has gone since is refused, not made anew.
            name="" if self.resource else self.name,
            url=self.url,
            own=self.issuer == "own",
            issuer_name=self.issuer_name if self.issuer == "other" else "",
        )
        return MentionEntry(found or described, area=self.area, note=self.note)


def stored_passages(passages: Iterable[Passage]) -> list[PassageRow]:
    return [
        PassageRow(
            f"{passage.source_id}:{passage.start}:{passage.end}",
            passage.quote,
            str(passage.source),
            passage.release_reason,
        )
        for passage in passages
    ]


def posted_passages(data: QueryDict, prefix: str, sources: Mapping[int, Source]) -> list[PassageRow]:
    """The rows whose boxes are ticked; a place that no source has is refused when the entry is saved."""
    rows = []
    for key in dict.fromkeys(data.getlist(f"{prefix}-passage")):
        source, start, end = _place(key)
        text = sources[source].text[start:end] if source in sources else ""
        name = str(sources[source]) if source in sources else ""
        rows.append(PassageRow(key, text, name, data.get(f"{prefix}-release-{key}", "").strip()))
    return rows


def passage_entries(
    rows: Iterable[PassageRow], sources: Mapping[int, Source], *, quote: str, which: int | None
) -> tuple[PassageEntry, ...]:
    """What the rows and the quote typed beside them say together."""
    entries = [_passage_entry(row, sources) for row in rows]
    if quote.strip():
        entries.append(PassageEntry(quote=quote, which=which))
    return tuple(entries)


def _passage_entry(row: PassageRow, sources: Mapping[int, Source]) -> PassageEntry:
    source, start, end = _place(row.key)
    # A source that this response does not have makes an entry that is refused in words.
    found = sources.get(source) or Source(pk=source)
    return PassageEntry(found, start, end, release_reason=row.release_reason)


def _place(key: str) -> tuple[int, int, int]:
    match = _PLACE.fullmatch(key)
    if not match:
        return (0, 0, 0)
    source, start, end = map(int, match.groups())
    return (source, start, end)


def stored_mentions(mentions: Iterable[Mention]) -> list[MentionRow]:
    """A row for each, and an empty one to add another."""
    rows = [
        MentionRow(
            index,
            label=_label(mention.resource),
            resource=str(mention.resource_id),
            area=mention.area,
            note=mention.note,
        )
        for index, mention in enumerate(mentions)
    ]
    return [*rows, MentionRow(len(rows))]


def posted_mentions(data: QueryDict, prefix: str, resources: Mapping[int, Resource]) -> list[MentionRow]:
    """The rows as they were sent, with an empty one at the end."""
    rows: list[MentionRow] = []
    while f"{prefix}-mention-{len(rows)}-area" in data:
        stem = f"{prefix}-mention-{len(rows)}"
        typed: dict[str, Any] = {name: data.get(f"{stem}-{name}", "").strip() for name in _FIELDS}
        known = _find(resources, typed["resource"])
        rows.append(
            MentionRow(
                len(rows), label=_label(known) if known else "", removed=f"{stem}-remove" in data, **typed
            )
        )
    if not rows or rows[-1].is_filled:
        rows.append(MentionRow(len(rows)))
    return rows


def mention_entries(
    rows: Sequence[MentionRow], resources: Mapping[int, Resource]
) -> tuple[MentionEntry, ...]:
    return tuple(row.entry(resources) for row in rows if row.is_filled and not row.removed)


def posted_resources(data: QueryDict) -> dict[int, Resource]:
    """Every resource that any row names by its key, in one query."""
    values = [data.get(name, "") for name in data if name.endswith("-resource")]
    keys = {int(value) for value in values if value.isdecimal() and len(value) < 10}
    return Resource.objects.select_related("issuer_trust").in_bulk(keys)


def _label(resource: Resource) -> str:
    return f"{resource} – {resource.get_kind_display().lower()}"


def _find(resources: Mapping[int, Resource], key: str) -> Resource | None:
    return resources.get(int(key)) if key.isdecimal() else None

"""Who changed what, when and why, as the admin shows it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin

from responses.models import Mention, Passage, Provision, Resource, Source


@dataclass(frozen=True)
class PartChange:
    """A historical row of something that belongs to the object shown, and what it was, in words."""

    record: Any
    words: str


class HistoryAdmin(SimpleHistoryAdmin):
    """A model with a page of its history, which is read and never turned back.

    Going back to an older row would pass by the rules of responses.intake.entry.
    """

    # The package's own list has an inline style, which the site's Content-Security-Policy forbids.
    object_history_list_template = "admin/history_list.html"

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def part_changes(self, key: int) -> list[PartChange]:
        """What changed in the parts of the object with the primary key ``key``."""
        return []

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        changes = self.part_changes(int(object_id)) if object_id.isdecimal() else []
        newest_first = sorted(changes, key=lambda change: change.record.history_date, reverse=True)
        return super().history_view(request, object_id, {"parts": newest_first} | (extra_context or {}))


def passage_changes(**owner: object) -> list[PartChange]:
    """The passages of an answer or of provisions; they are added and removed, never moved."""
    rows = Passage.history.filter(**owner).select_related("history_user")
    return [PartChange(row, f"Passage: “{row.quote}”") for row in rows]


def mention_changes(answer: int) -> list[PartChange]:
    rows = list(Mention.history.filter(answer_id=answer).select_related("history_user"))
    names = {one.pk: str(one) for one in Resource.objects.filter(pk__in=[row.resource_id for row in rows])}
    return [PartChange(row, _mention_words(row, names)) for row in rows]


def _mention_words(row: Any, names: dict[int, str]) -> str:
    words = f"Resource: {names.get(row.resource_id, 'removed since')}"
    return f"{words}, {row.area}" if row.area else words


def provision_changes(response: int) -> list[PartChange]:
    rows = list(Provision.history.filter(response_id=response).select_related("history_user", "service"))
    changes = [PartChange(row, f"{row.service}: {row.get_state_display()}") for row in rows]
    return changes + passage_changes(provision_id__in={row.id for row in rows})


def source_changes(response: int) -> list[PartChange]:
    rows = Source.history.filter(response_id=response).select_related("history_user")
    return [PartChange(row, f"Source: {row.name or row.get_kind_display()}") for row in rows]

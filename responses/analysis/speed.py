"""How soon trusts replied: working days from the request to the reply, and who stays silent."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from responses.analysis.asked import AskedRow
from responses.models import Response
from responses.stats import Share

#: First and last working day of each band; the last band is open. Twenty are allowed by the Act.
BANDS: tuple[tuple[int, int | None], ...] = (
    (0, 5),
    (6, 10),
    (11, 15),
    (16, 20),
    (21, 30),
    (31, 40),
    (41, 60),
    (61, None),
)
#: The bands within the time allowed are shown even where no reply came in them.
_ALWAYS_SHOWN = 4
#: Those that have no published reply, and why.
SILENCES = {
    "no_reply": "No reply: closed as unanswered",
    "overdue": "No reply yet: overdue",
    "awaited": "No reply yet: not overdue, or due date not known",
    "unpublished": "Reply received, not yet published",
    "withdrawn": "Request withdrawn",
}


@dataclass(frozen=True)
class SpeedRow:
    """How many trusts replied within a band, or stand apart from all bands; ``counts`` by segment."""

    code: str
    label: str
    counts: dict[str, int]

    @property
    def trusts(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class ReplySpeed:
    """Every trust asked, each in one place: a band, dates not known, or a kind of silence."""

    asked: tuple[AskedRow, ...]

    @classmethod
    def of(cls, rows: Iterable[AskedRow]) -> "ReplySpeed":
        return cls(tuple(rows))

    @cached_property
    def dated(self) -> list[AskedRow]:
        """Published replies that took a known number of working days."""
        return [row for row in self.asked if not silence(row) and row.working_days is not None]

    @cached_property
    def undated(self) -> list[AskedRow]:
        return [row for row in self.asked if not silence(row) and row.working_days is None]

    @property
    def replied(self) -> int:
        return len(self.dated) + len(self.undated)

    @property
    def on_time(self) -> Share:
        """Replies on time among those whose dates are known."""
        return Share(sum(row.on_time == "yes" for row in self.dated), len(self.dated))

    @property
    def estimated(self) -> int:
        """How many of the dated replies are counted from the day the request was sent."""
        return sum(row.deadline.estimated for row in self.dated)

    @cached_property
    def silent(self) -> list[tuple[str, str, list[AskedRow]]]:
        """Code, label and trusts of each kind of silence that there is."""
        kinds = {code: [row for row in self.asked if silence(row) == code] for code in SILENCES}
        return [(code, SILENCES[code], rows) for code, rows in kinds.items() if rows]

    def rows(self, base: str) -> list[SpeedRow]:
        """The distribution; the silent are in it only in the base ``asked``."""
        found = [
            *self._bands(),
            SpeedRow("undated", "Replied, dates not known", {"undated": len(self.undated)}),
        ]
        if base == "asked":
            found += [
                SpeedRow(code, label, {"no_reply" if code == "no_reply" else "pending": len(rows)})
                for code, label, rows in self.silent
            ]
        return found

    def size(self, base: str) -> int:
        """The number of trusts in ``base``; no question is asked here, so applicable is replied."""
        return len(self.asked) if base == "asked" else self.replied

    def _bands(self) -> list[SpeedRow]:
        rows = [self._band(first, last) for first, last in BANDS]
        used = [number for number, row in enumerate(rows, start=1) if row.trusts]
        return rows[: max([_ALWAYS_SHOWN, *used])]

    def _band(self, first: int, last: int | None) -> SpeedRow:
        inside = [
            row.on_time
            for row in self.dated
            if first <= (row.working_days or 0) and (last is None or (row.working_days or 0) <= last)
        ]
        words = f"{first} or more" if last is None else f"{first} to {last}"
        counts = {"on_time": inside.count("yes"), "late": inside.count("no")}
        return SpeedRow(f"{first}-{'' if last is None else last}", f"{words} working days", counts)


def silence(row: AskedRow) -> str:
    """A key of SILENCES where the trust has no published reply, else empty."""
    response = row.response
    if response.is_published:
        return "no_reply" if response.outcome == Response.Outcome.NO_REPLY else ""
    if response.outcome == Response.Outcome.WITHDRAWN:
        return "withdrawn"
    if response.has_replied:
        return "unpublished"
    return "overdue" if row.deadline.on_time == "no" else "awaited"

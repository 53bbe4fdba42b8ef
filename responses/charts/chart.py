"""A chart: its bars, its title, and the lines that say whose figures they are."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from responses.charts.bars import Bar
from responses.charts.segments import ANSWERS, Segment

#: Round distances of the marks on an axis, in trusts.
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_MOST_TICKS = 6
BOUNDS_WORDS = "Line below a bar: yes, at least and at most, whatever the silent would have said."
FICTION = "Fictional: every trust, letter and answer is invented."


@dataclass(frozen=True)
class Credit:
    """What must travel with a chart: the request, the base in words, the date of the data, and caveats."""

    request: str
    base: str
    changed_on: date
    fictional: bool = False
    notes: tuple[str, ...] = ()

    @property
    def date(self) -> str:
        return f"{self.changed_on:%-d %B %Y}"

    @property
    def line(self) -> str:
        """What completes the title: request, base and date."""
        return f"{self.request}. Of {self.base}. Data of {self.date}."

    @property
    def source_lines(self) -> list[str]:
        """What stands below a picture, fiction first."""
        source = f"Source: FOI dashboard, “{self.request}”, base: {self.base}, data of {self.date}."
        return [*([FICTION] if self.fictional else []), *self.notes, source]


@dataclass(frozen=True)
class Scale:
    """An axis of whole trusts from 0 to ``maximum``."""

    maximum: int

    @property
    def ticks(self) -> list[int]:
        """At most six round numbers beside 0."""
        fitting = (step for step in _STEPS if self.maximum <= step * _MOST_TICKS)
        return list(range(0, self.maximum + 1, next(fitting, self.maximum)))

    def percent(self, trusts: int) -> str:
        """A length on the axis as SVG writes it: ``37.5%``."""
        return f"{100 * trusts / self.maximum:.4g}%"


def scale_of(bars: Iterable[Bar]) -> Scale:
    """The axis on which all of ``bars`` and their bounds find room."""
    lengths = [max(bar.total, bar.bounds.high.count if bar.bounds else 0) for bar in bars]
    return Scale(max([1, *lengths]))


@dataclass(frozen=True)
class Chart:
    """Horizontal stacked bars with what is said about them."""

    title: str
    credit: Credit
    bars: tuple[Bar, ...]
    row_heading: str
    palette: tuple[Segment, ...] = field(default=ANSWERS, repr=False)
    kind = "bars"

    @cached_property
    def segments(self) -> list[Segment]:
        """The segments that any of the bars has, in order."""
        return [part for part in self.palette if any(bar.counts.get(part.code) for bar in self.bars)]

    @cached_property
    def scale(self) -> Scale:
        return scale_of(self.bars)

    @property
    def is_empty(self) -> bool:
        """Whether no trust is in its base."""
        return not self.segments

    @property
    def has_bounds(self) -> bool:
        return any(bar.bounds for bar in self.bars)

    @property
    def shows_bounds(self) -> bool:
        """Whether marks of bounds are drawn: below no bar there is none, though its table may have them."""
        return self.has_bounds and not self.is_empty

    @property
    def rows(self) -> list[tuple[Bar, list[int]]]:
        """The rows of its table: for each bar the number of trusts in each segment."""
        return [(bar, [bar.counts.get(part.code, 0) for part in self.segments]) for bar in self.bars]

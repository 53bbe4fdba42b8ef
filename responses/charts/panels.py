"""Small multiples: the same bars once for each group of trusts, all on one axis."""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from responses.charts.bars import Bar
from responses.charts.chart import BOUNDS_WORDS, Chart
from responses.charts.picture import Block, document, key, note
from responses.charts.segments import DARK
from responses.charts.shapes import bar_shapes, grid_lines, text_lines

SHARE_WORDS = "Beside each bar: yes of the base for yes or no questions, else answered of the base."
_COLUMNS = 3
_COLUMN = 308
_LABEL = 72
_BARS = 150
_ROW = 28


@dataclass(frozen=True)
class Panel:
    """One group of trusts; every panel has the same bars in the same order."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Panels(Chart):
    """The same question set for several groups, side by side; ``bars`` are those of all panels in turn."""

    panels: tuple[Panel, ...] = ()
    kind = "panels"

    @property
    def across(self) -> list[tuple[Bar, list[tuple[Bar, str]]]]:
        """The rows of its table: a question's first bar, which names it, and its bar in each panel.

        Beside each bar are its parts in words, without the one that is its share: ``no 1, refused 2``.
        """
        rows = zip(*(panel.bars for panel in self.panels), strict=True)
        return [(bars[0], [(bar, self._other_parts(bar)) for bar in bars]) for bars in rows]

    def _other_parts(self, bar: Bar) -> str:
        parts = (part for part in self.segments if part.code != bar.share_word)
        return ", ".join(
            f"{part.label.lower()} {bar.counts[part.code]}" for part in parts if bar.counts.get(part.code)
        )


def panels_picture(panels: Panels) -> SafeString:
    """All panels as one SVG document, three in a row."""
    rows = math.ceil(len(panels.panels) / _COLUMNS)
    lines = [
        _across(panels.panels[number * _COLUMNS : (number + 1) * _COLUMNS], panels) for number in range(rows)
    ]
    notes = [note(SHARE_WORDS), *([note(BOUNDS_WORDS)] if panels.shows_bounds else [])]
    return document(panels.title, panels.credit, [key(panels), *lines, *notes], panels.segments)


def _across(group: Sequence[Panel], panels: Panels) -> Block:
    shapes = format_html_join(
        "",
        '<g transform="translate({},0)">{}</g>',
        ((number * _COLUMN, _panel(panel, panels)) for number, panel in enumerate(group)),
    )
    return Block(shapes, 34 + _ROW * max(len(panel.bars) for panel in group) + 40)


def _panel(panel: Panel, panels: Panels) -> SafeString:
    scale = panels.scale

    def length(trusts: int) -> str:
        return f"{_BARS * trusts / scale.maximum:.2f}"

    def place(trusts: int) -> str:
        return f"{_LABEL + _BARS * trusts / scale.maximum:.2f}"

    bottom = 26 + _ROW * len(panel.bars)
    rows = format_html_join(
        "",
        '<g transform="translate(0,{})">{}{}{}</g>',
        (
            (
                26 + _ROW * number,
                text_lines([bar.label], x=0, y=15, size=13),
                bar_shapes(bar, panels.segments, place=place, length=length, top=2, height=14),
                text_lines([f"{bar.share}"], x=_LABEL + _BARS + 8, y=15, size=13),
            )
            for number, bar in enumerate(panel.bars)
        ),
    )
    numbers = format_html_join(
        "",
        '<text x="{}" y="{}" font-size="12" text-anchor="middle">{}</text>',
        ((place(tick), bottom + 16, tick) for tick in scale.ticks),
    )
    name = textwrap.shorten(panel.label, 34, placeholder=" …")
    return format_html(
        '{}{}{}{}<line x1="{}" y1="26" x2="{}" y2="{}" stroke="{}"/>',
        text_lines([name], x=0, y=16, size=15, font_weight="bold"),
        grid_lines(map(place, scale.ticks), top=26, bottom=bottom),
        rows,
        numbers,
        place(0),
        place(0),
        bottom,
        DARK,
    )

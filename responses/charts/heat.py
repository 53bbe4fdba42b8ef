"""Heat maps: topics by services, a share in each cell, shaded by its size."""

import textwrap
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from responses.charts.chart import Credit
from responses.charts.picture import Block, document
from responses.charts.segments import DARK
from responses.charts.shapes import text_lines
from responses.stats import SMALLEST_PERCENTAGE_BASE, Share

#: Name, meaning, colour of the ground and of the letters. ``few`` shows no share, as none is said.
SHADES = {
    "few": ("fewer than ten trusts in the base: not shaded", "#ffffff", DARK),
    "0": ("none", "#f0f4f5", DARK),
    "1": ("under a quarter", "#d3e4f4", DARK),
    "2": ("a quarter to under a half", "#a4c8ea", DARK),
    "3": ("half to under three quarters", "#6ba6dc", DARK),
    "4": ("three quarters and more", "#1f5fa8", "#ffffff"),
    "5": ("all", "#002f5f", "#ffffff"),
}
_LABEL = 330
_CELL = 34


@dataclass(frozen=True)
class Cell:
    """One question's share: of yes or of answered."""

    number: str
    question: str
    share: Share
    share_word: str

    @property
    def shade(self) -> str:
        """A key of SHADES."""
        count, base = self.share.count, self.share.base
        if base < SMALLEST_PERCENTAGE_BASE:
            return "few"
        if count in (0, base):
            return "5" if count else "0"
        return str(1 + 4 * count // base)

    @property
    def in_words(self) -> str:
        return f"{self.share_word} {self.share.in_words}"


@dataclass(frozen=True)
class HeatMap:
    """``rows`` are a topic's name and its cells in each service of ``columns``, often none."""

    title: str
    credit: Credit
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...]
    kind = "heatmap"

    @cached_property
    def cells(self) -> list[Cell]:
        return [cell for _, across in self.rows for cells in across for cell in cells]

    @property
    def is_empty(self) -> bool:
        return not any(cell.share.base for cell in self.cells)

    @property
    def shades(self) -> list[tuple[str, str]]:
        """Name and meaning of each shade that a cell has."""
        used = {cell.shade for cell in self.cells}
        return [(name, meaning) for name, (meaning, _, _) in SHADES.items() if name in used]


def heat_picture(heat: HeatMap) -> SafeString:
    """The heat map as an SVG document."""
    width = (912 - _LABEL) // max(1, len(heat.columns))
    heads = format_html_join(
        "",
        "{}",
        (
            (text_lines([name], x=_LABEL + width * number + 10, y=16, font_weight="bold"),)
            for number, name in enumerate(heat.columns)
        ),
    )
    rows = [_row(label, across, width) for label, across in heat.rows]
    return document(
        heat.title, heat.credit, [_key(heat), Block(heads, 24), *rows, Block(SafeString(""), 12)], ()
    )


def _row(label: str, across: tuple[tuple[Cell, ...], ...], width: int) -> Block:
    lines = textwrap.wrap(label, 44) or [""]
    height = max(1, *map(len, across), len(lines)) * _CELL
    cells = format_html_join(
        "",
        "{}",
        (
            (_cell(cell, x=_LABEL + width * column, y=_CELL * line, width=width),)
            for column, cells in enumerate(across)
            for line, cell in enumerate(cells or (None,))
        ),
    )
    return Block(format_html("{}{}", text_lines(lines, x=0, y=20), cells), height)


def _cell(cell: Cell | None, *, x: int, y: int, width: int) -> SafeString:
    if cell is None:
        return text_lines(["Not asked"], x=x + 10, y=y + 22)
    _, ground, ink = SHADES[cell.shade]
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}"/>{}',
        x,
        y,
        width,
        _CELL,
        ground,
        DARK,
        text_lines([f"{cell.number}: {cell.in_words}"], x=x + 10, y=y + 22, fill=ink),
    )


def _key(heat: HeatMap) -> Block:
    entries = format_html_join(
        "",
        '<rect x="{}" y="{}" width="28" height="18" fill="{}" stroke="{}"/>{}',
        (
            (
                (number % 3) * 304,
                (number // 3) * 26,
                SHADES[name][1],
                DARK,
                text_lines([meaning], x=(number % 3) * 304 + 36, y=(number // 3) * 26 + 15, size=13),
            )
            for number, (name, meaning) in enumerate(heat.shades)
        ),
    )
    return Block(entries, -(-len(heat.shades) // 3) * 26 + 12)

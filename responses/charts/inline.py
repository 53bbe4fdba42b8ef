"""Bars as the page carries them: one small SVG a bar, as wide as the place it gets.

Lengths are per cent and labels are the page's own text, so letters keep their size at every width and no
script is needed.
"""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from responses.charts.bars import Bar
from responses.charts.chart import Scale
from responses.charts.segments import DARK, Segment
from responses.charts.shapes import bar_shapes, bounds_mark, grid_lines, patterns

_TOP = 3
_HEIGHT = 20
_ROOM_FOR_BOUNDS = 12


def bar_row(
    bar: Bar, segments: Sequence[Segment], scale: Scale, *, height: int = _HEIGHT, titled: bool = True
) -> SafeString:
    """One bar; what it shows is said beside it and in the table, so it is silent to a screen reader."""
    whole = _TOP + height + (_ROOM_FOR_BOUNDS if bar.bounds else _TOP)
    return format_html(
        '<svg class="app-bar" width="100%" height="{}" aria-hidden="true" focusable="false">{}{}</svg>',
        whole,
        grid_lines(map(scale.percent, scale.ticks), top=0, bottom=whole),
        bar_shapes(
            bar, segments, place=scale.percent, length=scale.percent, top=_TOP, height=height, titled=titled
        ),
    )


def axis_row(scale: Scale) -> SafeString:
    """The numbers below the bars."""
    numbers = format_html_join(
        "",
        '<text x="{}" y="16" font-size="14" fill="{}" text-anchor="{}">{}</text>',
        ((scale.percent(tick), DARK, _anchor(tick, scale.maximum), tick) for tick in scale.ticks),
    )
    return format_html(
        '<svg class="app-bar" width="100%" height="20" aria-hidden="true" focusable="false">{}</svg>', numbers
    )


def _anchor(tick: int, maximum: int) -> str:
    """Numbers at the ends of the axis stay inside it."""
    if tick == 0:
        return "start"
    return "end" if tick > 0.97 * maximum else "middle"


def swatch(segment: Segment) -> SafeString:
    """A sample of a segment, for the key."""
    return format_html(
        '<svg class="app-swatch" width="28" height="18" aria-hidden="true" focusable="false">'
        '<rect x="1" y="1" width="26" height="16" fill="{}" stroke="{}"/></svg>',
        segment.fill,
        DARK,
    )


def bounds_swatch(bars: Iterable[Bar]) -> SafeString:
    """A sample of the mark of the bounds, taken from a bar that has some."""
    bounds = next(bar.bounds for bar in bars if bar.bounds)
    ends = iter(("2", "26"))
    return format_html(
        '<svg class="app-swatch" width="28" height="18" aria-hidden="true" focusable="false">{}</svg>',
        bounds_mark(bounds, place=lambda _: next(ends), middle=9),
    )


def pattern_sheet(segments: Iterable[Segment]) -> SafeString:
    """The patterns that the bars of a page refer to; takes no room."""
    return format_html(
        '<svg class="app-patterns" width="0" height="0" aria-hidden="true" focusable="false">{}</svg>',
        patterns(segments),
    )

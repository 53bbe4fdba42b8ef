"""Pieces of SVG. Nothing here needs a style sheet: colours and sizes are presentation attributes."""

from collections.abc import Callable, Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from responses.charts.bars import Bar, Bounds
from responses.charts.segments import DARK, Segment

#: A number of trusts to a length or a place on the axis: ``37.5%`` or ``212``.
Place = Callable[[int], str]

_TILE = 8
_LINES = {
    "/": ("M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4",),
    "\\": ("M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4",),
    "-": ("M0,4 h8",),
    "|": ("M4,0 v8",),
    "x": ("M0,0 l8,8", "M0,8 l8,-8"),
    ".": ("M3,4 a1,1 0 1,0 2,0 a1,1 0 1,0 -2,0",),
}


def patterns(segments: Iterable[Segment]) -> SafeString:
    """The definitions that the fills of ``segments`` refer to; once in a document."""
    return format_html("<defs>{}</defs>", _joined(_pattern(part) for part in segments if part.pattern))


def _pattern(segment: Segment) -> SafeString:
    paths = format_html_join(
        "",
        '<path d="{}" fill="none" stroke="{}" stroke-width="1.5"/>',
        ((line, segment.ink) for line in _LINES[segment.pattern]),
    )
    return format_html(
        '<pattern id="fill-{}" width="{}" height="{}" patternUnits="userSpaceOnUse">'
        '<rect width="{}" height="{}" fill="{}"/>{}</pattern>',
        segment.code,
        _TILE,
        _TILE,
        _TILE,
        _TILE,
        segment.colour,
        paths,
    )


def segment_title(bar: Bar, segment: Segment) -> str:
    """``1 Recording. Yes: 12 of 41``."""
    return f"{bar.name}. {segment.label}: {bar.counts[segment.code]} of {bar.base}"


def bar_shapes(
    bar: Bar,
    segments: Sequence[Segment],
    *,
    place: Place,
    length: Place,
    top: int,
    height: int,
    titled: bool = True,
) -> SafeString:
    """A rectangle for each segment that has trusts, one after the other, and the mark of its bounds below."""
    drawn = []
    start = 0
    for segment in segments:
        number = bar.counts.get(segment.code, 0)
        if number:
            title = format_html("<title>{}</title>", segment_title(bar, segment)) if titled else ""
            drawn.append(
                format_html(
                    '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}">{}</rect>',
                    place(start),
                    top,
                    length(number),
                    height,
                    segment.fill,
                    DARK,
                    title,
                )
            )
            start += number
    if bar.bounds:
        drawn.append(bounds_mark(bar.bounds, place=place, middle=top + height + 6))
    return _joined(drawn)


def bounds_mark(bounds: Bounds, *, place: Place, middle: int) -> SafeString:
    """A line from the least to the most, with an end at each."""
    low, high = place(bounds.low.count), place(bounds.high.count)
    return format_html(
        '<g stroke="{}" stroke-width="2"><title>{}</title>{}</g>',
        DARK,
        f"Yes, at least and at most: {bounds.in_words}",
        format_html_join(
            "",
            '<line x1="{}" y1="{}" x2="{}" y2="{}"/>',
            (
                (low, middle, high, middle),
                (low, middle - 4, low, middle + 4),
                (high, middle - 4, high, middle + 4),
            ),
        ),
    )


def grid_lines(places: Iterable[str], *, top: int, bottom: int) -> SafeString:
    return format_html_join(
        "",
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="#d8dde0"/>',
        ((place, top, place, bottom) for place in places),
    )


def text_lines(
    lines: Sequence[str], *, x: int, y: int, size: int = 14, leading: int = 0, **more: str
) -> SafeString:
    """Lines of text, the first with its baseline at ``y``; ``more`` are attributes, ``_`` for ``-``."""
    attributes = format_html_join(
        "", ' {}="{}"', ((name.replace("_", "-"), value) for name, value in more.items())
    )
    # A space between the lines, for those who hear or copy them as one text.
    spans = format_html_join(
        " ",
        '<tspan x="{}" dy="{}">{}</tspan>',
        ((x, (leading or size + 4) if number else 0, line) for number, line in enumerate(lines)),
    )
    return format_html('<text x="{}" y="{}" font-size="{}"{}>{}</text>', x, y, size, attributes, spans)


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))

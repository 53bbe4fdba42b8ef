"""A chart as one SVG file that can leave the site: title, base, key, bars, source and date inside.

Text is broken into lines by the number of letters that surely fit, as the server measures no type.
"""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from responses.charts.bars import Bar
from responses.charts.chart import BOUNDS_WORDS, Chart, Credit, Scale
from responses.charts.segments import DARK, WHITE, Segment
from responses.charts.shapes import bar_shapes, bounds_mark, grid_lines, patterns, text_lines

WIDTH = 960
MARGIN = 24
#: Letters that fit a line of the whole width, by size of type.
_LETTERS = {22: 76, 16: 108, 14: 124}
_LABEL_LETTERS = 40
_BARS_LEFT = 316
_BARS_WIDTH = 440
_SHARE_LEFT = _BARS_LEFT + _BARS_WIDTH + 16
_BAR_HEIGHT = 20
_KEY_COLUMN = 228
_KEY_COLUMNS = 4


@dataclass(frozen=True)
class Block:
    """A drawn part of a picture, with its height."""

    shapes: SafeString
    height: int


def chart_picture(chart: Chart) -> SafeString:
    """The bars of ``chart`` as an SVG document."""
    blocks = [key(chart), *_bar_blocks(chart)]
    if chart.shows_bounds:
        blocks.append(note(BOUNDS_WORDS))
    return document(chart.title, chart.credit, blocks, chart.segments)


def document(title: str, credit: Credit, blocks: Iterable[Block], segments: Iterable[Segment]) -> SafeString:
    """An SVG document: the title with its base, then ``blocks`` one below the other, then the source."""
    stacked = [_lines([title], 22, weight="bold"), _lines([credit.line], 16), *blocks]
    stacked.append(_lines(credit.source_lines, 14))
    placed = []
    top = MARGIN
    for block in stacked:
        placed.append(format_html('<g transform="translate({},{})">{}</g>', MARGIN, top, block.shapes))
        top += block.height
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        'viewBox="0 0 {width} {height}" role="img" font-family="Arial, Helvetica, sans-serif" fill="{dark}">'
        "<title>{title}</title><desc>{description}</desc>{patterns}"
        '<rect width="{width}" height="{height}" fill="{white}"/>{shapes}</svg>',
        width=WIDTH,
        height=top + MARGIN,
        dark=DARK,
        white=WHITE,
        title=title,
        description=" ".join([credit.line, *credit.source_lines]),
        patterns=patterns(segments),
        shapes=format_html_join("", "{}", ((shape,) for shape in placed)),
    )


def note(sentence: str) -> Block:
    """A sentence that explains the drawing above it."""
    return _lines([sentence], 14)


def _lines(sentences: Sequence[str], size: int, *, weight: str = "normal") -> Block:
    lines = [line for sentence in sentences for line in textwrap.wrap(sentence, _LETTERS[size])]
    leading = size + 6
    return Block(
        text_lines(lines, x=0, y=size, size=size, leading=leading, font_weight=weight),
        leading * len(lines) + 8,
    )


def key(chart: Chart) -> Block:
    """What colours, patterns and marks mean."""
    entries = [(_swatch(segment), segment.label) for segment in chart.segments]
    if chart.shows_bounds:
        entries.append((_bounds_sample(chart.bars), "Yes, at least and at most"))
    drawn = [
        format_html(
            '<g transform="translate({},{})">{}{}</g>',
            number % _KEY_COLUMNS * _KEY_COLUMN,
            number // _KEY_COLUMNS * 26,
            sample,
            text_lines([label], x=36, y=15),
        )
        for number, (sample, label) in enumerate(entries)
    ]
    height = -(-len(entries) // _KEY_COLUMNS) * 26 + 12
    return Block(format_html_join("", "{}", ((part,) for part in drawn)), height)


def _swatch(segment: Segment) -> SafeString:
    return format_html('<rect x="1" y="1" width="28" height="18" fill="{}" stroke="{}"/>', segment.fill, DARK)


def _bounds_sample(bars: Iterable[Bar]) -> SafeString:
    bounds = next(bar.bounds for bar in bars if bar.bounds)
    ends = iter(("2", "28"))
    return bounds_mark(bounds, place=lambda _: next(ends), middle=10)


def _bar_blocks(chart: Chart) -> list[Block]:
    if chart.is_empty:
        return [_lines(["No trust is in this base."], 16)]
    blocks = []
    heading = ""
    for bar in chart.bars:
        if bar.heading != heading:
            heading = bar.heading
            blocks.append(_lines([heading], 16, weight="bold"))
        blocks.append(_bar_block(bar, chart))
    return [*blocks, _axis(chart.scale)]


def _bar_block(bar: Bar, chart: Chart) -> Block:
    label = textwrap.wrap(bar.label, _LABEL_LETTERS) or [""]
    height = max(_BAR_HEIGHT + (22 if bar.bounds else 12), 18 * len(label) + 10)

    def length(trusts: int) -> str:
        return _length(trusts, chart.scale)

    def place(trusts: int) -> str:
        return _place(trusts, chart.scale)

    shapes = format_html(
        "{}{}{}{}",
        text_lines(label, x=0, y=18),
        grid_lines(map(place, chart.scale.ticks), top=0, bottom=height),
        bar_shapes(bar, chart.segments, place=place, length=length, top=4, height=_BAR_HEIGHT),
        text_lines([f"{bar.share_word} {bar.share.in_words}".strip()], x=_SHARE_LEFT, y=19),
    )
    return Block(shapes, height)


def _axis(scale: Scale) -> Block:
    numbers = format_html_join(
        "",
        '<text x="{}" y="16" font-size="14" text-anchor="middle">{}</text>',
        ((_place(tick, scale), tick) for tick in scale.ticks),
    )
    middle = _BARS_LEFT + _BARS_WIDTH // 2
    caption = text_lines(["Number of trusts"], x=middle, y=36, text_anchor="middle")
    return Block(format_html("{}{}", numbers, caption), 60)


def _length(trusts: int, scale: Scale) -> str:
    return f"{_BARS_WIDTH * trusts / scale.maximum:.2f}"


def _place(trusts: int, scale: Scale) -> str:
    return f"{_BARS_LEFT + _BARS_WIDTH * trusts / scale.maximum:.2f}"

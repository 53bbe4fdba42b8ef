"""Coverage charts: rows in, figures out; no query, no request."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go

from responses.models import STATE_MEANINGS, VALUE_SYMBOLS
from responses.stats import BASE_STATES, Figures

#: Characters in a line of an axis label.
LABEL_WIDTH = 22
LABEL_LINES = 3
#: Below so many trusts every whole number has its tick.
FEWEST_FOR_FREE_TICKS = 6


@dataclass(frozen=True)
class Segment:
    """A part of every bar, with its colour and its pattern: colour never speaks alone."""

    code: str
    label: str
    colour: str
    pattern: str


SEGMENTS = (
    Segment("yes", "Yes", "#00703c", ""),
    Segment("partly", "Partly", "#78be20", "/"),
    Segment("no", "No", "#7c2855", ""),
    Segment("answered", "Answered", "#005eb8", ""),
    Segment("left_blank", "Left blank", "#ffeb3b", "."),
    Segment("unclear", "Unclear", "#fa9f47", "x"),
    Segment("not_held", "Not held", "#aeb7bd", "\\"),
    Segment("refused", "Refused", "#330072", "x"),
    Segment("referred_elsewhere", "Referred elsewhere", "#41b6e6", "/"),
    Segment("not_applicable", "Not applicable", "#d8dde0", ""),
    Segment("no_reply", "No reply", "#768692", "-"),
    Segment("pending", "Pending", "#e8edee", "|"),
)


@dataclass(frozen=True)
class Bar:
    """One bar: how many trusts are in each segment; they add up to the base.

    ``label`` names it in the table and the data, ``title`` says more: on the axis and when pointed at.
    """

    label: str
    title: str
    counts: dict[str, int]
    base: int


def bar(label: str, title: str, figures: Figures, base: str) -> Bar:
    """The bar of a question's figures in ``base``: answered is parted by its values."""
    counts = {state: figures.states[state] for state in BASE_STATES[base]}
    for value in VALUE_SYMBOLS:
        counts[value] = figures.value(value)
        counts["answered"] -= counts[value]
    ordered = {segment.code: counts[segment.code] for segment in SEGMENTS if segment.code in counts}
    return Bar(label, title, ordered, figures.base(base))


def segments_of(bars: Sequence[Bar]) -> list[Segment]:
    """The segments that any of the bars has, in order."""
    return [segment for segment in SEGMENTS if any(item.counts.get(segment.code) for item in bars)]


def wrapped(words: str) -> list[str]:
    """The lines of an axis label: short enough to leave half of a telephone's width to the bars."""
    return textwrap.wrap(words, LABEL_WIDTH, max_lines=LABEL_LINES, placeholder=" …") or [""]


def stacked_bars(bars: Sequence[Bar]) -> dict[str, Any]:
    """A figure of horizontal stacked bars as plain data for Plotly's script: ``data`` and ``layout``.

    Lengths are numbers of trusts; hovering says k of n.
    """
    labels = [wrapped(item.title) for item in bars]
    empty = not segments_of(bars)
    figure = go.Figure(
        data=[_trace(segment, bars) for segment in segments_of(bars)],
        layout=go.Layout(
            barmode="stack",
            # Every bar has room for the highest label, as Plotly spaces them evenly.
            height=140 + (14 + 16 * max(map(len, labels), default=1)) * (2 if empty else len(bars)),
            margin={"l": 8, "r": 8, "t": 8, "b": 48},
            font={"family": "Arial, sans-serif", "size": 14, "color": "#212b32"},
            paper_bgcolor="#ffffff",
            plot_bgcolor="#ffffff",
            xaxis={
                "title": {"text": "Number of trusts"},
                "rangemode": "tozero",
                "fixedrange": True,
                "tickangle": 0,
                "nticks": 6,
                # Trusts are counted whole: Plotly would mark fifths of one.
                **({"dtick": 1} if _longest(bars) < FEWEST_FOR_FREE_TICKS else {}),
                "automargin": True,
                "gridcolor": "#d8dde0",
                "visible": not empty,
            },
            yaxis={
                "autorange": "reversed",
                "automargin": True,
                "fixedrange": True,
                "type": "category",
                "tickvals": [item.label for item in bars],
                # A label is shown as text: Plotly would read its signs as mark-up.
                "ticktext": ["<br>".join(map(escape, lines)) for lines in labels],
                "ticklabelstandoff": 6,
                "tickfont": {"size": 13},
                "visible": not empty,
            },
            legend={
                "orientation": "h",
                "y": 1.01,
                "yanchor": "bottom",
                "traceorder": "normal",
            },
            hoverlabel={"font": {"family": "Arial, sans-serif"}},
            annotations=[{"text": "No trust is in this base.", "showarrow": False}] if empty else [],
        ),
    )
    # A new figure always takes Plotly's own template, 7 kB of settings; only a later None empties it.
    figure.update_layout(template=None)
    return figure.to_plotly_json()


def _longest(bars: Sequence[Bar]) -> int:
    return max((item.base for item in bars), default=0)


def _trace(segment: Segment, bars: Sequence[Bar]) -> go.Bar:
    return go.Bar(
        name=segment.label,
        orientation="h",
        y=[item.label for item in bars],
        x=[item.counts.get(segment.code, 0) for item in bars],
        customdata=[[item.base, escape(item.title)] for item in bars],
        hovertemplate=f"%{{customdata[1]}}<br>{segment.label}: %{{x}} of %{{customdata[0]}}<extra></extra>",
        marker={
            "color": segment.colour,
            "line": {"color": "#ffffff", "width": 1},
            "pattern": {
                "shape": segment.pattern,
                "fillmode": "overlay",
                "fgcolor": "#212b32",
                "size": 6,
                "solidity": 0.2,
            },
        },
    )


def label_of(segment: Segment) -> str:
    """A segment with its symbol, for the key."""
    mark = VALUE_SYMBOLS.get(segment.code) or STATE_MEANINGS[segment.code].symbol
    return f"{mark} {segment.label}"

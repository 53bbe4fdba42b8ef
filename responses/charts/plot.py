"""The data for Plotly's script: the same bars, laid over those that the page carries."""

from html import escape
from typing import Any

import plotly.graph_objects as go

from responses.charts.bars import Bar
from responses.charts.chart import Chart
from responses.charts.segments import DARK, WHITE, Segment


def plotly_figure(chart: Chart) -> dict[str, Any]:
    """Horizontal stacked bars as plain data: ``data`` and ``layout``.

    Lengths are numbers of trusts; pointing at a part says k of n. The page has labels, axis and key already,
    so the figure has none; the script gives each bar the height and place of the one that it covers.
    """
    axis = {"visible": False, "fixedrange": True}
    figure = go.Figure(
        data=[_trace(segment, chart) for segment in chart.segments],
        layout=go.Layout(
            barmode="stack",
            showlegend=False,
            dragmode=False,
            hovermode="closest",
            margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
            font={"family": "Arial, sans-serif", "size": 16, "color": DARK},
            paper_bgcolor="rgba(0,0,0,0)",
            plot_bgcolor="rgba(0,0,0,0)",
            xaxis={**axis, "range": [0, chart.scale.maximum]},
            yaxis={**axis, "autorange": False},
            hoverlabel={"bgcolor": WHITE, "bordercolor": DARK, "align": "left", "font": {"size": 16}},
        ),
    )
    # A new figure always takes Plotly's own template, 7 kB of settings; only a later None empties it.
    figure.update_layout(template=None)
    return figure.to_plotly_json()


def _trace(segment: Segment, chart: Chart) -> go.Bar:
    return go.Bar(
        name=segment.label,
        orientation="h",
        y=[bar.key for bar in chart.bars],
        x=[bar.counts.get(segment.code, 0) for bar in chart.bars],
        customdata=[_hover(bar, segment) for bar in chart.bars],
        # No bold: Plotly writes it as a style attribute, which the site's policy refuses.
        hovertemplate="%{customdata[1]}<br>"
        f"{escape(segment.label)}: %{{x}} of %{{customdata[0]}}%{{customdata[2]}}<extra></extra>",
        marker={
            "color": segment.colour,
            "line": {"color": DARK, "width": 1},
            "pattern": {
                "shape": segment.pattern,
                "fillmode": "overlay",
                "fgcolor": segment.ink,
                "fgopacity": 1,
                "size": 8,
                "solidity": 0.2,
            },
        },
    )


def _hover(bar: Bar, segment: Segment) -> list[int | str]:
    """Base, name and bounds as text: Plotly would read signs in them as mark-up."""
    bounds = bar.bounds if segment.code == "yes" else None
    words = f"<br>At least and at most: {bounds.in_words}" if bounds else ""
    return [bar.base, escape(bar.name), words]

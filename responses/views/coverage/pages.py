"""The coverage page, and the picture and the file of the chart that it shows."""

from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from responses.analysis.counts import asked_and_replied
from responses.charts.heat import HeatMap, heat_picture
from responses.charts.panels import Panels, panels_picture
from responses.charts.picture import chart_picture
from responses.charts.plot import plotly_figure
from responses.exports.coverage import coverage_lines, speed_lines
from responses.exports.selection import Selection
from responses.exports.stream import csv_bytes
from responses.models import BASE_LABELS
from responses.views.coverage.drawing import (
    SPEED_BASES,
    Drawing,
    counted_rows,
    drawing,
    reply_speed,
    speed_chart,
)
from responses.views.coverage.look import GROUPED, Look
from responses.views.downloads import PLAIN, today
from responses.views.page import applicable_words


@require_safe
def coverage(request: HttpRequest, slug: str) -> HttpResponse:
    look = Look.read(request, slug)
    speed = reply_speed(look, today=today()) if look.by == "speed" else None
    rows = [] if speed else counted_rows(look)
    chart = speed_chart(look, speed) if speed else drawing(look, rows)
    asked, replied = asked_and_replied(look.responses)
    page = look.page
    in_groups = look.by == "regions" or look.by in GROUPED
    context = page.context(
        look=look,
        chart=chart,
        speed=speed,
        figure=_figure(chart),
        shown_services=look.shown_services,
        bases=_bases(look),
        base_label=chart.credit.base,
        asked=asked,
        replied=replied,
        # Each group of trusts has its own number, which the table says.
        applicable_words="" if in_groups else applicable_words(row.figures for row in rows),
        filters=page.filter_options(with_service=True),
        notices=look.unknown[len(page.choices.unknown) :],
        own_choices=[("by", look.by)],
        picker=_picker(look),
    )
    return render(request, "responses/coverage.html", context)


def _bases(look: Look) -> list[tuple[str, str, bool]]:
    """The switch between bases; how soon trusts replied asks no question that could be inapplicable."""
    shown = SPEED_BASES.get(look.base, look.base) if look.by == "speed" else look.base
    offered = [name for name in BASE_LABELS if look.by != "speed" or name not in SPEED_BASES]
    return [(look.query(base=name), BASE_LABELS[name], name == shown) for name in offered]


def _figure(chart: Drawing) -> dict[str, Any] | None:
    """What Plotly draws: one set of bars; panels and heat maps stay as the server draws them."""
    if isinstance(chart, HeatMap | Panels) or chart.is_empty:
        return None
    return plotly_figure(chart)


def _picker(look: Look) -> dict[str, object] | None:
    """The form that chooses the one question or topic of a view: name, label, options, and what it keeps."""
    if look.by in GROUPED:
        shown = look.question
        options = [
            (str(service), [(one.code, f"{one.number} {one.text}", one == shown) for one in questions])
            for service, questions in _by_service(look).items()
        ]
        return {"name": "question", "label": "Question", "groups": options, "kept": _kept(look, "question")}
    if look.by == "service":
        topics = [(one.pk, one.name, one == look.topic) for one in look.topics]
        return {"name": "topic", "label": "Topic", "groups": [("", topics)], "kept": _kept(look, "topic")}
    return None


def _by_service(look: Look) -> dict:
    found: dict = {}
    for question in look.page.answerable:
        found.setdefault(question.service, []).append(question)
    return found


def _kept(look: Look, name: str) -> list[tuple[str, str]]:
    """The choices that a form keeps: all but the one it makes, and what would rule it out."""
    gone = {name, "service", "state", "value"} if name == "question" else {name}
    return [(key, value) for key, value in parse_qsl(look.query()) if key not in gone]


@require_safe
def picture_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The chart as an SVG file; 400 with one line for a choice that does not exist."""
    look = Look.read(request, slug)
    if look.unknown:
        return _refused(look)
    if look.by == "speed":
        chart: Drawing = speed_chart(look, reply_speed(look, today=today()))
    else:
        chart = drawing(look, counted_rows(look))
    response = HttpResponse(_picture(chart), content_type="image/svg+xml")
    return _as_file(response, look, "svg")


def _picture(chart: Drawing) -> str:
    if isinstance(chart, HeatMap):
        return heat_picture(chart)
    return panels_picture(chart) if isinstance(chart, Panels) else chart_picture(chart)


@require_safe
def figures_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures of the chart as CSV; 400 with one line for a choice that does not exist."""
    look = Look.read(request, slug)
    if look.unknown:
        return _refused(look)
    selection = Selection(
        request=look.page.foi_request,
        responses=look.responses,
        questions=look.questions,
        every_question=look.page.questions,
        base=look.base,
        today=today(),
    )
    if look.by == "speed":
        lines = speed_lines(selection, reply_speed(look, today=today()))
    else:
        group = "region" if look.by == "regions" else look.by
        lines = coverage_lines(selection, counted_rows(look), by=group if group in GROUPED else "")
    content = b"".join(csv_bytes(lines, bom=request.GET.get("bom") == "1"))
    return _as_file(HttpResponse(content, content_type="text/csv; charset=utf-8"), look, "csv")


def _refused(look: Look) -> HttpResponse:
    return HttpResponse(f"{look.unknown[0]}\n", status=400, content_type=PLAIN)


def _as_file(response: HttpResponse, look: Look, ending: str) -> HttpResponse:
    name = f"{look.page.foi_request.slug}-coverage-{look.by}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Last-Modified"] = http_date(look.page.changed_at.timestamp())
    return response

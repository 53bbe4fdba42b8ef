"""Bars and keys of charts, for templates."""

from django import template
from django.utils.safestring import SafeString

from responses.charts import inline
from responses.charts.bars import Bar
from responses.charts.chart import Chart
from responses.charts.panels import Panels
from responses.charts.segments import Segment

register = template.Library()


@register.simple_tag
def bar_row(bar: Bar, chart: Chart) -> SafeString:
    """One bar of a chart."""
    return inline.bar_row(bar, chart.segments, chart.scale)


@register.simple_tag
def panel_row(bar: Bar, panels: Panels) -> SafeString:
    """One small bar of a panel, on the axis that all panels share."""
    return inline.bar_row(bar, panels.segments, panels.scale, height=12)


@register.simple_tag
def axis_row(chart: Chart) -> SafeString:
    """The numbers of the axis."""
    return inline.axis_row(chart.scale)


@register.simple_tag
def swatch(segment: Segment) -> SafeString:
    """A sample of a segment."""
    return inline.swatch(segment)


@register.simple_tag
def bounds_swatch(chart: Chart) -> SafeString:
    """A sample of the mark of the bounds."""
    return inline.bounds_swatch(chart.bars)


@register.simple_tag
def pattern_sheet(chart: Chart) -> SafeString:
    """The patterns that the bars of a chart refer to."""
    return inline.pattern_sheet(chart.segments)

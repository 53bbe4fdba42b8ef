"""Charts: segments, the axis, the rows of the table, and what travels with a picture."""

from dataclasses import replace

import pytest

from responses.charts.bars import bar
from responses.charts.chart import Scale
from responses.stats import figures
from tests.charts.samples import BARS, CHART, CREDIT, EMPTY

SILENT = figures([("no_reply", "", 5)])


def test_segments_and_rows_are_those_of_the_bars():
    assert [segment.label for segment in CHART.segments] == ["Yes", "No", "Answered", "Left blank", "Refused"]
    assert CHART.rows == [(BARS[0], [4, 3, 0, 0, 3]), (BARS[1], [0, 0, 2, 1, 0])]
    assert not CHART.is_empty
    assert CHART.has_bounds
    assert CHART.shows_bounds


def test_the_axis_has_room_for_the_bounds():
    """10 apply, but 12 of 15 could have said yes."""
    assert CHART.scale == Scale(12)


@pytest.mark.parametrize(
    ("maximum", "ticks"),
    [
        (1, [0, 1]),
        (6, [0, 1, 2, 3, 4, 5, 6]),
        (7, [0, 2, 4, 6]),
        (60, [0, 10, 20, 30, 40, 50, 60]),
        (230, [0, 50, 100, 150, 200]),
        (9000, [0, 9000]),
    ],
)
def test_ticks_are_round_and_few(maximum, ticks):
    assert Scale(maximum).ticks == ticks


def test_lengths_in_per_cent():
    assert [Scale(60).percent(number) for number in (0, 7, 60)] == ["0%", "11.67%", "100%"]


def test_a_chart_without_a_trust_in_its_base_is_empty():
    assert EMPTY.is_empty
    assert not replace(EMPTY, bars=(bar("a", "1", SILENT, "applicable", yes_no=True),)).shows_bounds
    assert EMPTY.rows == [(EMPTY.bars[0], [])]
    assert EMPTY.scale == Scale(1)


def test_a_credit_names_request_base_date_caveats_and_fiction():
    assert CREDIT.line == "Request & more. Of trusts that replied. Data of 9 March 2026."
    assert CREDIT.source_lines == [
        "Fictional: every trust, letter and answer is invented.",
        "SARC: a caveat.",
        "Source: FOI dashboard, “Request & more”, base: trusts that replied, data of 9 March 2026.",
    ]

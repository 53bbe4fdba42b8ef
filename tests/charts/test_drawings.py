"""What is drawn: bars in the page, pictures to download, and data for Plotly's script."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from responses.charts.bars import bar
from responses.charts.heat import SHADES, Cell, HeatMap, heat_picture
from responses.charts.inline import axis_row, bar_row, bounds_swatch, pattern_sheet, swatch
from responses.charts.panels import Panel, Panels, panels_picture
from responses.charts.picture import chart_picture
from responses.charts.plot import plotly_figure
from responses.charts.segments import ANSWERS
from responses.stats import Share, figures
from tests.charts.samples import BARS, CHART, CREDIT, EMPTY, parsed

SVG = "{http://www.w3.org/2000/svg}"
NORTH_AND_SOUTH = (Panel("North", BARS), Panel("South", BARS))
PANELS = Panels("Region by region", CREDIT, (*BARS, *BARS), "Question", panels=NORTH_AND_SOUTH)
HEAT = HeatMap(
    "Topics by services",
    CREDIT,
    ("CAMHS", "SARC"),
    (("Sextortion & more", ((Cell("1", "camhs-1", Share(7, 12), "yes"),), ())),),
)


def rectangles(svg: str) -> list[tuple[str, str, str]]:
    """Place, length and title of each segment drawn."""
    found = re.findall(r'<rect x="([^"]+)" y="[^"]+" width="([^"]+)"[^>]*><title>([^<]+)</title>', svg)
    return [(place, length, title) for place, length, title in found]


def drawn_text(picture: str) -> list[str]:
    return ["".join(node.itertext()) for node in parsed(picture).iter(f"{SVG}text")]


def test_a_bar_in_the_page_lays_its_segments_end_to_end():
    drawn = bar_row(BARS[0], CHART.segments, CHART.scale)
    name = "Topic &amp; one: 1 &lt;b&gt;Recording&lt;/b&gt;"
    assert rectangles(drawn) == [
        ("0%", "33.33%", f"{name}. Yes: 4 of 10"),
        ("33.33%", "25%", f"{name}. No: 3 of 10"),
        ("58.33%", "25%", f"{name}. Refused: 3 of 10"),
    ]
    assert "<title>Yes, at least and at most: 4 to 12 of 15 (27% to 80%)</title>" in drawn
    assert '<line x1="33.33%" y1="29" x2="100%" y2="29"/>' in drawn


def test_a_bar_without_bounds_has_no_mark():
    assert "at least" not in bar_row(BARS[1], CHART.segments, CHART.scale)


def test_the_numbers_of_the_axis_stay_inside_it():
    found = re.findall(r'x="([^"]+)".+?text-anchor="(\w+)">(\d+)<', axis_row(CHART.scale))
    assert found == [
        ("0%", "start", "0"),
        ("16.67%", "middle", "2"),
        ("33.33%", "middle", "4"),
        ("50%", "middle", "6"),
        ("66.67%", "middle", "8"),
        ("83.33%", "middle", "10"),
        ("100%", "end", "12"),
    ]


def test_every_pattern_that_is_used_is_defined_once():
    defined = re.findall(r'<pattern id="([\w-]+)"', pattern_sheet(ANSWERS))
    used = [re.findall(r"url\(#([\w-]+)\)", swatch(segment)) for segment in ANSWERS]
    assert sorted(defined) == sorted(name for names in used for name in names)
    assert len(defined) == len(set(defined)) == 9


def test_the_sample_of_the_bounds_has_two_ends():
    assert re.findall(r'<line x1="(\d+)"', bounds_swatch(reversed(BARS))) == ["2", "2", "26"]


@pytest.mark.parametrize(
    ("picture", "title"),
    [
        (chart_picture(CHART), CHART.title),
        (panels_picture(PANELS), PANELS.title),
        (heat_picture(HEAT), HEAT.title),
    ],
)
def test_a_picture_names_itself_its_base_source_and_date(picture, title):
    root = parsed(picture)
    assert root.findtext(f"{SVG}title") == title
    assert root.findtext(f"{SVG}desc") == " ".join([CREDIT.line, *CREDIT.source_lines])
    text = drawn_text(picture)
    assert text[:2] == [title, CREDIT.line]
    assert text[-1] == " ".join(CREDIT.source_lines)
    assert "style" not in {name for node in root.iter() for name in node.attrib}


def test_a_picture_draws_what_the_page_draws():
    name = "Topic &amp; one: 1 &lt;b&gt;Recording&lt;/b&gt;"
    picture = chart_picture(CHART)
    assert [title for _, _, title in rectangles(picture)] == [
        f"{name}. Yes: 4 of 10",
        f"{name}. No: 3 of 10",
        f"{name}. Refused: 3 of 10",
        "Topic &amp; one: 2 Tools. Answered: 2 of 3",
        "Topic &amp; one: 2 Tools. Left blank: 1 of 3",
    ]
    text = drawn_text(picture)
    assert text.count("Topic & one") == 1
    assert [line for line in text if line.startswith(("yes ", "answered "))] == [
        "yes 4 of 10 (40%)",
        "answered 2 of 3",
    ]


def test_a_picture_of_an_empty_base_says_so():
    assert "No trust is in this base." in drawn_text(chart_picture(EMPTY))


def test_panels_have_the_same_axis_and_the_same_rows():
    assert PANELS.scale == CHART.scale
    first, second = (BARS[0], "no 3, refused 3"), (BARS[1], "left blank 1")
    assert PANELS.across == [(BARS[0], [first, first]), (BARS[1], [second, second])]
    picture = panels_picture(PANELS)
    assert len(rectangles(picture)) == 10
    assert [line for line in drawn_text(picture) if line in ("North", "South")] == ["North", "South"]


@pytest.mark.parametrize(
    ("count", "base", "shade"),
    [
        (0, 0, "few"),
        (9, 9, "few"),
        (0, 10, "0"),
        (1, 10, "1"),
        (10, 40, "2"),
        (20, 40, "3"),
        (30, 40, "4"),
        (39, 40, "4"),
        (40, 40, "5"),
    ],
)
def test_a_cell_is_shaded_by_its_share_and_not_under_a_base_of_ten(count, base, shade):
    assert Cell("1", "q", Share(count, base), "yes").shade == shade


def test_the_page_shades_as_the_picture_does(project: Path):
    rules = (project / "static/site/coverage.css").read_text()
    colours = {name: re.findall(rf"\.app-heat--{name} {{ background: (#\w+);", rules) for name in SHADES}
    assert {name: found[0].ljust(7, found[0][-1]) for name, found in colours.items()} == {
        name: ground for name, (_, ground, _) in SHADES.items()
    }


def test_a_heat_map_says_where_nothing_was_asked():
    text = drawn_text(heat_picture(HEAT))
    assert [line for line in text if line in ("1: yes 7 of 12 (58%)", "Not asked")] == [
        "1: yes 7 of 12 (58%)",
        "Not asked",
    ]
    assert HEAT.shades == [("3", "half to under three quarters")]
    assert not HEAT.is_empty
    assert replace(HEAT, rows=()).is_empty


def test_a_figure_holds_the_numbers_as_plain_lists():
    figure = json.loads(json.dumps(plotly_figure(CHART)))
    assert [(trace["name"], trace["y"], trace["x"]) for trace in figure["data"]] == [
        ("Yes", ["a", "b"], [4, 0]),
        ("No", ["a", "b"], [3, 0]),
        ("Answered", ["a", "b"], [0, 2]),
        ("Left blank", ["a", "b"], [0, 1]),
        ("Refused", ["a", "b"], [3, 0]),
    ]
    assert figure["layout"]["xaxis"]["range"] == [0, 12]
    assert figure["layout"]["template"] == {}


def test_pointing_at_a_part_says_k_of_n_and_never_mark_up():
    yes, no = plotly_figure(CHART)["data"][:2]
    name = "Topic &amp; one: 1 &lt;b&gt;Recording&lt;/b&gt;"
    assert yes["customdata"][0] == [10, name, "<br>At least and at most: 4 to 12 of 15 (27% to 80%)"]
    assert no["customdata"][0] == [10, name, ""]
    assert no["hovertemplate"] == (
        "%{customdata[1]}<br>No: %{x} of %{customdata[0]}%{customdata[2]}<extra></extra>"
    )


def test_a_figure_is_small():
    """Plotly's own template alone would be three times this size."""
    one = replace(CHART, bars=(bar("1", "1", figures([("answered", "yes", 1)]), "asked", yes_no=True),))
    assert len(json.dumps(plotly_figure(one))) < 2000


def test_the_script_never_offers_to_upload_a_figure(project: Path):
    script = (project / "static/site/charts.js").read_text()
    for setting in ("displayModeBar: false", "showSendToCloud: false", 'plotlyServerURL: ""'):
        assert setting in script

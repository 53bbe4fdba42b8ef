"""Charts: bars from figures, and figures as the page's script draws them."""

import json
from pathlib import Path

import pytest

from responses.charts import SEGMENTS, Bar, bar, segments_of, stacked_bars, wrapped
from responses.models import STATE_MEANINGS, VALUE_SYMBOLS
from responses.stats import BASE_STATES, STATES, figures

COUNTS = (
    ("answered", "yes", 5),
    ("answered", "partly", 1),
    ("answered", "no", 3),
    ("answered", "", 2),
    ("refused", "", 4),
    ("not_applicable", "", 6),
    ("no_reply", "", 7),
    ("pending", "", 8),
)


def test_segments_are_the_values_and_the_states_once_each():
    codes = [segment.code for segment in SEGMENTS]
    assert sorted(codes) == sorted([*VALUE_SYMBOLS, *STATES])
    assert len({segment.label for segment in SEGMENTS}) == len(SEGMENTS)
    labels = {segment.code: segment.label for segment in SEGMENTS}
    assert {code: labels[code] for code in STATES} == {
        code: meaning.label for code, meaning in STATE_MEANINGS.items()
    }


def test_no_two_segments_look_alike_without_colour_and_pattern():
    assert len({(segment.colour, segment.pattern) for segment in SEGMENTS}) == len(SEGMENTS)


@pytest.mark.parametrize(
    ("base", "counts", "size"),
    [
        (
            "asked",
            {
                "yes": 5,
                "partly": 1,
                "no": 3,
                "answered": 2,
                "left_blank": 0,
                "unclear": 0,
                "not_held": 0,
                "refused": 4,
                "referred_elsewhere": 0,
                "not_applicable": 6,
                "no_reply": 7,
                "pending": 8,
            },
            36,
        ),
        (
            "applicable",
            {
                "yes": 5,
                "partly": 1,
                "no": 3,
                "answered": 2,
                "left_blank": 0,
                "unclear": 0,
                "not_held": 0,
                "refused": 4,
                "referred_elsewhere": 0,
            },
            15,
        ),
    ],
)
def test_a_bar_parts_answered_by_value_and_adds_up_to_its_base(base, counts, size):
    made = bar("1", "1 Recording", figures(COUNTS), base)
    assert made == Bar("1", "1 Recording", counts, size)
    assert sum(made.counts.values()) == made.base == figures(COUNTS).base(base)


def test_every_state_of_a_base_is_in_its_bars():
    for base, states in BASE_STATES.items():
        assert set(bar("", "", figures(()), base).counts) == {*states, *VALUE_SYMBOLS}


def test_a_figure_holds_the_numbers_as_plain_lists():
    bars = [
        bar("1", "1 Recording", figures(COUNTS), "applicable"),
        bar("2", "2 Tools", figures([("answered", "", 9)]), "applicable"),
    ]
    figure = stacked_bars(bars)
    assert [(trace["name"], trace["y"], trace["x"]) for trace in figure["data"]] == [
        ("Yes", ["1", "2"], [5, 0]),
        ("Partly", ["1", "2"], [1, 0]),
        ("No", ["1", "2"], [3, 0]),
        ("Answered", ["1", "2"], [2, 9]),
        ("Refused", ["1", "2"], [4, 0]),
    ]
    assert [trace["customdata"] for trace in figure["data"]] == [[[15, "1 Recording"], [9, "2 Tools"]]] * 5
    assert figure["layout"]["yaxis"]["ticktext"] == ["1 Recording", "2 Tools"]
    assert figure["layout"]["template"] == {}
    assert "annotations" not in figure["layout"]
    assert json.loads(json.dumps(figure))["data"][0]["x"] == [5, 0]


@pytest.mark.parametrize(("trusts", "step"), [(1, 1), (5, 1), (6, None), (60, None)])
def test_few_trusts_are_counted_whole_on_the_axis(trusts, step):
    figure = stacked_bars([bar("1", "1 Recording", figures([("answered", "yes", trusts)]), "asked")])
    assert figure["layout"]["xaxis"].get("dtick") == step


def test_a_figure_is_small():
    """Plotly's own template alone would be three times this size."""
    figure = stacked_bars([bar("1", "1 Recording", figures([("answered", "yes", 1)]), "asked")])
    assert len(json.dumps(figure)) < 2000


def test_a_figure_without_a_trust_says_so():
    figure = stacked_bars([bar("1", "1 Recording", figures([("no_reply", "", 3)]), "applicable")])
    assert figure["data"] == []
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["No trust is in this base."]
    assert segments_of([]) == []


def test_labels_are_short_lines_and_never_mark_up():
    assert wrapped("2a(iv) Production, dissemination or possession of child sexual abuse material") == [
        "2a(iv) Production,",
        "dissemination or",
        "possession of child …",
    ]
    assert wrapped("") == [""]
    hostile = bar("1", "<b>1</b> & more", figures([("answered", "yes", 1)]), "asked")
    figure = stacked_bars([hostile])
    assert figure["layout"]["yaxis"]["ticktext"] == ["&lt;b&gt;1&lt;/b&gt; &amp; more"]
    assert figure["data"][0]["customdata"] == [[1, "&lt;b&gt;1&lt;/b&gt; &amp; more"]]


def test_the_script_never_offers_to_upload_a_figure(project: Path):
    script = (project / "static/site/charts.js").read_text()
    for setting in ("displayModeBar: false", "showSendToCloud: false", 'plotlyServerURL: ""'):
        assert setting in script

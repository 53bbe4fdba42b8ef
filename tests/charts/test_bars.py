"""Bars: what a question's figures come to in each base."""

import pytest

from responses.charts.bars import Bar, Bounds, bar, counts_of
from responses.models import VALUE_SYMBOLS
from responses.stats import BASE_STATES, Share, figures

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
NOTHING = {"left_blank": 0, "unclear": 0, "not_held": 0, "referred_elsewhere": 0}


def test_a_bar_parts_answered_by_value_and_has_its_bounds():
    made = bar("q", "1 Recording", figures(COUNTS), "applicable", yes_no=True, question="q", heading="Topic")
    assert made == Bar(
        key="q",
        label="1 Recording",
        counts={"yes": 5, "partly": 1, "no": 3, "answered": 2, "refused": 4, **NOTHING},
        base=15,
        share=Share(5, 15),
        share_word="yes",
        heading="Topic",
        question="q",
        bounds=Bounds(Share(5, 30), Share(26, 30)),
    )
    assert made.bounds is not None
    assert made.bounds.in_words == "5 to 26 of 30 (17% to 87%)"
    assert made.name == "Topic: 1 Recording"


@pytest.mark.parametrize(("base", "size"), [("asked", 36), ("replied", 21), ("applicable", 15)])
def test_a_bar_adds_up_to_its_base(base, size):
    made = bar("q", "1", figures(COUNTS), base, yes_no=False)
    assert made.total == made.base == size == figures(COUNTS).base(base)
    assert made.share == Share(11, size)
    assert (made.share_word, made.bounds) == ("answered", None)


@pytest.mark.parametrize(("base", "bounded"), [("asked", False), ("replied", False), ("applicable", True)])
def test_bounds_only_in_the_base_that_they_are_defined_for(base, bounded):
    assert (bar("q", "1", figures(COUNTS), base, yes_no=True).bounds is not None) == bounded


def test_every_state_of_a_base_is_in_its_bars():
    for base, states in BASE_STATES.items():
        assert set(counts_of(figures(()), base)) == {*states, *VALUE_SYMBOLS}

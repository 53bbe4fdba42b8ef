"""Counting, shares, bounds and working days, against worked examples and a second source."""

import json
from datetime import date

import holidays as second_hand
import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses import stats
from responses.models import Answer
from responses.stats import Figures, HolidaysUnknownError, Share, WorkingCalendar, figures, figures_by_key


def test_states_are_those_of_the_model():
    assert set(stats.STATES) == set(Answer.State.values)
    assert len(stats.STATES) == 9


def test_bases_are_nested():
    assert {
        "asked": stats.STATES,
        "replied": stats.STATES[:7],
        "applicable": stats.STATES[:6],
    } == stats.BASE_STATES


@pytest.mark.parametrize(
    ("count", "base", "percent"),
    [
        (0, 200, 0),
        (1, 1000, 1),
        (999, 1000, 99),
        (1000, 1000, 100),
        (1, 8, None),
        (5, 9, None),
        (5, 10, 50),
        (1, 40, 3),  # 2.5 goes up
        (3, 40, 8),  # 7.5 goes up
        (33, 200, 17),  # 16.5 goes up
        (0, 0, None),
    ],
)
def test_percent_is_whole_half_up_and_never_0_or_100_unless_exact(count, base, percent):
    assert Share(count, base).percent == percent


def test_share_prints_k_of_n_and_is_undefined_without_a_base():
    assert (str(Share(3, 12)), Share(3, 12).fraction, Share(0, 0).fraction) == ("3/12", 0.25, None)


EXAMPLE = figures(
    [
        ("answered", "yes", 5),
        ("answered", "partly", 1),
        ("answered", "no", 3),
        ("left_blank", "", 2),
        ("unclear", "", 1),
        ("refused", "", 1),
        ("not_applicable", "", 4),
        ("no_reply", "", 6),
        ("pending", "", 7),
    ]
)


def test_figures_of_a_worked_example():
    assert (EXAMPLE.asked, EXAMPLE.replied, EXAMPLE.applicable, EXAMPLE.answered) == (30, 17, 13, 9)
    assert (EXAMPLE.value("yes"), EXAMPLE.value("partly"), EXAMPLE.value("maybe")) == (5, 1, 0)
    assert EXAMPLE.share("yes", "applicable") == Share(5, 13)
    assert EXAMPLE.state_share("pending", "asked") == Share(7, 30)
    assert EXAMPLE.state_share("pending", "replied") is None


def test_bounds_by_hand():
    # applicable 13, silent 13; without a coded value: 2 blank, 1 unclear, 1 refused.
    assert EXAMPLE.bounds("yes") == (Share(5, 26), Share(5 + 4 + 13, 26))


rows = st.lists(
    st.tuples(st.sampled_from(stats.STATES), st.just(""), st.integers(0, 50))
    | st.tuples(st.just("answered"), st.sampled_from(["yes", "partly", "no"]), st.integers(0, 50))
)


@given(rows)
def test_nine_counts_add_up_and_bounds_hold_the_share_of_yes(counts):
    counted = figures(counts)
    assert sum(counted.states.values()) == counted.asked == sum(number for *_, number in counts)
    low, high = counted.bounds("yes")
    assert 0 <= low.count <= high.count <= low.base == high.base


def test_figures_by_key_keeps_keys_apart():
    found = figures_by_key([("a", "answered", "yes", 2), ("b", "pending", "", 1), ("a", "refused", "", 1)])
    assert {key: (value.asked, value.value("yes")) for key, value in found.items()} == {
        "a": (3, 2),
        "b": (1, 0),
    }
    assert isinstance(found["a"], Figures)


@pytest.fixture
def calendar(db) -> WorkingCalendar:
    from responses.models import BankHoliday
    from tests.holidays import load_bank_holidays

    load_bank_holidays()
    return BankHoliday.objects.calendar()


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2021-03-04", "2021-04-06"),
        ("2021-04-07", "2021-05-06"),
        ("2022-03-23", "2022-04-22"),
        ("2022-12-20", "2023-01-23"),
        ("2024-03-01", "2024-04-03"),
        ("2026-05-18", "2026-06-17"),
    ],
)
def test_due_is_the_twentieth_working_day(calendar, received, due):
    assert calendar.due(date.fromisoformat(received)) == date.fromisoformat(due)
    assert calendar.count(date.fromisoformat(received), date.fromisoformat(due)) == 20


def test_beyond_the_table_is_an_error_not_a_guess(calendar):
    with pytest.raises(HolidaysUnknownError, match="2029"):
        calendar.due(date(2028, 12, 15))
    with pytest.raises(HolidaysUnknownError, match="for no year"):
        WorkingCalendar(frozenset()).due(date(2026, 1, 5))


def test_count_is_zero_backwards_and_on_the_same_day(calendar):
    assert calendar.count(date(2024, 3, 4), date(2024, 3, 4)) == 0
    assert calendar.count(date(2024, 3, 4), date(2024, 3, 1)) == 0


def test_our_holidays_are_those_of_a_second_source(calendar):
    ours = {day for day in calendar.holidays if 2020 <= day.year <= 2025}
    theirs: set[date] = set()
    for part in ("ENG", "SCT", "NIR"):
        theirs.update(second_hand.country_holidays("GB", subdiv=part, years=range(2020, 2026)))
    # The other source also lists the days themselves where a holiday falls on a weekend.
    assert ours == {day for day in theirs if day.weekday() < 5}


def test_our_holidays_hold_all_that_the_government_lists(calendar, shared_data):
    listed = json.loads((shared_data / "bank-holidays-uk.json").read_text(encoding="utf-8"))
    days = {date.fromisoformat(event["date"]) for division in listed.values() for event in division["events"]}
    assert calendar.holidays - days == {date(2026, 6, 15)}
    assert days - calendar.holidays == set()

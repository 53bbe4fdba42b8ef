"""Pure arithmetic on plain values: counts, bases, shares, bounds and working days.

Nothing here knows a model, a query or a page. States and bases are written as the plain strings that
the database holds; the models' closed lists are checked against them by a test.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

Key = TypeVar("Key")

#: The nine states of an answer, in the order in which they are shown.
STATES = (
    "answered",
    "left_blank",
    "unclear",
    "not_held",
    "refused",
    "referred_elsewhere",
    "not_applicable",
    "no_reply",
    "pending",
)
SILENT_STATES = ("no_reply", "pending")
REPLIED_STATES = tuple(state for state in STATES if state not in SILENT_STATES)
APPLICABLE_STATES = tuple(state for state in REPLIED_STATES if state != "not_applicable")
BASE_STATES = {"asked": STATES, "replied": REPLIED_STATES, "applicable": APPLICABLE_STATES}

#: No percentage is printed under a base of this size: one trust more or less would move it too far.
SMALLEST_PERCENTAGE_BASE = 10

#: Freedom of Information Act 2000, section 10(1): "the twentieth working day following the date of receipt".
WORKING_DAYS_ALLOWED = 20


@dataclass(frozen=True)
class Share:
    """``count`` of ``base`` trusts."""

    count: int
    base: int

    @property
    def fraction(self) -> float | None:
        """Between 0 and 1; None where the base is empty."""
        return self.count / self.base if self.base else None

    @property
    def percent(self) -> int | None:
        """Whole per cent, half up, 0 and 100 only when exact; None under a base of ten."""
        if self.base < SMALLEST_PERCENTAGE_BASE:
            return None
        if self.count in (0, self.base):
            return 100 * self.count // self.base
        # Integers throughout: 0.5 has to round up whatever a binary fraction makes of it.
        return min(99, max(1, (200 * self.count + self.base) // (2 * self.base)))

    @property
    def in_words(self) -> str:
        """``3 of 12 (25%)``: k of n first, a percentage only where the base allows it."""
        words = f"{self.count} of {self.base}"
        return words if self.percent is None else f"{words} ({self.percent}%)"

    def __str__(self) -> str:
        return f"{self.count}/{self.base}"


def range_in_words(low: Share, high: Share) -> str:
    """``3 to 7 of 12 (25% to 58%)``: two shares of one base."""
    if not low.base:
        return "no trust to count"
    words = f"{low.count} to {high.count} of {low.base}"
    return words if low.percent is None else f"{words} ({low.percent}% to {high.percent}%)"


@dataclass(frozen=True)
class Figures:
    """What may be said of one question: how many trusts are in each state and gave each value.

    ``states`` has all nine states; ``values`` counts the coded values of the answered ones
    (an answer whose kind has no value is in ``states`` alone).
    """

    states: Mapping[str, int]
    values: Mapping[str, int]

    def base(self, name: str) -> int:
        """The number of trusts in the base ``asked``, ``replied`` or ``applicable``."""
        return sum(self.states[state] for state in BASE_STATES[name])

    @property
    def asked(self) -> int:
        return self.base("asked")

    @property
    def replied(self) -> int:
        return self.base("replied")

    @property
    def applicable(self) -> int:
        return self.base("applicable")

    @property
    def answered(self) -> int:
        return self.states["answered"]

    def value(self, value: str) -> int:
        """How many trusts were coded ``value``."""
        return self.values.get(value, 0)

    def share(self, value: str, base: str) -> Share:
        """The trusts coded ``value`` among those in ``base``."""
        return Share(self.value(value), self.base(base))

    def headline(self, base: str, *, yes_no: bool) -> Share:
        """The one share that stands for a question: of yes where it asks for yes or no, else of answered."""
        return self.share("yes", base) if yes_no else Share(self.answered, self.base(base))

    def state_share(self, state: str, base: str) -> Share | None:
        """The trusts in ``state`` among those in ``base``; None for a state outside that base."""
        if state not in BASE_STATES[base]:
            return None
        return Share(self.states[state], self.base(base))

    def bounds(self, value: str) -> tuple[Share, Share]:
        """What the share of ``value`` could be at least and at most, whatever the silent would have said.

        Everyone is asked and nobody is sampled, so there is no confidence interval. Lowest: nobody
        who is silent or without a coded value would have said ``value``; highest: all of them would.
        The base is applicable and silent together, as worst-case bounds under non-response are formed
        (Manski, Partial Identification of Probability Distributions, 2003, chapter 1).
        """
        silent = sum(self.states[state] for state in SILENT_STATES)
        base = self.applicable + silent
        uncoded = self.applicable - sum(self.values.values())
        return Share(self.value(value), base), Share(self.value(value) + uncoded + silent, base)


def figures(counts: Iterable[tuple[str, str, int]]) -> Figures:
    """Figures from (state, value, number of trusts) rows; this is the one place that counts."""
    states = dict.fromkeys(STATES, 0)
    values: dict[str, int] = {}
    for state, value, number in counts:
        states[state] += number
        if value:
            values[value] = values.get(value, 0) + number
    return Figures(states=states, values=values)


def figures_by_key(counts: Iterable[tuple[Key, str, str, int]]) -> dict[Key, Figures]:
    """Figures for each key of (key, state, value, number) rows; a key may be a question in a region."""
    grouped: dict[Key, list[tuple[str, str, int]]] = {}
    for key, state, value, number in counts:
        grouped.setdefault(key, []).append((state, value, number))
    return {key: figures(rows) for key, rows in grouped.items()}


class HolidaysUnknownError(ValueError):
    """A date lies beyond the years for which bank holidays are known."""


@dataclass(frozen=True)
class WorkingCalendar:
    """Working days as section 10(6) of the Freedom of Information Act 2000 defines them.

    A working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in
    any part of the United Kingdom. ``holidays`` lists all of those that are not weekends.
    """

    holidays: frozenset[date]

    def is_working_day(self, day: date) -> bool:
        self._require_known(day)
        return day.weekday() < 5 and day not in self.holidays

    def due(self, received: date) -> date:
        """The twentieth working day after ``received``; HolidaysUnknownError beyond the table's last year."""
        return self.after(received, WORKING_DAYS_ALLOWED)

    def after(self, start: date, working_days: int) -> date:
        """The day that lies ``working_days`` working days after ``start``."""
        day = start
        while working_days:
            day += timedelta(days=1)
            working_days -= self.is_working_day(day)
        return day

    def count(self, start: date, end: date) -> int:
        """Working days after ``start``, up to and including ``end``; 0 where ``end`` is not later."""
        days = range(1, (end - start).days + 1)
        return sum(self.is_working_day(start + timedelta(days=number)) for number in days)

    def _require_known(self, day: date) -> None:
        if day.year not in self._years:
            known = f"from {self._years[0]} to {self._years[-1]}" if self._years else "for no year"
            raise HolidaysUnknownError(f"Bank holidays are known {known}, not for {day.isoformat()}.")

    @cached_property
    def _years(self) -> range:
        years = {holiday.year for holiday in self.holidays}
        return range(min(years), max(years) + 1) if years else range(0)


def decimal_places(fraction: float | None, places: int = 6) -> str:
    """A share for a file: a decimal with six places, empty where it is undefined."""
    return "" if fraction is None or math.isnan(fraction) else f"{fraction:.{places}f}"

"""One bar of a chart."""

from dataclasses import dataclass

from responses.charts.segments import ANSWERS
from responses.models import VALUE_SYMBOLS
from responses.stats import BASE_STATES, Figures, Share, range_in_words


@dataclass(frozen=True)
class Bounds:
    """The least and the most trusts that could have said yes, whatever the silent would have said."""

    low: Share
    high: Share

    @property
    def in_words(self) -> str:
        return range_in_words(self.low, self.high)


@dataclass(frozen=True)
class Bar:
    """How many trusts are in each segment.

    ``key`` tells it from every other bar of its chart, ``label`` is what it is called, and ``wording`` says
    more in the table. ``share`` is its headline, of ``share_word`` (yes, answered). Bars under one
    ``heading`` stand together.
    """

    key: str
    label: str
    counts: dict[str, int]
    base: int
    share: Share
    share_word: str
    heading: str = ""
    wording: str = ""
    #: The code of the question that it counts, where each bar counts another.
    question: str = ""
    bounds: Bounds | None = None

    @property
    def total(self) -> int:
        """How long it is: the number of trusts in all segments."""
        return sum(self.counts.values())

    @property
    def name(self) -> str:
        """What it is called where its heading is not beside it."""
        return f"{self.heading}: {self.label}" if self.heading else self.label


def counts_of(figures: Figures, base: str) -> dict[str, int]:
    """The trusts in ``base`` by segment: those that answered are parted by yes, partly and no."""
    counts = {state: figures.states[state] for state in BASE_STATES[base]}
    for value in VALUE_SYMBOLS:
        counts[value] = figures.value(value)
        counts["answered"] -= counts[value]
    return {segment.code: counts[segment.code] for segment in ANSWERS if segment.code in counts}


def bar(key: str, label: str, figures: Figures, base: str, *, yes_no: bool, **more: str) -> Bar:
    """The bar of a question's figures in ``base``; bounds only in the base that they are defined for."""
    return Bar(
        key=key,
        label=label,
        counts=counts_of(figures, base),
        base=figures.base(base),
        share=figures.headline(base, yes_no=yes_no),
        share_word="yes" if yes_no else "answered",
        bounds=Bounds(*figures.bounds("yes")) if yes_no and base == "applicable" else None,
        **more,
    )

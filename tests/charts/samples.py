"""Charts for tests, with names that a careless drawing would take for mark-up."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

from responses.charts.bars import bar
from responses.charts.chart import Chart, Credit
from responses.stats import figures

CREDIT = Credit("Request & more", "trusts that replied", date(2026, 3, 9), True, ("SARC: a caveat.",))
YES_NO = figures([("answered", "yes", 4), ("answered", "no", 3), ("refused", "", 3), ("no_reply", "", 5)])
TEXT = figures([("answered", "", 2), ("left_blank", "", 1)])
BARS = (
    bar("a", "1 <b>Recording</b>", YES_NO, "applicable", yes_no=True, heading="Topic & one"),
    bar("b", "2 Tools", TEXT, "applicable", yes_no=False, heading="Topic & one"),
)
CHART = Chart("What trusts answered", CREDIT, BARS, "Question")
EMPTY = replace(CHART, bars=(bar("a", "1", figures([("no_reply", "", 5)]), "replied", yes_no=True),))


def parsed(svg: str) -> ElementTree.Element:
    """An SVG document as a tree; fails where it is not well-formed."""
    return ElementTree.fromstring(svg)  # noqa: S314 -- our own drawing

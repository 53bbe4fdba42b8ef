"""Counted rows, over all trusts and by group, and how soon trusts replied."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from responses.analysis.asked import asked_rows
from responses.analysis.coverage import group_rows, question_rows
from responses.analysis.speed import ReplySpeed
from responses.models import FOIRequest, IntegratedCareBoard, Region, Response, Trust
from responses.stats import Share
from tests.fictional import make_holidays, make_request, make_trust
from tests.scenario import make_scenario


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def answerable(request: FOIRequest):
    return [question for question in request.questions.all().numbered() if not question.is_heading]


def test_a_row_a_question(request_, django_assert_num_queries):
    questions = answerable(request_)
    with django_assert_num_queries(1):
        rows = question_rows(request_.responses.all(), questions)
    assert [row.question for row in rows] == questions
    assert [row.yes_no for row in rows][:3] == [True, True, False]
    assert {row.figures.asked for row in rows} == {4}


def test_groups_stand_in_order_of_name_and_the_unknown_last(request_, django_assert_num_queries):
    Region.objects.create(code="Y59", name="South East")
    Trust.objects.filter(pk="XXAAA").update(region="Y59")
    first = answerable(request_)[:2]
    with django_assert_num_queries(2):
        rows = group_rows(request_.responses.all(), first, "region")
    assert [(row.group, row.group_label, row.question.code, row.figures.asked) for row in rows] == [
        ("Y60", "Midlands", "camhs-1", 1),
        ("Y60", "Midlands", "camhs-1a", 1),
        ("Y59", "South East", "camhs-1", 1),
        ("Y59", "South East", "camhs-1a", 1),
        ("", "Region not known", "camhs-1", 2),
        ("", "Region not known", "camhs-1a", 2),
    ]


def test_groups_by_board_and_by_type(request_):
    board = IntegratedCareBoard.objects.create(code="QGH", name="Some Board")
    Trust.objects.filter(pk="XXAAA").update(icb=board, type="acute")
    first = answerable(request_)[:1]
    by_board = group_rows(request_.responses.all(), first, "icb")
    assert [(row.group, row.group_label, row.figures.value("yes")) for row in by_board] == [
        ("QGH", "Some Board", 1),
        ("", "Integrated care board not known", 0),
    ]
    by_type = group_rows(request_.responses.all(), first, "type")
    assert [(row.group, row.group_label, row.figures.asked) for row in by_type] == [
        ("acute", "Acute", 1),
        ("unknown", "Not known", 3),
    ]


SENT = date(2024, 3, 1)


@dataclass(frozen=True)
class Case:
    """One trust: how its response stands, and the days after the sending on which it replied."""

    outcome: str
    status: str = "published"
    replied_after: int | None = None
    sent: bool = True
    extended: bool = False


CASES = (
    Case("answered", replied_after=0),
    Case("refused", replied_after=7),
    Case("answered", replied_after=28),
    Case("not_held", replied_after=31),
    Case("answered", replied_after=31, extended=True),
    Case("answered"),
    Case("answered", replied_after=9, sent=False),
    Case("no_reply"),
    Case("awaiting", "draft"),
    Case("awaiting", "draft", sent=False),
    Case("answered", "checked", replied_after=3),
    Case("withdrawn", "draft"),
)


def make_speed(cases: tuple[Case, ...]) -> ReplySpeed:
    make_holidays()
    request = make_request()
    for number, case in enumerate(cases):
        days = case.replied_after
        Response.objects.create(
            request=request,
            trust=make_trust(f"XXQ{number:02}"),
            sent_on=SENT if case.sent else None,
            replied_on=None if days is None else SENT + timedelta(days=days),
            extended_to=SENT + timedelta(days=60) if case.extended else None,
            outcome=case.outcome,
            status=case.status,
        )
    asked = request.responses.select_related("trust").order_by("trust")
    return ReplySpeed.of(asked_rows(asked, today=date(2024, 6, 1)))


def test_each_trust_is_in_one_place(db):
    speed = make_speed(CASES)
    bands = [
        ("0-5", "0 to 5 working days", {"on_time": 2, "late": 0}),
        ("6-10", "6 to 10 working days", {"on_time": 0, "late": 0}),
        ("11-15", "11 to 15 working days", {"on_time": 0, "late": 0}),
        ("16-20", "16 to 20 working days", {"on_time": 1, "late": 0}),
        ("21-30", "21 to 30 working days", {"on_time": 1, "late": 1}),
        ("undated", "Replied, dates not known", {"undated": 2}),
    ]
    silent = [
        ("no_reply", "No reply: closed as unanswered", {"no_reply": 1}),
        ("overdue", "No reply yet: overdue", {"pending": 1}),
        ("awaited", "No reply yet: not overdue, or due date not known", {"pending": 1}),
        ("unpublished", "Reply received, not yet published", {"pending": 1}),
        ("withdrawn", "Request withdrawn", {"pending": 1}),
    ]
    drawn = {
        base: [(row.code, row.label, row.counts) for row in speed.rows(base)]
        for base in ("asked", "replied", "applicable")
    }
    assert drawn == {"asked": [*bands, *silent], "replied": bands, "applicable": bands}
    for base, size in {"asked": 12, "replied": 7, "applicable": 7}.items():
        assert sum(row.trusts for row in speed.rows(base)) == speed.size(base) == size
    assert (speed.on_time, speed.estimated) == (Share(4, 5), 5)


def test_what_a_reply_that_is_not_published_took_stays_closed(db):
    """It came after three days, on time; only that it came is public."""
    speed = make_speed((Case("answered", "draft", replied_after=3),))
    assert (speed.replied, speed.on_time) == (0, Share(0, 0))
    assert [row.counts for row in speed.rows("asked") if row.trusts] == [{"pending": 1}]


def test_late_bands_are_shown_up_to_the_last_that_is_used(db):
    speed = make_speed((Case("answered", replied_after=120),))
    assert [(row.label, row.trusts) for row in speed.rows("replied")][3:] == [
        ("16 to 20 working days", 0),
        ("21 to 30 working days", 0),
        ("31 to 40 working days", 0),
        ("41 to 60 working days", 0),
        ("61 or more working days", 1),
        ("Replied, dates not known", 0),
    ]

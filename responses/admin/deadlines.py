"""The time limit of a response in one sentence, for the entry page and lists."""

from datetime import date

from django.utils.formats import date_format

from responses.models import BankHoliday, Response
from responses.models.response import Deadline


def deadline_words(response: Response, *, today: date) -> str:
    """When the reply was due, what that was counted from, and whether it came in time."""
    deadline = response.deadline(BankHoliday.objects.calendar(), today=today)
    if deadline.problem:
        return f"The due date cannot be computed. {deadline.problem}"
    if deadline.on is None:
        return "The due date is not known: no date to count from is recorded."
    estimated = " (estimated, counted from the day it was sent)" if deadline.estimated else ""
    return f"Due on {long_date(deadline.on)}{estimated}. {_reply_words(deadline, today)}".strip()


def long_date(day: date) -> str:
    return date_format(day, "l j F Y")


def _reply_words(deadline: Deadline, today: date) -> str:
    if deadline.working_days is not None:
        days = "1 working day" if deadline.working_days == 1 else f"{deadline.working_days} working days"
        return f"Replied after {days}, {'in time' if deadline.on_time == 'yes' else 'late'}."
    return "Overdue." if deadline.on_time == "no" else ""

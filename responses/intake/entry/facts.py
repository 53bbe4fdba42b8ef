"""The facts of a response: reference, dates, outcome, re-use, address and the editor's note."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError

from responses.intake.entry.problems import Problem
from responses.intake.entry.sheet import FACT_FIELDS
from responses.models import Response

#: Each date must not come before those named after it; the database holds the same in its constraints.
_ORDER = (
    ("received_on", ("sent_on",), "The trust cannot have received the request before it was sent."),
    ("clarified_on", ("received_on",), "A clarification cannot come before the trust received the request."),
    (
        "replied_on",
        ("sent_on", "received_on", "clarified_on"),
        "The reply cannot come before the request was sent, received or clarified.",
    ),
)


def apply_facts(response: Response, facts: Mapping[str, object]) -> list[Problem]:
    """Set the facts on ``response`` alone, and say what is wrong with them."""
    before = response.outcome
    for name, value in facts.items():
        if name not in FACT_FIELDS:
            raise TypeError(f"A response has no fact {name}.")
        setattr(response, name, value)
    try:
        response.clean_fields(exclude={"request", "trust"})
    except ValidationError as error:
        return [Problem(" ".join(messages), "facts", name) for name, messages in error.message_dict.items()]
    return [*_date_problems(response), *_outcome_problems(response, before)]


def _date_problems(response: Response) -> list[Problem]:
    problems = []
    for name, earlier, sentence in _ORDER:
        day: date | None = getattr(response, name)
        known = [one for one in (getattr(response, other) for other in earlier) if one is not None]
        if day is not None and any(day < one for one in known):
            problems.append(Problem(sentence, "facts", name))
    return problems


def _outcome_problems(response: Response, before: str) -> list[Problem]:
    no_reply, awaiting = Response.Outcome.NO_REPLY, Response.Outcome.AWAITING
    if no_reply in (before, response.outcome) and before != response.outcome:
        # What was asked for is not judged any further: every answer would seem not to fit it.
        response.outcome = before
        sentence = (
            "No reply is set by closing an overdue response as unanswered, and taken back by reopening it."
        )
        return [Problem(sentence, "facts", "outcome")]
    if response.replied_on and response.outcome in (no_reply, awaiting):
        return [Problem("A reply has a date, so say in the outcome what came.", "facts", "outcome")]
    return []

"""What a letter says about itself, beside what is recorded of its response; confirmed one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from responses.intake.entry import EntryError, ResponseEntry, save_entry
from responses.intake.entry.sheet import Author
from responses.intake.review.opening import open_draft
from responses.intake.review.picture import Done, difference, take_picture
from responses.models import Answer, Reading, Response, Suggestion

Decision = Suggestion.Decision

#: How the letter's reading names a fact, its label, and the field of the response that holds it. The outcome
#: stands before the day of the reply, which it has to go with.
FACTS = {
    "reference": ("Trust's reference", "reference"),
    "sent_on": ("Request sent on", "sent_on"),
    "received_on": ("Request received on", "received_on"),
    "outcome": ("Outcome", "outcome"),
    "answered_on": ("Replied on", "replied_on"),
    "reuse": ("Re-use", "reuse"),
}
_CHOICES: dict[str, dict[str, str]] = {
    "outcome": dict(Response.Outcome.choices),
    "reuse": dict(Response.Reuse.choices),
}


@dataclass(frozen=True)
class FactItem:
    """One fact: what is suggested and what is recorded, both as stored: dates in ISO 8601, empty for none."""

    name: str
    suggested: str
    recorded: str
    span: tuple[int, int] | None = None
    confidence: float | None = None
    decision: str = ""
    waiting: bool = False

    @property
    def key(self) -> str:
        return f"fact:{self.name}"

    @property
    def label(self) -> str:
        return FACTS[self.name][0]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Of a closed list the codes and labels that may be chosen, else none."""
        hidden = (Response.Outcome.NO_REPLY, Response.Outcome.AWAITING)
        return [pair for pair in _CHOICES.get(self.name, {}).items() if pair[0] not in hidden]

    @property
    def is_date(self) -> bool:
        return self.name.endswith("_on")

    @property
    def left(self) -> bool:
        if self.name == "outcome":
            return self.recorded == Response.Outcome.AWAITING
        if self.decision:
            return False
        return self.suggested != self.recorded if self.suggested else not self.recorded

    @property
    def suggested_words(self) -> str:
        return self._words(self.suggested)

    @property
    def recorded_words(self) -> str:
        return self._words(self.recorded)

    def _words(self, value: str) -> str:
        if self.is_date and value:
            day = date.fromisoformat(value)
            return f"{day.day} {day:%B %Y}"
        return _CHOICES.get(self.name, {}).get(value, value)


def fact_items(response: Response, reading: Reading | None, answers: Sequence[Answer]) -> list[FactItem]:
    """The facts of a letter in order; of a text that no program has read there is only the outcome."""
    names = FACTS if reading else ["outcome"]
    return [
        _outcome_item(response, answers)
        if name == "outcome"
        else _item(name, (reading.facts if reading else {}).get(name) or {}, response)
        for name in names
    ]


def _item(name: str, fact: dict[str, Any], response: Response) -> FactItem:
    found = fact.get("value") is not None
    return FactItem(
        name=name,
        suggested=str(fact["value"]) if found else "",
        recorded=_stored(getattr(response, FACTS[name][1])),
        span=(fact["start"], fact["end"]) if found and fact.get("end") else None,
        confidence=fact.get("confidence") if found else None,
        decision=fact.get("decision", ""),
    )


def _outcome_item(response: Response, answers: Sequence[Answer]) -> FactItem:
    waiting = any(answer.state == Answer.State.PENDING for answer in answers)
    suggested = "" if waiting else outcome_of(answers)
    return FactItem("outcome", suggested, response.outcome, waiting=waiting)


def outcome_of(answers: Iterable[Answer]) -> str:
    """The outcome that follows from the answers: what was withheld or not held makes it answered in part."""
    states = {answer.state for answer in answers}
    outcome = Response.Outcome
    withheld = states & {Answer.State.REFUSED, Answer.State.NOT_HELD}
    if Answer.State.ANSWERED in states:
        return outcome.ANSWERED_IN_PART.value if withheld else outcome.ANSWERED.value
    if Answer.State.REFUSED in withheld:
        return outcome.REFUSED.value
    return outcome.NOT_HELD.value if withheld else outcome.ANSWERED.value


def _stored(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


@transaction.atomic
def accept_fact(
    *,
    response: Response,
    reading: Reading | None,
    name: str,
    author: Author,
    opened_at: datetime | None = None,
) -> Done:
    """Record what is suggested."""
    return _decide(response, reading, name, None, Decision.ACCEPTED, author, opened_at)


@transaction.atomic
def change_fact(
    *,
    response: Response,
    reading: Reading | None,
    name: str,
    value: str,
    author: Author,
    opened_at: datetime | None = None,
) -> Done:
    """Record something else: a text, a day in ISO 8601 (empty for none), or a code of the closed list."""
    return _decide(response, reading, name, value.strip(), Decision.CHANGED, author, opened_at)


@transaction.atomic
def fact_not_stated(
    *,
    response: Response,
    reading: Reading | None,
    name: str,
    author: Author,
    opened_at: datetime | None = None,
) -> Done:
    """The letter does not say so; what was recorded before stays."""
    if name == "outcome":
        raise EntryError("A reply has an outcome: accept it, or choose another.")
    return _decide(response, reading, name, None, Decision.NOT_ANSWERED, author, opened_at)


def _decide(
    response: Response,
    reading: Reading | None,
    name: str,
    value: str | None,
    decision: str,
    author: Author,
    opened_at: datetime | None,
) -> Done:
    fresh = open_draft(response, opened_at)
    before = take_picture(fresh)
    facts = {}
    if decision != Decision.NOT_ANSWERED:
        facts = {FACTS[name][1]: _value(name, _suggested(fresh, reading, name) if value is None else value)}
    save_entry(response=fresh, entry=ResponseEntry(facts=facts), author=author, reason="From the letter")
    if reading is not None and name != "outcome":
        _remember(reading, name, decision)
    return difference(before, take_picture(fresh))


def _suggested(response: Response, reading: Reading | None, name: str) -> str:
    items = fact_items(response, reading, list(response.answers.all()))
    item = next((item for item in items if item.name == name), None)
    if item is None or not item.suggested:
        waits = item is not None and item.waiting
        raise EntryError(
            "Decide the answers first: the outcome follows from them."
            if waits
            else "Nothing is suggested here: fill it in, or say that the letter does not state it."
        )
    return item.suggested


def _value(name: str, value: str) -> object:
    if "\x00" in value:
        raise EntryError("What was typed holds a character that is none.")
    if not name.endswith("_on"):
        return value
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise EntryError(f"“{value}” is not a day. Write it as 2026-03-31.") from None


def _remember(reading: Reading, name: str, decision: str) -> None:
    fresh = Reading.objects.get(pk=reading.pk)
    fresh.facts[name] = {**(fresh.facts.get(name) or {}), "decision": decision}
    fresh.save(update_fields=["facts"])

"""One response with its answers and provisions in memory: changed there, verified whole, written at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Model
from simple_history.utils import bulk_update_with_history

from responses.intake.entry.problems import EntryError, Problem
from responses.models import Answer, Provision, Response

ANSWER_FIELDS = ("state", "cause", "value", "qualified", "raw_mark", "sections", "note")
PROVISION_FIELDS = ("state", "note")
FACT_FIELDS = (
    "reference",
    "sent_on",
    "received_on",
    "clarified_on",
    "extended_to",
    "replied_on",
    "outcome",
    "reuse",
    "source_url",
    "note",
)
Author = AbstractBaseUser | None


@dataclass
class Sheet:
    """A response as it is being changed, beside how it was when it was read."""

    response: Response
    answers: dict[str, Answer]
    provisions: dict[str, Provision]
    before: dict[Model, tuple[object, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for answer in self.answers.values():
            self.before[answer] = _snapshot(answer, ANSWER_FIELDS)
        for provision in self.provisions.values():
            self.before[provision] = _snapshot(provision, PROVISION_FIELDS)

    @cached_property
    def _by_question(self) -> dict[int, Answer]:
        return {answer.question_id: answer for answer in self.answers.values()}

    def condition_of(self, answer: Answer) -> Answer | None:
        """The answer that this one depends on."""
        return self._by_question.get(answer.question.condition_question_id or 0)

    def provision_state(self, answer: Answer) -> str:
        provision = self.provisions.get(answer.question.service_id)
        return provision.state if provision else Provision.State.UNKNOWN

    def flagged(self) -> tuple[str, ...]:
        """Codes of the questions answered although their condition says that they do not apply."""
        return tuple(
            code
            for code, answer in self.answers.items()
            if answer.against_condition(self.condition_of(answer))
        )

    def was_automatic(self, answer: Answer) -> bool:
        """Whether, when it was read, a provision or a condition had made it not applicable."""
        state, cause = self.before[answer][:2]
        return state == Answer.State.NOT_APPLICABLE and cause != Answer.Cause.TRUST

    def problems(self) -> list[Problem]:
        """Answers that are impossible, or do not fit the provision, the condition or the reply."""
        return [problem for answer in self.answers.values() for problem in self._answer_problems(answer)]

    def _answer_problems(self, answer: Answer) -> list[Problem]:
        code = answer.question.code
        problems = [Problem(sentence, code, name) for name, sentence in _field_problems(answer)]
        if problems:
            return problems
        checks = (
            ("state", answer.heading_problem()),
            ("state", self._state_problem(answer)),
            ("value", answer.value_problem()),
            ("qualified", _qualified_problem(answer)),
        )
        return [Problem(sentence, code, name) for name, sentence in checks if sentence]

    def _state_problem(self, answer: Answer) -> str:
        applicable = answer.state != Answer.State.NOT_APPLICABLE
        if applicable == bool(answer.cause):
            return "Only a question that is not applicable has a cause, and it needs one."
        return answer.state_problem(
            provision=self.provision_state(answer), condition=self.condition_of(answer)
        )

    def write(self, *, author: Author, reason: str) -> None:
        """Write what differs, each with its history, and the response itself, whose date of change moves."""
        _write(self._changed(self.provisions.values(), PROVISION_FIELDS), PROVISION_FIELDS, author, reason)
        _write(self._changed(self.answers.values(), ANSWER_FIELDS), ANSWER_FIELDS, author, reason)
        sign(self.response, author=author, reason=reason)
        self.response.save()

    def _changed(self, rows: Iterable[Model], fields: Sequence[str]) -> list[Model]:
        return [row for row in rows if _snapshot(row, fields) != self.before[row]]


def open_sheet(response: Response, *, lock: bool = True) -> Sheet:
    """Read a response afresh and lock it for this transaction; the caller's own copy is left alone."""
    responses = Response.objects.select_related("trust", "request")
    fresh = (responses.select_for_update(of=("self",)) if lock else responses).get(pk=response.pk)
    answers = list(fresh.answers.select_related("question").order_by("question__order", "question_id"))
    for answer in answers:
        answer.response = fresh
    provisions = {provision.service_id: provision for provision in fresh.provisions.all()}
    return Sheet(fresh, {answer.question.code: answer for answer in answers}, provisions)


def refuse_closed(response: Response) -> None:
    """A response closed as unanswered has nothing to enter until it is reopened."""
    if response.outcome == Response.Outcome.NO_REPLY:
        raise EntryError("This response was closed as unanswered. If a reply has come, reopen it first.")


def sign(row: Model, *, author: Author, reason: str) -> None:
    """Say who makes the next change to ``row`` and why; django-simple-history reads both from the row."""
    row._history_user = author  # type: ignore[attr-defined]
    row._change_reason = reason  # type: ignore[attr-defined]


def _write(rows: Sequence[Model], fields: Sequence[str], author: Author, reason: str) -> None:
    if rows:
        bulk_update_with_history(
            rows, type(rows[0]), list(fields), default_user=author, default_change_reason=reason
        )


def _snapshot(row: Model, fields: Sequence[str]) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in fields)


def _field_problems(answer: Answer) -> list[tuple[str, str]]:
    try:
        answer.clean_fields(exclude={"response", "question"})
    except ValidationError as error:
        return [(name, " ".join(messages)) for name, messages in error.message_dict.items()]
    return []


def _qualified_problem(answer: Answer) -> str:
    if answer.qualified and answer.state != Answer.State.ANSWERED:
        return "Only an answered question can be qualified."
    return ""

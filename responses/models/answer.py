from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, F, Q, QuerySet, Value, When
from simple_history.models import HistoricalRecords

#: Section numbers of the Act, joined by a bar: ``12|40``, ``40(2)``.
SECTIONS_PATTERN = r"^([0-9]{1,2}[A-Z]?(\([0-9a-z]+\))*(\|[0-9]{1,2}[A-Z]?(\([0-9a-z]+\))*)*)?$"


class AnswerQuerySet(models.QuerySet["Answer"]):
    def public(self) -> QuerySet[Any]:
        """Answers as the public may see them: ``public_state``, ``public_value`` and ``public_qualified``.

        What is not published counts as pending, whatever its editor has entered so far.
        """
        published = Q(response__status="published")
        return self.annotate(
            public_state=Case(When(published, then=F("state")), default=Value(Answer.State.PENDING.value)),
            public_value=Case(When(published, then=F("value")), default=Value("")),
            public_qualified=Case(When(published, then=F("qualified")), default=Value(False)),
        )

    def published(self) -> "AnswerQuerySet":
        return self.filter(response__status="published")


class Answer(models.Model):
    """The settled answer of one trust to one question: there, as pending, from the day the trust is asked."""

    class State(models.TextChoices):
        ANSWERED = "answered", "Answered"
        LEFT_BLANK = "left_blank", "Left blank"
        UNCLEAR = "unclear", "Unclear"
        NOT_HELD = "not_held", "Not held"
        REFUSED = "refused", "Refused"
        REFERRED_ELSEWHERE = "referred_elsewhere", "Referred elsewhere"
        NOT_APPLICABLE = "not_applicable", "Not applicable"
        NO_REPLY = "no_reply", "No reply"
        PENDING = "pending", "Pending"

    class Cause(models.TextChoices):
        """Why a question does not apply."""

        PROVISION = "provision", "The trust does not run the service"
        CONDITION = "condition", "The question it depends on was answered no"
        TRUST = "trust", "The trust says so"

    response = models.ForeignKey("Response", models.CASCADE, related_name="answers")
    question = models.ForeignKey("Question", models.PROTECT, related_name="answers")
    state = models.CharField(max_length=20, choices=State, default=State.PENDING)
    cause = models.CharField(max_length=10, choices=Cause, blank=True)
    value = models.CharField(max_length=200, blank=True)
    qualified = models.BooleanField(default=False, help_text="One value with a condition attached.")
    raw_mark = models.CharField(max_length=200, blank=True, help_text="As written: Y/")
    sections = models.CharField(
        max_length=60,
        blank=True,
        validators=[
            RegexValidator(SECTIONS_PATTERN, "Give section numbers, such as 12 or 40(2), joined by |.")
        ],
        help_text="Sections of the Act that the trust cites, joined by |: 12|40",
    )
    note = models.TextField(blank=True, help_text="In our own words; published.")

    objects = AnswerQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["response", "question__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "question"], name="answer_once_a_response_and_question"
            ),
            models.CheckConstraint(
                condition=Q(value="") | Q(state="answered"), name="answer_value_only_when_answered"
            ),
            models.CheckConstraint(
                condition=Q(qualified=False) | Q(state="answered"), name="answer_qualified_only_when_answered"
            ),
            models.CheckConstraint(
                condition=(Q(state="not_applicable") & ~Q(cause=""))
                | (~Q(state="not_applicable") & Q(cause="")),
                name="answer_cause_when_not_applicable",
            ),
            models.CheckConstraint(
                condition=Q(sections__regex=SECTIONS_PATTERN), name="answer_sections_pattern"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.get_state_display()} {self.value}".strip()

    def clean(self) -> None:
        for problem in (self.heading_problem(), self.value_problem()):
            if problem:
                raise ValidationError(problem)

    @property
    def section_list(self) -> list[str]:
        return self.sections.split("|") if self.sections else []

    def heading_problem(self) -> str:
        """A sentence where the answer belongs to a heading, or to another request's question, else empty."""
        if self.question.is_heading:
            return "A heading is never answered."
        if self.question.request_id != self.response.request_id:
            return "The question belongs to another request than the response."
        return ""

    def value_problem(self) -> str:
        """A sentence where the value does not fit the question's kind, else empty."""
        if self.state != self.State.ANSWERED:
            return "Only an answered question has a value." if self.value else ""
        return self.question.value_problem(self.value)

    def against_condition(self, condition: "Answer | None") -> bool:
        """Whether it is answered although ``condition``, the answer it depends on, says it does not apply."""
        return self.state == self.State.ANSWERED and self.condition_fails(condition)

    def condition_fails(self, condition: "Answer | None") -> bool:
        """Whether ``condition`` settles that this question does not apply.

        It does when it is itself answered otherwise, or does not apply; a condition that is refused,
        left blank or unclear settles nothing.
        """
        if condition is None:
            return False
        if condition.state == self.State.NOT_APPLICABLE:
            return condition.cause != self.Cause.PROVISION
        return condition.state == self.State.ANSWERED and not self.question.condition_met(condition.value)

    def state_problem(self, *, provision: str, condition: "Answer | None") -> str:
        """A sentence where the state does not fit its service's provision or its own condition, else empty.

        ``provision`` is the state of the service's Provision; ``condition`` the answer this one depends on.
        """
        by_provision = self.state == self.State.NOT_APPLICABLE and self.cause == self.Cause.PROVISION
        if (provision == "no") != by_provision:
            if by_provision:
                return "Not applicable for want of the service, but the provision does not say so."
            return "The trust does not run the service, so the question is not applicable."
        by_condition = self.state == self.State.NOT_APPLICABLE and self.cause == self.Cause.CONDITION
        if by_condition and not self.condition_fails(condition):
            return "It is not applicable because of its condition, but the condition does not say so."
        if self.state == self.State.LEFT_BLANK and self.condition_fails(condition):
            return "Its condition says that it does not apply: blank means not applicable here."
        return self._reply_problem()

    def _reply_problem(self) -> str:
        if self.response.is_published and self.state == self.State.PENDING:
            return "A published response has no pending answer."
        silent = self.response.outcome == "no_reply"
        if silent != (self.state == self.State.NO_REPLY):
            return "No reply is the state of every answer of a response without a reply, and of no other."
        return ""

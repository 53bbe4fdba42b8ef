from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

QUESTION_CODE_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
OPTION_CODE_PATTERN = r"^[a-z0-9]+(_[a-z0-9]+)*$"
#: The longest short wording, in characters.
SHORT_TEXT = 48
_ROMAN = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))


def _roman(number: int) -> str:
    numeral = ""
    for letters, worth in _ROMAN:
        while number >= worth:
            numeral, number = numeral + letters, number - worth
    return numeral


def _letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


#: How the number of a question is printed at each depth of the tree: 2, 2a, 2a(ii), 2a(ii)(1), 2a(ii)(1)(a).
_NUMBER_STYLES = (str, _letters, lambda n: f"({_roman(n)})", lambda n: f"({n})", lambda n: f"({_letters(n)})")


def number_questions(questions: Iterable["Question"]) -> list["Question"]:
    """The questions of one request in their order, each with its printed ``number`` and its ``depth`` set."""
    ordered = sorted(questions, key=lambda question: (question.order, question.pk))
    children: dict[tuple[object, int | None], list[Question]] = {}
    for question in ordered:
        scope = question.service_id if question.parent_id is None else None
        children.setdefault((scope, question.parent_id), []).append(question)
    for (_, parent_id), siblings in children.items():
        if parent_id is None:
            _number(siblings, prefix="", depth=0, children=children)
    return ordered


def _number(siblings: list["Question"], *, prefix: str, depth: int, children: dict) -> None:
    style = _NUMBER_STYLES[min(depth, len(_NUMBER_STYLES) - 1)]
    for position, question in enumerate(siblings, start=1):
        question.number = question.number_given or prefix + style(position)
        question.depth = depth
        _number(
            children.get((None, question.pk), []), prefix=question.number, depth=depth + 1, children=children
        )


class QuestionQuerySet(models.QuerySet["Question"]):
    def answerable(self) -> "QuestionQuerySet":
        """Every question that can have an answer: headings are never answered and never counted."""
        return self.exclude(kind=Question.Kind.HEADING)

    def numbered(self) -> list["Question"]:
        """All questions of this queryset's requests in order, with number, depth and what pages need of them.

        Numbers come from the whole tree: filter the list that is returned, not the queryset.
        """
        return number_questions(self.select_related("service", "topic", "parent", "condition_question"))


class Question(models.Model):
    """A node of a request's tree of questions."""

    class Kind(models.TextChoices):
        HEADING = "heading", "Heading"
        YES_NO = "yes_no", "Yes or no"
        CHOICE = "choice", "One of several options"
        CHOICES = "choices", "Any of several options"
        NUMBER = "number", "Number"
        TEXT = "text", "Text"
        LIST = "list", "List"

    class Origin(models.TextChoices):
        SENT = "sent", "Sent to the trusts"
        CODER = "coder", "Judged by the coders"

    YES_NO_LABELS = {"yes": "Yes", "partly": "Partly", "no": "No"}

    request = models.ForeignKey("FOIRequest", models.CASCADE, related_name="questions")
    service = models.ForeignKey("Service", models.PROTECT, related_name="questions")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    topic = models.ForeignKey("Topic", models.PROTECT, null=True, blank=True, related_name="questions")
    code = models.SlugField(max_length=60)
    order = models.PositiveSmallIntegerField()
    number_given = models.CharField(
        max_length=30,
        blank=True,
        help_text="Only where the printed number is not the one its place in the tree gives.",
    )
    kind = models.CharField(max_length=10, choices=Kind)
    options = models.JSONField(default=list, blank=True, help_text="Pairs of code and label, in order.")
    condition_question = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="dependents"
    )
    condition_value = models.CharField(max_length=60, blank=True)
    text = models.TextField("wording as sent")
    coding_note = models.TextField(blank=True, help_text="How answers to this question are coded.")
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.SENT)

    objects = QuestionQuerySet.as_manager()
    depth: int = 0

    class Meta:
        ordering = ["request", "order"]
        constraints = [
            models.UniqueConstraint(fields=["request", "code"], name="question_code_once_a_request"),
            models.CheckConstraint(
                condition=Q(code__regex=QUESTION_CODE_PATTERN), name="question_code_pattern"
            ),
            models.CheckConstraint(
                condition=Q(condition_question__isnull=True, condition_value="")
                | (Q(condition_question__isnull=False) & ~Q(condition_value="")),
                name="question_condition_whole",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("id")),
                name="question_not_its_own_parent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.text[:80]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        problem = self.immutability_problem()
        if problem:
            raise ValidationError(problem)
        super().save(*args, **kwargs)

    @cached_property
    def number(self) -> str:
        """The printed number, such as 2a(ii)(1)."""
        numbers = {
            question.pk: question.number for question in number_questions(self.request.questions.all())
        }
        return numbers[self.pk]

    @property
    def is_heading(self) -> bool:
        return self.kind == self.Kind.HEADING

    @property
    def short_text(self) -> str:
        """What the question is about in few words: its topic, else the beginning of its wording."""
        words = self.topic.name if self.topic else self.text
        return words if len(words) <= SHORT_TEXT else f"{words[: SHORT_TEXT - 1].rstrip()}…"

    @property
    def has_value(self) -> bool:
        """Whether an answer to this kind of question carries a coded value."""
        return self.kind in (self.Kind.YES_NO, self.Kind.CHOICE, self.Kind.CHOICES, self.Kind.NUMBER)

    @property
    def asked_if(self) -> str:
        """The condition as files write it: ``camhs-4=yes``, empty where the question is put to everyone."""
        return f"{self.condition_question.code}={self.condition_value}" if self.condition_question else ""

    @property
    def condition_words(self) -> str:
        """The value that its condition wants, in words: yes; empty where the question is put to everyone."""
        wanted = self.condition_question
        return wanted.value_label(self.condition_value).lower() if wanted else ""

    def value_labels(self) -> dict[str, str]:
        """Code and label of every value that this question's answers can have, in order."""
        if self.kind == self.Kind.YES_NO:
            return dict(self.YES_NO_LABELS)
        return {option[0]: option[1] for option in self.options}

    def value_label(self, value: str) -> str:
        """A value in words: ``Inside the NHS and Outside the NHS`` for ``inside|outside``."""
        labels = self.value_labels()
        return " and ".join(labels.get(code, code) for code in value.split("|")) if value else ""

    def value_problem(self, value: str) -> str:
        """A sentence where ``value`` is no possible value of this question, else empty."""
        if not value:
            return "An answered question of this kind needs a value." if self.has_value else ""
        if not self.has_value:
            kind = self.get_kind_display().lower()
            return f"A {kind} question has no coded value: put the substance in the note."
        if self.kind == self.Kind.NUMBER:
            return "" if _is_decimal(value) else f"“{value}” is not a number."
        codes = value.split("|") if self.kind == self.Kind.CHOICES else [value]
        unknown = [code for code in codes if code not in self.value_labels()]
        if unknown:
            return f"“{unknown[0]}” is not one of {', '.join(self.value_labels())}."
        return "" if codes == sorted(set(codes)) else "Option codes must be sorted and stand once each."

    def condition_met(self, value: str) -> bool:
        """Whether an answer ``value`` to the condition's question lets this question apply.

        Yes for some areas or services (``partly``) is enough to be asked what follows from a yes.
        """
        met = {self.condition_value, "partly"} if self.condition_value == "yes" else {self.condition_value}
        return bool(met & set(value.split("|")))

    def condition_problem(self) -> str:
        """A sentence where the question cannot depend on what its condition names, else empty."""
        asked = self.condition_question
        if asked is None:
            return ""
        if asked.request_id != self.request_id or asked.order >= self.order:
            return f"It depends on {asked.code}, which does not stand above it in its request."
        if self.condition_value not in asked.value_labels():
            return f"It depends on {self.asked_if}, which is no answer to {asked.code}."
        return ""

    def immutability_problem(self) -> str:
        """A sentence where saving would change codes or wording after the first response, else empty."""
        if not self.request.wording_sha256:
            return ""
        if self._state.adding:
            return "The request has responses: questions can no longer be added."
        fields = ("code", "text", "kind", "parent_id", "service_id", "order")
        stored = Question.objects.filter(pk=self.pk).values(*fields).first()
        changed = [name for name in fields if stored and stored[name] != getattr(self, name)]
        if changed:
            return f"The request has responses: {self.code} keeps its code, place, kind and wording."
        return ""


def _is_decimal(value: str) -> bool:
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False

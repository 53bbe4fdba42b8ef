from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from responses.models.answer import SECTIONS_PATTERN, Answer


class Coding(models.Model):
    """One coder's own state and value for one answer; the answer holds the settled one.

    ``suggestion_shown``: whether the coder saw what a program suggests. ``round`` 1 is the coding that the
    answer was first entered by, 2 an independent one, made without the first in view. Who coded is kept for
    editors and is never public. ``spans`` are triples of a source's key, start and end.
    """

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="codings")
    coder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="codings")
    round = models.PositiveSmallIntegerField(choices=[(1, "First"), (2, "Second")])
    state = models.CharField(max_length=20, choices=Answer.State)
    cause = models.CharField(max_length=10, choices=Answer.Cause, blank=True)
    value = models.CharField(max_length=200, blank=True)
    qualified = models.BooleanField(default=False)
    raw_mark = models.CharField(max_length=200, blank=True)
    sections = models.CharField(max_length=60, blank=True)
    spans = models.JSONField(default=list, blank=True)
    suggestion_shown = models.BooleanField()
    coded_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["answer", "round"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "round"], name="coding_once_a_round"),
            models.UniqueConstraint(fields=["answer", "coder"], name="coding_once_a_coder"),
            models.CheckConstraint(
                condition=Q(value="") | Q(state="answered"), name="coding_value_only_when_answered"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["pending", "no_reply"]), name="coding_is_of_a_reply"
            ),
            models.CheckConstraint(
                condition=Q(suggestion_shown=False) | Q(round=1), name="coding_second_without_suggestion"
            ),
            models.CheckConstraint(
                condition=Q(sections__regex=SECTIONS_PATTERN), name="coding_sections_pattern"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.value}".strip()

    def clean(self) -> None:
        if self.state == Answer.State.ANSWERED and (
            problem := self.answer.question.value_problem(self.value)
        ):
            raise ValidationError(problem)

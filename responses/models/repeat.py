from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q


class Repeat(models.Model):
    """A question that asks again what one of the previous request asked, and whether the two can be compared.

    Figures stand beside each other only where an editor has judged so, with a reason that readers see.
    """

    question = models.OneToOneField("Question", models.CASCADE, related_name="repeat")
    earlier = models.ForeignKey("Question", models.CASCADE, related_name="repeats")
    comparable = models.BooleanField(default=False)
    reason = models.TextField(help_text="Why the two can be compared, or why not. Readers see it.")

    class Meta:
        ordering = ["question__request", "question__order"]
        verbose_name = "repeated question"
        constraints = [
            models.CheckConstraint(condition=~Q(question=F("earlier")), name="repeat_not_of_itself"),
            models.CheckConstraint(condition=~Q(reason=""), name="repeat_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.question.code} repeats {self.earlier.code}"

    def clean(self) -> None:
        if self.question_id and self.earlier_id and (problem := self.problem()):
            raise ValidationError(problem)

    def problem(self) -> str:
        """A sentence where the two cannot be linked, or not be compared, else empty."""
        question, earlier = self.question, self.earlier
        if earlier.request_id != question.request.previous_id:
            return f"{earlier.code} is not of the request that this one repeats."
        if question.is_heading or earlier.is_heading:
            return "A heading is never answered, so nothing of it can be compared."
        if self.comparable and (question.kind, question.options) != (earlier.kind, earlier.options):
            return "Questions of another kind, or with other options, have no values in common to compare."
        return ""

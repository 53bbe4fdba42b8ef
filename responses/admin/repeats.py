from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest

from responses.models import Question, Repeat


class _QuestionField(forms.ModelChoiceField):
    """Questions of several requests: each is named with its own."""

    def label_from_instance(self, question: Any) -> str:
        return f"{question.request.slug}: {question}"


@admin.register(Repeat)
class RepeatAdmin(admin.ModelAdmin):
    list_display = ["question", "earlier", "comparable", "reason"]
    list_filter = ["comparable", "question__request"]
    list_select_related = ["question", "earlier"]
    fields = ["question", "earlier", "comparable", "reason"]

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        """On one side requests that repeat another, on the other those that are repeated."""
        return super().formfield_for_foreignkey(
            db_field, request, form_class=_QuestionField, queryset=_offered(db_field.name), **kwargs
        )


def _offered(field: str) -> QuerySet[Question]:
    wanted = "request__previous__isnull" if field == "question" else "request__repeats__isnull"
    found = Question.objects.answerable().filter(**{wanted: False}).distinct()
    return found.select_related("request").order_by("request__slug", "order")

"""The questions of a draft request, entered in a list by the rules that questionnaire files follow.

Parents and conditions are written as codes, so that a question and what depends on it can be entered at once.
"""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from responses.intake.questionnaire import QuestionRow, read_question
from responses.intake.reading import InputError, Row
from responses.models import FOIRequest, Question, number_questions

#: The columns of a questionnaire and the fields of the form that hold them.
_COLUMNS = {
    "code": "code",
    "parent": "parent_code",
    "service": "service",
    "kind": "kind",
    "options": "options_text",
    "asked_if": "asked_if",
    "number": "number_given",
    "topic": "topic",
    "text": "text",
}
_FROZEN = ("order", "code", "parent_code", "service", "kind", "options_text", "asked_if", "text", "origin")


def options_as_text(question: Question) -> str:
    return "|".join(f"{code}={label}" for code, label in question.options)


class QuestionForm(forms.ModelForm):
    order = forms.IntegerField(required=False, min_value=0, label="Order", help_text="Empty: last.")
    parent_code = forms.CharField(required=False, label="Parent's code")
    options_text = forms.CharField(
        required=False, label="Options", help_text="code=label, joined by |: inside=Inside|outside=Outside"
    )
    code = forms.CharField(max_length=60, help_text="Small letters, digits and hyphens: camhs-2a-i")
    asked_if = forms.CharField(required=False, label="Asked if", help_text="Such as camhs-4=yes")

    class Meta:
        model = Question
        fields = ["code", "service", "kind", "topic", "number_given", "text", "coding_note", "origin"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 3}),
            "coding_note": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        question = self.instance
        if question.pk:
            self.initial.update(
                order=question.order,
                parent_code=question.parent.code if question.parent else "",
                options_text=options_as_text(question),
                asked_if=question.asked_if,
            )
        if question.request_id and question.request.wording_sha256:
            for name in _FROZEN:
                self.fields.pop(name, None)

    def _get_validation_exclusions(self) -> set[str]:
        """None of the model's own checks: read_question has better sentences for people."""
        return {field.name for field in Question._meta.concrete_fields}

    def row(self, number: int) -> Row:
        """What was typed as a row of a questionnaire."""
        data = self.cleaned_data
        cells = {column: _cell(data.get(name)) for column, name in _COLUMNS.items()}
        return Row("", number, cells)


class QuestionFormSet(BaseInlineFormSet):
    """All questions of a request: checked in their order, each against those above it."""

    rows: list[tuple[QuestionForm, QuestionRow]]

    @cached_property
    def is_frozen(self) -> bool:
        return bool(self.instance.wording_sha256)

    @cached_property
    def _choices(self) -> dict[str, list]:
        """Services and topics, read once for all rows."""
        fields = self.empty_form.fields
        return {name: list(fields[name].choices) for name in ("service", "topic") if name in fields}

    def get_queryset(self) -> Any:
        questions = super().get_queryset().select_related("parent", "condition_question", "request")
        if not hasattr(self, "_numbered"):
            number_questions(questions)
            self._numbered = questions
        return self._numbered

    def add_fields(self, form: forms.BaseForm, index: int | None) -> None:
        super().add_fields(form, index)
        if index is None:
            return
        for name, choices in self._choices.items():
            if name in form.fields:
                form.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> None:
        super().clean()
        if self.is_frozen or any(self.errors):
            return
        before: dict[str, QuestionRow] = {}
        self.rows = []
        for number, form in enumerate(self._kept_forms(), start=1):
            try:
                row = read_question(form.row(number), before)
            except InputError as error:
                form.add_error(_COLUMNS.get(error.column), error.message.capitalize() + ".")
                continue
            before[row.code] = row
            self.rows.append((form, row))

    def _kept_forms(self) -> list[Any]:
        """The forms in the order of the questions; a new one without a number comes last."""
        kept = [
            form
            for form in self.forms
            if form not in self.deleted_forms and (form.instance.pk or form.has_changed())
        ]
        last = len(kept) + max([form.cleaned_data.get("order") or 0 for form in kept], default=0)
        return sorted(
            kept, key=lambda form: last if (order := form.cleaned_data.get("order")) is None else order
        )

    def save(self, commit: bool = True) -> list[Question]:
        self.new_objects, self.changed_objects, self.deleted_objects = [], [], []
        if self.is_frozen:
            return super().save(commit=commit)
        self._delete()
        stored: dict[str, Question] = {}
        for order, (form, row) in enumerate(self.rows, start=1):
            stored[row.code] = self._store(form, row, order, stored)
        return list(stored.values())

    def _delete(self) -> None:
        gone = sorted(
            (form.instance for form in self.deleted_forms if form.instance.pk), key=lambda one: -one.order
        )
        for question in gone:
            Question.objects.filter(condition_question=question).update(
                condition_question=None, condition_value=""
            )
            Question.objects.filter(parent=question).update(parent=None)
            self.deleted_objects.append(question)
            question.delete()

    def _store(self, form: Any, row: QuestionRow, order: int, stored: dict[str, Question]) -> Question:
        question = form.instance
        question.request = self.instance
        question.order = order
        question.parent = stored.get(row.parent)
        question.options = [list(option) for option in row.options]
        question.condition_question = stored.get(row.condition)
        question.condition_value = row.condition_value
        if question.pk is None:
            self.new_objects.append(question)
        elif form.has_changed():
            self.changed_objects.append((question, form.changed_data))
        question.save()
        return question


class QuestionInline(admin.StackedInline):
    model = Question
    fk_name = "request"
    form = QuestionForm
    formset = QuestionFormSet
    extra = 2
    ordering = ["order"]
    classes = ["collapse"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("number", "order", "code", "parent_code"),
                    ("service", "topic", "kind", "number_given"),
                    "text",
                    ("options_text", "asked_if", "origin"),
                    "coding_note",
                ]
            },
        )
    ]

    @admin.display(description="Number")
    def number(self, question: Question) -> str:
        return question.number if question.pk else "–"

    @admin.display(description="Parent's code")
    def parent_code(self, question: Question) -> str:
        return question.parent.code if question.parent else "–"

    @admin.display(description="Options")
    def options_text(self, question: Question) -> str:
        return options_as_text(question) or "–"

    def get_readonly_fields(self, request: HttpRequest, obj: FOIRequest | None = None) -> list[str]:
        """From the first response on, only what is not part of the wording may change."""
        return ["number", *(_FROZEN if obj and obj.wording_sha256 else ())]

    def has_add_permission(self, request: HttpRequest, obj: FOIRequest | None = None) -> bool:
        return not (obj and obj.wording_sha256) and super().has_add_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: FOIRequest | None = None) -> bool:
        return not (obj and obj.wording_sha256) and super().has_delete_permission(request, obj)


def _cell(value: Any) -> str:
    """A cell of a questionnaire: a service or a topic is written as its slug."""
    return str(getattr(value, "pk", value) or "").strip()

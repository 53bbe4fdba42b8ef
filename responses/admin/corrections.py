"""Mistakes that readers reported, to be worked through."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from responses.intake.corrections import stamp_decision
from responses.models import Correction


class DecisionForm(forms.ModelForm):
    class Meta:
        model = Correction
        fields = ("outcome", "public_note")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("outcome") == Correction.Outcome.ACCEPTED and not cleaned.get("public_note"):
            self.add_error(
                "public_note", "Say what was changed: an accepted report is listed with this note."
            )
        # The constraints ask for the date of the decision with the outcome.
        self.instance.outcome = cleaned.get("outcome", self.instance.outcome)
        stamp_decision(self.instance)
        return cleaned


@admin.register(Correction)
class CorrectionAdmin(admin.ModelAdmin):
    form = DecisionForm
    list_display = ["received_at", "about", "beginning", "outcome", "decided_at"]
    list_display_links = ["received_at", "about"]
    list_filter = ["outcome", "answer__response__request"]
    list_select_related = ["answer__question", "answer__response__trust", "answer__response__request"]
    search_fields = ["text", "source_says", "public_note", "answer__response__trust__name"]
    readonly_fields = ["received_at", "links", "text", "source_says", "reply_address", "decided_at"]
    fields = [*readonly_fields, "outcome", "public_note"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(ordering="answer__response__trust__name")
    def about(self, correction: Correction) -> str:
        answer = correction.answer
        return f"{answer.response.trust}, {answer.question.code}" if answer else "No answer in particular"

    @admin.display(description="what is wrong")
    def beginning(self, correction: Correction) -> str:
        return f"{correction.text[:80]}…" if len(correction.text) > 80 else correction.text

    @admin.display(description="about")
    def links(self, correction: Correction) -> str:
        answer = correction.answer
        if answer is None:
            return self.about(correction)
        response = answer.response
        page = reverse(
            "responses:answer", args=[response.request.slug, response.trust_id, answer.question.code]
        )
        entry = reverse("admin:responses_response_change", args=[response.pk])
        return format_html(
            '{} (<a href="{}">its page</a>, <a href="{}#{}">data entry</a>)',
            self.about(correction),
            page,
            entry,
            answer.question.code,
        )

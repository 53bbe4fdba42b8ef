"""Requests: a draft with its questions, and the way to whom it was sent and what came back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from responses.admin.questions import QuestionInline
from responses.models import FOIRequest


@admin.register(FOIRequest)
class FOIRequestAdmin(admin.ModelAdmin):
    list_display = ["title", "sent_on", "public", "fictional", "asked"]
    list_filter = ["public", "fictional"]
    search_fields = ["title", "slug"]
    prepopulated_fields = {"slug": ["title"]}
    fields = [
        ("title", "slug"),
        "summary",
        "definitions",
        "asked_note",
        ("sent_on", "previous"),
        ("public", "fictional"),
    ]
    inlines = [QuestionInline]
    change_form_template = "admin/responses/foirequest/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[FOIRequest]:
        return super().get_queryset(request).annotate(response_count=Count("responses"))

    def get_form(
        self, request: HttpRequest, obj: FOIRequest | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        """A request does not repeat itself."""
        form = super().get_form(request, obj, change, **kwargs)
        previous = form.base_fields.get("previous")
        if obj and isinstance(previous, forms.ModelChoiceField):
            previous.queryset = FOIRequest.objects.exclude(pk=obj.pk)
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: FOIRequest | None = None) -> list[str]:
        """Whether it is fictional is settled once a trust was asked: its trusts follow from it."""
        return ["fictional"] if obj and obj.wording_sha256 else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Sequence[str]]:
        # The address of a request that is there already does not follow its title.
        return {} if obj else {"slug": ["title"]}

    @admin.display(ordering="response_count", description="trusts asked")
    def asked(self, foi_request: FOIRequest) -> str:
        address = reverse("admin:responses_response_changelist")
        number = vars(foi_request)["response_count"]
        return format_html('<a href="{}?request__id__exact={}">{}</a>', address, foi_request.pk, number)

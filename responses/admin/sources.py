"""What is said about a source. Sources are added, and their words used, on the page of their response."""

from django import forms
from django.contrib import admin, messages
from django.db.models import URLField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from responses.admin.history import HistoryAdmin
from responses.intake.entry import EntryError, change_source, removal_problem, remove_source, text_stays
from responses.models import Source

_CHANGEABLE = ("kind", "name", "dated", "address", "text")


@admin.register(Source)
class SourceAdmin(HistoryAdmin):
    list_display = ["__str__", "kind", "trust", "dated"]
    list_filter = ["kind", "response__request"]
    list_select_related = ["response__trust"]
    search_fields = ["name", "response__trust__name", "response__trust__ods_code"]
    fields = ["response", *_CHANGEABLE]
    actions = None
    formfield_overrides = {URLField: {"assume_scheme": "https"}}

    @admin.display(ordering="response__trust__name")
    def trust(self, source: Source) -> str:
        return str(source.response.trust)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        kept = obj is not None and bool(removal_problem(obj))
        return not kept and super().has_delete_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Source | None = None) -> list[str]:
        """Once the text was read, or a passage points into it, it stays as it is."""
        return ["response", "text"] if obj and text_stays(obj) else ["response"]

    def save_model(self, request: HttpRequest, obj: Source, form: forms.ModelForm, change: bool) -> None:
        changes = {name: form.cleaned_data[name] for name in form.changed_data if name in _CHANGEABLE}
        try:
            change_source(source=obj, author=request.user, reason="Source changed", **changes)  # type: ignore[arg-type]
        except EntryError as error:
            # Another editor's passage, or the same text, came between opening the form and saving it.
            messages.error(request, f"Not saved. {error}")
            obj.refused = True  # type: ignore[attr-defined]

    def delete_model(self, request: HttpRequest, obj: Source) -> None:
        remove_source(source=obj, author=request.user, reason="Source removed")  # type: ignore[arg-type]

    def response_change(self, request: HttpRequest, obj: Source) -> HttpResponse:
        if not getattr(obj, "refused", False):
            super().response_change(request, obj)
        return HttpResponseRedirect(reverse("admin:responses_response_change", args=[obj.response_id]))

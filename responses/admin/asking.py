"""Recording whom a request was sent to: codes pasted, or trusts by type and region, seen before saved."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from responses.admin.entry.fields import DateInput
from responses.intake.entry import EntryError, ask_trusts, asking_problems, require_trusts
from responses.models import FOIRequest, Region, Trust


class AskForm(forms.Form):
    request = forms.ModelChoiceField(FOIRequest.objects.order_by("title"), label="Request")
    sent_on = forms.DateField(
        label="Sent on", required=False, widget=DateInput(), help_text="Leave empty where it is not known."
    )
    received_on = forms.DateField(label="Received by the trusts on", required=False, widget=DateInput())
    codes = forms.CharField(
        label="ODS codes",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Pasted from a list: one a line, or parted by commas or spaces.",
    )
    types = forms.MultipleChoiceField(
        label="All open trusts of these types",
        required=False,
        choices=Trust.Type.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    regions = forms.ModelMultipleChoiceField(
        Region.objects.order_by("name"),
        label="All open trusts in these regions",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="With types ticked too: trusts of these types in these regions.",
    )

    def trusts(self) -> list[Trust]:
        """The trusts named by code, then those chosen by type and region."""
        codes = self.cleaned_data["codes"].replace(",", " ").upper().split()
        named = require_trusts(codes)
        chosen = [trust for trust in self._by_type_and_region() if trust not in named]
        return [*named, *chosen]

    def _by_type_and_region(self) -> list[Trust]:
        types, regions = self.cleaned_data["types"], self.cleaned_data["regions"]
        if not types and not regions:
            return []
        fictional = self.cleaned_data["request"].fictional
        found = Trust.objects.filter(fictional=fictional, country=Trust.Country.ENGLAND, closed__isnull=True)
        if types:
            found = found.filter(type__in=types)
        if regions:
            found = found.filter(region__in=regions)
        return list(found)


@dataclass(frozen=True)
class Preview:
    """Who would be asked now, and who has been asked already."""

    new: list[Trust]
    already: list[Trust]


def ask_view(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """First the choice, then the list of trusts to leave some out of, then it is recorded."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    if request.method != "POST":
        return _render(model_admin, request, AskForm(initial={"request": request.GET.get("request")}))
    form = AskForm(request.POST)
    if not form.is_valid():
        return _render(model_admin, request, form)
    try:
        if request.POST.get("action") == "ask":
            return _ask(request, form)
        return _render(model_admin, request, form, _preview(form))
    except EntryError as error:
        for problem in error.problems:
            form.add_error(problem.field if problem.field in form.fields else None, problem.sentence)
        return _render(model_admin, request, form)


def _preview(form: AskForm) -> Preview:
    foi_request, trusts = form.cleaned_data["request"], form.trusts()
    if not trusts:
        raise EntryError("Paste codes, or tick types or regions, to say which trusts were asked.")
    dates = {name: form.cleaned_data[name] for name in ("sent_on", "received_on")}
    problems = asking_problems(foi_request, trusts, list(foi_request.questions.answerable()), **dates)
    if problems:
        raise EntryError(problems)
    asked = set(foi_request.responses.values_list("trust_id", flat=True))
    return Preview(
        new=[trust for trust in trusts if trust.pk not in asked],
        already=[trust for trust in trusts if trust.pk in asked],
    )


def _ask(request: HttpRequest, form: AskForm) -> HttpResponse:
    foi_request = form.cleaned_data["request"]
    asked = ask_trusts(
        request=foi_request,
        trusts=require_trusts(request.POST.getlist("trust")),
        sent_on=form.cleaned_data["sent_on"],
        received_on=form.cleaned_data["received_on"],
        author=request.user,  # type: ignore[arg-type]
    )
    messages.success(request, _asked_words(len(asked.new), len(asked.already)))
    address = reverse("admin:responses_response_changelist")
    return HttpResponseRedirect(f"{address}?request__id__exact={foi_request.pk}")


def _asked_words(new: int, already: int) -> str:
    words = f"{new} trust{'' if new == 1 else 's'} recorded as asked."
    return f"{words} {already} had been asked already." if already else words


def _render(
    model_admin: ModelAdmin, request: HttpRequest, form: AskForm, preview: Preview | None = None
) -> TemplateResponse:
    context: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": "Ask trusts",
        "opts": model_admin.opts,
        "form": form,
        "preview": preview,
    }
    return TemplateResponse(request, "admin/responses/response/ask.html", context)

"""Readers report a mistake; everyone can see which corrections were made."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from responses.analysis.answers import answers_of_response
from responses.intake.corrections import FloodError, report_mistake
from responses.models import Answer, Correction

_A_PAGE = 50
_LONGEST_ADDRESS = 200


class ReportForm(forms.Form):
    """What is wrong, what the source says, and an address for questions back."""

    text = forms.CharField(
        max_length=Correction.LONGEST_TEXT,
        error_messages={
            "required": "Say what is wrong",
            "max_length": "Say what is wrong in %(limit_value)d characters or fewer",
        },
    )
    source_says = forms.CharField(
        max_length=Correction.LONGEST_TEXT,
        required=False,
        error_messages={"max_length": "Say what the source says in %(limit_value)d characters or fewer"},
    )
    reply_address = forms.EmailField(
        required=False,
        error_messages={"invalid": "Enter an e-mail address such as name@example.org, or leave it empty"},
    )
    #: No person sees this field; programs that fill in whatever they find do.
    repeat_subject = forms.CharField(required=False)

    def clean_repeat_subject(self) -> str:
        if self.cleaned_data["repeat_subject"]:
            raise forms.ValidationError("Leave the hidden field empty, then send the report again")
        return ""


@require_http_methods(["GET", "HEAD", "POST"])
def new_correction(request: HttpRequest) -> HttpResponse:
    named = request.GET.get("answer", "")[:_LONGEST_ADDRESS]
    answer = _public_answer(named) if named else None
    if named and answer is None:
        return render(request, "responses/correction_unknown.html", {"named": named}, status=404)
    form = ReportForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if form.is_valid() and _kept(form, answer):
            return redirect("responses:correction_thanks")
        status = 422
    return render(request, "responses/correction_new.html", _context(form, answer, named), status=status)


def _kept(form: ReportForm, answer: Answer | None) -> bool:
    """Keep the report; False, with an error in the form, when too many come at once."""
    fields = {name: form.cleaned_data[name] for name in ("text", "source_says", "reply_address")}
    try:
        report_mistake(answer=answer, **fields)
    except FloodError:
        form.add_error(None, "Too many reports came in the last hour. Keep your text and try again later")
        return False
    return True


def _context(form: ReportForm, answer: Answer | None, named: str) -> dict[str, Any]:
    context: dict[str, Any] = {"form": form, "named": named, "longest": Correction.LONGEST_TEXT}
    if answer is not None:
        response = answer.response
        questions = response.request.questions.all().numbered()
        shown = answers_of_response(response, [one for one in questions if one.pk == answer.question_id])[0]
        context |= {"answer": shown, "trust": response.trust, "foi_request": response.request}
    return context


def _public_answer(named: str) -> Answer | None:
    """The answer of ``slug/ODS/code``, if its request is public."""
    parts = named.strip("/").split("/")
    if len(parts) != 3 or "\x00" in named:
        return None
    slug, ods, code = parts
    found = Answer.objects.filter(
        response__request__slug=slug,
        response__request__public=True,
        response__trust=ods,
        question__code=code,
    )
    return found.select_related("response__trust", "response__request").first()


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "responses/correction_thanks.html")


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    page = Paginator(Correction.objects.made(), _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "responses/corrections.html", {"page": page})

"""Taking in a letter: a file, or a pasted text, read at once and then reviewed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from responses.admin.entry.fields import DateInput
from responses.admin.review.page import ReviewPage
from responses.admin.review.view import address, open_response
from responses.intake.entry import EntryError
from responses.intake.receiving import receive_letter
from responses.models import Response, Source

ACCEPTED = ".pdf,.docx,.html,.htm,.md,.txt,.eml"


class UploadForm(forms.Form):
    """A letter to take in; whether it can be read is for the reading to say."""

    file = forms.FileField(
        label="File",
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text="PDF, Word (.docx), e-mail (.eml), HTML, Markdown or plain text; at most 50 MB.",
        error_messages={"empty": "The file is empty."},
    )
    text = forms.CharField(
        label="Or paste the text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Whole and unaltered, such as the text of an e-mail or of a web page.",
    )
    name = forms.CharField(label="Name of the pasted text", required=False, max_length=100)
    kind = forms.ChoiceField(label="Kind", choices=Source.Kind.choices, initial=Source.Kind.REPLY)
    dated = forms.DateField(label="Date of the letter", required=False, widget=DateInput())
    address = forms.URLField(
        label="Address", required=False, assume_scheme="https", help_text="Where the trust itself shows it."
    )
    supersedes = forms.ModelChoiceField(
        Source.objects.none(),
        label="It takes the place of",
        required=False,
        empty_label="No earlier letter",
        help_text="Both are kept. Passages of the earlier one are pointed to this one by hand.",
    )

    def __init__(self, data: Any = None, files: Any = None, *, response: Response) -> None:
        super().__init__(data, files)
        sources = Source.objects.filter(response=response, superseded_by=None)
        self.fields["supersedes"].queryset = sources  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        given = [bool(data.get("file")), bool((data.get("text") or "").strip())]
        if not any(given) and "file" not in self.errors:
            self.add_error("file", "Choose a file, or paste a text.")
        if all(given):
            self.add_error("text", "Choose a file or paste a text, not both.")
        return data

    def letter(self) -> dict[str, Any]:
        """What is to be received: bytes, name, and what is said about it."""
        data = self.cleaned_data
        about = {name: data[name] for name in ("kind", "dated", "address", "supersedes")}
        if data["file"]:
            return {"data": data["file"].read(), "name": data["file"].name, **about}
        # The mark keeps a text from being taken for another kind of file by how it begins.
        name = (data["name"].strip() or "Pasted text").removesuffix(".txt")
        return {"data": data["text"].encode("utf-8-sig"), "name": f"{name}.txt", **about}


def upload_view(model_admin: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    """The form; once the letter is read, on to its review."""
    response = open_response(model_admin, request, key)
    form = UploadForm(request.POST or None, request.FILES or None, response=response)
    if request.method == "POST" and form.is_valid() and (source := _receive(form, request, response)):
        problem = source.reading.problem
        if problem:
            messages.warning(request, problem)
        messages.success(request, f"“{source}” is kept and read. Nothing is coded until you decide it.")
        return HttpResponseRedirect(address(source, ReviewPage(source).next_after("")))
    context = {
        **model_admin.admin_site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": f"Take in a letter: {response.trust.name}",
        "opts": model_admin.opts,
        "response": response,
        "form": form,
        "may_change": model_admin.has_change_permission(request, response),
    }
    return TemplateResponse(request, "admin/responses/response/upload.html", context)


def _receive(form: UploadForm, request: HttpRequest, response: Response) -> Source | None:
    author: Any = request.user
    try:
        return receive_letter(response=response, author=author, **form.letter())
    except EntryError as error:
        for problem in error.problems:
            form.add_error(problem.field if problem.field in form.fields else None, problem.sentence)
        return None

"""The forms of the parts of one response: its facts, a provision, an answer, a new source.

They only read what was typed; whether it can be so is for responses.intake.entry to say.
"""

from typing import Any

from django import forms
from django.http import QueryDict

from responses.intake.entry import AnswerEntry, ProvisionEntry, SourceEntry
from responses.models import Answer, Provision, Question, Response, Source

NO_REPLY = Response.Outcome.NO_REPLY
_MARK_HELP = "As the trust wrote it: Y/"
_SECTIONS_HELP = "Of the Act, joined by |: 12|40(2)"


class DateInput(forms.DateInput):
    """The browser's own date field, which speaks ISO dates whatever the language of the page."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _date(label: str, help_text: str = "") -> forms.DateField:
    return forms.DateField(label=label, help_text=help_text, required=False, widget=DateInput())


def _words(label: str, *, rows: int = 2, help_text: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=False, widget=widget)


class FactsForm(forms.Form):
    reference = forms.CharField(label="Trust's reference", required=False)
    sent_on = _date("Request sent on")
    received_on = _date("Request received on", "By the trust: the twenty working days count from here.")
    clarified_on = _date("Clarification received on", "Where the trust asked for one: the time starts anew.")
    extended_to = _date("Extended to", "Under section 10(3) of the Act.")
    replied_on = _date("Replied on", "Leave empty where the reply carries no date.")
    outcome = forms.ChoiceField(label="Outcome")
    reuse = forms.ChoiceField(
        label="Re-use",
        choices=Response.Reuse.choices,
        help_text="What the letter says about re-using its words.",
    )
    source_url = forms.CharField(
        label="Address of the trust's page",
        required=False,
        widget=forms.URLInput(),
        help_text="Where the trust itself shows the reply, starting with https://",
    )
    note = _words("Note on the whole response", help_text="In our own words; published.")

    def __init__(self, data: QueryDict | None, *, response: Response) -> None:
        initial = {name: getattr(response, name) for name in self.base_fields}
        super().__init__(data, initial=initial, prefix="facts")
        choices = [choice for choice in Response.Outcome.choices if choice[0] != NO_REPLY]
        self.fields["outcome"] = forms.ChoiceField(label="Outcome", choices=choices)

    def facts(self) -> dict[str, object]:
        return {name: _one_line_ends(value) for name, value in self.cleaned_data.items()}


class QuoteForm(forms.Form):
    """What provisions and answers have in common: a quote to be found in the sources."""

    quote = _words("Add a passage by its words", rows=1, help_text="Copied from a source, or typed.")
    which = forms.IntegerField(
        label="Which, if it occurs more than once", required=False, min_value=1, max_value=10_000
    )


class ProvisionForm(QuoteForm):
    state = forms.ChoiceField(
        label="Does the trust run it?", choices=Provision.State.choices, widget=forms.RadioSelect
    )
    note = _words("Note", rows=1)

    def __init__(self, data: QueryDict | None, *, provision: Provision) -> None:
        self.provision = provision
        initial = {"state": provision.state, "note": provision.note}
        super().__init__(data, initial=initial, prefix=f"provision-{provision.service_id}")

    def entry(self, **evidence: Any) -> ProvisionEntry:
        data = self.cleaned_data
        note = _one_line_ends(data["note"])
        return ProvisionEntry(self.provision.service_id, state=data["state"], note=note, **evidence)


class AnswerForm(QuoteForm):
    """One answer. Its state and the cause of a question that does not apply are one choice."""

    state = forms.ChoiceField(label="State")
    raw_mark = forms.CharField(label="Raw mark", required=False, help_text=_MARK_HELP)
    qualified = forms.BooleanField(label="Qualified: one value, with a condition attached", required=False)
    sections = forms.CharField(label="Sections", required=False, help_text=_SECTIONS_HELP)
    note = _words("Note", help_text="In our own words; published.")

    def __init__(self, data: QueryDict | None, *, answer: Answer) -> None:
        self.answer, self.question = answer, answer.question
        initial = {
            "state": _state_with_cause(answer.state, answer.cause),
            "value": answer.value.split("|") if self.question.kind == Question.Kind.CHOICES else answer.value,
            **{name: getattr(answer, name) for name in ("raw_mark", "qualified", "sections", "note")},
        }
        super().__init__(data, initial=initial, prefix=self.question.code)
        self.fields["state"] = forms.ChoiceField(label="State", choices=_state_choices(answer))
        if self.question.has_value:
            self.fields["value"] = _value_field(self.question)

    def entry(self, **evidence: Any) -> AnswerEntry:
        data = self.cleaned_data
        state, _, cause = data["state"].partition(":")
        value = data.get("value", "")
        return AnswerEntry(
            self.question.code,
            state=state,
            cause=cause,
            value=value if isinstance(value, str) else "|".join(sorted(value)),
            qualified=data["qualified"],
            raw_mark=data["raw_mark"],
            sections=data["sections"],
            note=_one_line_ends(data["note"]),
            **evidence,
        )


class SourceForm(forms.Form):
    kind = forms.ChoiceField(label="Kind", choices=Source.Kind.choices, initial=Source.Kind.REPLY)
    name = forms.CharField(label="Name of the file or page", required=False)
    dated = _date("Date")
    address = forms.CharField(label="Address", required=False, widget=forms.URLInput())
    text = forms.CharField(
        label="Text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Paste it whole and unaltered. Leave it empty for an attachment that is not held.",
    )

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data, prefix="source")

    def entries(self) -> tuple[SourceEntry, ...]:
        data = self.cleaned_data
        if not any(data[name] for name in ("name", "dated", "address", "text")):
            return ()
        return (SourceEntry(**data),)


def _state_with_cause(state: str, cause: str) -> str:
    return f"{state}:{cause}" if cause else state


def _state_choices(answer: Answer) -> list[tuple[str, str]]:
    """All states but no reply, which closing sets; causes that follow from elsewhere only where they hold."""
    choices: list[tuple[str, str]] = [(Answer.State.PENDING.value, Answer.State.PENDING.label)]
    for state in Answer.State:
        if state == Answer.State.NOT_APPLICABLE:
            choices += [
                (f"{state.value}:{cause.value}", f"{state.label}: {cause.label}")
                for cause in Answer.Cause
                if cause in (Answer.Cause.TRUST, answer.cause)
            ]
        elif state not in (Answer.State.PENDING, Answer.State.NO_REPLY):
            choices.append((state.value, state.label))
    return choices


def _value_field(question: Question) -> forms.Field:
    options = list(question.value_labels().items())
    if question.kind == Question.Kind.NUMBER:
        return forms.CharField(
            label="Value", required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"})
        )
    if question.kind == Question.Kind.CHOICES:
        return forms.MultipleChoiceField(
            label="Value", required=False, choices=options, widget=forms.CheckboxSelectMultiple
        )
    return forms.ChoiceField(
        label="Value", required=False, choices=[*options, ("", "No value")], widget=forms.RadioSelect
    )


def _one_line_ends(value: Any) -> Any:
    """Browsers send CRLF; what is stored has LF, so that an unchanged note is no change."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value

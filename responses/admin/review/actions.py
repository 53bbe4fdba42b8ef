"""What a button or a key of the review screen asks for, turned into one decision."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from responses.admin.entry.fields import AnswerForm
from responses.admin.review.page import ReviewPage
from responses.intake.entry import AnswerEntry, EntryError, PassageEntry, Problem
from responses.intake.review import (
    AnswerItem,
    Done,
    FactItem,
    ProvisionItem,
    accept,
    accept_fact,
    change,
    change_fact,
    decide_provision,
    extend_passage,
    fact_not_stated,
    not_answered,
    remove_passage,
    set_passage,
)
from responses.models import Provision, Source

#: What is said of each decision.
SAID = {
    "accept": "Accepted",
    "change": "Changed",
    "not_answered": "Not answered",
    "set": "Passage set",
    "extend": "Passage extended",
    "remove": "Passage removed",
}


class FormError(EntryError):
    """What was typed into the form of one item cannot be read at all."""


def act(page: ReviewPage, data: QueryDict, author: AbstractBaseUser) -> Done:
    """Do what was asked for to the item it names; EntryError, in words, where it cannot be done."""
    row = page.rows.get(data.get("item", ""))
    action = action_of(data)
    if row is None or action not in SAID:
        raise EntryError("That is nothing that can be done here.")
    kinds: tuple[tuple[type, Callable], ...] = (
        (AnswerItem, _answer),
        (ProvisionItem, _provision),
        (FactItem, _fact),
    )
    decide = next(function for kind, function in kinds if isinstance(row.item, kind))
    done: Done = decide(page, row.item, action, data, {"author": author, "opened_at": opened_at(data)})
    return done


def action_of(data: QueryDict) -> str:
    """What is asked for; a button that removes a passage carries its place instead."""
    return "remove" if data.get("remove") else data.get("action", "")


def opened_at(data: QueryDict) -> datetime:
    """When the response had last changed as the screen was loaded; long ago where the form does not say."""
    try:
        found = parse_datetime(data.get("opened_at", ""))
    except ValueError:
        found = None
    return found or datetime.min


def _answer(page: ReviewPage, item: AnswerItem, action: str, data: QueryDict, who: dict[str, Any]) -> Done:
    if action == "accept":
        return _accept(item.suggestion, data, who)
    if action == "not_answered":
        return not_answered(answer=item.answer, source=page.source, **who)
    if action == "change":
        form = AnswerForm(data, answer=item.answer)
        entry = _entry(form, item, page.source)
        return change(answer=item.answer, source=page.source, entry=entry, resources=_ticked(data), **who)
    return _passage(page, item.answer, action, data, who)


def _accept(suggestion: Any, data: QueryDict, who: dict[str, Any]) -> Done:
    if suggestion is None:
        raise EntryError("Nothing is suggested here: choose what the letter says.")
    resources = _ticked(data) if "resources_shown" in data else None
    return accept(suggestion=suggestion, resources=resources, **who)


def _ticked(data: QueryDict) -> list[int]:
    return [int(value) for value in data.getlist("resource") if value.isdecimal() and len(value) < 5]


def _entry(form: AnswerForm, item: AnswerItem, source: Source) -> AnswerEntry:
    """What was typed. A quote takes the place of the passages in this letter; without one they stay."""
    if not form.is_valid():
        code = item.answer.question.code
        raise FormError(
            [
                Problem(str(sentence), code, name)
                for name, sentences in form.errors.items()
                for sentence in sentences
            ]
        )
    quote, which = form.cleaned_data["quote"].strip(), form.cleaned_data["which"]
    if not quote:
        return form.entry(passages=None)
    kept = [
        PassageEntry(one.source, one.start, one.end, one.quote, release_reason=one.release_reason)
        for one in item.passages
        if one.source_id != source.pk
    ]
    return form.entry(passages=(*kept, PassageEntry(source, quote=quote, which=which)))


def _provision(
    page: ReviewPage, item: ProvisionItem, action: str, data: QueryDict, who: dict[str, Any]
) -> Done:
    if action == "accept":
        return _accept(item.suggestion, data, who)
    if action in ("change", "not_answered"):
        state = data.get("state", "") if action == "change" else Provision.State.UNKNOWN
        return decide_provision(provision=item.provision, source=page.source, state=state, **who)
    return _passage(page, item.provision, action, data, who)


def _passage(page: ReviewPage, owner: Any, action: str, data: QueryDict, who: dict[str, Any]) -> Done:
    if action == "remove":
        numbers = _numbers(str(data["remove"]).split(":"), of=3)
        source = page.response.sources.filter(pk=numbers[0]).first() or page.source
        return remove_passage(owner=owner, source=source, start=numbers[1], end=numbers[2], **who)
    set_or_extend = set_passage if action == "set" else extend_passage
    return set_or_extend(owner=owner, entry=_selected(page.source, data), **who)


def _selected(source: Source, data: QueryDict) -> PassageEntry:
    """The place that was selected, or else the words that were typed."""
    if quote := data.get("quote", "").strip():
        return PassageEntry(source, quote=quote)
    start, end = _numbers([data.get("start", ""), data.get("end", "")], of=2)
    if not end:
        raise EntryError("Select the words in the letter first.")
    return PassageEntry(source, start, end)


def _numbers(texts: list[str], *, of: int) -> list[int]:
    """The numbers that the texts are, or as many noughts where they are none."""
    good = len(texts) == of and all(text.isdecimal() and len(text) < 10 for text in texts)
    return [int(text) for text in texts] if good else [0] * of


def _fact(page: ReviewPage, item: FactItem, action: str, data: QueryDict, who: dict[str, Any]) -> Done:
    fields = {"response": page.response, "reading": page.review.reading, "name": item.name, **who}
    if action == "accept":
        return accept_fact(**fields)
    if action == "not_answered":
        return fact_not_stated(**fields)
    if action == "change":
        return change_fact(value=data.get("value", ""), **fields)
    raise EntryError("What the letter says about itself has no passage to set.")

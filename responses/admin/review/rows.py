"""The items of a review as rows of the screen: what is suggested, what is recorded, the form to change it."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import QueryDict

from responses.admin.entry.fields import AnswerForm
from responses.intake.review import AnswerItem, FactItem, ProvisionItem, Review
from responses.models import (
    STATE_MEANINGS,
    Answer,
    Mention,
    Passage,
    Provision,
    Question,
    Resource,
    Suggestion,
)

_CODED = ("state", "cause", "value", "qualified", "raw_mark", "sections")
#: From which confidence on it is called what.
_SURE = ((0.95, "Very likely right"), (0.85, "Likely right"), (0.65, "Perhaps right"), (0.0, "Doubtful"))


def confidence_words(confidence: float | None) -> str:
    """``Likely right, 90 %``; empty without a figure."""
    if confidence is None:
        return ""
    words = next(words for least, words in _SURE if confidence >= least)
    return f"{words}, {round(confidence * 100)} %"


def coding_words(row: Any, question: Question) -> str:
    """State, value, mark and sections of an answer, a suggestion or a coding, in one line."""
    state = Answer.State(row.state).label
    if row.cause:
        state = f"{state}: {Answer.Cause(row.cause).label.lower()}"
    parts = [f"{state}: {question.value_label(row.value)}" if row.value else state]
    if row.qualified:
        parts.append("qualified")
    if row.raw_mark:
        parts.append(f"written “{row.raw_mark}”")
    if row.sections:
        parts.append(f"section {row.sections.replace('|', ', ')}")
    return ", ".join(parts)


def question_label(question: Question, *, several: bool) -> str:
    """``CAMHS 2a(i)`` where the request asks about several services, else ``Question 2a(i)``."""
    return f"{question.service.short_name if several else 'Question'} {question.number}"


@dataclass
class PassageRow:
    """A passage that is set; ``outdated`` where its letter is superseded by the one on the screen."""

    passage: Passage
    elsewhere: bool = False
    outdated: bool = False


@dataclass
class Row:
    """What all items have in common on the screen."""

    item: Any
    label: str
    decided: str = ""
    suggested: str = ""
    confidence: str = ""
    recorded: str = ""
    passages: list[PassageRow] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    open: bool = False
    problem: str = ""

    @property
    def key(self) -> str:
        return str(self.item.key)

    @property
    def anchor(self) -> str:
        """Its place in the page: ``item-answer-camhs-1``."""
        return f"item-{self.key.replace(':', '-')}"

    @property
    def left(self) -> bool:
        return bool(self.item.left)

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]

    @property
    def can_accept(self) -> bool:
        return bool(self.suggested) and self.left


@dataclass
class AnswerRow(Row):
    question: Question | None = None
    data: QueryDict | None = None
    resources: list[tuple[int, dict, bool]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    note: str = ""
    symbol: str = ""

    @cached_property
    def form(self) -> AnswerForm:
        """Made only where it is shown: a script asks for few rows."""
        return AnswerForm(self.data, answer=_as_suggested(self.item))


@dataclass
class ProvisionRow(Row):
    choices: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class FactRow(Row):
    value: str = ""


def answer_row(item: AnswerItem, review: Review, data: QueryDict | None = None) -> AnswerRow:
    answer, suggestion = item.answer, item.suggestion
    question = answer.question
    label = question_label(question, several=len(review.services) > 1)
    row = AnswerRow(item, label, question=question, data=data)
    row.note = _note(item)
    row.mentions = item.mentions
    row.passages = [_passage_row(one, review) for one in item.passages]
    if answer.state != Answer.State.PENDING:
        row.recorded = coding_words(answer, question)
        row.symbol = STATE_MEANINGS[answer.state].symbol
    if suggestion is None:
        return row
    row.decided = "" if suggestion.is_open else suggestion.get_decision_display()
    if suggestion.state != Answer.State.PENDING and not (item.settled and not item.left):
        row.suggested = coding_words(suggestion, question)
        row.confidence = confidence_words(suggestion.confidence)
    if suggestion.is_open and not any(one.source_id == review.source.pk for one in item.passages):
        row.quotes = _quotes(suggestion, review)
    if item.left:
        row.resources = _resources(suggestion, item)
    return row


def _as_suggested(item: AnswerItem) -> Answer:
    """The answer as the form begins with: as suggested while nobody has decided, else as it is recorded."""
    if item.suggestion is None or not item.left or item.suggestion.state == Answer.State.PENDING:
        return item.answer
    begun = copy(item.answer)
    for name in _CODED:
        setattr(begun, name, getattr(item.suggestion, name))
    return begun


def _note(item: AnswerItem) -> str:
    """What is to be said beside the coding, in a sentence."""
    if item.settled == Answer.Cause.PROVISION:
        return "Settled: the trust does not run the service."
    if item.settled == Answer.Cause.CONDITION and not item.left:
        return "Settled: the question that it depends on was answered otherwise."
    if item.settled or item.flagged:
        return (
            "The letter seems to answer it, although the question that it depends on says it does not apply."
        )
    if item.suggestion is None:
        return "Nothing is suggested."
    if item.left and item.suggestion.cause == Answer.Cause.PROVISION:
        return "Follows from the trust not running the service: decide that first."
    if not item.suggestion.spans:
        return "Nothing was found in this letter." if item.left else ""
    if item.suggestion.refers_to and item.left:
        return f"The letter points to the answer to {item.suggestion.refers_to}."
    return ""


def _passage_row(passage: Passage, review: Review) -> PassageRow:
    return PassageRow(
        passage,
        elsewhere=passage.source_id != review.source.pk,
        outdated=passage.source_id in review.superseded,
    )


def _quotes(suggestion: Suggestion, review: Review) -> list[str]:
    return [review.source.text[start:end] for start, end in suggestion.spans]


def _resources(suggestion: Suggestion, item: AnswerItem) -> list[tuple[int, dict, bool]]:
    """Position, resource and whether it is known, of those that the answer does not name yet."""
    named = {mention.resource_id for mention in item.mentions}
    return [
        (position, one | {"label": Resource.Kind(one["kind"]).label.lower()}, bool(one.get("known")))
        for position, one in enumerate(suggestion.resources)
        if one.get("known") not in named
    ]


def provision_row(item: ProvisionItem, review: Review) -> ProvisionRow:
    provision, suggestion = item.provision, item.suggestion
    row = ProvisionRow(item, f"{provision.service.short_name}: does the trust run it?")
    row.choices = list(Provision.State.choices)
    row.passages = [_passage_row(one, review) for one in item.passages]
    if provision.state != Provision.State.UNKNOWN:
        row.recorded = provision.get_state_display()
    if suggestion is not None:
        row.decided = "" if suggestion.is_open else suggestion.get_decision_display()
        row.suggested = Provision.State(suggestion.state).label
        row.confidence = confidence_words(suggestion.confidence)
        if suggestion.is_open and not item.passages:
            row.quotes = _quotes(suggestion, review)
    return row


def fact_row(item: FactItem, review: Review) -> FactRow:
    row = FactRow(item, item.label, value=item.suggested or item.recorded)
    if item.name == "outcome":
        row.value = "" if item.recorded == "awaiting" and not item.suggested else row.value
    row.decided = Suggestion.Decision(item.decision).label if item.decision else ""
    if item.decision == Suggestion.Decision.NOT_ANSWERED:
        row.decided = "Not stated"
    row.suggested = item.suggested_words
    row.confidence = confidence_words(item.confidence)
    row.recorded = "" if item.recorded in ("", "awaiting") else item.recorded_words
    if item.span:
        row.quotes = [review.source.text[item.span[0] : item.span[1]]]
    return row


def rows_by_key(review: Review, bound: Mapping[str, QueryDict] | None = None) -> dict[str, Row]:
    """A row for every item, in order; ``bound`` holds what was typed, by the key of its item."""
    rows: dict[str, Row] = {}
    for item in review.items:
        data = (bound or {}).get(item.key)
        if isinstance(item, AnswerItem):
            row: Row = answer_row(item, review, data)
        elif isinstance(item, ProvisionItem):
            row = provision_row(item, review)
        else:
            row = fact_row(item, review)
        row.open = data is not None
        rows[row.key] = row
    return rows

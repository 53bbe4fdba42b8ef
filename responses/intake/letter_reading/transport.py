"""What is suggested from a letter as JSON and back, to cross from one process to another."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date
from typing import Any, TypeVar, get_type_hints

from responses.intake.aligning import AskedQuestion, Span
from responses.intake.documents import Document
from responses.intake.suggesting import (
    Fact,
    KnownResource,
    LetterFacts,
    LetterReading,
    NamedAttachment,
    PersonalSpan,
    SuggestedAnswer,
    SuggestedProvision,
    SuggestedResource,
    Suggestion,
)
from responses.stats import STATES

Value = TypeVar("Value")
_DATES = ("sent_on", "received_on", "answered_on")


def asked_from(order: Mapping[str, Any]) -> tuple[AskedQuestion, ...]:
    """The questions of an order that came as JSON, where tuples are lists."""
    return tuple(
        AskedQuestion(
            **{
                **one,
                "service_names": tuple(one["service_names"]),
                "options": tuple((code, label) for code, label in one["options"]),
            }
        )
        for one in order["asked"]
    )


def known_from(order: Mapping[str, Any]) -> tuple[KnownResource, ...]:
    """The known resources of an order that came as JSON."""
    return tuple(KnownResource(**one) for one in order["known"])


def dumped(reading: LetterReading) -> bytes:
    """The suggestions as one line of JSON."""
    return json.dumps(asdict(reading), default=date.isoformat).encode()


def loaded(line: bytes, document: Document, asked: Sequence[AskedQuestion]) -> LetterReading:
    """The suggestions again; raises ValueError, KeyError or TypeError where they do not fit the letter.

    The process that wrote them has handled a hostile file: nothing it says is taken on trust.
    """
    whole, length = json.loads(line), len(document.text)
    reading = LetterReading(
        answers=tuple(_answer(one, length) for one in whole["answers"]),
        provisions=tuple(_made(SuggestedProvision, one, length) for one in whole["provisions"]),
        resources=tuple(_made(SuggestedResource, one, length) for one in whole["resources"]),
        facts=_facts(whole["facts"], length),
        personal=tuple(_made(PersonalSpan, one, length) for one in whole["personal"]),
        attachments=tuple(_attachment(one, length) for one in whole["attachments"]),
    )
    answerable = [one.code for one in asked if one.kind != "heading"]
    if [one.code for one in reading.answers] != answerable:
        raise ValueError("the answers are not those of the questions")
    return reading


def _answer(one: Mapping[str, Any], length: int) -> SuggestedAnswer:
    coding = _made(Suggestion, {**one["suggestion"], "sections": ()}, length)
    if coding.state not in STATES:
        raise ValueError("the state is none")
    sections = tuple(map(str, one["suggestion"]["sections"]))
    spans = tuple(_span(span, length) for span in one["spans"])
    coding = Suggestion(**{**asdict(coding), "sections": sections})
    return SuggestedAnswer(str(one["code"]), spans, bool(one["found"]), coding, str(one["refers_to"]))


def _attachment(one: Mapping[str, Any], length: int) -> NamedAttachment:
    span = _span(one["span"], length) if one["span"] else None
    return NamedAttachment(str(one["name"]), str(one["size"]), span, tuple(map(str, one["codes"])))


def _facts(whole: Mapping[str, Any], length: int) -> LetterFacts:
    found = {
        name: _fact(fact, length, name in _DATES) for name, fact in whole.items() if name != "exemptions"
    }
    return LetterFacts(exemptions=tuple(map(str, whole["exemptions"])), **found)


def _fact(one: Mapping[str, Any], length: int, is_date: bool) -> Fact:
    value = one["value"]
    if value is not None:
        value = date.fromisoformat(value) if is_date else str(value)
    span = _span(one["span"], length) if one["span"] else None
    return Fact(value, span, _share(one["confidence"]))


def _made(kind: type[Value], one: Mapping[str, Any], length: int) -> Value:
    """A value of this class; its span lies in the text, its share is one, and its words are words."""
    hints = get_type_hints(kind)
    made: dict[str, Any] = {}
    for name in (field.name for field in fields(kind)):  # type: ignore[arg-type]
        given = one[name]
        if name == "span":
            given = _span(given, length)
        elif name == "confidence":
            given = _share(given)
        elif hints[name] is bool:
            given = bool(given)
        elif name != "sections":
            given = str(given)
        made[name] = given
    return kind(**made)


def _span(given: Mapping[str, Any], length: int) -> Span:
    span = Span(int(given["start"]), int(given["end"]))
    if not 0 <= span.start < span.end <= length:
        raise ValueError("a span is out of place")
    return span


def _share(given: Any) -> float:
    if not 0 <= given <= 1:
        raise ValueError("a confidence is none")
    return float(given)

"""What was read of a letter, as rows of CSV and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from responses.exports.columns import Column, write_rows
from responses.intake.aligning import AskedQuestion, Span
from responses.intake.letter_reading import ReadLetter
from responses.intake.suggesting import Fact, NamedAttachment, SuggestedAnswer, SuggestedResource

FACTS = ("reference", "sent_on", "received_on", "answered_on", "reuse")


@dataclass(frozen=True)
class ReadAnswer:
    """One answerable question and what one letter suggests; nothing where the letter has no text."""

    letter: ReadLetter
    question: AskedQuestion
    answer: SuggestedAnswer | None

    @property
    def quotes(self) -> list[str]:
        spans = self.answer.spans if self.answer else ()
        return [self.letter.document.text[span.start : span.end] for span in spans]

    @property
    def text(self) -> str:
        """All passages, joined by a line end."""
        return "\n".join(self.quotes)

    @property
    def start(self) -> int | None:
        """Where the first passage begins."""
        return self.answer.spans[0].start if self.answer and self.answer.spans else None

    @property
    def end(self) -> int | None:
        """Where the last passage ends."""
        return self.answer.spans[-1].end if self.answer and self.answer.spans else None

    def coded(self, name: str) -> Any:
        """A field of the suggested coding, empty where nothing is suggested."""
        return getattr(self.answer.suggestion, name) if self.answer else ""


COLUMNS = [
    Column("file", "Name of the letter's file", lambda row: row.letter.document.name),
    Column("question", "Code of the question", lambda row: row.question.code),
    Column("text", "All passages found, joined by a line end", lambda row: row.text),
    Column("start", "Where the first passage begins, in characters", lambda row: row.start, "integer"),
    Column("end", "Where the last passage ends, in characters", lambda row: row.end, "integer"),
    Column("state", "State that is suggested", lambda row: row.coded("state")),
    Column("value", "Value that is suggested", lambda row: row.coded("value")),
    Column("raw_mark", "Mark as written", lambda row: row.coded("raw_mark")),
    Column(
        "confidence", "How often such suggestions are right", lambda row: row.coded("confidence"), "number"
    ),
]


def read_answers(letter: ReadLetter, asked: Sequence[AskedQuestion]) -> list[ReadAnswer]:
    """A row for each answerable question, in order."""
    found = {answer.code: answer for answer in letter.reading.answers}
    return [ReadAnswer(letter, one, found.get(one.code)) for one in asked if one.kind != "heading"]


def csv_rows(letters: Sequence[ReadLetter], asked: Sequence[AskedQuestion]) -> Iterator[list[str]]:
    """The header once, then the cells of every answer of every letter."""
    rows = (row for letter in letters for row in read_answers(letter, asked))
    return write_rows(COLUMNS, rows)


def as_json(letter: ReadLetter, asked: Sequence[AskedQuestion]) -> dict[str, Any]:
    """All that was read of one letter, as values that JSON knows."""
    document, reading = letter.document, letter.reading
    return {
        "file": document.name,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "pages": document.pages,
        "characters": len(document.text),
        "problem": letter.problem,
        "answers": [_answer(row) for row in read_answers(letter, asked)],
        "provisions": [
            {
                "service": one.service,
                "state": one.state,
                **_place(letter, one.span),
                "confidence": one.confidence,
            }
            for one in reading.provisions
        ],
        "resources": [_resource(letter, one) for one in reading.resources],
        "links": [
            {**_place(letter, Span(one.start, one.end)), "address": one.address} for one in document.links
        ],
        "attachments": [_attachment(letter, one) for one in reading.attachments],
        "facts": {
            **{name: _fact(letter, getattr(reading.facts, name)) for name in FACTS},
            "exemptions": list(reading.facts.exemptions),
        },
        "personal": [{**_place(letter, one.span), "kind": one.kind} for one in reading.personal],
    }


def _answer(row: ReadAnswer) -> dict[str, Any]:
    answer = row.answer
    columns = {column.name: column.value(row) for column in COLUMNS}
    more = {name: row.coded(name) for name in ("cause", "qualified", "basis")} if answer else {}
    return {
        **columns,
        **more,
        "sections": list(row.coded("sections")),
        "refers_to": answer.refers_to if answer else "",
        "passages": [_place(row.letter, span) for span in answer.spans] if answer else [],
    }


def _resource(letter: ReadLetter, one: SuggestedResource) -> dict[str, Any]:
    return {
        "question": one.code,
        "name": one.name,
        "kind": one.kind,
        "known": int(one.key) if one.key else None,
        "address": one.address,
        "attached": one.attached,
        "size": one.size,
        **_place(letter, one.span),
        "confidence": one.confidence,
    }


def _fact(letter: ReadLetter, fact: Fact) -> dict[str, Any]:
    value = fact.value.isoformat() if isinstance(fact.value, date) else fact.value
    return {"value": value, **_place(letter, fact.span), "confidence": fact.confidence}


def _attachment(letter: ReadLetter, one: NamedAttachment) -> dict[str, Any]:
    return {"name": one.name, "size": one.size, "questions": list(one.codes), **_place(letter, one.span)}


def _place(letter: ReadLetter, span: Span | None) -> dict[str, Any]:
    if span is None:
        return {"start": None, "end": None, "quote": ""}
    quote = letter.document.text[span.start : span.end]
    return {"start": span.start, "end": span.end, "quote": quote}

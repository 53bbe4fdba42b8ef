"""What was read of a letter, for a person at a terminal."""

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from responses.exports.reading import FACTS, ReadAnswer, read_answers
from responses.intake.aligning import AskedQuestion
from responses.intake.letter_reading import ReadLetter

_WIDTH = 100
_FACT_WORDS = {
    "reference": "Reference",
    "sent_on": "Request sent",
    "received_on": "Request received",
    "answered_on": "Answered",
    "reuse": "Re-use",
}


def text_lines(letter: ReadLetter, asked: Sequence[AskedQuestion]) -> Iterator[str]:
    """The letter's facts, then every question with what was found, and a count at the end."""
    document = letter.document
    pages = "1 page" if document.pages == 1 else f"{document.pages} pages"
    yield f"{document.name}: {pages}, {len(document.text)} characters"
    if letter.problem:
        yield letter.problem
    if not letter.reading.answers:
        return
    yield from _facts(letter)
    names = {one.service: one.service_names[0] for one in asked if one.service_names}
    for provision in letter.reading.provisions:
        quote = document.text[provision.span.start : provision.span.end]
        yield f"{names[provision.service]}: not run by the trust ({_share(provision.confidence)})"
        yield from _indented(quote)
    rows = read_answers(letter, asked)
    for row in rows:
        yield ""
        yield from _answer(row, names[row.question.service])
    found = sum(bool(row.quotes) for row in rows)
    yield ""
    yield f"Found passages for {found} of {len(rows)} questions."


def _facts(letter: ReadLetter) -> Iterator[str]:
    for name in FACTS:
        fact = getattr(letter.reading.facts, name)
        if fact.found:
            value = fact.value.isoformat() if isinstance(fact.value, date) else str(fact.value)
            yield f"{_FACT_WORDS[name]}: {value.replace('_', ' ')} ({_share(fact.confidence)})"
        else:
            yield f"{_FACT_WORDS[name]}: nothing found"
    if letter.reading.facts.exemptions:
        yield f"Sections claimed: {', '.join(letter.reading.facts.exemptions)}"
    for attachment in letter.reading.attachments:
        size = f", {attachment.size}" if attachment.size else ""
        yield f"Attachment: {attachment.name}{size}"


def _answer(row: ReadAnswer, service: str) -> Iterator[str]:
    question = f"{service} {row.question.number} ({row.question.code}): {' '.join(row.question.text.split())}"
    yield textwrap.shorten(question, _WIDTH, placeholder=" …")
    yield f"  {_coding(row)}"
    for quote in row.quotes:
        yield from _indented(quote)
    if not row.quotes:
        yield "  | nothing found"
    for resource in row.letter.reading.resources:
        if resource.code == row.question.code:
            known = "on record" if resource.key else "new"
            yield f"  {resource.kind}: {resource.name} ({known})"


def _coding(row: ReadAnswer) -> str:
    value, mark, sections = row.coded("value"), row.coded("raw_mark"), row.coded("sections")
    parts = [row.coded("state").replace("_", " ") + (f": {value}" if value else "")]
    parts += [f"marked “{mark}”"] if mark else []
    parts += ["qualified"] if row.coded("qualified") else []
    parts += [f"section {', '.join(sections)}"] if sections else []
    parts += [f"see {row.answer.refers_to}"] if row.answer and row.answer.refers_to else []
    return f"{', '.join(parts)} ({_share(row.coded('confidence'))})"


def _indented(quote: str) -> Iterator[str]:
    for line in quote.splitlines():
        yield from textwrap.wrap(line, _WIDTH, initial_indent="  | ", subsequent_indent="  | ")


def _share(confidence: float) -> str:
    return f"{confidence:.0%} sure"

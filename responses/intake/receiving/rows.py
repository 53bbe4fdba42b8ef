"""What was read of a letter as rows of the database, within the bounds of their columns."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from responses.intake.documents import Document
from responses.intake.letter_reading import ReadLetter
from responses.intake.suggesting import Fact, SuggestedAnswer, SuggestedProvision, SuggestedResource
from responses.models import Answer, Provision, Reading, Source, Suggestion
from responses.models.answer import SECTIONS_PATTERN

_FACTS = ("reference", "sent_on", "received_on", "answered_on", "reuse")
#: Kinds of source that may answer questions; of the others only what they say about themselves counts.
_ANSWERING = (Source.Kind.REPLY, Source.Kind.REVIEW, Source.Kind.ATTACHMENT)


def reading_row(source: Source, letter: ReadLetter) -> Reading:
    """The reading of one source, not saved."""
    document, reading = letter.document, letter.reading
    return Reading(
        source=source,
        problem=letter.problem[:300],
        page_starts=page_starts(document),
        personal=[[one.span.start, one.span.end, one.kind] for one in reading.personal],
        facts={name: _fact(getattr(reading.facts, name)) for name in _FACTS},
        exemptions=list(reading.facts.exemptions),
        links=[[one.start, one.end, _stored(one.address)] for one in document.links],
        attachments=[[_stored(one.name), one.size] for one in reading.attachments],
    )


def page_starts(document: Document) -> list[int]:
    """Where each page begins in the text; a page without text begins where the next one does."""
    starts = [0] + [len(document.text)] * (document.pages - 1)
    for block in reversed(document.blocks):
        if 1 < block.page <= document.pages:
            starts[block.page - 1] = block.start
    for page in range(document.pages - 1, 1, -1):
        starts[page - 1] = min(starts[page - 1], starts[page])
    return starts


def suggestion_rows(
    reading: Reading, letter: ReadLetter, answers: Mapping[str, Answer], provisions: Mapping[str, Provision]
) -> Iterator[Suggestion]:
    """The suggestions of one reading, not saved: one for each answer, and the provisions it speaks of.

    An attachment suggests only what stands in it; an acknowledgement or a clarification answers nothing.
    """
    kind = reading.source.kind
    if kind not in _ANSWERING:
        return
    for one in letter.reading.answers:
        if one.code in answers and (one.found or kind != Source.Kind.ATTACHMENT):
            yield _of_answer(reading, one, answers[one.code], letter.reading.resources)
    for provision in letter.reading.provisions:
        if provision.service in provisions:
            yield _of_provision(reading, provision, provisions[provision.service])


def _of_answer(
    reading: Reading, one: SuggestedAnswer, answer: Answer, resources: Iterable[SuggestedResource]
) -> Suggestion:
    coding = one.suggestion
    fits = len(coding.value) <= 200 and not answer.question.value_problem(coding.value)
    return Suggestion(
        reading=reading,
        answer=answer,
        state=coding.state,
        cause=coding.cause,
        value=coding.value if fits else "",
        qualified=coding.qualified,
        raw_mark=coding.raw_mark[:200],
        sections=_sections(coding.sections),
        spans=[[span.start, span.end] for span in one.spans],
        resources=[_resource(resource) for resource in resources if resource.code == one.code],
        refers_to=one.refers_to,
        basis=coding.basis[:40],
        confidence=_share(coding.confidence),
    )


def _of_provision(reading: Reading, one: SuggestedProvision, provision: Provision) -> Suggestion:
    return Suggestion(
        reading=reading,
        provision=provision,
        state=one.state,
        spans=[[one.span.start, one.span.end]],
        basis="provision",
        confidence=_share(one.confidence),
    )


def _resource(one: SuggestedResource) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": one.kind,
        "known": int(one.key) if one.key else None,
        "address": _stored(one.address),
        "start": one.span.start,
        "end": one.span.end,
        "attached": one.attached,
        "size": one.size,
        "confidence": _share(one.confidence),
    }


def _fact(fact: Fact) -> dict[str, Any]:
    value = fact.value.isoformat() if isinstance(fact.value, date) else fact.value
    start, end = (fact.span.start, fact.span.end) if fact.span else (None, None)
    return {"value": value, "start": start, "end": end, "confidence": _share(fact.confidence)}


def _sections(found: Iterable[str]) -> str:
    """As many of the sections as the column holds, those that are none left out."""
    joined = ""
    for section in found:
        longer = f"{joined}|{section}" if joined else section
        if section and len(longer) <= 60 and re.fullmatch(SECTIONS_PATTERN, longer):
            joined = longer
    return joined


def _stored(text: str) -> str:
    """PostgreSQL keeps no NUL in JSON either."""
    return text.replace("\0", "")


def _share(confidence: float) -> float:
    return min(1.0, max(0.0, confidence))

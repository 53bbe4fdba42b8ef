"""What no constraint can hold of letters, what was read of them, and codings."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.core.exceptions import ValidationError

from responses.models import Coding, Reading, Response, Source


def letter_problems(response: Response) -> Iterator[tuple[str, str]]:
    """The place, a question's code or empty, and a sentence for each thing that is wrong.

    Reads the files: a letter that is gone, or is not the one that was kept, supports nothing.
    """
    sources = list(response.sources.all())
    for source in sources:
        for sentence in _source_problems(source, sources):
            yield "", f"{source}: {sentence}"
        reading = getattr(source, "reading", None)
        if reading:
            yield from _reading_problems(reading)
    texts = {source.pk: source.text for source in sources}
    for answer in response.answers.all():
        for coding in answer.codings.all():
            # The answer at hand knows its question; nothing is read again.
            coding.answer = answer
            if sentence := _coding_problem(coding, texts):
                yield answer.question.code, f"Coding {coding.round}: {sentence}"


def _source_problems(source: Source, sources: Sequence[Source]) -> Iterator[str]:
    if source.file and (sentence := _file_problem(source)):
        yield sentence
    if not source.supersedes_id:
        return
    if source.supersedes_id not in {one.pk for one in sources}:
        yield "It supersedes a source of another response."
    elif source.pk in _superseded_by(source, {one.pk: one for one in sources}):
        yield "It supersedes itself, by way of others."


def _superseded_by(source: Source, known: Mapping[int, Source]) -> set[int]:
    """Keys of the sources that it supersedes, those that they supersede among them."""
    found: set[int] = set()
    earlier = source.supersedes_id
    while earlier and earlier not in found:
        found.add(earlier)
        earlier = known[earlier].supersedes_id if earlier in known else None
    return found


def _file_problem(source: Source) -> str:
    try:
        with source.file.open() as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "Its file is missing."
    return "" if found == source.sha256 else "Its file is not the one that its sha256 is of."


def _reading_problems(reading: Reading) -> Iterator[tuple[str, str]]:
    source = reading.source
    for what, spans in _spans(reading):
        if not _inside(spans, len(source.text)):
            yield "", f"{source}: What was read of it as {what} does not lie in its text."
    for suggestion in reading.suggestions.all():
        owner = suggestion.answer or suggestion.provision
        place = suggestion.answer.question.code if suggestion.answer else suggestion.provision.service_id  # type: ignore[union-attr]
        if owner is not None and owner.response_id != source.response_id:
            yield place, f"{source}: What it suggests is about another response."
        try:
            suggestion.clean()
        except ValidationError as error:
            yield place, f"{source}: What it suggests is impossible. {error.message}"


def _spans(reading: Reading) -> Iterator[tuple[str, Iterable[Sequence]]]:
    facts = [(fact["start"], fact["end"]) for fact in reading.facts.values() if fact["start"] is not None]
    yield "facts", facts
    yield "names", reading.personal
    yield "links", reading.links
    yield "pages", [(start, start + 1) for start in reading.page_starts if start < len(reading.source.text)]


def _inside(spans: Iterable[Sequence], length: int) -> bool:
    return all(0 <= span[0] < span[1] <= length for span in spans)


def _coding_problem(coding: Coding, texts: Mapping[int, str]) -> str:
    for key, start, end in coding.spans:
        if key not in texts:
            return "A span of it stands in no source of the response."
        if not 0 <= start < end <= len(texts[key]):
            return f"The text of its source has no characters {start} to {end}."
    try:
        coding.clean()
    except ValidationError as error:
        return str(error.message)
    return ""

"""Receiving one letter: read first, then kept whole, with its file, in one transaction or not at all."""

import hashlib
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction

from responses.intake.asked import asked_questions, known_resources
from responses.intake.documents import DocumentError
from responses.intake.entry import EntryError, Problem
from responses.intake.entry.problems import require_short_reason
from responses.intake.entry.sheet import Author, Sheet, open_sheet, refuse_closed, sign
from responses.intake.entry.sources import require_fields, require_successor, touch
from responses.intake.letter_reading import ReadLetter, read_letter
from responses.intake.receiving.names import extension_of, readable_name
from responses.intake.receiving.rows import reading_row, suggestion_rows
from responses.models import Reading, Response, Source, Suggestion


def receive_letter(
    *,
    response: Response,
    data: bytes,
    name: str,
    author: Author,
    kind: str = Source.Kind.REPLY,
    dated: date | None = None,
    address: str = "",
    supersedes: Source | None = None,
    reason: str = "Letter received",
) -> Source:
    """Keep a letter beside its response, with what was read of it and what that suggests.

    ``data`` are the file's bytes and ``name`` is what its sender called it. Answers, facts and status of the
    response stay as they are; ``source.reading`` holds what is suggested. EntryError, in one sentence, where
    the file cannot be read, is there already, or the response takes no letter; nothing is kept then. Not to
    be called inside a transaction: reading takes seconds, and a file cannot be rolled back.
    """
    require_short_reason(reason)
    refuse_closed(Response.objects.get(pk=response.pk))
    source = Source(
        response=response,
        kind=kind,
        name=readable_name(name),
        dated=dated,
        address=address,
        sha256=hashlib.sha256(data).hexdigest(),
        supersedes=supersedes,
    )
    require_fields(source)
    _refuse_double(source)
    letter = _read(source, data, source.name)
    source.text, source.media_type = letter.document.text, letter.document.media_type
    return _keep(source, data, letter, author=author, reason=reason)


def read_source(*, source: Source) -> Reading:
    """Read a source that is kept already: a text that was pasted, or anew for resources added since.

    Replaces its reading until then. EntryError where a person has decided on what that suggested, or the
    text is not what is read. Not to be called inside a transaction.
    """
    refuse_closed(source.response)
    _refuse_decided(source)
    if not (source.file or source.text):
        raise EntryError([Problem(f"“{source}” is only named: there is nothing to read.", field="text")])
    letter = _read(source, *_kept(source))
    if letter.document.text != source.text:
        raise EntryError([Problem(f"“{source}” is not read as it was kept.", field="text")])
    with transaction.atomic():
        sheet = open_sheet(source.response)
        _refuse_decided(source)
        Reading.objects.filter(source=source).delete()
        return _save_reading(source, letter, sheet)


def _kept(source: Source) -> tuple[bytes, str]:
    """The bytes of a source and the name that says how to read them."""
    if source.file:
        with source.file.open() as file:
            return file.read(), source.name
    # The mark keeps a text from being taken for another kind of file by how it begins.
    return source.text.encode("utf-8-sig"), "pasted.txt"


def _read(source: Source, data: bytes, name: str) -> ReadLetter:
    """What is read of these bytes for the request, and for the trust, that the source belongs to."""
    response = source.response
    try:
        return read_letter(data, name, asked_questions(response.request), known_resources(response.trust))
    except DocumentError as error:
        raise EntryError([Problem(str(error), field="file")]) from error


def _keep(source: Source, data: bytes, letter: ReadLetter, *, author: Author, reason: str) -> Source:
    try:
        with transaction.atomic(durable=True):
            sheet = open_sheet(source.response)
            refuse_closed(sheet.response)
            _refuse_double(source)
            require_successor(source)
            source.file.save(f"{source.sha256}{extension_of(source.name)}", ContentFile(data), save=False)
            sign(source, author=author, reason=reason)
            source.save()
            _save_reading(source, letter, sheet)
            touch(sheet.response)
    except BaseException:
        if source.file:
            source.file.storage.delete(source.file.name)
        raise
    return source


def _save_reading(source: Source, letter: ReadLetter, sheet: Sheet) -> Reading:
    reading = reading_row(source, letter)
    reading.save()
    Suggestion.objects.bulk_create(suggestion_rows(reading, letter, sheet.answers, sheet.provisions))
    return reading


def _refuse_double(source: Source) -> None:
    known = Source.objects.filter(response=source.response, sha256=source.sha256).first()
    if known:
        raise EntryError([Problem(f"The same file is already here, as “{known}”.", field="file")])


def _refuse_decided(source: Source) -> None:
    decided = Suggestion.objects.filter(reading__source=source).exclude(decision=Suggestion.Decision.OPEN)
    if decided.exists():
        raise EntryError(
            f"What “{source}” suggests was decided on already, so it is not read again. "
            "Add a newer text as a source of its own."
        )

"""Choosing what reads a file, and making a `Document` of what it found."""

import hashlib
import io
import zipfile
from pathlib import PurePosixPath

from responses.intake.documents.document import Document, DocumentError
from responses.intake.documents.formats import Format, UnreadableError, known_formats
from responses.intake.documents.writing import Writer

LARGEST_FILE = 50_000_000
#: Characters of text: some five thousand pages.
LONGEST_TEXT = 10_000_000

#: Control characters, without NUL, the white space among them, and the escape of old terminals.
_CONTROLS = bytes(set(range(1, 32)) - set(b"\t\n\v\f\r\x1b"))
#: Of the bytes of a text; in bytes at random they are a tenth.
_MOST_CONTROLS = 0.05

#: What a file is when it begins with these bytes, and cannot be read here.
_OTHER_FILES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file, or an encrypted one"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)


def read_document(data: bytes, name: str) -> Document:
    """Read a letter in this process; `name` is the file's name, whose extension counts.

    Raises DocumentError with one line when the bytes are not a file of that kind, or cannot be read.
    """
    try:
        chosen = _choose(data, PurePosixPath(name).suffix.lower())
        writer = chosen.read(data)
        if len(writer.text) > LONGEST_TEXT:
            raise UnreadableError("has more text than any letter")
    except UnreadableError as error:
        raise DocumentError(name, str(error)) from error
    except (RecursionError, MemoryError) as error:
        raise DocumentError(name, "is built too deeply or too large to be read") from error
    return _document(data, name, chosen, writer)


def _document(data: bytes, name: str, chosen: Format, writer: Writer) -> Document:
    return Document(
        name=name,
        media_type=chosen.media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        text=writer.text,
        blocks=tuple(writer.blocks),
        pages=writer.pages,
        links=tuple(writer.links),
        attachments=tuple(writer.attachments),
        problem=writer.problem,
    )


def _choose(data: bytes, extension: str) -> Format:
    """The format of these bytes; a file has to be what its extension says."""
    if not data:
        raise UnreadableError("is empty")
    if len(data) > LARGEST_FILE:
        raise UnreadableError(f"is larger than {LARGEST_FILE // 1_000_000} MB")
    formats = known_formats()
    found = next((one for one in formats if one.binary and one.recognises(data)), None)
    named = next((one for one in formats if extension in one.extensions), None)
    if named is None:
        return _choose_unnamed(data, extension, found)
    if found is not named and (found or named.binary or _content_name(data)):
        is_really = found.name if found else _content_name(data) or "something else"
        raise UnreadableError(f"is named as {named.name}, but is {is_really}")
    return named


def _choose_unnamed(data: bytes, extension: str, found: Format | None) -> Format:
    found = found or next((one for one in known_formats() if one.recognises(data)), None)
    if found and not extension:
        return found
    readable = " ".join(extension for one in known_formats() for extension in one.extensions)
    actual = f"{extension} is" if extension else "this is"
    raise UnreadableError(f"{actual} not a kind of file that can be read here ({readable})")


def _content_name(data: bytes) -> str:
    """What the bytes are when they are no text and no format that can be read, else ""."""
    if data.startswith(b"PK\x03\x04"):
        return _archive_name(data)
    known = next((name for beginning, name in _OTHER_FILES if data.startswith(beginning)), "")
    return known or ("no text" if _is_no_text(data) else "")


def _is_no_text(data: bytes) -> bool:
    """Whether these bytes hold more control characters than text in any encoding does.

    NUL is no sign of it, since half of UTF-16 is NUL.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    beginning = data[:65_536]
    return len(beginning) - len(beginning.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(beginning)


def _archive_name(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "a broken ZIP archive"
    for folder, name in (("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation")):
        if any(member.startswith(folder) for member in members):
            return name
    return "an OpenDocument file" if "mimetype" in members else "a ZIP archive"

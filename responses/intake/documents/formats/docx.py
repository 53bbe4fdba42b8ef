"""Word documents (.docx)."""

import io
import zipfile
from typing import TYPE_CHECKING

from responses.intake.documents.formats import Format, UnreadableError
from responses.intake.documents.writing import Writer

if TYPE_CHECKING:
    from responses.intake.documents.word.body import WordReader


def _recognises(data: bytes) -> bool:
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.startswith("word/") for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def _read(data: bytes) -> Writer:
    from responses.intake.documents.word.archive import Archive
    from responses.intake.documents.word.body import WordReader

    writer = Writer()
    archive = Archive(data)
    reader = WordReader(archive, writer)
    root = archive.part(reader.main)
    if root is None or not len(root):
        raise UnreadableError("is a broken Word file")
    reader.write_part(root[-1], reader.main)
    _write_notes(reader)
    if not writer.blocks and any(kind == "image" for kind, _ in reader.relations.values()):
        writer.problem = "scan"
    _write_edges(reader)
    return writer


def _write_notes(reader: "WordReader") -> None:
    """Footnotes and endnotes after the text; those without text only part the page."""
    for kind in ("footnotes", "endnotes"):
        part = reader.related(kind)
        root = reader.archive.part(part)
        for note in root if root is not None else ():
            reader.write_part(note, part)


def _write_edges(reader: "WordReader") -> None:
    """Heads and feet; a file has some for each section and kind of page, most of them alike."""
    parts = dict.fromkeys(part for kind, part in reader.relations.values() if kind in ("header", "footer"))
    for part in parts:
        root = reader.archive.part(part)
        if root is not None:
            reader.write_part(root, part, kind="running")


FORMAT = Format(
    name="a Word document",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    extensions=(".docx",),
    recognises=_recognises,
    read=_read,
    binary=True,
)

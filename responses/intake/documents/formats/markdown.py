"""Markdown: its words, without its signs."""

from responses.intake.documents.formats import Format
from responses.intake.documents.writing import Writer, decoded


def _read(data: bytes) -> Writer:
    from responses.intake.documents.marked import write_markdown

    writer = Writer()
    write_markdown(decoded(data), writer)
    return writer


FORMAT = Format(
    name="Markdown",
    media_type="text/markdown",
    extensions=(".md", ".markdown"),
    recognises=lambda data: False,
    read=_read,
)

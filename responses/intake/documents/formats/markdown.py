"""Markdown: kept as it stands, blocks found inside it; its signs stay part of the blocks they mark."""

from responses.intake.documents.formats import Format
from responses.intake.documents.lines import blocks_of
from responses.intake.documents.writing import Writer, decoded


def _read(data: bytes) -> Writer:
    writer = Writer()
    text = decoded(data)
    writer.append(text, blocks_of(text, markdown=True))
    return writer


FORMAT = Format(
    name="Markdown",
    media_type="text/markdown",
    extensions=(".md", ".markdown"),
    recognises=lambda data: False,
    read=_read,
)

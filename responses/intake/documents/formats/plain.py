"""Plain text: kept as it stands, blocks found inside it."""

from responses.intake.documents.formats import Format
from responses.intake.documents.lines import blocks_of
from responses.intake.documents.writing import Writer, decoded


def _read(data: bytes) -> Writer:
    writer = Writer()
    text = decoded(data)
    writer.append(text, blocks_of(text))
    return writer


FORMAT = Format(
    name="plain text",
    media_type="text/plain",
    extensions=(".txt", ".text"),
    recognises=lambda data: b"\0" not in data[:4096],
    read=_read,
)

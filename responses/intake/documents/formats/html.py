"""Web pages."""

import re

from responses.intake.documents.formats import Format
from responses.intake.documents.writing import Writer

_BEGINNING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def _recognises(data: bytes) -> bool:
    return bool(_BEGINNING.match(data[:4096].removeprefix(b"\xef\xbb\xbf")))


def _read(data: bytes) -> Writer:
    from responses.intake.documents.web import write_html

    writer = Writer()
    write_html(data, writer)
    return writer


FORMAT = Format(
    name="a web page",
    media_type="text/html",
    extensions=(".html", ".htm", ".xhtml"),
    recognises=_recognises,
    read=_read,
)

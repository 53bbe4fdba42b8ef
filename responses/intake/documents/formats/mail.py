"""Mail messages (.eml)."""

import re

from responses.intake.documents.formats import Format
from responses.intake.documents.writing import Writer

_NAMES = re.compile(
    rb"^(?:from|to|subject|date|received|message-id|mime-version|return-path|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER_LINE = re.compile(rb"[!-9;-~]+:")


def _recognises(data: bytes) -> bool:
    head = re.split(rb"\r?\n\r?\n", data[:16_384], maxsplit=1)[0]
    return bool(_HEADER_LINE.match(head)) and len(set(_NAMES.findall(head.lower()))) > 2


def _read(data: bytes) -> Writer:
    from responses.intake.documents.mail import write_mail

    writer = Writer()
    write_mail(data, writer)
    return writer


FORMAT = Format(
    name="a mail message",
    media_type="message/rfc822",
    extensions=(".eml",),
    recognises=_recognises,
    read=_read,
)

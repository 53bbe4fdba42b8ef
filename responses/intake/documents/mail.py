"""A mail message: its head, its text, what came with it, and which part of it is earlier mail."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from responses.intake.documents.document import Attachment, Block
from responses.intake.documents.formats import UnreadableError
from responses.intake.documents.lines import blocks_of
from responses.intake.documents.writing import Writer, plain_characters

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_DEEPEST = 3
_MOST_PARTS = 1_000
#: A forwarding note has fewer words than this; then the forwarded message is the letter.
_SHORT_NOTE = 40
_EARLIER = re.compile(
    r"-{2,}\s*(?:original message|forwarded message|forwarded by\b.*)\s*-*|begin forwarded message:?",
    re.IGNORECASE,
)
_WROTE = re.compile(r"(?:on|le|am)\b.{6,200}\bwrote:", re.IGNORECASE | re.DOTALL)
_SENDER = re.compile(r"\*{0,2}from:", re.IGNORECASE)
_SENT = re.compile(r"^\W{0,3}(?:sent|date|to|subject):", re.IGNORECASE | re.MULTILINE)
_WORDS = re.compile(r"\w+")


def write_mail(data: bytes, writer: Writer) -> None:
    """Write a message; raises UnreadableError where there is none."""
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnreadableError("is no mail message: it has no header")
    _write_message(message, writer, 0)


def _write_message(message: EmailMessage, writer: Writer, depth: int) -> None:
    for index, (name, value) in enumerate(_headers(message)):
        writer.add(f"{name}: {value}", gap=index == 0, kind="header")
    first = len(writer.blocks)
    parts = list(_parts(message))
    body = _body(parts)
    if body is not None:
        _write_body(body, writer)
    writer.blocks[first:] = _with_earlier_mail(writer.blocks[first:], writer.text)
    own_words = sum(len(_WORDS.findall(writer.text[one.start : one.end])) for one in writer.blocks[first:])
    for part in parts:
        if part is body:
            continue
        if part.get_content_type() == "message/rfc822":
            _write_nested(part, writer, depth, is_letter=own_words < _SHORT_NOTE)
        elif _is_attached(part):
            writer.attachments.append(Attachment(_file_name(part), _size(part)))


def _headers(message: EmailMessage) -> Iterator[tuple[str, str]]:
    for name in _HEADERS:
        value = _header(message, name)
        if value:
            yield name, value


def _header(message: EmailMessage, name: str) -> str:
    """A header on one line; what cannot be decoded stays as it is."""
    try:
        value = str(message.get(name, ""))
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        value = next((str(raw) for key, raw in message.raw_items() if key.lower() == name.lower()), "")
    return " ".join(plain_characters(value).split())


def _parts(message: Any) -> Iterator[Any]:
    """The parts of a message that hold something, nested messages whole."""
    left = [message]
    for _ in range(_MOST_PARTS):
        if not left:
            return
        part = left.pop(0)
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            left[:0] = part.get_payload()
        else:
            yield part


def _body(parts: list[Any]) -> Any:
    """The part that is the message's text: the plain one unless it is blank, else HTML."""
    texts = [part for part in parts if part.get_content_maintype() == "text" and not _has_name(part)]
    for kind in ("text/plain", "text/html"):
        for part in texts:
            if part.get_content_type() == kind and _payload(part).strip():
                return part
    return None


def _has_name(part: Any) -> bool:
    return _disposition(part) == "attachment" or bool(_file_name(part, default=""))


def _disposition(part: Any) -> str:
    try:
        return part.get_content_disposition() or ""
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""


def _payload(part: Any) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, TypeError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _write_body(part: Any, writer: Writer) -> None:
    from responses.intake.documents.web import decoded_page, write_html

    charset = part.get_content_charset("") or ""
    if part.get_content_type() == "text/html":
        write_html(_payload(part), writer, charset=charset)
        return
    text = plain_characters(decoded_page(_payload(part), charset)).strip("\n")
    writer.append(text, blocks_of(text))


def _with_earlier_mail(blocks: list[Block], text: str) -> list[Block]:
    """The blocks, those of mails further down the thread marked as quoted.

    A message that begins with them only forwards: there they are the letter.
    """
    says = [text[block.start : block.end] for block in blocks]
    for index in range(len(blocks)):
        if _begins_earlier_mail(says, index):
            if index == 0:
                return blocks
            return [*blocks[:index], *(replace(block, kind="quoted") for block in blocks[index:])]
        if _WROTE.fullmatch(says[index]):
            rest = blocks[index + 1 :]
            # With signs of quoting below, what stands between them may be answers.
            if any(block.kind == "quoted" for block in rest):
                return [*blocks[:index], replace(blocks[index], kind="quoted"), *rest]
            return [*blocks[:index], *(replace(block, kind="quoted") for block in blocks[index:])]
    return blocks


def _begins_earlier_mail(says: list[str], index: int) -> bool:
    if _EARLIER.fullmatch(says[index].strip()):
        return True
    below = "\n".join(says[index : index + 5])
    return bool(_SENDER.match(says[index])) and len(_SENT.findall(below)) > 1


def _write_nested(part: Any, writer: Writer, depth: int, *, is_letter: bool) -> None:
    """A message that is attached whole: named among the attachments, its text below the other's."""
    content = part.get_payload()
    inner = content[0] if isinstance(content, list) and content else None
    if not isinstance(inner, EmailMessage):
        return
    name = _file_name(part, default="") or f"{_header(inner, 'Subject') or 'message'}.eml"
    writer.attachments.append(Attachment(name, _size(part)))
    if depth >= _DEEPEST:
        return
    first = len(writer.blocks)
    _write_message(inner, writer, depth + 1)
    if not is_letter:
        writer.blocks[first:] = [replace(block, kind="quoted") for block in writer.blocks[first:]]


def _is_attached(part: Any) -> bool:
    """Whether a part is a file that was sent, and no picture inside the text."""
    inside = part.get_content_maintype() == "image" and part.get("Content-ID") is not None
    return _has_name(part) and not (inside and _disposition(part) != "attachment")


def _file_name(part: Any, default: str = "attachment") -> str:
    """The name of an attached file without folders and line ends."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        name = ""
    return " ".join(re.split(r"[/\\]", plain_characters(str(name)))[-1].split()) or default


def _size(part: Any) -> int | None:
    if part.get_content_type() == "message/rfc822":
        try:
            return len(part.get_payload()[0].as_bytes())
        except (ValueError, LookupError, AttributeError, TypeError):
            return None
    return len(_payload(part))

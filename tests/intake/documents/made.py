"""Small files of every format, made for the tests of reading them."""

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from itertools import pairwise
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from responses.intake.documents import Document, read_document

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
WIDTH, HEIGHT = A4


def relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def pdf(*pages: Callable[[Canvas], None]) -> bytes:
    """A PDF whose pages are drawn by these functions."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def lines_at(*lines: tuple[float, float, str], font: str = "Helvetica") -> Callable[[Canvas], None]:
    """A page with lines at so many points from the left and from the top."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 11)
        for left, top, text in lines:
            canvas.drawString(left, HEIGHT - top, text)

    return draw


def column(left: float, top: float, *texts: str, leading: float = 14) -> list[tuple[float, float, str]]:
    """Lines beneath each other."""
    return [(left, top + leading * number, text) for number, text in enumerate(texts)]


def paragraph(text: str, properties: str = "") -> str:
    """A Word paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{escape(text)}</w:t></w:r></w:p>"


def cell(*paragraphs: str) -> str:
    return f"<w:tc><w:tcPr/>{''.join(paragraphs)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def docx(body: str, **parts: str) -> bytes:
    """A Word document with this body; other parts by name (``numbering``, ``header``), without their root."""
    roots = {"numbering": "numbering", "header": "hdr", "footer": "ftr"}
    related = "".join(relation(n, name, f"{name}.xml") for n, name in enumerate(parts, start=1))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS.format(relation(1, "officeDocument", "word/document.xml")))
        archive.writestr("word/_rels/document.xml.rels", _RELATIONS.format(related))
        archive.writestr("word/document.xml", f"<w:document {_WORD}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{roots[name]} {_WORD}>{content}</w:{roots[name]}>")
    return made.getvalue()


def mail(text: str, *, html: str = "", attached: dict[str, bytes] | None = None, **headers: str) -> bytes:
    """A message, its text also as HTML where that is given."""
    message = EmailMessage()
    named = {"From": "foi@trust.example", "To": "someone@example.org", "Subject": "Your request"}
    for name, value in (named | headers).items():
        message[name] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def read(data: bytes | str, name: str) -> Document:
    """The document, once it keeps its promises."""
    document = read_document(data.encode() if isinstance(data, str) else data, name)
    check(document)
    return document


def check(document: Document) -> None:
    """Blocks are in order, apart, inside the text and without white space at their ends."""
    assert "\0" not in document.text
    assert "\r" not in document.text
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(document.text)
        assert document.text[block.start : block.end] == document.text[block.start : block.end].strip()
        assert 1 <= block.page <= max(document.pages, 1)
    for one, other in pairwise(document.blocks):
        assert one.end <= other.start
        assert document.text[one.end : other.start].strip() == ""


def texts(document: Document, *kinds: str) -> list[str]:
    """The texts of the blocks, or of those of some kinds."""
    return [
        document.text[block.start : block.end]
        for block in document.blocks
        if not kinds or block.kind in kinds
    ]

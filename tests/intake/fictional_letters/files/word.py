"""Word documents: typed or drawn numbers, tables, bold questions, running heads."""

import zipfile
from io import BytesIO

import docx
from docx.document import Document
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.intake.fictional_letters.drafting import Draft, Line, PageBreak, Table
from tests.intake.fictional_letters.pools import Author

_FIXED_TIME = (2024, 1, 1, 0, 0, 0)
_STYLES = {0: "List Number", 1: "List Number 2", 2: "List Number 3"}


def write_docx(draft: Draft, author: Author) -> bytes:
    """The letter as Word keeps it; numbers of drawn items are in no text."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = draft.head
    section.footer.paragraphs[0].text = draft.foot.replace("#", "1")
    for element in draft.elements:
        _add(document, element)
    kept = BytesIO()
    document.save(kept)
    return _without_times(kept)


def _add(document: Document, element: Line | Table | PageBreak) -> None:
    if isinstance(element, PageBreak):
        document.add_page_break()
    elif isinstance(element, Table):
        _add_table(document, element)
    elif element.kind == "heading":
        document.add_heading(element.written, level=2)
    elif element.kind == "item" and element.marker == "•":
        _write(document.add_paragraph(style="List Bullet"), element, marker="")
    elif element.drawn and element.marker:
        _write(document.add_paragraph(style=_STYLES[element.depth]), element, marker="")
    else:
        _write(document.add_paragraph(), element, marker=element.marker)


def _write(paragraph: Paragraph, line: Line, *, marker: str) -> None:
    if marker:
        paragraph.add_run(f"{marker} ").bold = line.bold > 0 or None
    if line.bold:
        paragraph.add_run(line.text[: line.bold]).bold = True
    paragraph.add_run(line.text[line.bold :])


def _add_table(document: Document, table: Table) -> None:
    made = document.add_table(rows=0, cols=len(table.rows[0]), style="Table Grid")
    for row in table.rows:
        for cell, lines in zip(made.add_row().cells, row, strict=True):
            _fill(cell, lines)


def _fill(cell: _Cell, lines: tuple[Line, ...]) -> None:
    for place, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        _write(paragraph, line, marker=line.marker)


def _without_times(kept: BytesIO) -> bytes:
    """The same archive with one fixed time for all its members, so that equal letters are equal bytes."""
    made = BytesIO()
    with zipfile.ZipFile(kept) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _FIXED_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()

"""PDF: pages that break where they must, with running heads and feet, and real tables."""

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as Grid

from tests.intake.fictional_letters.drafting import Cell, Draft, Line, PageBreak, Table
from tests.intake.fictional_letters.pools import Author

_TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=13, allowWidows=1, allowOrphans=1)
_MARGIN = 50
_GAP = 7


def write_pdf(draft: Draft, author: Author) -> bytes:
    """One column; on small pages most questions are cut by a page's end."""
    size = author.chance.choice((A4, A4, A5))
    made = BytesIO()

    def run(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(_MARGIN, size[1] - 30, draft.head)
        canvas.drawCentredString(size[0] / 2, 25, draft.foot.replace("#", str(document.page)))

    document = SimpleDocTemplate(
        made, pagesize=size, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
        invariant=1, title="", pageCompression=1,
    )  # fmt: skip
    width = size[0] - 2 * _MARGIN - 12
    flow: list[Flowable] = []
    for element in draft.elements:
        flow.extend(_flow(element, width))
    document.build(flow, onFirstPage=run, onLaterPages=run)
    return made.getvalue()


def _flow(element: Line | Table | PageBreak, width: float) -> list[Flowable]:
    if isinstance(element, PageBreak):
        return [NewPage()]
    if isinstance(element, Table):
        return [_grid(element, width), Spacer(1, _GAP)]
    return [_paragraph(element), Spacer(1, _GAP)]


def _paragraph(line: Line) -> Paragraph:
    marker = f"{escape(line.marker)} " if line.marker else ""
    bold, rest = escape(line.text[: line.bold]), escape(line.text[line.bold :])
    text = f"<b>{marker}{bold}</b>{rest}" if bold else f"{marker}{rest}"
    style = ParagraphStyle("indented", _TEXT, leftIndent=14 * line.depth)
    return Paragraph(text.replace("\n", "<br/>"), style)


def _grid(table: Table, width: float) -> Grid:
    columns = len(table.rows[0])
    numbered = columns == 3 and all(len(row[0][0].text) < 8 for row in table.rows)
    shares = (0.16, 0.42, 0.42) if numbered else (1 / columns,) * columns
    grid = Grid(
        [[_cell(cell) for cell in row] for row in table.rows],
        colWidths=[share * width for share in shares],
        repeatRows=1 if table.header else 0,
        splitInRow=1,
    )
    grid.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return grid


def _cell(cell: Cell) -> list[Paragraph]:
    return [_paragraph(line) for line in cell]

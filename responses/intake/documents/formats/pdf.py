"""PDF: what pdfium finds on the pages, put into reading order."""

from typing import TYPE_CHECKING

from responses.intake.documents.formats import Format, UnreadableError
from responses.intake.documents.writing import Writer

if TYPE_CHECKING:
    from responses.intake.documents.layout.words import Page

MOST_PAGES = 500


def _recognises(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _read(data: bytes) -> Writer:
    from responses.intake.documents.layout.assembly import write_pages

    pages = _pages(data)
    writer = Writer(pages=len(pages))
    write_pages(pages, writer)
    writer.problem = _problem(pages)
    return writer


def _pages(data: bytes) -> "list[Page]":
    import pypdfium2 as pdfium

    from responses.intake.documents.layout.extraction import page_of

    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableError(_reason(str(error))) from error
    try:
        if not 0 < len(file) <= MOST_PAGES:
            raise UnreadableError(f"has {len(file)} pages; between 1 and {MOST_PAGES} can be read")
        return [page_of(page, number) for number, page in enumerate(file, start=1)]
    except pdfium.PdfiumError as error:
        raise UnreadableError("is a broken PDF file") from error
    finally:
        file.close()


def _reason(message: str) -> str:
    if "assword" in message or "ecurity" in message:
        return "is encrypted; it needs a password"
    return "is a broken PDF file"


def _problem(pages: "list[Page]") -> str:
    """ "scan" when no page has text, the pages that are pictures when only some are."""
    if not any(page.words or page.aside for page in pages):
        return "scan"
    scanned = [str(page.number) for page in pages if page.has_image and not page.words]
    return f"scan of page {', '.join(scanned)}" if scanned else ""


FORMAT = Format(
    name="a PDF file",
    media_type="application/pdf",
    extensions=(".pdf",),
    recognises=_recognises,
    read=_read,
    binary=True,
)

"""Files that cannot be read: one clear line each, that begins with the file's name."""

import io
import zipfile

import pytest
from pypdfium2 import PdfDocument

from responses.intake.documents import DocumentError, read_document, read_safely
from responses.intake.documents.formats import known_formats
from tests.intake.documents.made import docx, lines_at, paragraph, pdf

_LETTER = pdf(lines_at((60, 100, "Four gardens.")))
_WORD = docx(paragraph("Four gardens."))
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(60)


def _zip(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


def _encrypted() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made, encrypt=StandardEncryption("secret", canPrint=0), invariant=1)
    canvas.drawString(60, 700, "Four gardens.")
    canvas.save()
    return made.getvalue()


def _many_pages(number: int) -> bytes:
    document = PdfDocument.new()
    for _ in range(number):
        document.new_page(100, 100)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.pdf", "is empty"),
        (b"x" * 50_000_001, "a.txt", "is larger than 50 MB"),
        (_encrypted(), "a.pdf", "is encrypted; it needs a password"),
        (_many_pages(501), "a.pdf", "has 501 pages; between 1 and 500 can be read"),
        (b"%PDF-1.7\nnothing of the kind", "a.pdf", "is a broken PDF file"),
        (_LETTER[: len(_LETTER) // 3], "a.pdf", "is a broken PDF file"),
        (_WORD[:-40], "a.docx", "is named as a Word document, but is a broken ZIP archive"),
        (_LETTER, "a.docx", "is named as a Word document, but is a PDF file"),
        (_WORD, "a.pdf", "is named as a PDF file, but is a Word document"),
        (_LETTER, "a.txt", "is named as plain text, but is a PDF file"),
        (_PICTURE, "a.pdf", "is named as a PDF file, but is a picture"),
        (bytes(range(1, 256)) * 8, "a.txt", "is named as plain text, but is no text"),
        (
            _OLD_WORD,
            "a.docx",
            "is named as a Word document, but is an old Word, Excel or Outlook file, or an encrypted one",
        ),
        (_zip("xl/workbook.xml"), "a.docx", "is named as a Word document, but is an Excel workbook"),
        (_zip("a.txt"), "a.docx", "is named as a Word document, but is a ZIP archive"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_in_one_line(data, name, reason):
    for reader in (read_document, read_safely):
        with pytest.raises(DocumentError) as caught:
            reader(data, name)
        assert str(caught.value) == f"{name}: {reason}"


def test_an_unknown_kind_of_file_names_those_that_are_known():
    with pytest.raises(DocumentError) as caught:
        read_document(b"Four gardens", "a.odt")
    message = str(caught.value)
    assert message.startswith("a.odt: .odt is not a kind of file that can be read here (")
    assert all(extension in message for one in known_formats() for extension in one.extensions)


def test_a_document_that_unpacks_to_far_more_than_it_is_is_refused():
    bomb = docx(paragraph("x" * 200_000_000))
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bomb)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as to:
        for name in source.namelist():
            to.writestr(name, source.read(name))
    assert len(made.getvalue()) < 1_000_000
    with pytest.raises(DocumentError) as caught:
        read_safely(made.getvalue(), "a.docx")
    assert "\n" not in str(caught.value)


def test_entities_of_a_word_file_are_not_expanded():
    evil = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    data = docx(paragraph("Four")).replace(b"<w:document", evil.encode() + b"<w:document")
    with pytest.raises(DocumentError):
        read_document(data, "a.docx")


def test_a_scan_is_not_guessed_at():
    def picture(canvas) -> None:
        canvas.rect(10, 10, 300, 300, fill=1)

    document = read_safely(pdf(picture), "a.pdf")
    assert (document.text, document.problem) == ("", "scan")


def test_each_format_is_one_module_that_names_itself():
    names = {one.name for one in known_formats()}
    assert names == {
        "a PDF file",
        "a Word document",
        "a web page",
        "Markdown",
        "plain text",
        "a mail message",
    }
    extensions = [extension for one in known_formats() for extension in one.extensions]
    assert len(extensions) == len(set(extensions))


def test_a_format_in_a_file_of_its_own_is_read(tmp_path, monkeypatch):
    module = tmp_path / "shouted.py"
    module.write_text(
        "from responses.intake.documents.formats import Format\n"
        "from responses.intake.documents.writing import Writer\n"
        "def _read(data):\n    writer = Writer()\n    writer.add(data.decode().upper())\n    return writer\n"
        "FORMAT = Format('a shouted text', 'text/x-shouted', ('.shout',), lambda data: False, _read)\n"
    )
    from responses.intake.documents import formats

    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    known_formats.cache_clear()
    try:
        assert read_document(b"four gardens", "a.shout").text == "FOUR GARDENS"
    finally:
        monkeypatch.undo()
        known_formats.cache_clear()

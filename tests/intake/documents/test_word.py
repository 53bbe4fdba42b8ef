from tests.intake.documents.made import cell, docx, paragraph, read, row, table, texts

_NUMBERING = """
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
"""


def _item(text: str, level: int) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')


def test_paragraphs_and_tables_stand_in_the_order_of_the_letter():
    body = (
        paragraph("Dear reader") + table(row(cell(paragraph("Q")), cell(paragraph("A")))) + paragraph("Bye")
    )
    document = read(docx(body), "letter.docx")
    assert texts(document) == ["Dear reader", "Q", "A", "Bye"]
    assert [(block.kind, block.row, block.column) for block in document.blocks] == [
        ("paragraph", None, None),
        ("cell", 0, 0),
        ("cell", 0, 1),
        ("paragraph", None, None),
    ]


def test_numbers_that_word_draws_are_written_out():
    body = _item("Gardens?", 0) + _item("Where?", 1) + _item("When?", 1) + _item("Pigeons?", 0)
    document = read(docx(body, numbering=_NUMBERING), "letter.docx")
    assert texts(document) == ["1. Gardens?", "a) Where?", "b) When?", "2. Pigeons?"]
    assert [block.depth for block in document.blocks] == [1, 2, 2, 1]
    assert [block.marker for block in document.blocks] == ["1.", "a)", "b)", "2."]


def test_a_table_of_one_cell_holds_its_paragraphs():
    document = read(docx(table(row(cell(paragraph("1. Gardens?"), paragraph("Four."))))), "letter.docx")
    assert texts(document) == ["1. Gardens?", "Four."]


def test_tracked_changes_are_accepted():
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>We have </w:t></w:r>"
        "<w:del><w:r><w:delText>three</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>four</w:t></w:r></w:ins>"
        "<w:r><w:t xml:space='preserve'> gardens.</w:t></w:r></w:p>"
    )
    assert read(docx(body), "letter.docx").text == "We have four gardens."


def test_the_text_of_text_boxes_is_read_once():
    inner = paragraph("Written in a box")
    body = (
        "<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:Choice Requires='wps'><w:drawing><wps:txbx xmlns:wps='http://schemas.microsoft.com/office/word/2010/"
        f"wordprocessingShape'><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'>"
        f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    document = read(docx(paragraph("Before") + body + paragraph("After")), "letter.docx")
    assert document.text.count("Written in a box") == 1


def test_heads_and_feet_of_pages_are_running():
    document = read(docx(paragraph("Dear reader"), header=paragraph("Fernhill Trust")), "letter.docx")
    assert texts(document, "running") == ["Fernhill Trust"]
    assert texts(document, "paragraph") == ["Dear reader"]


def test_bold_paragraphs_are_known_as_bold():
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Question</w:t></w:r></w:p>"
    document = read(docx(bold + paragraph("Answer")), "letter.docx")
    assert [block.bold for block in document.blocks] == [True, False]

from reportlab.pdfgen.canvas import Canvas

from tests.intake.documents.made import HEIGHT, column, lines_at, pdf, read, texts

LEFT = (
    "The first column of this letter speaks",
    "of gardens and of the people who look",
    "after them in all seasons of the year.",
    "It goes on for some lines more so that",
    "nobody takes it for a table of names.",
)
RIGHT = (
    "The second column has quite another",
    "subject, which is the pigeons that sit",
    "on the roofs of most of our hospitals",
    "and that are fed by visitors although",
    "there are signs that ask them not to.",
)


def test_two_columns_are_read_one_after_the_other():
    page = lines_at(*column(60, 100, *LEFT), *column(320, 100, *RIGHT))
    found = " ".join(read(pdf(page), "letter.pdf").text.split())
    assert found == " ".join((*LEFT, *RIGHT))


def test_lines_of_one_paragraph_are_one_block_and_a_gap_begins_the_next():
    page = lines_at(*column(60, 100, *LEFT), *column(60, 220, *RIGHT))
    assert [" ".join(text.split()) for text in texts(read(pdf(page), "letter.pdf"))] == [
        " ".join(LEFT),
        " ".join(RIGHT),
    ]


def test_running_heads_and_feet_and_page_numbers_are_no_part_of_the_letter():
    def page(number: int):
        said = column(60, 120, *(LEFT if number % 2 else RIGHT), f"This was said on sheet {number * 7}.")
        return lines_at((60, 40, "Fernhill Trust - in confidence"), *said, (280, 800, f"Page {number} of 3"))

    document = read(pdf(page(1), page(2), page(3)), "letter.pdf")
    assert document.pages == 3
    running = texts(document, "running")
    assert running.count("Fernhill Trust - in confidence") == 3
    assert [text for text in running if text.startswith("Page")] == [f"Page {n} of 3" for n in (1, 2, 3)]
    assert not [text for text in texts(document, "paragraph") if "Page" in text or "confidence" in text]
    assert document.page_at(document.text.index("sheet 14")) == 2


def test_a_word_broken_at_the_end_of_a_line_is_one_word_again():
    page = lines_at(
        *column(60, 100, "All the gardens of our hospitals are looked after by the environ-", "mental team.")
    )
    assert "the environmental team." in " ".join(read(pdf(page), "letter.pdf").text.split())


def test_a_word_that_keeps_its_hyphen_keeps_it_at_the_end_of_a_line():
    page = lines_at(
        *column(60, 100, "All gardens are looked after by the team, which has a well-", "known gardener.")
    )
    assert "a well-known gardener." in " ".join(read(pdf(page), "letter.pdf").text.split())


def _ruled(canvas: Canvas) -> None:
    rows = (("Question", "Answer"), ("1. How many gardens?", "Four"), ("2. Any pigeons?", "None held"))
    for number, cells in enumerate(rows):
        top = HEIGHT - 100 - 30 * number
        for place, text in enumerate(cells):
            canvas.rect(60 + 200 * place, top - 30, 200, 30)
            canvas.drawString(66 + 200 * place, top - 18, text)


def test_a_ruled_table_has_cells_by_row_and_column():
    document = read(pdf(_ruled), "letter.pdf")
    cells = {
        (block.row, block.column): document.text[block.start : block.end]
        for block in document.blocks
        if block.kind == "cell"
    }
    assert cells == {
        (0, 0): "Question",
        (0, 1): "Answer",
        (1, 0): "1. How many gardens?",
        (1, 1): "Four",
        (2, 0): "2. Any pigeons?",
        (2, 1): "None held",
    }


def test_numbers_and_bullets_begin_items():
    page = lines_at(
        *column(60, 100, "1. How many gardens do you have?", "2. Are there any pigeons?", leading=30)
    )
    document = read(pdf(page), "letter.pdf")
    assert [(block.kind, block.marker) for block in document.blocks] == [("item", "1."), ("item", "2.")]


def test_bold_lines_are_known_as_bold():
    def page(canvas: Canvas) -> None:
        lines_at((60, 100, "Is there a policy on pigeons?"), font="Helvetica-Bold")(canvas)
        lines_at((60, 140, "There is none."))(canvas)

    assert [block.bold for block in read(pdf(page), "letter.pdf").blocks] == [True, False]


def test_a_page_that_is_a_picture_is_a_scan():
    def picture(canvas: Canvas) -> None:
        canvas.setFillGray(0.5)
        canvas.rect(0, 0, 500, 700, fill=1)

    document = read(pdf(picture), "letter.pdf")
    assert (document.text, document.problem) == ("", "scan")

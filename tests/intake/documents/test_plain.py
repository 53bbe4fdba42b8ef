import pytest

from tests.intake.documents.made import read, texts


def test_text_is_kept_as_it_stands():
    text = "Dear reader,\n\n  1. Gardens?   Four\n"
    document = read(text, "letter.txt")
    assert document.text == text
    assert texts(document) == ["Dear reader,", "1. Gardens?   Four"]
    assert [block.marker for block in document.blocks] == ["", "1."]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfGardens\r\nPigeons", "Gardens\nPigeons"),
        ("Gardens – four".encode("utf-16"), "Gardens – four"),
        (b"Caf\xe9 \x93four\x94", "Café “four”"),
        (b"Gar\0dens\rPigeons", "Gardens\nPigeons"),
    ],
)
def test_texts_of_all_encodings_have_plain_line_ends_and_no_nul(data, text):
    assert read(data, "letter.txt").text == text


def test_lines_that_start_with_a_sign_of_quoting_are_quoted():
    document = read("Four gardens.\n\n> How many gardens\n> do you keep?\n", "letter.txt")
    assert [block.kind for block in document.blocks] == ["paragraph", "quoted"]


def test_items_have_the_depth_of_their_indentation():
    document = read("1. Gardens?\n   a) Where?\n      i. When?\n   b) Why?\n2. Pigeons?\n", "letter.txt")
    assert [block.depth for block in document.blocks] == [1, 2, 3, 2, 1]


def test_a_paragraph_broken_by_hand_is_one_block():
    text = (
        "This is a paragraph whose lines were broken by hand at the width\nof a page, so it has two.\n\nBye."
    )
    assert len(texts(read(text, "letter.txt"))) == 2

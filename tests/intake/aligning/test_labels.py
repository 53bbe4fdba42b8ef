"""Labels of a letter's own, and what stands in tables beside the questions."""

from responses.intake.aligning import align
from responses.intake.documents import read_document
from tests.intake.aligning.letters import ASKED, passages, quotes


def _letter(before: str, after: str) -> str:
    answers = ("Four gardens.", "No, there is none.", "£310")
    parts = [f"{before}{one.text}\n\n{after}{answer}" for one, answer in zip(ASKED, answers, strict=True)]
    return "Dear Sir,\n\n" + "\n\n".join(parts) + "\n\nYours sincerely"


FOUND = {"1": "Four gardens.", "2": "No, there is none.", "3": "£310"}


def test_lines_that_come_before_every_question_and_every_answer_are_labels():
    assert passages(_letter("What was put to us\n\n", "What there is\n\n")) == FOUND


def test_words_before_a_colon_that_come_with_every_answer_are_a_label():
    assert passages(_letter("", "Position of the Trust: ")) == FOUND


def test_words_that_only_a_capital_parts_from_every_answer_are_a_label():
    assert passages(_letter("Matter raised ", "What there is ")) == FOUND


def test_a_short_line_with_a_colon_behind_one_question_is_a_label():
    text = f"Dear Sir,\n\n{ASKED[1].text}\n\nWe are able to say:\n\nPartly\n\nYours sincerely"
    assert passages(text)["2"] == "Partly"


def test_an_answer_that_is_the_same_each_time_is_no_label():
    text = "\n\n".join(f"{one.code}. {one.text}\n\nNo information held" for one in ASKED)
    assert set(passages(text).values()) == {"No information held"}


def test_a_lead_in_to_a_list_is_part_of_the_answer():
    text = f"{ASKED[0].text}\n\nPlease see below:\n\n• Rose garden\n\n• Herb garden\n\n{ASKED[1].text}\n\nNo."
    document = read_document(text.encode(), "letter.txt")
    found = quotes(document.text, align(document, ASKED))
    assert found["1"] == "Please see below:\n\n• Rose garden\n\n• Herb garden"


def test_cells_before_the_questions_and_heads_of_columns_are_in_no_answer():
    rows = [
        f"| {one.code} | {one.text} | {answer} |"
        for one, answer in zip(ASKED, ("Four", "", "310"), strict=True)
    ]
    text = (
        "\n".join(["| Line | Seeking | Findings |", "| --- | --- | --- |", *rows])
        + "\n\nYours sincerely\n\nPat\n"
    )
    document = read_document(text.encode(), "letter.md")
    assert quotes(document.text, align(document, ASKED)) == {"1": "Four", "2": "", "3": "310"}


def test_numbers_on_lines_of_their_own_belong_to_the_question_beneath():
    text = "\n\n".join(f"1.\n\n{one.text}\n\nNumber {one.code} of our file" for one in ASKED)
    assert passages(text) == {one.code: f"Number {one.code} of our file" for one in ASKED}

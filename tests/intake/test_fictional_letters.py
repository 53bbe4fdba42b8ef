"""The generator of fictional letters does what measurements rely on."""

import email
import email.policy
import html
import re
from collections import Counter
from io import BytesIO

import docx
import pypdfium2
import pytest

from responses.stats import STATES
from tests.intake.fictional_letters import FORMATS, LAYOUTS, FictionalLetter, make_letter
from tests.intake.fictional_letters.answers import fails
from tests.intake.fictional_letters.pools import POOLS, phrases
from tests.intake.fictional_letters.scoring import by_layout, letters, score, share_passed, table, tokens

EVERY = [(layout, file_format) for layout in LAYOUTS for file_format in FORMATS]
SLOTS = {
    "before": ("letterhead", "opening", "duties", "lead_request", "lead_answers"),
    "after": ("review", "commissioner", "reuse ogl", "reuse permitted", "reuse restricted", "signature"),
    "marks": ("pair", "you_asked", "table2", "table3"),
}


def _pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _docx_text(data: bytes) -> str:
    lines = []
    for block in docx.Document(BytesIO(data)).iter_inner_content():
        cells = [cell for row in block.rows for cell in row.cells] if hasattr(block, "rows") else [block]
        lines += [cell.text for cell in cells]
    return "\n".join(lines)


def _without_tags(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


def _message_text(data: bytes) -> str:
    body = email.message_from_bytes(data, policy=email.policy.default).get_body(("plain", "html"))
    assert body is not None
    content = body.get_content()
    return _without_tags(content) if body.get_content_type() == "text/html" else content


def plainly_read(letter: FictionalLetter) -> str:
    """The text of a letter, read without any care."""
    readers = {"pdf": _pdf_text, "docx": _docx_text, "eml": _message_text}
    if letter.file_format in readers:
        return readers[letter.file_format](letter.data)
    text = letter.data.decode("utf-8-sig")
    return _without_tags(text) if letter.file_format == "html" else text.replace("<br>", " ")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


@pytest.mark.parametrize("pool", POOLS)
@pytest.mark.parametrize(("layout", "file_format"), EVERY)
def test_every_answer_stands_in_the_letter(layout, file_format, pool):
    letter = make_letter(1, layout, file_format, pool)
    words = _words(plainly_read(letter))
    text = " ".join(words)
    passages = [text for answer in letter.answers for text in answer.texts]
    for passage in passages + [provision.text for provision in letter.provisions]:
        # Columns, heads and feet of a page are read in an order of their own, and long addresses are broken.
        if file_format == "pdf":
            assert (Counter(_words(passage)) - Counter(words)).total() <= 2
        else:
            assert " ".join(_words(passage)) in text


@pytest.mark.parametrize("file_format", FORMATS)
def test_equal_arguments_give_equal_bytes(file_format):
    first, again, other = (make_letter(seed, "mixed_places", file_format) for seed in (1, 1, 2))
    assert first == again
    assert first.data != other.data


def test_each_answerable_question_has_one_answer_in_order():
    for layout, file_format in EVERY[:: len(FORMATS)]:
        letter = make_letter(3, layout, file_format)
        answerable = [question.code for question in letter.questions if question.kind != "heading"]
        assert [answer.code for answer in letter.answers] == answerable


def test_coding_of_the_answers_agrees_with_itself():
    for letter in letters(range(2), "tuning"):
        answers = {answer.code: answer for answer in letter.answers}
        for answer in letter.answers:
            assert answer.state in STATES
            assert (answer.state == "not_applicable") == (answer.cause != "")
            assert answer.state in ("answered", "not_applicable", "left_blank") or answer.texts
            assert not answer.value or answer.state == "answered"
        for question in letter.questions:
            condition, _, value = question.asked_if.partition("=")
            if condition and answers[question.code].state == "left_blank" and not _one_passage(letter):
                assert not fails(answers[condition], value)


def _one_passage(letter: FictionalLetter) -> bool:
    return letter.layout in ("one_answer_to_all", "prose_by_number", "refers_to_other_answers")


def test_letters_vary_in_size_depth_and_services():
    made = list(letters(range(4), "tuning"))
    sizes = [len(letter.answers) for letter in made]
    assert min(sizes) == 1
    assert max(sizes) >= 38
    assert {len({question.service for question in letter.questions}) for letter in made} == {1, 2, 3}
    assert any("(" in question.number for letter in made for question in letter.questions)
    assert {answer.state for letter in made for answer in letter.answers} == set(STATES) - {
        "pending",
        "no_reply",
    }


@pytest.mark.parametrize(("file", "slots"), SLOTS.items())
def test_pools_share_no_phrase(file, slots):
    tuning, held_out = phrases(file, "tuning"), phrases(file, "held_out")
    for slot in slots:
        assert len(tuning[slot]) >= 1
        assert not set(tuning[slot]) & set(held_out[slot])


def test_score_of_a_perfect_and_of_an_empty_reader():
    made = [make_letter(seed, "mixed_places", "txt") for seed in range(3)]
    gold = {letter.name: {answer.code: answer.text for answer in letter.answers} for letter in made}
    perfect = score(lambda data, name, questions: gold[name], made)
    assert share_passed(perfect) == 1.0
    assert list(by_layout(perfect)) == ["mixed_places"]
    assert table(perfect).splitlines()[-1].split()[:4] == ["all", str(len(perfect)), "1.000", "100.0%"]
    empty = score(lambda data, name, questions: {}, made)
    assert [each.f1 for each in empty] == [float(not tokens(each.answer.text)) for each in empty]

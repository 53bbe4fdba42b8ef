"""Passages in real letters: those copied by hand, and the first reply to our own request."""

import os
import statistics

import pytest

from responses.intake.aligning import Alignment, align
from responses.intake.documents import Document, read_document, read_safely
from tests.intake.fictional_letters.scoring import PASS
from tests.real import hacw, housing
from tests.real.passages import compared
from tests.real.suggestions import asked

#: Marks as the trust wrote them, by code; longer answers by their first and last words.
MARKS = {
    "camhs-2a-i": "Y",
    "camhs-2a-ii-1": "Y/",
    "camhs-2a-ii-2": "Y/",
    "camhs-2a-iii": "Y",
    "camhs-2a-iv": "Y",
    "camhs-4": "YES",
}
ENDS = {
    "camhs-1": ("Yes, description", "for their patients."),
    "camhs-1a": ("Yes", "outside the family."),
    "camhs-2": ("Worcestershire multiagency", "the child lives."),
    "camhs-3": ("(in addition", "Herefordshire"),
    "camhs-3a": ("Yes as part", "of the child."),
    "camhs-4a": ("CAMHS staff", "all CAMHS staff."),
}


def test_the_letters_that_rules_are_written_by(shared_data):
    answers = list(compared(shared_data, "tuning"))
    assert len(answers) == 37
    assert [each for each in answers if each.f1 < PASS] == []
    assert statistics.fmean(each.f1 for each in answers) >= 0.98


@pytest.fixture(scope="module")
def reply(shared_data) -> tuple[Document, Alignment]:
    path = shared_data / "hacw-2760.txt"
    document = read_document(path.read_bytes(), path.name)
    return document, align(document, hacw.questions())


def test_every_question_of_hacw_2760_has_its_passage_or_none(reply):
    document, alignment = reply
    found = {
        each.code: "\n".join(document.text[span.start : span.end] for span in each.spans)
        for each in alignment.found
    }
    assert len(found) == 26
    assert {code for code, text in found.items() if text} == {*MARKS, *ENDS}
    assert {code: found[code] for code in MARKS} == MARKS
    ends = {
        code: (found[code].startswith(first), found[code].endswith(last))
        for code, (first, last) in ENDS.items()
    }
    assert ends == dict.fromkeys(ENDS, (True, True))


def test_blank_answers_of_hacw_2760_are_those_coded_as_blank_or_not_provided(reply):
    _, alignment = reply
    coded = hacw.coded()
    blank = {each.code for each in alignment.found if not each.spans}
    assert blank == {
        each.code
        for each in alignment.found
        if each.code not in coded or coded[each.code]["state"] == "left_blank"
    }


def test_the_service_that_is_not_run_has_its_one_sentence(reply):
    document, alignment = reply
    (provision,) = alignment.provisions
    assert provision.service == "sarc"
    assert document.text[provision.span.start : provision.span.end] == (
        "The following questions 1-4 are not applicable, not in the organisation."
    )


def test_neither_definitions_nor_disclaimer_of_hacw_2760_are_in_a_passage(reply):
    document, alignment = reply
    first_question = document.text.index("1)When")
    disclaimer = document.text.index("Please be aware")
    spans = [span for each in alignment.found for span in each.spans]
    assert min(span.start for span in spans) > first_question
    assert max(span.end for span in spans) < disclaimer


def _processor_time() -> float:
    """Seconds of this process and of those that it has started and seen end."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def test_letters_are_read_and_aligned_in_time(shared_data):
    letters = sorted((shared_data / "housing" / "documents").iterdir())
    assert len(letters) == 21
    questions = asked(shared_data)
    spent = []
    for letter in letters:
        started = _processor_time()
        align(read_safely(letter.read_bytes(), letter.name), questions)
        spent.append(_processor_time() - started)
    assert sum(spent) < 15
    assert statistics.median(spent) < 1


def test_the_split_has_its_letters(shared_data):
    assert {each.file for each in compared(shared_data, "tuning")} == {
        file for file, part in housing.split().items() if part == "tuning"
    }

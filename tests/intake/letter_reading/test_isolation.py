"""The whole chain in a process of its own."""

import resource

import pytest

from responses.intake.documents import DocumentError
from responses.intake.letter_reading import find_answers, isolation, read_letter
from tests.intake.aligning.letters import ASKED
from tests.intake.fictional_letters import FORMATS, make_letter

#: A text on which a search for answers can be busy for minutes.
BUSY = b"AAAA " * 50_000


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_child_finds_what_is_found_here(file_format):
    letter = make_letter(5, "mixed_places", file_format)
    read = read_letter(letter.data, f"letter.{file_format}", letter.questions)
    assert read.reading == find_answers(read.document, letter.questions)
    assert sum(answer.found for answer in read.reading.answers) > len(letter.questions) / 2
    assert read.problem == ""


def test_a_search_ends_in_time_and_leaves_the_text_however_far_it_came():
    start = _seconds_of_children()
    read = read_letter(BUSY, "a.txt", ASKED, seconds=2)
    assert _seconds_of_children() - start < 3
    assert len(read.document.text) == len(BUSY)
    assert bool(read.reading.answers) != bool(read.problem)


def test_a_file_that_takes_too_long_is_refused():
    with pytest.raises(DocumentError, match=r"^a\.txt: took longer than 0\.03 seconds to read$"):
        read_letter(BUSY, "a.txt", ASKED, seconds=0.01)


@pytest.mark.parametrize("line", [b"", b"{}", b"[]", b'{"answers": 1}', b"null", b"\xff", b'{"answers": []}'])
def test_suggestions_that_make_no_sense_are_none(monkeypatch, line):
    written, _ = isolation.run_child("responses.intake.letter_reading", _given(b"1. Yes"), 9)
    document = written.partition(b"\n")[0]
    monkeypatch.setattr(isolation, "run_child", lambda *_: (document + b"\n" + line, "broken"))
    read = read_letter(b"1. Yes", "a.txt", ASKED)
    assert (read.document.text, read.reading.answers) == ("1. Yes", ())
    assert read.problem.startswith("Its text was read, but looking for answers took too long or failed")


def test_a_letter_without_text_suggests_nothing():
    read = read_letter(b" \n", "a.txt", ASKED)
    assert (read.reading.answers, read.problem) == ((), "It holds no text.")


def _seconds_of_children() -> float:
    """Of the processor, by all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _given(data: bytes) -> tuple[bytes, ...]:
    order = (
        b'{"name": "a.txt", "memory": 1000000000, "seconds": 9, "output": 1000000, "asked": [], "known": []}'
    )
    return (order, b"\n", data)

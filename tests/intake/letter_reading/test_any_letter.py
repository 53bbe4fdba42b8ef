"""The whole chain on any text, and on any bytes with any extension."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from responses.intake.documents import Document, DocumentError, read_document
from responses.intake.documents.formats import known_formats
from responses.intake.letter_reading import ReadLetter, find_answers, read_letter
from responses.intake.letter_reading.transport import dumped, loaded
from responses.intake.suggesting import LetterReading
from tests.intake.aligning.letters import ASKED
from tests.intake.fictional_letters import FORMATS, LAYOUTS, make_letter

EXTENSIONS = sorted({extension for one in known_formats() for extension in one.extensions} | {"", ".xyz"})
FRAGMENTS = st.sampled_from(
    [
        *(one.text for one in ASKED),
        *(
            "1.",
            "2)",
            "Answer:",
            "Yes",
            "Section 40(2)",
            "See question 1.",
            "questions 1-3",
            "annex.pdf (9 KB)",
        ),
        *(
            "Ref: A/1",
            "1 May 2024",
            "a@b.example",
            "\n",
            "\n\n",
            "| a | b |\n|---|---|\n",
            "> quoted\n",
            "<td>",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(FRAGMENTS | st.text(max_size=8), max_size=40).map(" ".join))
BEGINNINGS = st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"From: a\n\n", b"\xff\xfe"])
#: Of the processor: by the clock, a busy machine takes longer.
TEN_SECONDS = 10.0


@st.composite
def damaged_letters(draw):
    """A letter as a program writes it, with a stretch of its bytes replaced."""
    file_format, layout = draw(st.sampled_from(FORMATS)), draw(st.sampled_from(sorted(LAYOUTS)))
    data = make_letter(draw(st.integers(0, 9)), layout, file_format).data
    start = draw(st.integers(0, len(data)))
    return data[:start] + draw(st.binary(max_size=20)) + data[start + draw(st.integers(0, 200)) :]


BYTES = st.one_of(
    st.binary(max_size=400), st.tuples(BEGINNINGS, st.binary(max_size=400)).map(b"".join), damaged_letters()
)


@contextmanager
def in_time() -> Iterator[None]:
    """Fails where what is done takes more than ten seconds, those of ended children included."""
    start = _seconds()
    yield
    assert _seconds() - start < TEN_SECONDS


def _seconds() -> float:
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def check(document: Document, reading: LetterReading) -> None:
    text = document.text
    for answer in reading.answers:
        for span in answer.spans:
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip()
    # Refuses a span outside the text, a share beyond 1, and a state that is none.
    assert loaded(dumped(reading), document, ASKED) == reading


def read(data: bytes, name: str) -> ReadLetter | str:
    """The letter, or the line that says why it cannot be read."""
    try:
        return read_letter(data, name, ASKED)
    except DocumentError as error:
        return str(error)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from([".txt", ".md", ".html", ".eml"]))
def test_any_text(text, extension):
    with in_time(), suppress(DocumentError):
        document = read_document(text.encode("utf-8", "surrogatepass"), f"a{extension}")
        if document.text.strip():
            check(document, find_answers(document, ASKED))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BYTES, st.sampled_from(EXTENSIONS))
def test_any_bytes_with_any_extension(data, extension):
    with in_time():
        letter = read(data, f"a{extension}")
    if isinstance(letter, str):
        assert letter.startswith(f"a{extension}: ")
        assert "\n" not in letter
    elif letter.reading.answers:
        check(letter.document, letter.reading)
    else:
        assert letter.problem

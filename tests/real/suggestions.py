"""Suggestions for the real letters of the housing request, their passages being those copied by hand."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from responses.intake.aligning import align
from responses.intake.aligning.contract import Alignment, AskedQuestion, Found, Span
from responses.intake.documents import read_document
from responses.intake.suggesting import LetterReading, suggest
from tests.intake.measuring import Judged, PlainLetter
from tests.real import housing


def asked(shared_data: Path) -> tuple[AskedQuestion, ...]:
    """The three questions as the README of the shared data gives them."""
    lines = (shared_data / "README.md").read_text(encoding="utf-8").splitlines()
    texts = {line[0]: line[3:].strip() for line in lines if line[:3] in ("1. ", "2. ", "3. ")}
    return tuple(
        AskedQuestion(code, code, "", "organisation", ("Organisation",), "text", (), "", text)
        for code, text in sorted(texts.items())
    )


def _letter(texts: Mapping[str, str]) -> tuple[str, Alignment]:
    """A text that holds nothing but these passages, and where they are in it."""
    letter, found = "", []
    for code, text in texts.items():
        start = len(letter)
        letter += text
        found.append(Found(code, (Span(start, len(letter)),), None, 1.0))
        letter += "\n\n"
    return letter, Alignment(tuple(found), ())


def readings(shared_data: Path, part: str) -> Iterator[tuple[str, LetterReading]]:
    """File name and suggestions of each letter of this part, for the passages that were copied."""
    copied = housing.copied_texts(shared_data)
    for file, its_part in housing.split().items():
        texts = {code: copied[file, code] for code in "123" if (file, code) in copied}
        if its_part == part and texts:
            text, alignment = _letter(texts)
            yield file, suggest(PlainLetter(text), asked(shared_data), alignment)


def whole_readings(shared_data: Path, part: str) -> Iterator[tuple[str, LetterReading]]:
    """The same for the files themselves: read, passages found, answers suggested."""
    questions = asked(shared_data)
    for file, its_part in housing.split().items():
        if its_part == part:
            data = (shared_data / "housing" / "documents" / file).read_bytes()
            document = read_document(data, file)
            yield file, suggest(document, questions, align(document, questions))


def judged(readings: Iterable[tuple[str, LetterReading]]) -> list[Judged]:
    """Each suggestion beside the state that was coded by hand; right where state and sections are."""
    coded = {(answer.file, answer.question): answer for answer in housing.coded_answers()}
    found = []
    for file, reading in readings:
        for answer in reading.answers:
            gold, coding = coded[file, answer.code], answer.suggestion
            right = (coding.state, coding.sections) == (gold.state, gold.sections)
            found.append(Judged(coding.basis, coding.confidence, right, gold.state))
    return found

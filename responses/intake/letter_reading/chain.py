"""The chain: bytes, document, alignment, suggestions. No Django."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from responses.intake.aligning import AskedQuestion, align
from responses.intake.documents import Document, read_safely
from responses.intake.suggesting import KnownResource, LetterFacts, LetterReading, suggest

_NOTHING = LetterReading((), (), (), LetterFacts(), ())


@dataclass(frozen=True)
class ReadLetter:
    """A letter as it was read, and what is suggested from it: nothing at all where it has no text."""

    document: Document
    reading: LetterReading
    #: Why nothing is suggested although there is text, else empty.
    broke_off: str = ""

    @property
    def problem(self) -> str:
        """A sentence on what could not be read, else empty."""
        if not self.document.text.strip():
            pictures = "Its pages are pictures: there is no text to read, and nothing is guessed at."
            return pictures if self.document.problem else "It holds no text."
        if found := re.search(r"pages? ([\d, ]+)$", self.document.problem):
            return f"There are pictures without text on page {found[1]}: what they say was not read."
        return self.broke_off or self.document.problem


def read_letter(
    data: bytes, name: str, asked: Sequence[AskedQuestion], known: Sequence[KnownResource] = ()
) -> ReadLetter:
    """Read a letter and find what it says of each question; `name` is the file's, whose extension counts.

    Raises DocumentError with one line where the bytes cannot be read.
    """
    document = read_safely(data, name)
    if not document.text.strip():
        return ReadLetter(document, _NOTHING)
    return ReadLetter(document, suggest(document, asked, align(document, asked), known))

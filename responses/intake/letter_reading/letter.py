"""A letter and what is suggested from it, and the chain that leads there: alignment, then suggestions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from responses.intake.aligning import AskedQuestion, align
from responses.intake.documents import Document
from responses.intake.suggesting import KnownResource, LetterFacts, LetterReading, suggest

#: What is suggested from a letter without text.
NOTHING = LetterReading((), (), (), LetterFacts(), ())


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
        pages = re.search(r"pages? ([\d, ]+)$", self.document.problem)
        if not self.document.text.strip():
            pictures = "Its pages are pictures: there is no text to read, and nothing is guessed at."
            return pictures if self.document.problem else "It holds no text."
        if pages:
            return f"Pages that are pictures were not read: {pages[1]}. {self.broke_off}".strip()
        return self.broke_off or self.document.problem


def find_answers(
    document: Document, asked: Sequence[AskedQuestion], known: Sequence[KnownResource] = ()
) -> LetterReading:
    """What a document says of each question, found in this process and however long it takes."""
    if not document.text.strip():
        return NOTHING
    return suggest(document, asked, align(document, asked), known)

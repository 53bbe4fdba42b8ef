"""What reading and aligning together find in a letter: every score of passages is made from it."""

from collections.abc import Mapping, Sequence

from responses.intake.aligning import AskedQuestion, align
from responses.intake.documents import read_document


def texts_found(data: bytes, name: str, questions: Sequence[AskedQuestion]) -> Mapping[str, str]:
    """The passages of each answerable question, one a line, by the question's code."""
    document = read_document(data, name)
    return {
        found.code: "\n".join(document.text[span.start : span.end] for span in found.spans)
        for found in align(document, questions).found
    }

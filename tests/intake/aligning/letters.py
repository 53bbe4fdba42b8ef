"""Short texts as documents, and questions, for the tests of aligning."""

import re
from collections.abc import Sequence

from responses.intake.aligning import Alignment, AskedQuestion, align
from responses.intake.documents import Block, Document


def plain(text: str) -> Document:
    """A document with a paragraph for each stretch of lines without an empty one between."""
    blocks = tuple(Block(match.start(), match.end()) for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text))
    return Document("letter.txt", "text/plain", "0" * 64, text, blocks, 1)


def question(
    code: str,
    text: str,
    *,
    number: str = "",
    parent: str = "",
    kind: str = "text",
    service: str = "organisation",
    names: tuple[str, ...] = (),
) -> AskedQuestion:
    return AskedQuestion(code, number or code, parent, service, names, kind, (), "", text)


ASKED = (
    question("1", "How many gardens do you keep at your hospitals, and who looks after them?"),
    question("2", "Is there a written policy on feeding the pigeons?"),
    question("3", "What did the Trust spend on bulbs in 2022/23?"),
)


def passages(text: str, asked: Sequence[AskedQuestion] = ASKED) -> dict[str, str]:
    """What is found for each question, its spans joined by a bar."""
    return quotes(text, align(plain(text), asked))


def quotes(text: str, alignment: Alignment) -> dict[str, str]:
    return {
        found.code: " | ".join(text[span.start : span.end] for span in found.spans)
        for found in alignment.found
    }

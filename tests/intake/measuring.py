"""Measures suggestions apart from the finding of passages: alignments made from what letters hold."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from responses.intake.aligning import align
from responses.intake.aligning.contract import Alignment, Found, ProvisionFound, Span
from responses.intake.documents import read_document
from responses.intake.suggesting import KnownResource, LetterReading, suggest
from tests.intake.fictional_letters import FictionalLetter, GoldAnswer


@dataclass(frozen=True)
class PlainLetter:
    """A letter that is nothing but text."""

    text: str
    links: Sequence = field(default=())
    attachments: Sequence = field(default=())


def letter_text(letter: FictionalLetter) -> str:
    """The text of a letter of the format ``txt``."""
    return letter.data.decode("utf-8-sig").replace("\r\n", "\n").replace("\f", "\n")


def place(text: str, wanted: str, after: int) -> Span | None:
    """Where the words stand, whatever is between them: the first place from ``after`` on, else any."""
    pattern = re.compile(r"(?<!\w)" + r"[\s|•]+".join(map(re.escape, wanted.split())) + r"(?!\w)")
    match = pattern.search(text, after) or pattern.search(text)
    return Span(*match.span()) if match else None


def known_alignment(text: str, letter: FictionalLetter) -> Alignment:
    """What a perfect finder of passages would find."""
    found, position = [], 0
    for answer in letter.answers:
        spans = []
        for wanted in answer.texts:
            span = place(text, wanted, position)
            if span is not None:
                spans.append(span)
                position = max(position, span.start)
        found.append(Found(answer.code, tuple(spans), None, 1.0, answer.refers_to))
    absent = [(each.service, place(text, each.text, 0)) for each in letter.provisions]
    return Alignment(tuple(found), tuple(ProvisionFound(s, span) for s, span in absent if span is not None))


def read(letter: FictionalLetter, known: Sequence[KnownResource] = ()) -> LetterReading:
    """All suggestions for a letter of the format ``txt``, its passages being given."""
    text = letter_text(letter)
    return suggest(PlainLetter(text), letter.questions, known_alignment(text, letter), known)


def read_whole(letter: FictionalLetter) -> LetterReading:
    """All suggestions for a letter of any format, its passages being found too."""
    document = read_document(letter.data, letter.name)
    return suggest(document, letter.questions, align(document, letter.questions))


@dataclass(frozen=True)
class Judged:
    """A suggestion beside the answer that it is about; right where state and value are."""

    basis: str
    confidence: float
    right: bool
    state: str


def judge(letter: FictionalLetter, reading: LetterReading | None = None) -> list[Judged]:
    """All suggestions of a letter, by default with its passages given."""
    answers: dict[str, GoldAnswer] = {answer.code: answer for answer in letter.answers}
    judged = []
    for each in (reading or read(letter)).answers:
        gold, coding = answers[each.code], each.suggestion
        right = (coding.state, coding.value) == (gold.state, gold.value)
        judged.append(Judged(coding.basis, coding.confidence, right, gold.state))
    return judged


def brier(judged: Iterable[Judged]) -> float:
    """Mean squared difference between confidence and being right: 0 is best."""
    scores = [(each.confidence - each.right) ** 2 for each in judged]
    return sum(scores) / len(scores)


def best_constant(judged: Sequence[Judged]) -> float:
    """The Brier score of one and the same confidence for all, the best one there is."""
    share = sum(each.right for each in judged) / len(judged)
    return share * (1 - share)

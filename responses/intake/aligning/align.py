"""Finding the passages of a letter that answer the questions of a request: one global alignment."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from responses.intake.aligning.anchors import (
    Anchor,
    Label,
    number_anchors,
    read_lead,
    reference_anchors,
    service_anchors,
    wording_anchors,
    wordings_in,
)
from responses.intake.aligning.contract import Alignment, AskedQuestion, Found
from responses.intake.aligning.grids import AskingTables
from responses.intake.aligning.learned import learn
from responses.intake.aligning.likeness import answer_likeness
from responses.intake.aligning.numbering import read_marker
from responses.intake.aligning.openings import answers_a_request
from responses.intake.aligning.passages import passages_of
from responses.intake.aligning.path import Reader, Unit
from responses.intake.aligning.pieces import Piece, cut, cut_at
from responses.intake.aligning.provisions import find_provisions, says_absent
from responses.intake.aligning.quotes import answered_in_quote
from responses.intake.aligning.single import answers_to_all
from responses.intake.aligning.targets import Questionnaire
from responses.intake.aligning.visits import visits_of
from responses.intake.aligning.vocabulary import CLOSING
from responses.intake.aligning.words import COMMON, Word, stems_of, words_of
from responses.intake.documents import Block, Document

_BOLD, _OUT_OF_CELL = 0.2, 3.0
#: What kinds of block speak against an answer, and how much.
_UNLIKELY = {"quoted": 3.0, "header": 6.0, "heading": 1.2}
_NEUTRAL_ADDRESS = 0.2
_ADDRESS = re.compile(r"\W*(?:https?://|www\.)\S+", re.IGNORECASE)
_NEW_PARAGRAPH, _MIDDLE_OF_LIST, _LEADING, _TELLING = 0.25, 2.0, 0.3, 1.0


def align(document: Document, asked: Sequence[AskedQuestion]) -> Alignment:
    """Which passages of the document answer each question, and where each question is restated.

    Every span lies inside the text and holds more than white space. A question without an answer in the
    letter has no spans; headings are never answered and are not in the result.
    """
    questionnaire = Questionnaire(asked)
    rough = cut(document)
    if not rough or not questionnaire.answerable:
        return Alignment(tuple(Found(code, (), None, 0.0) for code in questionnaire.answerable), ())
    anchors, labels = _announcements(document.text, rough, questionnaire)
    ranges = [*((one.start, one.end) for one in anchors), *((one.start, one.end) for one in labels)]
    pieces = cut_at(rough, document.text, set(chain.from_iterable(ranges)))
    labelled = _labelled(pieces, labels)
    units = _units(document, pieces, labelled, anchors, _topic(asked))
    reading = Reader(units, questionnaire.targets).read(_by_unit(anchors, pieces))
    visits = visits_of(reading, pieces, [unit.likeness for unit in units], set(labelled))
    absent = find_provisions(document.text, visits, pieces, questionnaire)
    visits = [visit for visit in visits if visit.anchor.target.service not in {one.service for one in absent}]
    return Alignment(tuple(passages_of(document.text, visits, questionnaire)), tuple(absent))


def _topic(asked: Iterable[AskedQuestion]) -> frozenset[str]:
    """Stems of the words that the questions are made of, but for the common ones."""
    return frozenset(stem for question in asked for stem in stems_of(question.text) if stem not in COMMON)


def _announcements(
    text: str, pieces: Sequence[Piece], questionnaire: Questionnaire
) -> tuple[list[Anchor], list[Label]]:
    """All anchors and labels of a letter, in no order."""
    words: list[Word] = [word for piece in pieces for word in words_of(text, piece.start, piece.end)]
    wordings = wordings_in(words, questionnaire)
    learned = learn(text, pieces, words, wordings)
    anchors = wording_anchors(text, pieces, words, questionnaire, wordings, learned)
    ends = {anchor.end for anchor in anchors}
    labels: list[Label] = []
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        for start in sorted({piece.start, *(end for end in ends if piece.start < end < piece.end)}):
            markers, found, end = read_lead(text, start, piece.end, learned)
            labels += found
            if markers and (piece.opens or markers[0].named):
                anchors += number_anchors(start, end, markers[0], questionnaire)
        anchors += service_anchors(text, piece, following, questionnaire)
        if len(questionnaire.services) < 2 or not says_absent(text[piece.start : piece.end]):
            anchors += reference_anchors(text, piece, questionnaire)
    return [
        *anchors,
        *answers_to_all(text, pieces, labels, questionnaire, _topic(questionnaire.asked)),
    ], labels


def _labelled(pieces: Sequence[Piece], labels: Sequence[Label]) -> dict[int, str]:
    """Numbers of pieces that lie in a label, with its kind."""
    starts = [piece.start for piece in pieces]
    labelled: dict[int, str] = {}
    for label in labels:
        number = bisect_left(starts, label.start)
        while number < len(pieces) and pieces[number].end <= label.end:
            labelled[number] = label.kind
            number += 1
    return labelled


def _units(
    document: Document,
    pieces: Sequence[Piece],
    labelled: dict[int, str],
    anchors: Sequence[Anchor],
    topic: frozenset[str],
) -> list[Unit]:
    text, blocks = document.text, document.blocks
    tables = AskingTables(document, anchors)
    units: list[Unit] = []
    costs = _UNLIKELY | ({"quoted": 0.0} if answered_in_quote(document, pieces, anchors) else {})
    for number, piece in enumerate(pieces):
        block, before = blocks[piece.block], blocks[pieces[max(0, number - 1)].block]
        words = list(words_of(text, piece.start, piece.end))
        strength = answer_likeness(text[piece.start : piece.end], words, topic)
        strength -= costs.get(block.kind, _BOLD if block.bold else 0.0)
        whole = strength + _TELLING * answers_a_request(text[piece.start : piece.end])
        if _leads_to_list(pieces, number, document):
            strength = max(strength, _LEADING)
        inside = _MIDDLE_OF_LIST * (_is_bullet(block) and _is_bullet(before) and block is not before)
        closing = any(word.stem in CLOSING and word.stem not in topic for word in words)
        breaks = _OUT_OF_CELL if tables.parts(block, before) else 0.0
        bare_address = _ADDRESS.fullmatch(text, piece.start, piece.end) is not None
        if bare_address:
            strength = max(strength, _NEUTRAL_ADDRESS)
        breaks += (
            _NEW_PARAGRAPH
            * (not bare_address)
            * _is_new_paragraph(piece, block, text[max(0, piece.start - 20) : piece.start])
        )
        aside = tables.is_aside(block) or _is_bare_number(text[piece.start : piece.end])
        label = labelled.get(number, "question" if aside else "")
        listed = _is_bullet(block) and (
            _is_bullet(before) or text[max(0, piece.start - 20) : piece.start].rstrip()[-1:] == ":"
        )
        units.append(
            Unit(min(1.0, strength), label, breaks, closing, whole, inside, listed or not piece.opens)
        )
    return units


def _is_new_paragraph(piece: Piece, block: Block, before: str) -> bool:
    """Whether a paragraph begins that the text before does not lead to with a colon."""
    return piece.first and block.kind == "paragraph" and not before.rstrip().endswith((":", ",", ";"))


def _leads_to_list(pieces: Sequence[Piece], number: int, document: Document) -> bool:
    """Whether a piece ends in a colon and bullets follow."""
    if number + 1 >= len(pieces) or document.text[pieces[number].end - 1] != ":":
        return False
    return _is_bullet(document.blocks[pieces[number + 1].block])


def _is_bullet(block: Block) -> bool:
    return block.kind == "item" and not any(character.isalnum() for character in block.marker)


def _is_bare_number(text: str) -> bool:
    """Whether a piece is the number of a question and nothing else: "2b." or "(iv)", but not "12"."""
    marker = read_marker(text)
    parts = "".join(filter(str.isalnum, text))
    several = "(" in text or (len(parts) > 1 and not parts.isdigit())
    return marker is not None and marker.end == len(text) and several


def _by_unit(anchors: Iterable[Anchor], pieces: Sequence[Piece]) -> dict[int, list[tuple[Anchor, int]]]:
    """Anchors by the number of the piece before which they stand, with that of the piece after them."""
    starts = [piece.start for piece in pieces]
    placed: dict[int, list[tuple[Anchor, int]]] = defaultdict(list)
    for anchor in anchors:
        placed[bisect_left(starts, anchor.start)].append((anchor, bisect_left(starts, anchor.end)))
    return placed

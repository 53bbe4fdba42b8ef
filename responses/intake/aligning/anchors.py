"""Anchors: places of a letter that say which question comes next, each with how much it is worth.

They contradict each other freely. Which of them hold is decided for the whole letter at once (path.py).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from responses.intake.aligning.absence import says_absent
from responses.intake.aligning.labels import label_length
from responses.intake.aligning.learned import LearnedLabels
from responses.intake.aligning.numbering import Marker, ends_with, read_marker, read_references
from responses.intake.aligning.pieces import Piece, trim
from responses.intake.aligning.targets import Questionnaire, Target
from responses.intake.aligning.wording import Wording, WordingFinder
from responses.intake.aligning.words import Word, stems_of

_END_OF_WORDING = re.compile(r"[\s?.:;,)\]\"'”’…*]*(?=\s|$)|[?)\]\"'”’]+")
_REST_OF_QUESTION = re.compile(r"[^?\n.]{0,60}\?[\"'”’)\]]*")
_POINTING = re.compile(
    r"\b(?:see|refer|per|same|stated|given|provided|shown|above|covered|listed|outlined)\b", re.I
)
_BEFORE_REFERENCE = 60
_WHOLE, _HOPELESS = 0.8, -1.5
#: A number that read_marker() does not know, such as "Ad 1.b/": short, and with a digit.
_MARKS = frozenset(("yes", "no", "y", "n", "na", "none", "nil"))
_ODD_NUMBER = re.compile(r"(?=\D*\d)(?:[^\W\d]{0,3}[\W\d]+){1,4}$")
#: A number on a line of its own that is hardly an answer.
_LOST_NUMBER = re.compile(
    r"\W*(?:[1-9]|\d{0,2}[a-z]{1,4}|\d{1,2}(?:\W[a-z\d]{1,4}\W?){1,3})\W*[.)\]:]", re.IGNORECASE
)
#: So many numbers stand on lines of their own before a question that is nested as deep.
_MOST_NUMBERS = 3
_NAME_GAP = re.compile(r"[\s()\[\]/&,:–—-]*")


@dataclass(frozen=True, slots=True)
class Anchor:
    """``text[start:end]`` announces a target; the end is the start where it takes up no text.

    ``reward`` is the log of odds, roughly, that it does. ``sure`` is what confidence is made from, 0 to 1.
    """

    target: Target
    start: int
    end: int
    reward: float
    kind: str
    sure: float
    #: Of the name of a service: what follows says that it is not run.
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """``text[start:end]`` says that an answer or a question follows."""

    start: int
    end: int
    kind: str


def wordings_in(words: Sequence[Word], questionnaire: Questionnaire) -> list[Wording]:
    """Every place where a question of the request may be restated, question by question."""
    finder = WordingFinder(words, questionnaire.asked)
    return [wording for question in questionnaire.asked for wording in finder.find(question.code)]


def wording_anchors(
    text: str,
    pieces: Sequence[Piece],
    words: Sequence[Word],
    questionnaire: Questionnaire,
    found: Sequence[Wording],
    labels: LearnedLabels,
) -> list[Anchor]:
    """A candidate for each of the places found."""
    pieces_at = _PieceIndex(pieces)
    anchors = (
        _wording_anchor(text, pieces_at, words, questionnaire, wording, _rival(wording, found), labels)
        for wording in found
    )
    return [anchor for anchor in anchors if anchor.reward > _HOPELESS]


def _rival(wording: Wording, found: Sequence[Wording]) -> float:
    """How much better another question fits the same words."""
    return max(
        (
            other.coverage - wording.coverage
            for other in found
            if other.code != wording.code
            and other.coverage > wording.coverage
            and 2 * (min(other.last, wording.last) - max(other.first, wording.first) + 1)
            > wording.last - wording.first + 1
        ),
        default=0.0,
    )


class _PieceIndex:
    """Which piece holds a place of the text."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._ends = [piece.end for piece in pieces]
        self._pieces = pieces

    def at(self, place: int) -> Piece:
        return self._pieces[self._number(place)]

    def number_before(self, text: str, place: int) -> tuple[int, Marker | None]:
        """Where a number that stands alone on the lines before this place begins, and that number."""
        start, found = place, None
        for piece in reversed(
            self._pieces[max(0, self._number(place) - _MOST_NUMBERS) : self._number(place)]
        ):
            alone = text[piece.start : piece.end]
            marker = read_marker(alone)
            if marker is None or marker.end != len(alone) or not _LOST_NUMBER.fullmatch(alone):
                break
            start, found = piece.start, found or marker
        return start, found

    def _number(self, place: int) -> int:
        return min(bisect_right(self._ends, place), len(self._pieces) - 1)


def _wording_anchor(
    text: str,
    pieces: _PieceIndex,
    words: Sequence[Word],
    questionnaire: Questionnaire,
    wording: Wording,
    rival: float,
    labels: LearnedLabels,
) -> Anchor:
    first, last = words[wording.first], words[wording.last]
    opening = pieces.at(first.start)
    start, marker, opens = _start(text, opening, first.start, wording.before, labels)
    if opens and marker is None:
        start, marker = pieces.number_before(text, start)
    end = _end(text, pieces.at(last.start), last.end, wording.after)
    target = questionnaire.targets[questionnaire.places[wording.code]]
    reward = min(9.0, 2.5 + 1.1 * wording.weight) * wording.coverage - 6 * rival
    reward += (1.5 if opening.opens else 0.5) if opens else _inside_sentence(wording)
    reward += 0.7 if end >= pieces.at(last.start).end or text[end - 1] in "?:" else 0.0
    reward += _number_worth(marker, questionnaire, wording.code)
    return Anchor(target, start, end, reward, "wording", max(0.0, wording.coverage - rival))


def _inside_sentence(wording: Wording) -> float:
    """Prose often has the words of a short question; hardly those of a long one."""
    return min(3.0, 0.5 * wording.weight) - (4.0 if wording.coverage >= _WHOLE else 8.0)


def _start(
    text: str, piece: Piece, first: int, missing: int, labels: LearnedLabels
) -> tuple[int, Marker | None, bool]:
    """Where a wording begins with its number, that number, and whether its line or sentence begins there."""
    markers, _, end = read_lead(text, piece.start, first, labels)
    marker = markers[0] if markers else None
    rest = text[end:first]
    words = stems_of(rest)
    replaced = 0 < len(words) <= missing and "\n" not in rest and not _MARKS.intersection(words)
    if not words or replaced or (len(rest) < 14 and _ODD_NUMBER.match(rest)):
        return piece.start, marker, True
    return first, None, False


def _end(text: str, piece: Piece, end: int, missing: int) -> int:
    """Where a wording ends, with its question mark and brackets."""
    rest = _REST_OF_QUESTION.match(text, end, piece.end)
    if rest and len(stems_of(rest.group())) <= missing + 4:
        return rest.end()
    tail = text[end : piece.end]
    words = stems_of(tail)
    if missing and 0 < len(words) <= missing + 1 and "\n" not in tail and not _MARKS.intersection(words):
        return piece.end
    closing = _END_OF_WORDING.match(text, end, piece.end)
    return trim(text, end, closing.end())[1] if closing else end


def _number_worth(marker: Marker | None, questionnaire: Questionnaire, code: str) -> float:
    if marker is None:
        return 0.0
    path = questionnaire.paths[code]
    if path in marker.paths:
        return 1.8
    if any(ends_with(path, one) for one in marker.paths):
        return 1.0
    return -0.5


def read_lead(
    text: str, start: int, end: int, learned: LearnedLabels
) -> tuple[list[Marker], list[Label], int]:
    """The numbers and labels with which a piece begins, and where they end: "Answer 1:", "1. Yes"."""
    markers: list[Marker] = []
    labels: list[Label] = []
    place = start
    for _ in range(3):
        marker = None if markers else read_marker(text[place : min(end, place + 60)])
        kind, length = ("", 0) if marker and marker.named else label_length(text[place:end], learned)
        if kind:
            labels.append(Label(place, place + length, kind))
            place += length
        elif marker:
            # "Enquiry 4", where this letter calls its questions so.
            if labels and not marker.named and text[place - 1].isspace() and text[place - 2].isalnum():
                marker = replace(marker, named=True, answers=labels[-1].kind == "answer")
            if marker.named:
                labels.append(Label(place, place + marker.end, "answer" if marker.answers else "question"))
            markers.append(marker)
            place += marker.end
        else:
            break
    return markers, labels, min(place, end)


def number_anchors(start: int, end: int, marker: Marker, questionnaire: Questionnaire) -> Iterator[Anchor]:
    """A candidate for every question that a number at the start of a line may mean."""
    for code, path in questionnaire.paths.items():
        whole = path in marker.paths
        if whole or any(ends_with(path, one) for one in marker.paths):
            reward = (0.0 if whole else -1.0) + (2.8 if marker.named else 0.0)
            reward -= 2.5 * (marker.lettered != questionnaire.by_code[code].number.rstrip(")")[-1:].isalpha())
            target = questionnaire.targets[questionnaire.places[code]]
            yield Anchor(target, start, end, reward, "number" if whole else "tail", 0.75 if whole else 0.5)


def reference_anchors(text: str, piece: Piece, questionnaire: Questionnaire) -> Iterator[Anchor]:
    """Sentences that begin with the questions they answer: "In respect of questions 1 and 3, ..."."""
    head = text[piece.start : min(piece.end, piece.start + 2 * _BEFORE_REFERENCE)]
    references = read_references(head)[:1]
    several = bool(references) and len(references[0].numbers) + 2 * len(references[0].ranges) > 1
    marker = read_marker(head)
    if marker and not (marker.named and several):
        return
    for reference in references:
        before = head[: reference.start]
        if reference.start > _BEFORE_REFERENCE or _POINTING.search(before) or len(stems_of(before)) > 7:
            return
        for service in questionnaire.services:
            codes = questionnaire.meant_by(reference, service)
            if codes:
                reward = 4.0 if marker else 2.5
                yield Anchor(
                    questionnaire.target_of(codes), piece.start, piece.start, reward, "reference", 0.8
                )


def service_anchors(
    text: str, piece: Piece, following: Piece | None, questionnaire: Questionnaire
) -> Iterator[Anchor]:
    """Lines that begin with the name of a service; ``following`` is the piece after this one."""
    beneath = text[following.start : following.end] if following else ""
    if not piece.opens or len(questionnaire.services) < 2:
        return
    for service, names in questionnaire.services.items():
        end = _after_names(text, piece, names)
        if end is None:
            continue
        rest = text[end : piece.end]
        alone = not stems_of(rest)
        if alone or rest.lstrip()[:1].isupper() or rest.lstrip()[:1].isdigit():
            target = questionnaire.targets[questionnaire.places[f"{service}:"]]
            denied = says_absent(rest) or (alone and "?" not in beneath and says_absent(beneath))
            reward = 5.0 if says_absent(rest) else 4.0 if alone else 1.5
            yield Anchor(target, piece.start, piece.end if alone else end, reward, "service", 0.9, denied)


def _after_names(text: str, piece: Piece, names: Sequence[str]) -> int | None:
    """Where the names at the start of a piece end: "Falls Prevention Service (FPS):"."""
    place = end = piece.start
    lead = read_marker(text[place : piece.end])
    place += lead.end if lead else 0
    found = None
    longest_first = sorted(names, key=len, reverse=True)
    while True:
        for name in longest_first:
            if text[place : place + len(name)].casefold() == name.casefold() and _ends_word(
                text, place + len(name)
            ):
                place += len(name)
                break
        else:
            return found
        gap = _NAME_GAP.match(text, place, piece.end)
        place = end = gap.end() if gap else place
        found = end


def _ends_word(text: str, place: int) -> bool:
    return place >= len(text) or not text[place].isalnum()

"""A letter cut into pieces: sentences, short lines and cells, the smallest units that are told apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from responses.intake.aligning.labels import label_length
from responses.intake.aligning.numbering import marker_length
from responses.intake.documents import Block, Document

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s)|[?][\"'”’)\]]*(?=[^\W\d_])")
_SHORT = re.compile(
    r"\b(?:e\.g|i\.e|etc|no|nos|ref|mr|mrs|ms|dr|tel|approx|incl|para|vs|st|s|p|pp)\.$", re.IGNORECASE
)
_SHORT_LINE = 0.62
#: Characters of a piece at most, so that the time to look at it has a bound; sentences are shorter.
_LONGEST = 1_500


@dataclass(frozen=True, slots=True)
class Piece:
    """``text[start:end]`` inside one block; ``first`` and ``last`` of the block, ``opens`` a line."""

    start: int
    end: int
    block: int
    first: bool
    last: bool
    opens: bool


def cut(document: Document) -> list[Piece]:
    """The pieces of a document in order; running heads and feet are left out."""
    pieces: list[Piece] = []
    width = _line_width(document.text)
    for number, block in enumerate(document.blocks):
        if block.kind != "running":
            pieces += _pieces(document.text, block, number, width)
    return pieces


def cut_at(pieces: Sequence[Piece], text: str, places: set[int]) -> list[Piece]:
    """The same pieces, cut further at these places of the text; no piece is empty or begins with a space."""
    ordered = sorted(places)
    finer: list[Piece] = []
    index = 0
    for piece in pieces:
        while index < len(ordered) and ordered[index] <= piece.start:
            index += 1
        bounds = [piece.start]
        while index < len(ordered) and ordered[index] < piece.end:
            bounds.append(ordered[index])
            index += 1
        finer += _parts(piece, text, [*bounds, piece.end])
    return finer


def _parts(piece: Piece, text: str, bounds: Sequence[int]) -> Iterator[Piece]:
    ranges = [
        trimmed for start, end in pairwise(bounds) if (trimmed := trim(text, start, end))[0] < trimmed[1]
    ]
    for place, (start, end) in enumerate(ranges):
        first, last = place == 0, place == len(ranges) - 1
        yield Piece(
            start, end, piece.block, piece.first and first, piece.last and last, piece.opens and first
        )


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _line_width(text: str) -> int:
    """How long a full line of this letter is, in characters: the upper quartile of its longer lines."""
    lengths = sorted(length for line in text.split("\n") if (length := len(line.strip())) > 30)
    return min(lengths[len(lengths) * 3 // 4], 120) if lengths else 80


def _pieces(text: str, block: Block, number: int, width: int) -> list[Piece]:
    starts = sorted({block.start, *_line_starts(text, block, width), *_sentence_starts(text, block)})
    starts = [place for start, end in pairwise([*starts, block.end]) for place in range(start, end, _LONGEST)]
    ranges = [trim(text, start, end) for start, end in zip(starts, [*starts[1:], block.end], strict=True)]
    ranges = _keep_markers(text, [one for one in ranges if one[0] < one[1]])
    lines = {block.start}
    return [
        Piece(
            start,
            end,
            number,
            place == 0,
            place == len(ranges) - 1,
            start in lines or "\n" in text[ranges[place - 1][1] : start] if place else True,
        )
        for place, (start, end) in enumerate(ranges)
    ]


def _line_starts(text: str, block: Block, width: int) -> Iterator[int]:
    """Starts of lines that do not run on from the line before."""
    start = block.start
    while (end := text.find("\n", start, block.end)) >= 0:
        line = text[start:end].strip()
        line_end = text.find("\n", end + 1, block.end)
        following = text[end + 1 : line_end if line_end >= 0 else block.end].strip()
        if _stands_alone(line, following, width):
            yield end + 1
        start = end + 1


def _stands_alone(line: str, following: str, width: int) -> bool:
    first_word = following.split(" ", 1)[0]
    room = width - len(line) - 1
    return (
        not line
        or not following
        or line[-1] in ".?!:;"
        or (room > len(first_word) and len(line) < _SHORT_LINE * width)
        or marker_length(following) > 0
    )


def _sentence_starts(text: str, block: Block) -> Iterator[int]:
    for match in _SENTENCE_END.finditer(text, block.start, block.end):
        if match.group()[0] == "?":
            yield match.end()
            continue
        following = text[match.end() : match.end() + 12].lstrip()
        if not following or _SHORT.search(text, max(block.start, match.end() - 8), match.end()):
            continue
        if not following[0].islower():
            yield match.end()


def _keep_markers(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A number or bullet stays with what it numbers, unless nothing follows."""
    kept: list[tuple[int, int]] = []
    for start, end in ranges:
        before = kept[-1] if kept else None
        alone = before is not None and _lead_length(text[before[0] : before[1]]) >= before[1] - before[0]
        if before is not None and alone and "\n" not in text[before[1] : start]:
            kept[-1] = (before[0], end)
        else:
            kept.append((start, end))
    return kept


def _lead_length(text: str) -> int:
    """How many characters of label and number a text begins with: "Request: 2.1"."""
    _, label = label_length(text)
    return label + marker_length(text[label:]) if label < len(text) else 0

"""Mails that are answered between the lines of the mail they quote."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from responses.intake.aligning.anchors import Anchor
from responses.intake.aligning.numbering import read_marker
from responses.intake.aligning.pieces import Piece
from responses.intake.documents import Document

_LEAST_QUESTIONS, _LEAST_SHARE, _SURE = 2, 0.6, 0.6


def answered_in_quote(document: Document, pieces: Sequence[Piece], anchors: Sequence[Anchor]) -> bool:
    """Whether questions stand in the quoted mail alone, with something between most of them."""
    restated = _apart(anchor for anchor in anchors if anchor.kind == "wording" and anchor.sure >= _SURE)
    if len(restated) < _LEAST_QUESTIONS or not all(_is_quoted(document, anchor) for anchor in restated):
        return False
    gaps = [
        any(
            earlier.end <= piece.start < later.start and _says_something(document.text, piece)
            for piece in pieces
        )
        for earlier, later in pairwise(restated)
    ]
    return sum(gaps) >= _LEAST_SHARE * len(gaps)


def _apart(anchors: Iterable[Anchor]) -> list[Anchor]:
    """The surest that share no text, in order."""
    kept: list[Anchor] = []
    for anchor in sorted(anchors, key=lambda one: -one.reward):
        if all(anchor.end <= other.start or anchor.start >= other.end for other in kept):
            kept.append(anchor)
    return sorted(kept, key=lambda one: one.start)


def _is_quoted(document: Document, anchor: Anchor) -> bool:
    block = document.block_at(anchor.start)
    return block is not None and block.kind == "quoted"


def _says_something(text: str, piece: Piece) -> bool:
    marker = read_marker(text[piece.start : piece.end])
    return piece.start + (marker.end if marker else 0) < piece.end

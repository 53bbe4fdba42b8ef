"""A reading of a letter as visits: one target after another, each with the pieces that answer it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from responses.intake.aligning.anchors import Anchor
from responses.intake.aligning.path import IN, Step
from responses.intake.aligning.pieces import Piece


@dataclass
class Visit:
    """An anchor that holds, and what was read as its answer: pieces, and how much they read like one."""

    anchor: Anchor
    answering: bool
    pieces: list[Piece] = field(default_factory=list)
    likeness: list[float] = field(default_factory=list)
    between: int = 0

    @property
    def answered(self) -> bool:
        return bool(self.pieces)


def visits_of(
    steps: Iterable[Step], pieces: Sequence[Piece], likeness: Sequence[float], labelled: set[int]
) -> list[Visit]:
    """``labelled`` are the numbers of pieces that are labels, which no answer holds."""
    visits: list[Visit] = []
    for step in steps:
        if step.anchor is not None:
            visits.append(Visit(step.anchor, step.answering))
        elif visits and step.place == IN and step.unit not in labelled:
            visits[-1].pieces.append(pieces[step.unit])
            visits[-1].likeness.append(likeness[step.unit])
        elif visits and step.unit not in labelled:
            visits[-1].between += 1
    return visits

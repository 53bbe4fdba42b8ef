"""Letters with one answer to everything: where it may begin, by what stands before and after."""

import re
from collections.abc import Iterator, Sequence

from responses.intake.aligning.anchors import Anchor, Label
from responses.intake.aligning.pieces import Piece
from responses.intake.aligning.targets import Questionnaire, Target
from responses.intake.aligning.vocabulary import CLOSING, SIGNING_OFF
from responses.intake.aligning.words import stems_of

_REWARD, _INSIDE_PARAGRAPH, _AFTER_CLOSING = -2.0, 0.5, 1.5
_BEHIND_LABEL, _BEFORE_SALUTATION, _AFTER_SIGNATURE = 1.5, 3.0, 3.0
_LONGEST_SIGN = 8
_SALUTATION = re.compile(r"\W*(?:dear|good\s+(?:morning|afternoon|evening)|hello|hi)\b", re.IGNORECASE)


def answers_to_all(
    text: str,
    pieces: Sequence[Piece],
    labels: Sequence[Label],
    questionnaire: Questionnaire,
    topic: frozenset[str],
) -> Iterator[Anchor]:
    """Wherever a sentence begins, all that follows may answer everything: the reading of last resort."""
    target = Target(questionnaire.answerable, "", len(questionnaire.targets))
    labelled = {label.end for label in labels if label.kind == "answer"}
    salutations = [piece.start for piece in pieces if _SALUTATION.match(text, piece.start, piece.end)]
    reward = _REWARD - _BEFORE_SALUTATION * bool(salutations)
    before = -1
    for piece in pieces:
        bonus = _BEHIND_LABEL * (before in labelled) - _INSIDE_PARAGRAPH * (not piece.opens)
        yield Anchor(target, piece.start, piece.start, reward + bonus, "all", 0.35)
        stems = stems_of(text[piece.start : piece.end])
        if salutations and piece.start == salutations[0]:
            reward += _BEFORE_SALUTATION
        if CLOSING.intersection(stems) - topic:
            reward -= _AFTER_CLOSING
        if len(stems) <= _LONGEST_SIGN and SIGNING_OFF.intersection(stems):
            reward -= _AFTER_SIGNATURE
        before = piece.end

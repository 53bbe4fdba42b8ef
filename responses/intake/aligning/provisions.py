"""Sentences by which a trust says that it does not run a service at all."""

import re
from collections.abc import Sequence
from itertools import islice

from responses.intake.aligning.absence import says_absent
from responses.intake.aligning.contract import ProvisionFound, Span
from responses.intake.aligning.pieces import Piece
from responses.intake.aligning.targets import Questionnaire
from responses.intake.aligning.visits import Visit


def find_provisions(
    text: str, visits: Sequence[Visit], pieces: Sequence[Piece], questionnaire: Questionnaire
) -> list[ProvisionFound]:
    """One for each service that a sentence denies, beneath its name or with it, and that answers nothing.

    What follows the last question of such a service is no answer: one answered question does not count.
    """
    found: list[ProvisionFound] = []
    for service, names in questionnaire.services.items():
        answered = sum(visit.answered for visit in visits if visit.anchor.target.service == service)
        if len(questionnaire.services) < 2 or answered > 1:
            continue
        places = _after_name(service, visits, pieces)
        if not answered:
            places += _naming(text, pieces, names)
        denying = (piece for piece in places if says_absent(text[piece.start : piece.end]))
        found += [ProvisionFound(service, _sentence(text, piece, pieces)) for piece in islice(denying, 1)]
    return found


def _after_name(service: str, visits: Sequence[Visit], pieces: Sequence[Piece]) -> list[Piece]:
    """The first pieces after the service's name, up to the next thing announced."""
    places: list[Piece] = []
    for visit, following in zip(visits, [*visits[1:], None], strict=True):
        if visit.anchor.kind == "service" and visit.anchor.target.service == service:
            end = following.anchor.start if following else pieces[-1].end
            places += [piece for piece in pieces if visit.anchor.end <= piece.start < end][:4]
    return places


def _naming(text: str, pieces: Sequence[Piece], names: Sequence[str]) -> list[Piece]:
    patterns = [re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE) for name in names if name]
    return [piece for piece in pieces if any(one.search(text, piece.start, piece.end) for one in patterns)]


def _sentence(text: str, piece: Piece, pieces: Sequence[Piece]) -> Span:
    """The piece, and what goes on in its block up to the end of the sentence."""
    end = piece.end
    for other in pieces:
        if other.block == piece.block and other.start >= end and text[end - 1] in ";:,":
            end = other.end
    return Span(piece.start, end)

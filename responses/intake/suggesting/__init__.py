"""Suggesting how answers might be coded, from their passages. Pure functions: no database, no network."""

from responses.intake.suggesting.contract import (
    Fact,
    KnownResource,
    LetterFacts,
    LetterReading,
    NamedAttachment,
    PersonalSpan,
    SuggestedAnswer,
    SuggestedProvision,
    SuggestedResource,
    Suggestion,
)
from responses.intake.suggesting.letter import suggest
from responses.intake.suggesting.states import suggest_coding

__all__ = [
    "Fact",
    "KnownResource",
    "LetterFacts",
    "LetterReading",
    "NamedAttachment",
    "PersonalSpan",
    "SuggestedAnswer",
    "SuggestedProvision",
    "SuggestedResource",
    "Suggestion",
    "suggest",
    "suggest_coding",
]

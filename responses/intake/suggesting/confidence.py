"""How often a suggestion is right: a table by the rule that decided, joined with how sure its passage is."""

from collections.abc import Mapping

#: Share right by basis; made by `python -m tests.intake.calibration`, see docs/intake.md.
RIGHT: Mapping[str, float] = {
    "blank": 0.933,
    "condition": 0.933,
    "figure": 0.982,
    "mark_no": 0.978,
    "mark_not_applicable": 0.967,
    "mark_open": 0.96,
    "mark_partly": 0.967,
    "mark_qualified": 0.96,
    "mark_yes": 0.99,
    "not_applicable_alone": 0.96,
    "not_held_alone": 0.98,
    "not_held_mixed": 0.933,
    "option": 0.989,
    "polarity_no": 0.846,
    "polarity_partly": 0.933,
    "polarity_yes": 0.857,
    "provision": 0.933,
    "reference": 0.992,
    "referred_elsewhere_alone": 0.986,
    "referred_elsewhere_mixed": 0.36,
    "refused_alone": 0.982,
    "refused_mixed": 0.76,
    "words": 0.964,
    "words_mixed": 0.8,
    "zero": 0.95,
    "zero_words": 0.933,
}
#: For a basis that was too rare to be counted.
OTHERWISE = 0.7
#: How often a suggestion is right although its passage is not.
BY_CHANCE = 0.3


def confidence(basis: str, passage: float) -> float:
    """The chance that state and value are right, where the passage is right with the chance ``passage``."""
    right = RIGHT.get(basis, OTHERWISE)
    sure = min(1.0, max(0.0, passage))
    return round(sure * right + (1 - sure) * BY_CHANCE * right, 4)

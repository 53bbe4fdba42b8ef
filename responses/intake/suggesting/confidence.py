"""How often a suggestion is right: a table by the rule that decided, joined with how sure its passage is."""

from collections.abc import Mapping

#: Share right by basis; made by `python -m tests.intake.calibration`, see docs/intake.md.
RIGHT: Mapping[str, float] = {
    "blank": 0.979,
    "condition": 0.963,
    "figure": 0.976,
    "figures": 0.826,
    "mark_no": 0.993,
    "mark_not_applicable": 0.994,
    "mark_open": 0.987,
    "mark_partly": 0.988,
    "mark_qualified": 0.975,
    "mark_words": 0.97,
    "mark_yes": 0.989,
    "mark_yes_and_more": 0.97,
    "masked": 0.983,
    "no_figure": 0.608,
    "no_option": 0.424,
    "not_applicable_alone": 0.994,
    "not_held_alone": 0.998,
    "not_held_likely": 0.947,
    "not_held_mixed": 0.979,
    "option": 0.993,
    "option_near": 0.988,
    "polarity_no": 0.982,
    "polarity_no_doubtful": 0.886,
    "polarity_partly": 0.985,
    "polarity_yes": 0.894,
    "polarity_yes_doubtful": 0.873,
    "provision": 0.963,
    "reference": 0.994,
    "referred_elsewhere_alone": 0.993,
    "referred_elsewhere_likely": 0.945,
    "refused_alone": 0.991,
    "refused_explained": 0.975,
    "refused_mixed": 0.836,
    "words": 0.961,
    "words_doubtful": 0.771,
    "words_mixed": 0.925,
    "zero": 0.983,
    "zero_words": 0.986,
}
#: For a basis that was too rare to be counted.
OTHERWISE = 0.7
#: How often a suggestion is right although its passage is not: what stands near often says the same.
BY_CHANCE = 0.7
#: The same where nothing was found: an answer that was overlooked is rarely a blank one.
BLANK_BY_CHANCE = 0.3


def confidence(basis: str, passage: float) -> float:
    """The chance that state and value are right, where the passage is right with the chance ``passage``."""
    right = RIGHT.get(basis, OTHERWISE)
    sure = min(1.0, max(0.0, passage))
    by_chance = BLANK_BY_CHANCE if basis == "blank" else BY_CHANCE
    return round(right * (sure + (1 - sure) * by_chance), 4)

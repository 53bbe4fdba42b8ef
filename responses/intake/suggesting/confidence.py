"""How often a suggestion is right: a table by the rule that decided, joined with how sure its passage is."""

from collections.abc import Mapping

#: Share right by basis; made by `python -m tests.intake.calibration`, see docs/intake.md.
RIGHT: Mapping[str, float] = {
    "blank": 0.979,
    "condition": 0.963,
    "figure": 0.923,
    "figures": 0.481,
    "mark_no": 0.993,
    "mark_not_applicable": 0.993,
    "mark_open": 0.986,
    "mark_partly": 0.987,
    "mark_qualified": 0.975,
    "mark_words": 0.97,
    "mark_yes": 0.989,
    "mark_yes_and_more": 0.902,
    "masked": 0.981,
    "no_figure": 0.258,
    "no_option": 0.258,
    "not_applicable_alone": 0.993,
    "not_held_alone": 0.984,
    "not_held_mixed": 0.979,
    "option": 0.993,
    "option_near": 0.985,
    "polarity_no": 0.921,
    "polarity_partly": 0.985,
    "polarity_yes": 0.789,
    "polarity_yes_doubtful": 0.671,
    "provision": 0.963,
    "reference": 0.994,
    "referred_elsewhere_alone": 0.969,
    "refused_alone": 0.971,
    "refused_mixed": 0.836,
    "words": 0.977,
    "words_doubtful": 0.796,
    "words_mixed": 0.932,
    "zero": 0.981,
    "zero_words": 0.986,
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

"""Letters of fictional trusts, made by seed, with what a researcher would copy from them by hand.

They measure how letters are read: every layout seen in real replies, crossed with file formats, numberings
and the paragraphs that stand around the answers. All phrases are invented, and lie in two pools, so that a
reader that was tuned on one can be measured on the other.
"""

from tests.intake.fictional_letters.gold import FictionalLetter, GoldAnswer, GoldFacts, GoldProvision
from tests.intake.fictional_letters.letters import FORMATS, LAYOUTS, make_letter

__all__ = [
    "FORMATS",
    "LAYOUTS",
    "FictionalLetter",
    "GoldAnswer",
    "GoldFacts",
    "GoldProvision",
    "make_letter",
]

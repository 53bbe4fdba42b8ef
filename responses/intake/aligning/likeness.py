"""Whether a piece of a letter reads like an answer, or like the frame that stands around the answers."""

import math
import re
from collections.abc import Collection, Sequence

from responses.intake.aligning.openings import frame_weight
from responses.intake.aligning.vocabulary import WEIGHTS
from responses.intake.aligning.words import COMMON, Word

_MAIL = re.compile(r"[^\s@]@[^\s@]{1,200}\.\w")
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?:\+44|\b0)[\d\s()]{8,14}\d\b")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATE = re.compile(
    rf"^\W*(?:date[d]?\W+)?(?:\w+day,?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\W+(?:{_MONTHS}|\d{{1,2}}|\w{{3}})\W+\d{{4}}\W*$",
    re.I,
)
_SIGNS = ((_MAIL, 1.2), (_TELEPHONE, 1.6), (_POSTCODE, 1.6), (_DATE, 2.5), (_ADDRESS, 0.3))
#: Requesters say "I" and "please"; the frame names the Act. What the questions are about is in neither.
_TOPIC_WEIGHT = -0.5
_NAME_LIKE = 0.5
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
_LEAST, _MOST, _NEUTRAL = -4.0, 2.5, 0.55


def answer_likeness(text: str, words: Sequence[Word], topic: Collection[str]) -> float:
    """From -4, surely frame, to 2.5, surely an answer: the log of odds, roughly.

    ``topic`` are the stems of the words that the questions are about.
    """
    frame = sum(_weight(word.stem, topic) for word in words) / math.sqrt(len(words) + 2)
    frame += sum(weight for pattern, weight in _SIGNS if pattern.search(text))
    frame += _NAME_LIKE if _is_name_like(text) else 0.0
    frame += frame_weight(text, topic)
    return max(_LEAST, min(_MOST, _NEUTRAL - frame))


def _is_name_like(text: str) -> bool:
    """Whether each of two or more words has a capital, as in names of people, posts, places and documents."""
    words = [word for word in _PLAIN_WORD.findall(text) if word not in COMMON]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _weight(stem: str, topic: Collection[str]) -> float:
    weight = WEIGHTS.get(stem, 0.0)
    if stem in topic and stem not in COMMON:
        return min(weight, 0.5) + _TOPIC_WEIGHT
    return weight

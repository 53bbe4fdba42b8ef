"""Which of the entries that match come first: arithmetic on their words, the same on both databases."""

from collections.abc import Iterable

from responses.search.query import Phrase, Query
from responses.search.text import BREAK

#: Key, kind, address and tokens of an entry.
Candidate = tuple[int, str, str, str]
#: What a reader most likely looks for, where words weigh the same.
_KIND_WEIGHTS = {"trust": 1.0, "question": 0.8, "resource": 0.6, "response": 0.8, "answer": 0.0}
_TITLE = 3.0
#: A body of so many words neither gains nor loses by its length.
_USUAL_LENGTH = 60


def ranked(query: Query, candidates: Iterable[Candidate]) -> list[int]:
    """The keys of the entries, the best first; those that weigh the same in the order of their addresses."""
    weighed = [(-_weight(query, kind, tokens), address, key) for key, kind, address, tokens in candidates]
    return [key for _, _, key in sorted(weighed)]


def _weight(query: Query, kind: str, tokens: str) -> float:
    title, _, body = f" {tokens} ".partition(f" {BREAK} ")
    title, body = f"{title} ", f" {body}"
    words_of_title = max(1, title.count(" ") - 1)
    length = body.count(" ") / _USUAL_LENGTH
    weight = _KIND_WEIGHTS[kind]
    for phrase in query.phrases:
        weight += len(phrase) * (
            _TITLE * _in_title(phrase, title, words_of_title) + _in_body(phrase, body, length)
        )
    # Entries that differ by little stay in their own order.
    return round(weight, 1)


def _in_title(phrase: Phrase, title: str, words: int) -> float:
    """From a half, in a long title, to one, for a title that is nothing but the phrase."""
    return (1 + len(phrase) / words) / 2 if f" {' '.join(phrase)} " in title else 0


def _in_body(phrase: Phrase, body: str, length: float) -> float:
    """More for each time it is there, and less each time; more in a short body."""
    times = body.count(f" {' '.join(phrase)} ")
    return times / (times + 0.5 + length)

"""What may help a reader whose search found nothing."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from responses.models import SearchGroup
from responses.search.matching import matching
from responses.search.query import Phrase, Query, read_query
from responses.search.text import tokens, words

#: So many words of a search are looked at one by one.
_MOST_WORDS = 8
#: How much of two words must be alike for one to be the other misspelt: one sign in four may differ.
_ALIKE = 0.75


@dataclass(frozen=True)
class Way:
    """Another search, and how many entries it finds; ``near`` is one spelt as the data spells it."""

    text: str
    count: int
    near: "Way | None" = None


@dataclass(frozen=True)
class Suggestions:
    """Other searches in place of one that found nothing.

    ``spelt`` has unknown words spelt as the data spells them, ``loose`` has the single words, in any order
    and nothing left out; None where that finds nothing as well. ``apart`` is each word or phrase alone,
    where there are several.
    """

    spelt: Way | None
    loose: Way | None
    apart: tuple[Way, ...]


def suggestions(query: Query) -> Suggestions:
    """Searches near to ``query``: a count a word, and at most one more for each that is unknown."""
    apart = tuple(_alone(phrase, text) for phrase, text in _phrases(query))
    text = query.text
    for way in apart:
        if way.near:
            text = re.sub(rf"\b{re.escape(way.text)}\b", way.near.text, text)
    several = len(apart) > 1 or query.without
    return Suggestions(
        spelt=_way(text, query),
        loose=_way(" ".join(text for written in query.written for _, text in _words(written)), query),
        apart=apart if several else (),
    )


def _phrases(query: Query) -> list[tuple[Phrase, str]]:
    """The phrases as they were typed; of a search for one phrase of several words, the words."""
    found = list(zip(query.phrases, query.written, strict=True))
    if len(found) == 1:
        found = _words(query.written[0])
    return found[:_MOST_WORDS]


def _words(text: str) -> list[tuple[Phrase, str]]:
    """The words of ``text`` without the signs around them."""
    return [((word.token,), text[word.start : word.end]) for word in words(text)]


def _alone(phrase: Phrase, text: str) -> Way:
    """The search for one phrase alone."""
    count = _count(phrase)
    if len(phrase) > 1:
        return Way(f'"{text}"' if " " in text else text, count)
    bare = _words(text)[0][1]
    return Way(bare, count, None if count else _near(bare))


def _near(word: str) -> Way | None:
    """The word of the data that is most like this one."""
    known = {one for words in SearchGroup.objects.values_list("words", flat=True) for one in words.split()}
    of_like_length = [one for one in known if abs(len(one) - len(word)) <= 2]
    found = get_close_matches(word.casefold(), of_like_length, n=1, cutoff=_ALIKE)
    return Way(found[0], _count(tokens(found[0]))) if found else None


def _count(phrase: Phrase) -> int:
    return matching(Query("", (phrase,))).count()


def _way(text: str, query: Query) -> Way | None:
    """``text`` as another search, where it is another and finds something."""
    other = read_query(text)
    if (other.phrases, other.without) == (query.phrases, query.without) or not other.phrases:
        return None
    count = matching(other).count()
    return Way(text, count) if count else None

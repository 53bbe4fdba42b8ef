"""Words as the index holds them, and where in a text they stand."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer

#: Letters and digits with accents written apart, and apostrophes inside.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['’](?=[^\W_]))*")
#: No database has trouble with words of this length; what is longer is cut.
_LONGEST = 40
#: Stands between title and body, so that no phrase reaches from one into the other.
BREAK = "break"
#: PostgreSQL knows the places of words up to here.
_MOST_TOKENS = 4_000
#: Plurals that the stemmer does not know.
_IRREGULAR = {"children": "child", "childrens": "child", "men": "man", "women": "woman"}


@dataclass(frozen=True)
class Word:
    """One word of a text: ``text[start:end]``, and its token."""

    start: int
    end: int
    token: str


def words(text: str) -> Iterator[Word]:
    """The words of ``text`` in order."""
    for match in _WORD.finditer(text):
        if token := token_of(match.group()[: 2 * _LONGEST]):
            yield Word(match.start(), match.end(), token)


@lru_cache(maxsize=50_000)
def token_of(word: str) -> str:
    """``Policies``, ``policy`` and ``policy’s`` become one token; accents are folded.

    Every token begins with ``w`` and has letters a to z and digits only: no database takes one for a number,
    an operator or ``BREAK``, whatever its language settings.
    """
    folded = unicodedata.normalize("NFKD", re.sub(r"['’]s$", "", word.casefold()))
    plain = "".join(sign for sign in folded if sign.isalnum())
    plain = _IRREGULAR.get(plain) or EnglishStemmer().stemWord(plain)
    if not plain.isascii():
        plain = f"x{plain.encode().hex()}"
    return f"w{plain[:_LONGEST]}" if plain else ""


def tokens(text: str) -> tuple[str, ...]:
    return tuple(word.token for word in words(text))


def entry_tokens(title: str, body: str) -> str:
    """Title and body as the index holds them: tokens parted by spaces, a break between the two."""
    return " ".join((*tokens(title), BREAK, *tokens(body))[:_MOST_TOKENS])


def vocabulary(text: str) -> set[str]:
    """The different words of ``text`` as written, in small letters; short ones and numbers left out."""
    found = {re.sub(r"['’]s$", "", match.group().casefold()) for match in _WORD.finditer(text)}
    return {word for word in found if 4 <= len(word) <= _LONGEST and word.isalpha()}

"""Words as the index holds them, and where in a text they stand."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer

#: Letters and digits with accents written apart, and apostrophes inside.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['’](?=[^\W_]))*")
_POSSESSIVE = re.compile(r"['’]s$")
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


@lru_cache(maxsize=50_000)
def token_of(word: str) -> str:
    """``Policies``, ``policy`` and ``policy’s`` become one token; accents are folded.

    Every token begins with ``w`` and has letters a to z and digits only: no database takes one for a number,
    an operator or ``BREAK``, whatever its language settings.
    """
    folded = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word[: 2 * _LONGEST].casefold()))
    plain = "".join(sign for sign in folded if sign.isalnum())
    plain = _IRREGULAR.get(plain) or EnglishStemmer().stemWord(plain)
    if not plain.isascii():
        plain = f"x{plain.encode().hex()}"
    return f"w{plain[:_LONGEST]}" if plain else ""


def words(text: str) -> Iterator[Word]:
    """The words of ``text`` in order."""
    for match in _WORD.finditer(text):
        if token := token_of(match.group()):
            yield Word(match.start(), match.end(), token)


def tokens(text: str) -> tuple[str, ...]:
    """The tokens of the words of ``text`` in order."""
    return tuple(filter(None, map(token_of, _WORD.findall(text))))


def entry_tokens(title: str, body: str) -> str:
    """Title and body as the index holds them: tokens parted by spaces, a break between the two."""
    return " ".join((*tokens(title), BREAK, *tokens(body))[:_MOST_TOKENS])


def vocabulary(texts: Iterable[str]) -> set[str]:
    """The different words of ``texts`` as written, in small letters; short ones and numbers left out."""
    found = {word for text in texts for word in _WORD.findall(text)}
    small = {_POSSESSIVE.sub("", word.casefold()) for word in found}
    return {word for word in small if 4 <= len(word) <= _LONGEST and word.isalpha()}

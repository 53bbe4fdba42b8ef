"""What a reader typed, as phrases that must and must not be there."""

import re
from dataclasses import dataclass

from responses.search.text import tokens

LONGEST = 200
_PART = re.compile(r'([-−]?)(?:"([^"]*)"?|“([^”]*)”?|(\S+))')
#: Words that say nothing by themselves; kept inside quotes and where there is nothing else.
_LIGHT_WORDS = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "by", "can", "did", "do", "does", "for", "from", "has"),
        *("have", "how", "if", "in", "is", "it", "of", "on", "or", "our", "that", "the", "their", "there"),
        *("they", "this", "to", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will"),
        *("with", "you", "your"),
    )
)

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """``phrases`` must all be there, none of ``without``; each is a run of tokens, often of one.

    ``written`` has each phrase as it was typed. ``problem`` is a sentence where it finds nothing by itself.
    """

    text: str
    phrases: tuple[Phrase, ...] = ()
    without: tuple[Phrase, ...] = ()
    written: tuple[str, ...] = ()
    problem: str = ""


def read_query(text: str) -> Query:
    """``sextortion "local policy" -training`` as a query; words without weight are left out."""
    text = " ".join(text.replace("\x00", " ").split())
    if len(text) > LONGEST:
        return Query(text[:LONGEST], problem=f"Search for at most {LONGEST} characters.")
    wanted: dict[Phrase, str] = {}
    light: dict[Phrase, str] = {}
    without: dict[Phrase, str] = {}
    for sign, straight, curly, plain in _PART.findall(text):
        written = straight or curly or plain
        # A word with a hyphen or a slash is a phrase of its parts.
        if phrase := tokens(written):
            kept = without if sign else light if _is_light(plain) else wanted
            kept.setdefault(phrase, written)
    wanted = wanted or light
    problem = _problem(text, bool(wanted), bool(without))
    return Query(text, tuple(wanted), tuple(without), tuple(wanted.values()), problem)


def _is_light(plain: str) -> bool:
    return "".join(filter(str.isalpha, plain.casefold())) in _LIGHT_WORDS


def _problem(text: str, wanted: bool, without: bool) -> str:
    if wanted or not text:
        return ""
    if without:
        return "Say what to find as well as what to leave out."
    return "There is no word to search for: type letters or numbers."

"""Readable names from the register's capitals.

The register writes every name in capitals. A name that already has small letters was written
by a person and is kept as it is.
"""

import re

SMALL_WORDS = frozenset(
    {"and", "at", "by", "for", "in", "le", "of", "on", "or", "the", "to", "under", "upon", "with"}
)
CAPITAL_WORDS = frozenset({"CIC", "GP", "ICB", "II", "III", "NHS", "PLC", "UK"})

# Phrases whose capitals no rule gives: here the second "The" belongs to the hospital's name.
PHRASES = {"Barts and the London": "Barts and The London"}

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]*)*")


def readable_name(name: str) -> str:
    """Return `name` with capitals only where a reader expects them, and single spaces."""
    spaced = " ".join(name.split())
    if any(letter.islower() for letter in spaced):
        return spaced
    readable = _WORD.sub(lambda match: _readable_word(match.group(), match.start() == 0), spaced)
    for phrase, correct in PHRASES.items():
        readable = readable.replace(phrase, correct)
    return readable


def _readable_word(word: str, first: bool) -> str:
    if word in CAPITAL_WORDS:
        return word
    if word.lower() in SMALL_WORDS and not first:
        return word.lower()
    stem, apostrophe, ending = _split_at_apostrophe(word)
    # "O'Connor" has a name after its apostrophe, "Children's" and "Thomas'" do not.
    ending = ending.capitalize() if len(ending) > 2 else ending.lower()
    return stem.capitalize() + apostrophe + ending


def _split_at_apostrophe(word: str) -> tuple[str, str, str]:
    for apostrophe in ("'", "’"):
        if apostrophe in word:
            return word.partition(apostrophe)
    return word, "", ""


def readable_board_name(name: str) -> str:
    """Return the short form of an integrated care board's official name.

    "NHS Herefordshire and Worcestershire Integrated Care Board" becomes
    "Herefordshire and Worcestershire ICB"; a name of another shape is kept.
    """
    spaced = readable_name(name)
    match = re.fullmatch(r"(?:NHS )?(.+) Integrated Care Board", spaced)
    return f"{match[1]} ICB" if match else spaced


def readable_slug(slug: str) -> str:
    """Return words for a slug: `live-streaming` becomes "Live streaming"."""
    words = slug.replace("-", " ").strip()
    return words[:1].upper() + words[1:]

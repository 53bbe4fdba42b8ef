"""Words that were broken at the end of a line."""

import re
from collections.abc import Collection

#: What a hyphen at the end of a line is in the texts of PDF files, beside the hyphen itself.
SOFT = "\N{SOFT HYPHEN}"
_HYPHENS = ("-", "\N{HYPHEN}", SOFT)
_LETTERS = re.compile(r"[^\W\d_]+")
#: First parts of words that keep their hyphen.
_FIRST_PARTS = frozenset(
    """all anti best bi by co cross day de drop early end ex face fast first five follow four front
    full half hand hard high home in inter intra key know large last late lead life line live long
    low mid multi near new next non off old on one open out over part patient peer per post pre pro
    re real right risk run self semi set short side single six small so stand step sub ten third
    three time top trans twenty two ultra un under up well whole wide work year yes""".split()  # noqa: SIM905
)


def is_broken(word: str) -> bool:
    """Whether a word at the end of a line may go on in the next one."""
    return len(word) > 1 and word.endswith(_HYPHENS) and word[-2].isalpha()


def rejoined(word: str, rest: str, known: Collection[str]) -> str:
    """The word made of both parts; `known` are words of the whole document, in small letters.

    A hyphen that the word would have anywhere else stays.
    """
    stem = word[:-1]
    if word.endswith(SOFT):
        return stem + rest
    first, second = _ends(stem, rest)
    if (first + second).lower() in known:
        return stem + rest
    keeps = first.lower() in _FIRST_PARTS or first.lower() in known or not second[:1].islower()
    return f"{stem}-{rest}" if keeps else stem + rest


def _ends(stem: str, rest: str) -> tuple[str, str]:
    """The letters on both sides of the break."""
    before, after = _LETTERS.findall(stem), _LETTERS.match(rest)
    return (before[-1] if before else ""), (after.group() if after else "")


def words_in(text: str) -> list[str]:
    """The words of a text in small letters; parts of a hyphenated one do not count, the whole does."""
    return re.findall(r"(?<![\w-])[^\W\d_]+(?![\w-])", text.lower())

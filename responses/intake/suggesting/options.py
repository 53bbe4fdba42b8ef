"""Which options of a question a text names."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from responses.intake.suggesting.vocabulary import among

#: From this likeness on, of 100, a label with a slip of the pen is taken to be meant.
_LIKE = 88.0
#: And from this share on of the words that are the text's and the label's, or of one of them.
_SHARED = 0.5
_PLAIN = {
    "within": "inside",
    "internal": "inside",
    "internally": "inside",
    "external": "outside",
    "externally": "outside",
    "outwith": "outside",
}
_COMMON = among("a an the of in on at to and or for by with our we they it is are this that")
_DENIED = re.compile(r"\b(?:not|rather than|instead of) (?:(?:the|in|on|an?) )?\w+")

Options = Sequence[tuple[str, str]]


def options_named(text: str, options: Options, *, several: bool) -> list[tuple[str, float]]:
    """Codes of the options that the text names, in the order of the options, and how surely, 0 to 1.

    An option is named by its whole label, by its code alone, by the words that set it apart from the other
    options, or by a label that is written almost like that. Only one is named unless ``several`` may be.
    """
    labels = [(code, _folded(label)) for code, label in options]
    folded = _folded(text)
    if not any("not" in label.split() for _, label in labels):
        folded = _DENIED.sub(" ", folded)
    whole = _outermost(folded, labels)
    if whole and (several or len(whole) == 1):
        return [(code, 1.0) for code in whole]
    code = _by_code(folded, options)
    if code:
        return [(code, 0.95)]
    return (_set_apart if several else _most_shared)(folded, labels) or _alike(folded, labels)


def _folded(text: str) -> str:
    """Small letters and single spaces, with one word for those that mean the same."""
    return " ".join(_PLAIN.get(word, word) for word in re.findall(r"[\w'’]+", text.casefold()))


def _outermost(folded: str, labels: Options) -> list[str]:
    """The options whose whole label stands in the text, but not those within a longer label there."""
    for _, label in sorted(labels, key=lambda option: -len(option[1])):
        if label:
            folded = re.sub(rf"(?<!\w){re.escape(label)}(?!\w)", f"\0{label.replace(' ', chr(1))}\0", folded)
    found = {part.replace("\1", " ") for part in folded.split("\0")[1::2]}
    return [code for code, label in labels if label in found]


def _by_code(folded: str, options: Options) -> str:
    """The option whose code is all that the text says: "b", "option b"."""
    said = folded.removeprefix("option ").strip()
    return next((code for code, _ in options if said == code.casefold()), "")


def _words(label: str) -> frozenset[str]:
    return frozenset(label.split()) - _COMMON


def _set_apart(folded: str, labels: Options) -> list[tuple[str, float]]:
    """The options of which all words stand in the text that no other label has."""
    said, found = _words(folded), []
    for code, label in labels:
        others = frozenset().union(*(_words(other) for its, other in labels if its != code))
        own = _words(label) - others
        if own and own <= said:
            found.append((code, 0.9))
    return found


def _most_shared(folded: str, labels: Options) -> list[tuple[str, float]]:
    """The one option that has most words in common with what the text says of all labels' words."""
    said = _words(folded) & frozenset().union(*(_words(label) for _, label in labels))
    shares = sorted(((len(said & _words(x)) / max(1, len(said | _words(x))), code) for code, x in labels))
    if not said or shares[-1][0] < _SHARED or (len(shares) > 1 and shares[-2][0] == shares[-1][0]):
        return []
    return [(shares[-1][1], 0.9)]


def _alike(folded: str, labels: Options) -> list[tuple[str, float]]:
    """The one option whose label is almost written so."""
    scored = sorted((_likeness(folded, label), code) for code, label in labels)
    if not scored or scored[-1][0] < _LIKE or (len(scored) > 1 and scored[-2][0] == scored[-1][0]):
        return []
    return [(scored[-1][1], round(scored[-1][0] / 100 * 0.85, 2))]


def _likeness(folded: str, label: str) -> float:
    if not label or len(folded) < 0.7 * len(label):
        return 0.0
    return fuzz.partial_ratio(label, folded, score_cutoff=_LIKE)

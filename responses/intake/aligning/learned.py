"""Labels that one letter uses of its own: what stands again and again before its questions or its answers.

A letter that writes "What we found" beneath each question says by that alone that an answer follows. So a
short stretch counts as a label where it comes with most of the questions that are restated, whatever its
words are, and where something else follows it before the next question: a repeated "Yes" is an answer.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from responses.intake.aligning.numbering import bullet_length, read_marker
from responses.intake.aligning.pieces import Piece
from responses.intake.aligning.wording import Wording
from responses.intake.aligning.words import COMMON, Word

#: Of the words of a label; numbers in it count as one word.
_MOST_WORDS = 6
_LEAST_NAMED = 3
_LEAST_TIMES, _LEAST_SHARE, _FOLLOWED = 2, 0.5, 0.75
_SURE_WORDING = 0.6
_PREFIX = re.compile(r"[^\n:]{1,60}?(?::|\s[–—-](?=\s))")
_CAPITAL = re.compile(r"(?<=\w)\s+(?=[A-Z£“‘(•])")
_A_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = re.compile(r"\d+[a-z]?|[a-z]|[ivx]+", re.IGNORECASE)
#: How a label ends: before a colon or dash, with its line, before a capital, or before a question's words.
_ENDS = {
    "capital": r"\s+(?=(?-i:[A-Z\d£“‘(•]))",
    "mark": r"[\s)\]*_]*(?::|\s[–—-](?=\s))[\s*_]*",
    "line": r"[\s:.)\]*_–—-]*(?=\Z|\(?\d{1,3}\W*\Z)",
    "any": r"(?:[\s:.)\]*_–—-]+|\Z)",
}
_ANSWERS = frozenset(
    ("yes", "no", "y", "n", "na", "none", "nil", "never", "always", "partly", "not", "unknown")
)


@dataclass(frozen=True)
class LearnedLabels:
    """Patterns of this letter's own labels."""

    answers: tuple[re.Pattern[str], ...] = ()
    questions: tuple[re.Pattern[str], ...] = ()

    def length(self, text: str) -> tuple[str, int]:
        """What the text begins with: ``answer`` or ``question`` and how many characters, or ``("", 0)``."""
        for kind, patterns in (("answer", self.answers), ("question", self.questions)):
            for pattern in patterns:
                match = pattern.match(text)
                if match:
                    return kind, match.end()
        return "", 0


@dataclass
class _Seen:
    """How often a stretch was seen, and how often something followed it."""

    times: Counter[tuple[str, ...]] = field(default_factory=Counter)
    next_words: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    followed: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def add(self, key: tuple[str, ...], *, followed: bool, rest: str = "") -> None:
        self.times[key] += 1
        self.followed[key] += followed
        self.next_words.setdefault(key, set()).update(_A_WORD.findall(rest[:40])[:1])

    def labels(self, places: int) -> Iterator[tuple[str, ...]]:
        wanted = max(_LEAST_TIMES, _LEAST_SHARE * places)
        for key, times in self.times.items():
            # A name goes on alike wherever it stands: "Fernhill NHS Trust".
            named = key[-1] == "capital" and min(times, len(self.next_words[key])) < _LEAST_NAMED
            if times >= wanted and self.followed[key] >= _FOLLOWED * times and not named:
                yield key


def learn(
    text: str, pieces: Sequence[Piece], words: Sequence[Word], wordings: Iterable[Wording]
) -> LearnedLabels:
    """The labels that go with the questions restated in this letter."""
    sure = _apart(wording for wording in wordings if wording.coverage >= _SURE_WORDING)
    starts = [words[wording.first].start for wording in sure]
    before, after = _Seen(), _Seen()
    opening: set[tuple[str, ...]] = set()
    announcing: set[tuple[str, ...]] = set()
    piece_starts = [piece.start for piece in pieces]
    for place, wording in enumerate(sure):
        following = starts[place + 1] if place + 1 < len(starts) else len(text)
        number = bisect_left(piece_starts, words[wording.last].end)
        for key, end in set(_leads(text, pieces[number]) if number < len(pieces) else ()):
            rest = text[end:following]
            after.add(key, followed=_says_more(rest) and pieces[number].start < following, rest=rest)
        if number < len(pieces) and _announces(text, pieces, number, following):
            announcing.add((*_key(text[pieces[number].start : pieces[number].end]), "line"))
        before_it = _lead_of(text, pieces, piece_starts, starts[place])
        # Before the first question no answer can stand: what comes only before later ones may be one.
        if wording.code == sure[0].code:
            opening.add(before_it)
        if before_it:
            before.add(before_it, followed=before_it in opening)
    questions = set(before.labels(len(sure)))
    answers = [key for key in {*after.labels(len(sure)), *announcing} if key not in questions]
    return LearnedLabels(tuple(map(_pattern, answers)), tuple(map(_pattern, questions)))


def _apart(wordings: Iterable[Wording]) -> list[Wording]:
    """The best wordings that share no words, in order."""
    kept: list[Wording] = []
    for wording in sorted(wordings, key=lambda one: -one.coverage * one.weight):
        if all(wording.last < other.first or wording.first > other.last for other in kept):
            kept.append(wording)
    return sorted(kept, key=lambda wording: wording.first)


def _leads(text: str, piece: Piece) -> Iterator[tuple[tuple[str, ...], int]]:
    """What a piece begins with that may be a label, its last word how it ends, and where."""
    whole = _key(text[piece.start : piece.end])
    if whole:
        yield (*whole, "line"), piece.end
    prefix = _PREFIX.match(text, piece.start, piece.end)
    if prefix and (key := _key(prefix.group())):
        yield (*key, "mark"), prefix.end()
    for capital in _CAPITAL.finditer(text, piece.start, min(piece.end, piece.start + 60)):
        key = _key(text[piece.start : capital.start()])
        if key and (len(key) > 1 or key[0] not in COMMON):
            yield (*key, "capital"), capital.start()


def _announces(text: str, pieces: Sequence[Piece], number: int, following: int) -> bool:
    """Whether a short line right behind a question ends in a colon, and no list of its own follows."""
    piece, after = pieces[number], pieces[number + 1] if number + 1 < len(pieces) else None
    if after is None or text[piece.end - 1] != ":" or not piece.opens or not after.opens:
        return False
    listed = bullet_length(text[after.start : after.end]) or read_marker(text[after.start : after.end])
    return after.start < following and not listed and bool(_key(text[piece.start : piece.end]))


def _lead_of(text: str, pieces: Sequence[Piece], piece_starts: Sequence[int], start: int) -> tuple[str, ...]:
    """The label before a wording: on its own line, or the line before it."""
    number = bisect_left(piece_starts, start + 1) - 1
    lead = text[pieces[number].start : start]
    if _words_in(lead):
        return (*key, "any") if (key := _key(lead)) else ()
    key = _key(text[pieces[number - 1].start : pieces[number - 1].end]) if number > 0 else ()
    return (*key, "any") if key else ()


def _words_in(text: str) -> bool:
    marker = read_marker(text)
    return bool(_A_WORD.search(text[marker.end if marker else 0 :]))


def _says_more(text: str) -> bool:
    marker = read_marker(text)
    return bool(_A_WORD.search(text, marker.end if marker else 0))


def _key(text: str) -> tuple[str, ...]:
    """The words of a possible label, numbers as one sign; () where it is too long or an answer."""
    marker = read_marker(text)
    if marker and marker.named:
        return ()
    words = [word.casefold() for word in _A_WORD.findall(text)]
    key: list[str] = []
    for word in words[: 2 * _MOST_WORDS]:
        sign = "#" if _NUMBER.fullmatch(word) else word
        if sign != "#" or key[-1:] != ["#"]:
            key.append(sign)
    # A number before or after the words is no part of the label: it says which question follows.
    while key and key[0] == "#":
        key = key[1:]
    while key and key[-1] == "#":
        key = key[:-1]
    if not key or len(key) > _MOST_WORDS or _ANSWERS.intersection(words):
        return ()
    return tuple(key)


def _pattern(key: tuple[str, ...]) -> re.Pattern[str]:
    number = r"\(?(?:\d+[a-z]?|[a-z]|[ivx]+)(?:[.()\s]{1,2}(?:\d+[a-z]?|[a-z]|[ivx]+)(?![^\W_]))*"
    words = [number if word == "#" else re.escape(word).replace("'", "['’]") for word in key[:-1]]
    return re.compile(r"[\s(*_#]*" + r"[\W_]+?".join(words) + r"(?![^\W_])" + _ENDS[key[-1]], re.IGNORECASE)

"""Where a letter restates a question: by comparing words, whatever the line breaks, slips and omissions.

Places that share enough words with a question are sought first, then the two texts are aligned word by
word there: local alignment (Smith and Waterman, J. Mol. Biol. 147, 1981), each word weighing the more the
fewer questions of the request have it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from responses.intake.aligning.contract import AskedQuestion
from responses.intake.aligning.words import COMMON, Word, likeness, stems_of

_COMMON_WEIGHT = 0.2
_LEAST_WEIGHT = 0.3
_EXTRA_WORD = -0.25
_MISSING_SHARE = 0.5
#: Shares of a question's weight: of a place worth a look, of one that counts, and of a mere beginning.
_SOUGHT, _ENOUGH, _BEGINNING = 0.28, 0.5, 0.2
_BEGINNING_WORDS = 4
#: How many pairs of words are compared in one letter at most: some seconds' work, never reached by real ones.
_MOST_CELLS = 4_000_000
#: Slips of the pen are sought in letters of at most so many different words.
_MOST_KINDS = 4_000


@dataclass(frozen=True, slots=True)
class Wording:
    """Words ``first`` to ``last`` (included) of the letter restate a question.

    ``coverage`` is the share of the question's weight that stands there, ``weight`` what that weighs.
    ``before`` and ``after`` count the words of the question before the first and after the last found.
    """

    code: str
    first: int
    last: int
    coverage: float
    weight: float
    before: int
    after: int


class WordingFinder:
    """Finds the places of questions in one letter."""

    def __init__(self, words: Sequence[Word], asked: Sequence[AskedQuestion]) -> None:
        self._stems = [word.stem for word in words]
        self._questions = {question.code: stems_of(question.text)[:400] for question in asked}
        self._weights = _weights(self._questions.values())
        self._places: dict[str, list[int]] = defaultdict(list)
        self._budget = _MOST_CELLS
        meant = self._meant()
        for place, stem in enumerate(self._stems):
            for wanted in meant.get(stem, ()):
                self._places[wanted].append(place)

    def _meant(self) -> dict[str, list[str]]:
        """For every stem of the letter the stems of the questions it may be, slips of the pen among them."""
        kinds = set(self._stems)
        asked = set(self._weights) - COMMON
        meant = {stem: [stem] for stem in kinds & asked}
        by_initial: dict[str, list[str]] = defaultdict(list)
        for stem in asked if len(kinds) < _MOST_KINDS else ():
            by_initial[stem[0]].append(stem)
        for stem in kinds - asked:
            slips = [one for one in by_initial.get(stem[0], ()) if likeness(one, stem)]
            if slips:
                meant[stem] = slips
        return meant

    def find(self, code: str) -> list[Wording]:
        """Every place where this question stands, in order."""
        found: dict[tuple[int, int], Wording] = {}
        for first, last in self._windows(self._questions[code]):
            for wording in self._within(code, first, last):
                found.setdefault((wording.first, wording.last), wording)
        return sorted(found.values(), key=lambda wording: wording.first)

    def _windows(self, question: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The regions, in parts that overlap where they are very long: time grows with their length alone."""
        longest = 6 * len(question) + 60
        for first, last in self._regions(question):
            while last - first > longest:
                yield first, first + longest
                first += longest - len(question) - 8
            yield first, last

    def _regions(self, question: Sequence[str]) -> list[tuple[int, int]]:
        """Stretches of the letter, as first and last word, that share much with the question."""
        kinds = {stem for stem in question if stem not in COMMON} or set(question)
        hits = sorted((place, stem) for stem in kinds for place in self._places.get(stem, ()))
        wanted = _SOUGHT * sum(self._weights[stem] for stem in kinds)
        reach = math.ceil(1.3 * len(question)) + 3
        regions: list[tuple[int, int]] = []
        for first, last in self._dense(hits, wanted, reach):
            start, end = max(0, first - 4), min(len(self._stems) - 1, last + 4)
            if regions and start <= regions[-1][1]:
                regions[-1] = (regions[-1][0], max(end, regions[-1][1]))
            else:
                regions.append((start, end))
        return regions

    def _dense(self, hits: Sequence[tuple[int, str]], wanted: float, reach: int) -> Iterator[tuple[int, int]]:
        counts: Counter[str] = Counter()
        weight, tail = 0.0, 0
        for place, stem in hits:
            counts[stem] += 1
            weight += self._weights[stem] * (counts[stem] == 1)
            while hits[tail][0] <= place - reach:
                gone = hits[tail][1]
                counts[gone] -= 1
                weight -= self._weights[gone] * (counts[gone] == 0)
                tail += 1
            if weight >= wanted - 1e-9:
                yield hits[tail][0], place

    def _within(self, code: str, first: int, last: int) -> Iterator[Wording]:
        """The best place between two words, then the best ones before and after it."""
        question = self._questions[code]
        todo = [(first, last)]
        while todo:
            start, end = todo.pop()
            self._budget -= len(question) * max(0, end - start + 1)
            if end < start or self._budget < 0:
                continue
            pairs = _align(question, self._stems[start : end + 1], self._weights)
            wording = self._wording(code, question, pairs, start) if pairs else None
            if wording is not None:
                yield wording
                todo += [(start, wording.first - 1), (wording.last + 1, end)]

    def _wording(
        self, code: str, question: Sequence[str], pairs: Sequence[tuple[int, int]], offset: int
    ) -> Wording | None:
        total = sum(self._weights[stem] for stem in question)
        weight = sum(self._weights[question[i]] for i, _ in pairs)
        coverage = weight / total if total else 0.0
        begins = pairs[0][0] == 0 and pairs[-1][0] + 1 <= len(pairs) + 1 and len(pairs) >= _BEGINNING_WORDS
        if coverage < (_BEGINNING if begins else _ENOUGH):
            return None
        return Wording(
            code,
            offset + pairs[0][1],
            offset + pairs[-1][1],
            coverage,
            weight,
            pairs[0][0],
            len(question) - 1 - pairs[-1][0],
        )


def _weights(questions: Iterable[Sequence[str]]) -> dict[str, float]:
    """What a word weighs: 1 in one question alone, less the more questions have it (inverse frequency)."""
    texts = [set(question) for question in questions]
    having = Counter(stem for text in texts for stem in text)
    scale = math.log(1 + len(texts))
    return {
        stem: _COMMON_WEIGHT
        if stem in COMMON
        else max(_LEAST_WEIGHT, math.log(1 + len(texts) / count) / scale)
        for stem, count in having.items()
    }


def _align(
    question: Sequence[str], letter: Sequence[str], weights: Mapping[str, float]
) -> list[tuple[int, int]]:
    """The best local alignment: pairs of a word's place in the question and in the letter, in order."""
    height, breadth = len(question), len(letter)
    scores = [[0.0] * (breadth + 1) for _ in range(height + 1)]
    best, best_at = 0.0, (0, 0)
    for i, stem in enumerate(question, start=1):
        weight = weights[stem]
        missing = -_MISSING_SHARE * weight
        row, above = scores[i], scores[i - 1]
        for j, other in enumerate(letter, start=1):
            alike = likeness(stem, other)
            score = max(
                0.0,
                above[j - 1] + weight * alike if alike else 0.0,
                above[j] + missing,
                row[j - 1] + _EXTRA_WORD,
            )
            row[j] = score
            if score > best:
                best, best_at = score, (i, j)
    return _traced(question, letter, weights, scores, best_at)


def _traced(
    question: Sequence[str],
    letter: Sequence[str],
    weights: Mapping[str, float],
    scores: Sequence[Sequence[float]],
    end: tuple[int, int],
) -> list[tuple[int, int]]:
    i, j = end
    pairs: list[tuple[int, int]] = []
    while i > 0 and j > 0 and scores[i][j] > 0:
        weight = weights[question[i - 1]]
        alike = likeness(question[i - 1], letter[j - 1])
        if alike and scores[i][j] == scores[i - 1][j - 1] + weight * alike:
            pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif scores[i][j] == scores[i - 1][j] - _MISSING_SHARE * weight:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]

"""Scores a reader of letters on fictional ones: token F1 of every answer, by layout and file format."""

import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from responses.intake.aligning.contract import AskedQuestion
from tests.intake.fictional_letters.gold import FictionalLetter, GoldAnswer
from tests.intake.fictional_letters.letters import FORMATS, LAYOUTS, make_letter

#: An answer passes at this F1.
PASS = 0.8

#: From a file's bytes, its name and the questions to the text found for each question's code.
Reader = Callable[[bytes, str, Sequence[AskedQuestion]], Mapping[str, str]]


@dataclass(frozen=True)
class Score:
    """One answer of one letter and how well it was found, 0 to 1."""

    letter: FictionalLetter
    answer: GoldAnswer
    found: str
    f1: float


def tokens(text: str) -> Counter[str]:
    """Runs of letters and digits, case folded, counted."""
    return Counter(re.findall(r"[^\W_]+", text.casefold()))


def token_f1(gold: str, found: str) -> float:
    """F1 of two texts as multisets of tokens; two empty texts are equal."""
    a, b = tokens(gold), tokens(found)
    if not a and not b:
        return 1.0
    return 2 * (a & b).total() / (a.total() + b.total())


def answer_f1(answer: GoldAnswer, found: str) -> float:
    """The better of the answer itself and the answer with the words that lead in to it."""
    return max(token_f1(text, found) for text in (answer.text, answer.also or answer.text))


def letters(seeds: Iterable[int], pool: str, layouts: Iterable[str] = LAYOUTS) -> Iterator[FictionalLetter]:
    """A letter for each seed, layout and file format."""
    for seed in seeds:
        for layout in layouts:
            for file_format in FORMATS:
                yield make_letter(seed, layout, file_format, pool)


def score(reader: Reader, made: Iterable[FictionalLetter]) -> list[Score]:
    """Scores of all answers of these letters."""
    scores = []
    for letter in made:
        found = reader(letter.data, letter.name, letter.questions)
        for answer in letter.answers:
            text = found.get(answer.code, "")
            scores.append(Score(letter, answer, text, answer_f1(answer, text)))
    return scores


def share_passed(scores: Sequence[Score]) -> float:
    return sum(each.f1 >= PASS for each in scores) / len(scores)


def by_layout(scores: Iterable[Score]) -> dict[str, list[Score]]:
    grouped: dict[str, list[Score]] = {}
    for each in scores:
        grouped.setdefault(each.letter.layout, []).append(each)
    return grouped


def table(scores: Sequence[Score]) -> str:
    """Lines of text: per layout and in all, how many answers, mean F1, share passed, and that by format."""
    lines = [f"{'layout':28}{'answers':>8}{'mean F1':>9}{'passed':>8}" + "".join(f"{f:>8}" for f in FORMATS)]
    for layout, group in [*by_layout(scores).items(), ("all", list(scores))]:
        shares = "".join(f"{_share_of(group, file_format):>8}" for file_format in FORMATS)
        mean = statistics.fmean(each.f1 for each in group)
        lines.append(f"{layout:28}{len(group):8}{mean:9.3f}{share_passed(group):8.1%}{shares}")
    return "\n".join(lines)


def _share_of(scores: Sequence[Score], file_format: str) -> str:
    group = [each for each in scores if each.letter.file_format == file_format]
    return f"{share_passed(group):.0%}" if group else "-"

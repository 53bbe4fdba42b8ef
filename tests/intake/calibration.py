"""Makes the table of confidences anew, and says how good it is on letters that it was not made from.

    python -m tests.intake.calibration [--score tuning|held_out]

The table counts suggestions for fictional letters of the pool ``tuning``, where one phrase counts once,
however many letters hold it: what is unsure is whether the next phrase is understood, not the next
letter. Since rules were written for those phrases, it also counts how the lists in phrases_of_trusts.txt
were read the first time. The lists hold rare turns much more often than letters do: what was read wrongly
counts by as much less as texts that are not answered are rarer in letters than in the lists.
"""

import argparse
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from tests.intake.fictional_letters import LAYOUTS, FictionalLetter, make_letter
from tests.intake.fictional_letters.scoring import letters as fictional_letters
from tests.intake.measuring import Judged, best_constant, brier, judge, read, read_whole
from tests.intake.phrases import phrases as listed_phrases
from tests.real import suggestions

#: What each basis begins with, as right ones of so many phrases.
PRIOR = (2.85, 3.0)
#: The same for those that decide because nothing else was recognised: unknown phrases end up there.
PRIOR_OTHERWISE = (2.1, 3.0)
OTHERWISE = (
    "words",
    "words_doubtful",
    "words_mixed",
    "polarity_yes",
    "polarity_yes_doubtful",
    "no_figure",
    "no_option",
    "not_held_likely",
    "referred_elsewhere_likely",
)
#: Right and wrong ones of the phrases that were read before any rule was written for them, by basis.
FIRST_READING = {
    "blank": (3, 0),
    "figure": (30, 4),
    "figures": (2, 4),
    "mark_no": (11, 0),
    "mark_not_applicable": (17, 0),
    "mark_open": (6, 0),
    "mark_partly": (6, 0),
    "mark_words": (2, 0),
    "mark_yes": (6, 0),
    "mark_yes_and_more": (17, 4),
    "masked": (6, 0),
    "no_figure": (2, 8),
    "no_option": (1, 6),
    "not_applicable_alone": (19, 0),
    "not_held_alone": (49, 0),
    "not_held_likely": (18, 1),
    "not_held_mixed": (3, 0),
    "option": (3, 0),
    "option_near": (10, 0),
    "polarity_no": (37, 3),
    "polarity_no_doubtful": (0, 1),
    "polarity_partly": (6, 0),
    "polarity_yes": (21, 10),
    "polarity_yes_doubtful": (15, 8),
    "referred_elsewhere_alone": (42, 1),
    "referred_elsewhere_likely": (19, 2),
    "refused_alone": (30, 1),
    "refused_explained": (3, 0),
    "refused_mixed": (1, 0),
    "words": (68, 17),
    "words_doubtful": (16, 30),
    "words_mixed": (12, 6),
    "zero": (4, 0),
    "zero_words": (7, 0),
}
SHARED_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def letters(pool: str, seeds: Iterable[int]) -> Iterator[FictionalLetter]:
    """Plain text letters of all layouts."""
    for seed in seeds:
        for layout in LAYOUTS:
            yield make_letter(seed, layout, "txt", pool)


def _phrase(text: str) -> str:
    """What two fillings of one phrase have in common: its first words, without figures."""
    return " ".join(re.sub(r"\d+", "0", text).split()[:4])


def fitted(pool: str, seeds: Iterable[int]) -> dict[str, float]:
    """The share of phrases whose suggestions are right, by basis."""
    counted: dict[str, dict[tuple[str, str], list[bool]]] = {}
    states: Counter[bool] = Counter()
    for letter in letters(pool, seeds):
        gold = {answer.code: answer for answer in letter.answers}
        kinds = {question.code: question.kind for question in letter.questions}
        for answer in read(letter).answers:
            wanted, coding = gold[answer.code], answer.suggestion
            right = (coding.state, coding.value) == (wanted.state, wanted.value)
            key = (wanted.state, _phrase(wanted.text))
            counted.setdefault(coding.basis, {}).setdefault(key, []).append(right)
            if wanted.texts and kinds[answer.code] in ("text", "list"):
                states[wanted.state == "answered"] += 1
    rarity = _rarity(states)
    bases = sorted({*counted, *FIRST_READING})
    return {basis: _share(basis, counted.get(basis, {}).values(), rarity) for basis in bases}


def _share(basis: str, phrases: Collection[list[bool]], rarity: float) -> float:
    right, all_of_them = PRIOR_OTHERWISE if basis in OTHERWISE else PRIOR
    first_right, first_wrong = FIRST_READING.get(basis, (0, 0))
    wrong = first_wrong * rarity
    right += first_right + sum(sum(rights) / len(rights) for rights in phrases)
    return round(right / (all_of_them + first_right + wrong + len(phrases)), 3)


def _rarity(states: Counter[bool]) -> float:
    """How much rarer than in the lists texts that are not answered are in letters, by the odds."""
    listed = Counter(phrase.state == "answered" for phrase in listed_phrases() if phrase.kind == "text")
    return (states[False] / states[True]) / (listed[False] / listed[True])


def report(name: str, judged: list[Judged]) -> str:
    """One line of figures."""
    right = sum(each.right for each in judged)
    scores = f"Brier {brier(judged):.4f}, best constant {best_constant(judged):.4f}"
    return f"{name:28}{right} of {len(judged)} right ({right / len(judged):.1%}), {scores}"


def main() -> None:
    """Print the table, or with ``--score`` the figures of letters of one part."""
    parser = argparse.ArgumentParser(description="The table of confidences.")
    parser.add_argument("--score", choices=("tuning", "held_out"))
    part = parser.parse_args().score
    if not part:
        for basis, share in fitted("tuning", range(10)).items():
            print(f'    "{basis}": {share},')  # noqa: T201
        return
    for line in scored(part):
        print(line)  # noqa: T201


def scored(part: str) -> Iterator[str]:
    """Figures of suggestions for passages that are given, and for whole letters of all formats."""
    made = list(letters(part, range(100, 105)))
    yield report("fictional, passages given", [each for letter in made for each in judge(letter)])
    whole = fictional_letters(range(100, 102), part)
    yield report("fictional, whole letters", [each for one in whole for each in judge(one, read_whole(one))])
    if SHARED_DATA.is_dir():
        for name, readings in (("given", suggestions.readings), ("found", suggestions.whole_readings)):
            yield report(f"real, passages {name}", suggestions.judged(readings(SHARED_DATA, part)))


if __name__ == "__main__":
    main()

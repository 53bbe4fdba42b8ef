"""Makes the table of confidences anew, and says how good it is on letters that it was not made from.

    python -m tests.intake.calibration [--score tuning|held_out]

The table counts suggestions for fictional letters of the pool ``tuning``, where one phrase counts once,
however many letters hold it: what is unsure is whether the next phrase is understood, not the next letter.
Since rules were written for those phrases, it also counts how the lists in phrases_of_trusts.txt were read
the first time. These lists hold more of the rare states than letters do. A passage that was wrongly taken
to be answered counts there by as much less.
"""

import argparse
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from tests.intake.fictional_letters import LAYOUTS, FictionalLetter, make_letter
from tests.intake.measuring import Judged, best_constant, brier, judge, read
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
)
#: Right and wrong ones of the phrases that were read before any rule was written for them, by basis.
FIRST_READING = {
    "blank": (3, 0),
    "figure": (26, 3),
    "figures": (1, 4),
    "mark_no": (10, 0),
    "mark_not_applicable": (16, 0),
    "mark_open": (5, 0),
    "mark_partly": (5, 0),
    "mark_words": (2, 0),
    "mark_yes": (6, 0),
    "mark_yes_and_more": (13, 3),
    "masked": (5, 0),
    "no_figure": (1, 8),
    "no_option": (1, 6),
    "not_applicable_alone": (17, 0),
    "not_held_alone": (62, 1),
    "not_held_mixed": (3, 0),
    "option": (3, 0),
    "option_near": (7, 0),
    "polarity_no": (31, 3),
    "polarity_partly": (6, 0),
    "polarity_yes": (17, 5),
    "polarity_yes_doubtful": (13, 7),
    "referred_elsewhere_alone": (53, 2),
    "refused_alone": (27, 1),
    "refused_mixed": (1, 0),
    "words": (55, 8),
    "words_doubtful": (11, 22),
    "words_mixed": (11, 6),
    "zero": (3, 0),
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
    wrong = first_wrong * (rarity if basis.startswith("words") else 1.0)
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
    made = [each for letter in letters(part, range(100, 105)) for each in judge(letter)]
    print(report(f"fictional, {part}", made))  # noqa: T201
    if SHARED_DATA.is_dir():
        print(report(f"real, {part}", suggestions.judged(SHARED_DATA, part)))  # noqa: T201


if __name__ == "__main__":
    main()

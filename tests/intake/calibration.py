"""Makes the table of confidences anew, and says how good it is on letters that it was not made from.

    python -m tests.intake.calibration [--held-out]

The table counts suggestions for fictional letters of the pool ``tuning``. One phrase counts once, however
many letters hold it: what is unsure is whether the next phrase is understood, not the next letter.
"""

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.intake.fictional_letters import LAYOUTS, FictionalLetter, make_letter
from tests.intake.measuring import Judged, best_constant, brier, judge, read
from tests.real import suggestions

#: What each basis begins with, as right ones of so many phrases.
PRIOR = (1.8, 2.0)
#: The same for those that decide because nothing else was recognised: unknown phrases end up there.
PRIOR_OTHERWISE = (8.0, 10.0)
OTHERWISE = ("words", "words_mixed", "polarity_yes", "polarity_no", "no_figure")
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
    phrases: dict[str, dict[tuple[str, str], list[bool]]] = {}
    for letter in letters(pool, seeds):
        gold = {answer.code: answer for answer in letter.answers}
        for answer in read(letter).answers:
            wanted, coding = gold[answer.code], answer.suggestion
            right = (coding.state, coding.value) == (wanted.state, wanted.value)
            key = (wanted.state, _phrase(wanted.text))
            phrases.setdefault(coding.basis, {}).setdefault(key, []).append(right)
    return {basis: _share(basis, counted.values()) for basis, counted in sorted(phrases.items())}


def _share(basis: str, phrases: Iterable[list[bool]]) -> float:
    shares = [sum(rights) / len(rights) for rights in phrases]
    right, all_of_them = PRIOR_OTHERWISE if basis in OTHERWISE else PRIOR
    return round((sum(shares) + right) / (len(shares) + all_of_them), 3)


def report(name: str, judged: list[Judged]) -> str:
    """One line of figures."""
    right = sum(each.right for each in judged)
    scores = f"Brier {brier(judged):.4f}, best constant {best_constant(judged):.4f}"
    return f"{name:28}{right} of {len(judged)} right ({right / len(judged):.1%}), {scores}"


def main() -> None:
    """Print the table, or with ``--held-out`` the figures."""
    parser = argparse.ArgumentParser(description="The table of confidences.")
    parser.add_argument("--held-out", action="store_true")
    if not parser.parse_args().held_out:
        for basis, share in fitted("tuning", range(10)).items():
            print(f'    "{basis}": {share},')  # noqa: T201
        return
    for pool in ("tuning", "held_out"):
        made = [each for letter in letters(pool, range(100, 105)) for each in judge(letter)]
        print(report(f"fictional, {pool}", made))  # noqa: T201
        if SHARED_DATA.is_dir():
            print(report(f"real, {pool}", suggestions.judged(SHARED_DATA, pool)))  # noqa: T201


if __name__ == "__main__":
    main()

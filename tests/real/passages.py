"""Measures the passages found in the real letters of the housing request against those copied by hand.

    python -m tests.real.passages [--part tuning] [--worst 10]

The score is token F1; an answer passes at 0.8.
"""

import argparse
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.intake.fictional_letters.scoring import PASS, token_f1
from tests.intake.finding import texts_found
from tests.real import housing
from tests.real.suggestions import asked

SHARED_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@dataclass(frozen=True)
class Compared:
    """One answer of one letter: the text copied by hand beside the one that was found."""

    file: str
    question: str
    copied: str
    found: str

    @property
    def f1(self) -> float:
        return token_f1(self.copied, self.found)


def compared(shared_data: Path, part: str) -> Iterator[Compared]:
    """The scorable answers of the letters of one part, in the order of their files."""
    copied, questions = housing.copied_texts(shared_data), asked(shared_data)
    for file, its_part in housing.split().items():
        if its_part != part:
            continue
        found = texts_found((shared_data / "housing" / "documents" / file).read_bytes(), file, questions)
        for code, text in found.items():
            if (file, code) in copied:
                yield Compared(file, code, copied[file, code], text)


def summary(answers: list[Compared]) -> str:
    """One line of figures."""
    passed = sum(answer.f1 >= PASS for answer in answers)
    mean = statistics.fmean(answer.f1 for answer in answers)
    return f"{passed} of {len(answers)} answers with F1 >= {PASS}, mean F1 {mean:.3f}"


def main() -> None:
    """Print the score of one part, and its worst answers."""
    parser = argparse.ArgumentParser(description="Score the passages found in real letters.")
    parser.add_argument("--part", choices=("tuning", "held_out"), default="tuning")
    parser.add_argument("--worst", type=int, default=0, help="print that many of the worst answers")
    options = parser.parse_args()
    if not SHARED_DATA.is_dir():
        parser.exit(1, "The folder ../shared/data with real data is not here.\n")
    answers = list(compared(SHARED_DATA, options.part))
    print(summary(answers))  # noqa: T201
    for each in sorted(answers, key=lambda one: one.f1)[: options.worst]:
        print(f"\n{each.f1:.2f} {each.file} {each.question}\n   is {each.copied!r}\nfound {each.found!r}")  # noqa: T201


if __name__ == "__main__":
    main()

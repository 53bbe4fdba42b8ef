"""The real letters of the housing request: which are for tuning, and how their answers were coded by hand."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class CodedAnswer:
    """One answer of one letter: its file's name, the question's code, state and section numbers."""

    file: str
    question: str
    state: str
    sections: tuple[str, ...]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        yield from csv.DictReader(handle)


def split() -> dict[str, str]:
    """``tuning`` or ``held_out`` by file name."""
    return {row["file"]: row["part"] for row in _rows(_HERE / "housing_split.csv")}


def coded_answers() -> list[CodedAnswer]:
    """All answers as coded by hand, three a letter."""
    return [
        CodedAnswer(row["file"], row["question"], row["state"], tuple(row["sections"].split()))
        for row in _rows(_HERE / "housing_states.csv")
    ]


def copied_texts(shared_data: Path) -> dict[tuple[str, str], str]:
    """What was copied by hand as the answer, by file and question, where it is the letter's own text."""
    folder = shared_data / "housing"
    unscorable = {(row["file"], row["question"]) for row in _rows(folder / "unscorable.csv")}
    copied = {
        (row["file"], row["question"]): row["text_copied_by_hand"] for row in _rows(folder / "replies.csv")
    }
    return {key: text for key, text in copied.items() if key not in unscorable}

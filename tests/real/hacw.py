"""The first real reply to our own request: its questions as asked, and which of them it answers."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from responses.intake.aligning import AskedQuestion

_SAMPLE = Path(__file__).resolve().parents[2] / "responses" / "sample"


def questions() -> tuple[AskedQuestion, ...]:
    """The request's questions in order; their numbers are those that their codes give."""
    names = {row["slug"]: (row["name"], row["short_name"]) for row in _rows("services.csv")}
    return tuple(
        AskedQuestion(
            row["code"],
            _number(row["code"]),
            row["parent"],
            row["service"],
            names[row["service"]],
            row["kind"],
            tuple((code, label) for code, _, label in (o.partition("=") for o in row["options"].split("|"))),
            row["asked_if"],
            row["text"],
        )
        for row in _rows("technology-facilitated-abuse.questions.csv")
    )


def coded() -> dict[str, dict[str, Any]]:
    """The answers as coded by hand, by code."""
    sample = json.loads((_SAMPLE / "hacw-2760.json").read_text(encoding="utf-8"))
    return {answer["code"]: answer for answer in sample["answers"]}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_SAMPLE / name).open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def _number(code: str) -> str:
    """camhs-2a-ii-1 is 2a(ii)(1)."""
    _, first, *rest = code.split("-")
    return first + "".join(f"({part})" for part in rest)

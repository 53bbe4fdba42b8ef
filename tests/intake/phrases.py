"""Phrases of trusts with the coding that each should get: phrases_of_trusts.txt."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from responses.intake.aligning.contract import AskedQuestion
from responses.intake.suggesting import Suggestion, suggest_coding

_FILE = Path(__file__).with_name("phrases_of_trusts.txt")
_OPTIONS = {
    "choice": (
        ("inside", "Inside the NHS"),
        ("outside", "Outside the NHS"),
        ("both", "Both inside and outside the NHS"),
    ),
    "choices": (("inside", "Inside the NHS"), ("outside", "Outside the NHS")),
}
_COUNTS = "How many nurses support patients with housing?"


@dataclass(frozen=True)
class Phrase:
    """One passage, the kind of question that it answers, and its coding."""

    kind: str
    state: str
    value: str
    sections: tuple[str, ...]
    text: str

    @property
    def question(self) -> AskedQuestion:
        kind = "text" if self.kind == "count" else self.kind
        text = _COUNTS if self.kind in ("count", "number") else "What do you do?"
        return AskedQuestion("q", "1", "", "camhs", ("CAMHS", "SARC"), kind, _OPTIONS.get(kind, ()), "", text)

    def read(self) -> Suggestion:
        """What is suggested for it."""
        return suggest_coding(self.text, self.question)


def phrases() -> Iterator[Phrase]:
    """All phrases in order."""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, state, value, sections, text = line.replace("\\|", "\0").split("|", 4)
            numbers = tuple(number for number in sections.strip().split(",") if number)
            yield Phrase(
                kind.strip(),
                state.strip(),
                value.strip().replace("\0", "|"),
                numbers,
                text.strip().replace("\0", "|").replace("\\n", "\n"),
            )

"""The pools of phrases: which there are, and how one of them is picked and filled in."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

POOLS = {"tuning": "t", "held_out": "h"}
_FOLDER = Path(__file__).resolve().parent / "phrases"
_SLOT = re.compile(r"\{(\w+)\}")
_DATE_SLOTS = ("sent", "received", "answered")


def lines(file: str) -> Iterator[str]:
    """The lines of a file of phrases that are neither empty nor a remark."""
    for line in (_FOLDER / f"{file}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


@cache
def rows(file: str, pool: str) -> tuple[tuple[str, ...], ...]:
    """The columns after the first, of the rows of one pool."""
    found = []
    for line in lines(file):
        first, *rest = (part.strip() for part in line.split("|"))
        if first == POOLS[pool]:
            found.append(tuple(rest))
    return tuple(found)


@cache
def phrases(file: str, pool: str) -> dict[str, tuple[str, ...]]:
    """The phrases of one pool by slot, for files of the form: pool, slot, text."""
    by_slot: dict[str, list[str]] = {}
    for slot, *text in rows(file, pool):
        by_slot.setdefault(slot, []).append(" | ".join(text))
    return {slot: tuple(texts) for slot, texts in by_slot.items()}


def written_date(day: date, style: int) -> str:
    """A date as people write it in the United Kingdom, in one of six styles."""
    ending = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return (
        f"{day.day} {day:%B %Y}",
        f"{day.day}{ending} {day:%B %Y}",
        f"{day:%d/%m/%Y}",
        f"{day:%A} {day.day} {day:%B %Y}",
        f"{day.day} {day:%b %Y}",
        f"{day:%d.%m.%Y}",
    )[style]


@dataclass
class Author:
    """Writes one letter: picks phrases by its own chance, fills them in, and remembers what it has used."""

    pool: str
    chance: random.Random
    fixed: dict[str, str] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    used: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = phrases("names", self.pool)
        for slot in ("trust", "domain", "requester", "subject"):
            self.fixed[slot] = self.chance.choice(names[slot])
        self.fixed["reference"] = self._reference()
        self._set_dates()

    def _reference(self) -> str:
        number, year = self.chance.randint(101, 9899), self.chance.randint(21, 25)
        shapes = (f"FOI 20{year}-{number}", f"FOI/{year}/{number:04}", f"RFI-{number}", f"F20{year}/{number}")
        if self.pool == "held_out":
            shapes = (f"{year}-{number:04}", f"IG{number}", f"FOI{number}/{year}", f"FOIA-{year}.{number}")
        return self.chance.choice(shapes)

    def _set_dates(self) -> None:
        sent = date(2021, 1, 4) + timedelta(days=self.chance.randrange(1500))
        received = sent + timedelta(days=self.chance.randrange(3))
        self.dates = dict(
            zip(_DATE_SLOTS, (sent, received, received + timedelta(self.chance.randint(8, 40))), strict=True)
        )
        style = self.chance.randrange(6)
        self.fixed |= {slot: written_date(day, style) for slot, day in self.dates.items()}

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def phrase(self, file: str, slot: str) -> str:
        """One phrase of a slot, filled in."""
        return self.fill(self.chance.choice(phrases(file, self.pool)[slot]))

    def fill(self, text: str, **given: str) -> str:
        """The text with every ``{slot}`` filled in; one slot keeps its filling within a text."""
        filled = dict(given)

        def filling(match: re.Match[str]) -> str:
            slot = match[1]
            if slot not in filled:
                filled[slot] = self._filling(slot)
            self.used.setdefault(slot, set()).add(filled[slot])
            return filled[slot]

        return _SLOT.sub(filling, text)

    def _filling(self, slot: str) -> str:
        if slot in self.fixed:
            return self.fixed[slot]
        if slot in ("n", "m"):
            return str(self.chance.randint(2, 480))
        if slot == "officer_mail":
            return f"{self._filling('officer').split()[-1].lower()}@{self.fixed['domain']}"
        # A slot that is no name is left for whoever knows it, such as {number}.
        return self.chance.choice(phrases("names", self.pool).get(slot, (f"{{{slot}}}",)))

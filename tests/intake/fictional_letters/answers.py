"""What a fictional trust answers to each question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from responses.intake.aligning.contract import AskedQuestion
from tests.intake.fictional_letters.drafting import Element, Line, Table
from tests.intake.fictional_letters.gold import GoldAnswer
from tests.intake.fictional_letters.pools import Author, phrases, rows

_STATES = {
    "answered": 70,
    "not_held": 8,
    "refused": 5,
    "referred_elsewhere": 6,
    "not_applicable": 4,
    "left_blank": 5,
    "unclear": 2,
}
_RESOURCE_SLOTS = ("policy", "tool", "training", "support")
_ENDINGS = ("{}", "{}.", "{}, since the last review of the contract.")


@dataclass(frozen=True)
class Written:
    """An answer with its parts as the letter lays them out: paragraphs, items (•) and rows of a table (‖)."""

    gold: GoldAnswer
    parts: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether it is one paragraph."""
        return len(self.parts) == 1 and not self.parts[0].startswith(("•", "‖"))


def make_answers(author: Author, questions: Sequence[AskedQuestion]) -> dict[str, Written]:
    """An answer for each answerable question, by code; conditions and the answers below them agree."""
    answers: dict[str, Written] = {}
    for question in questions:
        if question.kind != "heading":
            answers[question.code] = _answer(author, question, answers)
    return answers


def _answer(author: Author, question: AskedQuestion, earlier: dict[str, Written]) -> Written:
    code, _, value = question.asked_if.partition("=")
    if code in earlier and fails(earlier[code].gold, value):
        return _dependant(author, question.code)
    while True:
        state = author.chance.choices(list(_STATES), list(_STATES.values()))[0]
        if state == "answered" and question.kind == "choice":
            return _choice(author, question)
        fitting = [row for row in rows("answers", author.pool) if row[1] == state and _fits(row[0], question)]
        if fitting:
            return _filled(author, question.code, author.chance.choice(fitting))


def fails(condition: GoldAnswer, value: str) -> bool:
    """Whether the answer to the condition says that a question which wants this value does not apply."""
    if condition.state == "not_applicable":
        return True
    return condition.state == "answered" and condition.value not in (value, "partly")


def _dependant(author: Author, code: str) -> Written:
    if author.maybe(0.6):
        return Written(GoldAnswer(code, (), "not_applicable", cause="condition"))
    return Written(GoldAnswer(code, ("N/A",), "not_applicable", raw_mark="N/A", cause="trust"), ("N/A",))


def _choice(author: Author, question: AskedQuestion) -> Written:
    code, label = author.chance.choice(question.options)
    text = author.chance.choice(_ENDINGS).format(label)
    return Written(GoldAnswer(question.code, (text,), "answered", code), (text,))


def _fits(kinds: str, question: AskedQuestion) -> bool:
    return kinds == "any" or question.kind in kinds.split()


def _filled(author: Author, code: str, row: Sequence[str]) -> Written:
    _, state, value, mark, more, *text = row
    coding = GoldAnswer(
        code,
        state=state,
        value=value,
        raw_mark=mark,
        qualified="qualified" in more,
        sections=_sections(more),
        cause="trust" if state == "not_applicable" else "",
    )
    return write(author, coding, " | ".join(text))


def _sections(more: str) -> tuple[str, ...]:
    match = re.search(r"s=(\S+)", more)
    return tuple(match[1].split(",")) if match else ()


def write(author: Author, coding: GoldAnswer, text: str) -> Written:
    """The coding with the text filled in; the number in it is the value where that is ``{n}``."""
    number = str(author.chance.randint(2, 480))
    filled = author.fill(text, n=number)
    parts = tuple(part.strip() for part in filled.split("¶") if part.strip())
    names = phrases("names", author.pool)
    gold = replace(
        coding,
        texts=tuple(re.sub(r"\s*[•‖]\s*", " ", part).strip() for part in parts),
        value=number if coding.value == "{n}" else coding.value,
        resources=tuple(sorted(name for slot in _RESOURCE_SLOTS for name in names[slot] if name in filled)),
    )
    return Written(gold, parts)


def answer_lines(written: Written) -> list[Line]:
    """The answer as lines; a row of a table is a line of its cells."""
    return [_line(part) for part in written.parts]


def _line(part: str) -> Line:
    if part.startswith("•"):
        return Line(part[1:].strip(), kind="item", marker="•")
    return Line(re.sub(r"\s*‖\s*", "  ", part).strip())


def answer_elements(written: Written) -> list[Element]:
    """The answer as lines and, where it has rows, a table."""
    elements: list[Element] = []
    cells: list[tuple[tuple[Line, ...], ...]] = []
    for part in (*written.parts, ""):
        if part.startswith("‖"):
            cells.append(tuple((Line(cell.strip()),) for cell in part.split("‖")[1:]))
            continue
        if cells:
            elements.append(Table(tuple(cells)))
            cells = []
        if part:
            elements.append(_line(part))
    return elements

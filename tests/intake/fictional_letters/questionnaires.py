"""Fictional requests: questions of one to three services, up to three deep."""

import random
import re
from dataclasses import dataclass, field
from functools import cache

from responses.intake.aligning.contract import AskedQuestion
from tests.intake.fictional_letters.pools import POOLS, lines, rows

_LINE = re.compile(
    r"(?P<kind>\w+)(?:\((?P<options>[^)]*)\))?\s*(?:\{if=(?P<condition>\w+)\})?\s*\|\s*(?P<text>.+)"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


@dataclass
class Node:
    """A question of a pool with the questions below it."""

    kind: str
    text: str
    options: tuple[tuple[str, str], ...] = ()
    condition: str = ""
    children: list["Node"] = field(default_factory=list)

    @property
    def answerable(self) -> int:
        return (self.kind != "heading") + sum(child.answerable for child in self.children)


def _node(line: str) -> Node:
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"Not a question: {line}")
    options = tuple(
        (code, label)
        for code, _, label in (o.partition("=") for o in (match["options"] or "").split(";") if o)
    )
    return Node(match["kind"], match["text"].strip(), options, match["condition"] or "")


@cache
def _trees(pool: str) -> tuple[Node, ...]:
    roots: list[Node] = []
    path: list[Node] = []
    mine = False
    for line in lines("questions"):
        depth = (len(line) - len(line.lstrip())) // 2
        if depth == 0:
            mine, line = line[0] == POOLS[pool], line[2:]
        if mine:
            node = _node(line.strip())
            (path[depth - 1].children if depth else roots).append(node)
            path[depth:] = [node]
    return tuple(roots)


def _letter(position: int) -> str:
    return chr(ord("a") + position - 1)


def make_questions(
    chance: random.Random, pool: str, *, services: int, answerable: int
) -> tuple[AskedQuestion, ...]:
    """Questions in order, headings among them; about ``answerable`` of them, alike for each service."""
    trees = list(_trees(pool))
    chance.shuffle(trees)
    chosen: list[Node] = []
    for tree in trees:
        if sum(t.answerable for t in chosen) + tree.answerable <= max(1, answerable // services):
            chosen.append(tree)
    chosen = chosen or [min(trees, key=lambda tree: tree.answerable)]
    asked: list[AskedQuestion] = []
    for slug, names in _services(chance, pool, services):
        for position, tree in enumerate(chosen, start=1):
            root = _asked(tree, slug, names, (f"{slug}-{position}", str(position)))
            _ask(asked, tree, root, depth=0)
    return tuple(asked)


def _services(chance: random.Random, pool: str, number: int) -> list[tuple[str, tuple[str, ...]]]:
    if number == 1:
        return [("organisation", ("Organisation",))]
    known = [(slug, (long, short)) for slug, long, short in rows("services", pool)]
    return chance.sample(known, number)


def _asked(
    node: Node,
    service: str,
    names: tuple[str, ...],
    code_and_number: tuple[str, str],
    parent: str = "",
) -> AskedQuestion:
    return AskedQuestion(
        code=code_and_number[0],
        number=code_and_number[1],
        parent=parent,
        service=service,
        service_names=names,
        kind=node.kind,
        options=node.options,
        asked_if=f"{parent}={node.condition}" if node.condition else "",
        text=node.text,
    )


def _ask(asked: list[AskedQuestion], node: Node, question: AskedQuestion, depth: int) -> None:
    """Append the question and those below it: 2, 2a, 2a(ii) with the codes falls-2, falls-2a, falls-2a-ii."""
    asked.append(question)
    for position, child in enumerate(node.children, start=1):
        if depth == 0:
            code, number = question.code + _letter(position), question.number + _letter(position)
        else:
            code = f"{question.code}-{_ROMAN[position - 1]}"
            number = f"{question.number}({_ROMAN[position - 1]})"
        below = _asked(child, question.service, question.service_names, (code, number), question.code)
        _ask(asked, child, below, depth + 1)

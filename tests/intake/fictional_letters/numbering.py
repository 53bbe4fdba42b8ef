"""How a letter numbers the questions: its own labels, whatever ours are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from responses.intake.aligning.contract import AskedQuestion

_TENS = ("", "x", "xx", "xxx")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


@dataclass(frozen=True)
class Label:
    """What stands before a question, and how the letter refers to it from elsewhere; empty for nothing."""

    marker: str
    reference: str


def _letter(position: int) -> str:
    return chr(ord("a") + (position - 1) % 26)


def _roman(position: int) -> str:
    return _TENS[position // 10] + _ONES[position % 10]


def _decimal(path: Sequence[int]) -> str:
    return ".".join(map(str, path))


def _lettered(path: Sequence[int]) -> str:
    """2, 2a, 2a(ii)"""
    parts = (str(path[0]), *(_letter(p) for p in path[1:2]), *(f"({_roman(p)})" for p in path[2:]))
    return "".join(parts)


def _last(path: Sequence[int]) -> str:
    """2, a, ii"""
    return (str, _letter, _roman)[min(len(path), 3) - 1](path[-1])


STYLES: dict[str, Callable[[Sequence[int]], Label]] = {
    "dot": lambda path: Label(f"{_last(path)}.", _lettered(path)),
    "bracket": lambda path: Label(f"{_last(path)})", _lettered(path)),
    "paren": lambda path: Label(f"({_last(path)})", _lettered(path)),
    "q": lambda path: Label(f"Q{_lettered(path)}", f"Q{_lettered(path)}"),
    "q_dot": lambda path: Label(f"Q{_lettered(path)}.", _lettered(path)),
    "question": lambda path: Label(f"Question {_lettered(path)}:", _lettered(path)),
    "full": lambda path: Label(f"{_lettered(path)}.", _lettered(path)),
    "full_bracket": lambda path: Label(f"{_lettered(path).rstrip(')')})", _lettered(path)),
    "decimal": lambda path: Label(f"{_decimal(path)}." if len(path) == 1 else _decimal(path), _decimal(path)),
    "none": lambda path: Label("", ""),
    # The numbers of a list whose letters were lost on the way: plain at every depth.
    "lost": lambda path: Label(f"{path[-1]}.", str(path[0]) if len(path) == 1 else ""),
}
#: Styles in which every question can be told from every other by its reference.
FULL_STYLES = ("dot", "bracket", "paren", "q", "q_dot", "question", "full", "full_bracket", "decimal")
#: Styles that differ from the numbers that we sent.
OTHER_STYLES = ("roman", "capital", "continuous", "decimal", "shifted")


def paths(questions: Sequence[AskedQuestion]) -> dict[str, tuple[int, ...]]:
    """Where each question stands among its siblings, from the root down: (2, 1, 3)."""
    counts: dict[tuple[str, str], int] = {}
    found: dict[str, tuple[int, ...]] = {}
    for question in questions:
        scope = (question.service, question.parent)
        counts[scope] = counts.get(scope, 0) + 1
        found[question.code] = (*found.get(question.parent, ()), counts[scope])
    return found


def labels(questions: Sequence[AskedQuestion], style: str) -> dict[str, Label]:
    """The label of each question in one of STYLES or OTHER_STYLES."""
    if style == "continuous":
        return {q.code: Label(f"{n}.", str(n)) for n, q in enumerate(questions, start=1)}
    return {code: _label(path, style) for code, path in paths(questions).items()}


def _label(path: tuple[int, ...], style: str) -> Label:
    if style == "shifted":
        return STYLES["full"]((path[0] + 1, *path[1:]))
    if style == "roman":
        text = "-".join(_roman(p).upper() if not i else str(p) for i, p in enumerate(path))
        return Label(f"{text}.", text)
    if style == "capital":
        text = _letter(path[0]).upper() + "".join(map(str, path[1:2])) + "".join(map(_letter, path[2:]))
        return Label(f"{text}.", text)
    return STYLES[style](path)

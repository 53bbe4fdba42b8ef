"""What a stretch of a letter can be about: a service, a question, or several questions at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from responses.intake.aligning.contract import AskedQuestion
from responses.intake.aligning.numbering import Path, Reference, paths_of


@dataclass(frozen=True)
class Target:
    """``codes`` are the questions that an answer found here belongs to; none for a service's name.

    ``order`` is its place in the request, of several questions that of the last; ``path`` its number.
    ``before`` counts the answerable questions that stand before it.
    """

    codes: tuple[str, ...]
    service: str
    order: int
    before: int = 0
    path: Path = ()
    heading: bool = False

    @property
    def several(self) -> bool:
        return not self.service or (len(self.codes) > 1 and not self.heading)

    @property
    def everything(self) -> bool:
        """Whether it stands for all questions of all services."""
        return not self.service

    def is_family_of(self, other: "Target") -> bool:
        """Whether this is the parent of another target, or stands under that parent itself."""
        parent = other.path[:-1]
        return self.service == other.service and self.path[: len(parent)] == parent


class Questionnaire:
    """The questions of a request, with what their places in it tell."""

    def __init__(self, asked: Sequence[AskedQuestion]) -> None:
        self.asked = tuple(asked)
        self.by_code = {question.code: question for question in asked}
        self.paths = {question.code: _path(question) for question in asked}
        self.services: dict[str, tuple[str, ...]] = {}
        for question in asked:
            self.services.setdefault(question.service, question.service_names)
        self._children: dict[str, list[AskedQuestion]] = {}
        for question in asked:
            self._children.setdefault(question.parent, []).append(question)

    @cached_property
    def answerable(self) -> tuple[str, ...]:
        return tuple(question.code for question in self.asked if question.kind != "heading")

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Services and questions in the order of the request; a service stands before its questions."""
        targets: list[Target] = []
        before, service = 0, ""
        for question in self.asked:
            if question.service != service:
                service = question.service
                targets.append(Target((), service, len(targets), before))
            heading = question.kind == "heading"
            codes = self.below(question.code) if heading else (question.code,)
            path = self.paths[question.code]
            targets.append(Target(codes, service, len(targets), before, path, heading))
            before += not heading
        return tuple(targets)

    @cached_property
    def places(self) -> dict[str, int]:
        """Places in ``targets``: of a question by its code, of a service by its slug and a colon."""
        places: dict[str, int] = {}
        rest = iter(self.asked)
        for place, target in enumerate(self.targets):
            if target.codes or target.heading:
                places[next(rest).code] = place
            else:
                places[f"{target.service}:"] = place
        return places

    def target_of(self, codes: tuple[str, ...]) -> Target:
        """The target of one question, or one for several."""
        last = self.targets[self.places[codes[-1]]]
        if len(codes) == 1:
            return last
        return Target(codes, last.service, last.order, last.before)

    def below(self, code: str) -> tuple[str, ...]:
        """The answerable questions under this one, not itself."""
        found: list[str] = []
        for child in self._children.get(code, ()):
            found += [child.code] if child.kind != "heading" else []
            found += self.below(child.code)
        return tuple(found)

    def meant_by(self, reference: Reference, service: str) -> tuple[str, ...]:
        """The answerable questions of one service that numbers and ranges mention, in order."""
        wanted: set[str] = set()
        for number in reference.numbers:
            wanted.update(self._numbered(paths_of(number), service))
        for first, last in reference.ranges:
            wanted.update(self._between(paths_of(first), paths_of(last), service))
        return tuple(code for code in self.answerable if code in wanted)

    def _numbered(self, paths: Iterable[Path], service: str) -> list[str]:
        known = set(paths)
        found: list[str] = []
        for question in self.asked:
            if question.service == service and self.paths[question.code] in known:
                found += [question.code] if question.kind != "heading" else self.below(question.code)
        return found

    def _between(self, first: Sequence[Path], last: Sequence[Path], service: str) -> list[str]:
        if not first or not last:
            return []
        low, high = first[0], last[0]
        return [
            question.code
            for question in self.asked
            if question.service == service
            and low <= self.paths[question.code]
            and self.paths[question.code][: len(high)] <= high
        ]


def _path(question: AskedQuestion) -> Path:
    readings = paths_of(question.number)
    return readings[0] if readings else ()

"""One letter while it is being written: what its layouts share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from responses.intake.aligning.contract import AskedQuestion
from tests.intake.fictional_letters.answers import Written, answer_elements, answer_lines
from tests.intake.fictional_letters.drafting import Draft, Line, PageBreak
from tests.intake.fictional_letters.gold import GoldProvision
from tests.intake.fictional_letters.numbering import Label
from tests.intake.fictional_letters.pools import Author
from tests.intake.fictional_letters.restating import restate


@dataclass
class Scene:
    """``written`` are the answers by code, ``labels`` how the letter numbers the questions."""

    author: Author
    draft: Draft
    questions: Sequence[AskedQuestion]
    written: dict[str, Written]
    labels: dict[str, Label]
    drawn: bool = False
    bold: bool = False
    provisions: list[GoldProvision] = field(default_factory=list)

    def by_service(self) -> Iterable[tuple[AskedQuestion, list[AskedQuestion]]]:
        """The first question of each service, with all of that service."""
        for _, questions in groupby(self.questions, key=lambda question: question.service):
            group = list(questions)
            yield group[0], group

    def service_heading(self, first: AskedQuestion) -> None:
        """The name of the service, where the request asks about several."""
        if len({question.service for question in self.questions}) > 1:
            self.draft.heading(self.service_name(first))

    def service_name(self, question: AskedQuestion) -> str:
        long, *short = question.service_names
        names = [long, *short, *(f"{long} ({name})" for name in short)]
        return self.author.chance.choice(names)

    def line(self, question: AskedQuestion, more: str = "", *, change: bool = True) -> Line:
        """The question restated with its number, and ``more`` behind it on the same line."""
        text = restate(self.author.chance, question.text) if change else question.text
        depth = 2 if "(" in question.number else int(not question.number.isdigit())
        return Line(
            text + more,
            marker=self.labels[question.code].marker,
            depth=depth,
            drawn=self.drawn,
            bold=len(text) if self.bold else 0,
        )

    def ask(self, question: AskedQuestion) -> None:
        """Restate the question; now and then a new page begins right before or after it."""
        self.turn_page(0.04)
        self.draft.add(self.line(question))
        self.turn_page(0.04)

    def answer(self, question: AskedQuestion) -> None:
        """The answer beneath."""
        if question.code in self.written:
            self.draft.add(*answer_elements(self.written[question.code]))

    def lines(self, question: AskedQuestion) -> tuple[Line, ...]:
        """The answer as lines, for a cell."""
        return tuple(answer_lines(self.written[question.code])) if question.code in self.written else ()

    def turn_page(self, share: float) -> None:
        if self.author.maybe(share):
            self.draft.add(PageBreak())

    def lead(self, slot: str) -> None:
        """A heading such as "Our response is as follows:"."""
        self.draft.paragraph(self.author.phrase("before", slot), bold=self.author.maybe(0.5))

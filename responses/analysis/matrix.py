"""Trusts by questions: every public answer of a request in two queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from responses.models import Answer, Question, Response, Trust


@dataclass(frozen=True)
class Cell:
    """One public answer in a comparison; ``flagged`` where it answers a question its condition rules out."""

    state: str
    value: str = ""
    qualified: bool = False
    flagged: bool = False


@dataclass(frozen=True)
class MatrixRow:
    """One trust asked, with a cell for each question, in the order of the questions."""

    response: Response
    cells: tuple[Cell, ...]

    @property
    def trust(self) -> Trust:
        return self.response.trust


NOTHING = Cell(state="pending")


def matrix(responses: QuerySet[Response], questions: Iterable[Question]) -> list[MatrixRow]:
    """A row a trust asked, in the order of ``responses``; two queries, whatever the size."""
    asked = list(responses.select_related("trust__region", "trust__icb"))
    columns = list(questions)
    cells = _cells(responses, columns)
    return [
        MatrixRow(response, tuple(cells.get((response.pk, question.pk), NOTHING) for question in columns))
        for response in asked
    ]


def _cells(responses: QuerySet[Response], questions: list[Question]) -> dict[tuple[int, int], Cell]:
    conditions = {question.pk: question for question in questions if question.condition_question_id}
    wanted = {question.pk for question in questions}
    needed = wanted | {question.condition_question_id for question in conditions.values()}
    rows = list(
        Answer.objects.public()
        .filter(response__in=responses.order_by().values("pk"), question__in=needed)
        .order_by()
        .values_list("response_id", "question_id", "public_state", "public_value", "public_qualified")
    )
    values = {(response, question): (state, value) for response, question, state, value, _ in rows}
    # A few hundred cells differ, thousands repeat: each different one is made once.
    made: dict[tuple[str, str, bool, bool], Cell] = {}
    cells = {}
    for response, question, state, value, qualified in rows:
        flagged = question in conditions and _is_flagged(conditions[question], response, state, values)
        key = (state, value, bool(qualified), flagged)
        if key not in made:
            made[key] = Cell(*key)
        cells[response, question] = made[key]
    return cells


def _is_flagged(
    question: Question, response: int, state: str, values: dict[tuple[int, int | None], tuple[str, str]]
) -> bool:
    if state != Answer.State.ANSWERED:
        return False
    condition_state, condition_value = values.get((response, question.condition_question_id), ("", ""))
    return condition_state == Answer.State.ANSWERED and not question.condition_met(condition_value)

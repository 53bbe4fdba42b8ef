"""The columns of the comparison: questions in groups, each with the link that sorts by it."""

from collections.abc import Iterable
from dataclasses import dataclass

from responses.filters import Choices
from responses.models import Question


@dataclass(frozen=True)
class Column:
    """A question with the query strings that sort by it and that choose the trusts its total counts."""

    question: Question
    sorted_by: str
    order: str
    counted: str


@dataclass(frozen=True)
class Group:
    """A question at the top of the tree, with the columns of itself and of all below it."""

    top: Question
    columns: tuple[Column, ...]


def column_groups(
    questions: Iterable[Question], every_question: Iterable[Question], choices: Choices
) -> list[Group]:
    """The columns in order, in one group for each question at the top of the tree."""
    by_key = {question.pk: question for question in every_question}
    grouped: dict[int, list[Column]] = {}
    for question in questions:
        grouped.setdefault(_top(question, by_key).pk, []).append(_column(question, choices))
    return [Group(by_key[key], tuple(columns)) for key, columns in grouped.items()]


def _top(question: Question, by_key: dict[int, Question]) -> Question:
    while question.parent_id:
        question = by_key[question.parent_id]
    return question


def _column(question: Question, choices: Choices) -> Column:
    code = question.code
    order = {code: "ascending", f"-{code}": "descending"}.get(choices.sort, "none")
    chosen = {"value": ("yes",)} if question.kind == Question.Kind.YES_NO else {"state": ("answered",)}
    return Column(
        question=question,
        sorted_by=choices.query_string(sort=f"-{code}" if order == "ascending" else code, page="1"),
        order=order,
        counted=choices.query_string(
            **{"question": (code,), "value": (), "state": (), "page": "1", **chosen}
        ),
    )

"""matrix.csv: a row a trust asked, a column a question."""

from collections.abc import Callable

from responses.analysis.matrix import Cell, MatrixRow, matrix
from responses.exports.columns import Column
from responses.exports.file import File, request_columns, trust_columns
from responses.exports.selection import Selection


def _matrix_columns(selection: Selection) -> list[Column]:
    return [
        *request_columns(selection),
        *trust_columns(lambda row: row.trust),
        Column(
            "replied", "true where a reply is published", lambda row: _has_published_reply(row), "boolean"
        ),
        *(
            Column(question.code, f"{question.number}: {question.text}", _matrix_cell(position))
            for position, question in enumerate(selection.questions)
        ),
    ]


def _has_published_reply(row: MatrixRow) -> bool:
    return row.response.is_published and row.response.has_replied


def _matrix_cell(position: int) -> Callable[[MatrixRow], str]:
    def value(row: MatrixRow) -> str:
        found: Cell = row.cells[position]
        return found.value or found.state

    return value


def _matrix_rows(selection: Selection) -> list[MatrixRow]:
    return matrix(selection.responses, selection.questions)


MATRIX = File(
    "matrix.csv",
    "Matrix",
    "One row for each trust asked, one column for each question.",
    _matrix_columns,
    _matrix_rows,
    lambda selection: selection.responses.count(),
)

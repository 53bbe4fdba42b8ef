"""summary.csv: a row a question, with counts, shares and bounds."""

from responses.analysis.coverage import CountedRow, question_rows
from responses.exports.columns import Column
from responses.exports.file import File, question_columns, request_columns
from responses.exports.selection import Selection
from responses.stats import Share, decimal_places


def summary_columns(selection: Selection) -> list[Column]:
    """The columns of a counted row."""
    base = selection.base
    return [
        *request_columns(selection),
        *question_columns(lambda row: row.question),
        *(_base_column(name) for name in ("asked", "replied", "applicable")),
        _state_column("answered"),
        *(_value_column(value) for value in ("yes", "partly", "no")),
        *(_state_column(state) for state in _SUMMARY_STATES),
        Column("base", "Base of yes_share", lambda row: base),
        Column("yes_share", "yes / base, for yes/no questions", lambda row: _yes_share(row, base), "number"),
        Column(
            "yes_low",
            "Lowest the share could be, whatever the silent would have said; base applicable only",
            lambda row: _bound(row, base, 0),
            "number",
        ),
        Column(
            "yes_high",
            "Highest the share could be, whatever the silent would have said; base applicable only",
            lambda row: _bound(row, base, 1),
            "number",
        ),
    ]


_SUMMARY_STATES = (
    "left_blank",
    "unclear",
    "not_held",
    "refused",
    "referred_elsewhere",
    "not_applicable",
    "no_reply",
    "pending",
)


def _base_column(name: str) -> Column:
    return Column(name, f"Trusts in the base {name}", lambda row: row.figures.base(name), "integer")


def _state_column(state: str) -> Column:
    return Column(state, f"Trusts in the state {state}", lambda row: row.figures.states[state], "integer")


def _value_column(value: str) -> Column:
    return Column(
        value,
        f"Trusts coded {value}; empty where the question is not a yes/no question",
        lambda row: row.figures.value(value) if row.yes_no else None,
        "integer",
    )


def _yes_share(row: CountedRow, base: str) -> float | None:
    return _as_decimal(row.figures.share("yes", base)) if row.yes_no else None


def _bound(row: CountedRow, base: str, which: int) -> object:
    if base != "applicable" or not row.yes_no:
        return None
    return _as_decimal(row.figures.bounds("yes")[which])


class _Decimal(float):
    """A share that prints with six places."""

    def __str__(self) -> str:
        return decimal_places(float(self))


def _as_decimal(share: Share) -> _Decimal | None:
    return None if share.fraction is None else _Decimal(share.fraction)


def _summary_rows(selection: Selection) -> list[CountedRow]:
    return question_rows(selection.responses, selection.questions)


SUMMARY = File(
    "summary.csv",
    "Summary",
    "One row for each question, with counts, shares and bounds.",
    summary_columns,
    _summary_rows,
    lambda selection: len(selection.questions),
)

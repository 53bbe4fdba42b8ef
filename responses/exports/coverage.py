"""coverage.csv: the figures of one chart, in the columns of summary.csv."""

from collections.abc import Iterable, Iterator

from responses.analysis.coverage import CountedRow
from responses.analysis.speed import SILENCES, ReplySpeed, SpeedRow
from responses.exports.columns import Column, write_rows
from responses.exports.file import request_columns
from responses.exports.selection import Selection
from responses.exports.summary import summary_columns


def coverage_lines(selection: Selection, rows: Iterable[CountedRow], *, by: str = "") -> Iterator[list[str]]:
    """The header, then the cells of each row; ``by`` is what groups the trusts, empty where nothing does."""
    request, rest = request_columns(selection), summary_columns(selection)
    groups = [
        Column(f"{by}_code", "Code of the group of trusts", lambda row: row.group),
        Column(by, "Name of the group of trusts", lambda row: row.group_label),
    ]
    return write_rows([*request, *(groups if by else []), *rest[len(request) :]], rows)


def speed_lines(selection: Selection, speed: ReplySpeed) -> Iterator[list[str]]:
    """How soon trusts replied: a row a band of working days, then those that stand apart."""
    columns = [
        *request_columns(selection),
        Column("band", "Working days, or why none are known", lambda row: row.code),
        Column("label", "The band in words", lambda row: row.label),
        *(_count_column(code) for code in ("on_time", "late", "undated", "no_reply", "pending")),
        Column("base", "Base of the chart", lambda row: selection.base),
        Column("trusts", "Trusts in the base", lambda row: speed.size(selection.base), "integer"),
    ]
    return write_rows(columns, speed.rows(selection.base))


def _count_column(code: str) -> Column:
    def count(row: SpeedRow) -> int:
        return row.counts.get(code, 0)

    return Column(code, SILENCES.get(code, f"Trusts that are {code}"), count, "integer")

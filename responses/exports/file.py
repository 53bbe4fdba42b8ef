"""A file of a request, and the columns that several files share."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from responses.exports.columns import Column, write_rows
from responses.exports.selection import Selection
from responses.models import Question, Trust


@dataclass(frozen=True)
class File:
    """One file of a request; ``columns`` and ``rows`` are made from the same selection."""

    name: str
    title: str
    description: str
    columns: Callable[[Selection], list[Column]]
    rows: Callable[[Selection], Iterable[object]]
    #: How many rows there are, without making them.
    count: Callable[[Selection], int]

    def lines(self, selection: Selection) -> Iterator[list[str]]:
        """The header, then the cells of each row."""
        return write_rows(self.columns(selection), self.rows(selection))


def trust_columns(trust: Callable[[Any], Trust]) -> list[Column]:
    return [
        Column("ods_code", "ODS code of the trust", lambda row: trust(row).ods_code),
        Column("trust", "Name of the trust", lambda row: trust(row).name),
        Column("trust_type", "Type of the trust, a closed list", lambda row: trust(row).type),
        Column("region_code", "ODS code of its NHS England region", lambda row: trust(row).region_id),
        Column("region", "Name of its NHS England region", lambda row: trust(row).region),
        Column("icb_code", "ODS code of its integrated care board (ICB)", lambda row: trust(row).icb_id),
        Column("icb", "Name of its ICB, or the code where the name is not known", lambda row: trust(row).icb),
    ]


def request_columns(selection: Selection) -> list[Column]:
    request = selection.request
    return [
        Column("request", "Slug of the FOI request", lambda row: request.slug),
        Column(
            "fictional",
            "true where all trusts and answers are invented",
            lambda row: request.fictional,
            "boolean",
        ),
    ]


def question_columns(question: Callable[[Any], Question]) -> list[Column]:
    return [
        Column("service", "Service that the question asks about", lambda row: question(row).service_id),
        Column("question", "Code of the question, unchanging", lambda row: question(row).code),
        Column("number", "Printed number of the question", lambda row: question(row).number),
        Column("question_text", "Wording as sent", lambda row: question(row).text),
        Column("topic", "Topic that it has in common with others", lambda row: question(row).topic_id),
    ]

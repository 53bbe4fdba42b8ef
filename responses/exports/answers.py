"""answers.csv: a row an answer."""

from collections.abc import Iterator

from responses.analysis.answers import PublicAnswer, all_answers
from responses.exports.columns import Column, joined
from responses.exports.file import File, question_columns, request_columns, trust_columns
from responses.exports.selection import Selection


def _answers_columns(selection: Selection) -> list[Column]:
    return [
        *request_columns(selection),
        *trust_columns(lambda row: row.answer.response.trust),
        *question_columns(lambda row: row.question),
        Column("state", "State of the answer, one of nine", lambda row: row.state),
        Column("value", "Coded value, only where answered and the kind has one", lambda row: row.value),
        Column(
            "qualified",
            "true where a condition is attached to the value",
            lambda row: row.qualified,
            "boolean",
        ),
        Column("sections", "Sections of the Act that the trust cites", lambda row: joined(row.sections)),
        Column("raw_mark", "The mark as the trust wrote it", lambda row: row.raw_mark),
        Column("text", "Passages of the letter, where they may be published", lambda row: row.text),
        Column("note", "The editor's note", lambda row: row.note),
        Column(
            "resources",
            "Names of policies, tools, training, support and links that it names",
            lambda row: joined(dict.fromkeys(mention.resource.name for mention in row.mentions)),
        ),
        Column("reference", "The trust's own reference", lambda row: _when_published(row, "reference")),
        Column(
            "replied_on",
            "Date of the reply, empty where not known",
            lambda row: _when_published(row, "replied_on"),
            "date",
        ),
        Column(
            "source_url",
            "Address of the reply on the trust's site",
            lambda row: _when_published(row, "source_url"),
        ),
    ]


def _when_published(row: PublicAnswer, name: str) -> object:
    """A fact of the response, empty before it is published."""
    response = row.answer.response
    return getattr(response, name) if response.is_published else None


def _answers_rows(selection: Selection) -> Iterator[PublicAnswer]:
    """A row an answer, a trust at a time, in the order of the questions."""
    return all_answers(selection.responses, selection.questions)


ANSWERS = File(
    "answers.csv",
    "Answers",
    "One row for each trust asked and each question.",
    _answers_columns,
    _answers_rows,
    lambda selection: selection.responses.count() * len(selection.questions),
)

"""questions.csv: a row a question, headings too."""

from responses.exports.columns import Column
from responses.exports.file import File
from responses.exports.selection import Selection


def _questions_columns(selection: Selection) -> list[Column]:
    slug = selection.request.slug
    return [
        Column("request", "Slug of the FOI request", lambda row: slug),
        Column("service", "Service that the question asks about", lambda row: row.service_id),
        Column("question", "Code of the question, unchanging", lambda row: row.code),
        Column("parent", "Code of the question above it", lambda row: row.parent.code if row.parent else ""),
        Column("number", "Printed number of the question", lambda row: row.number),
        Column("kind", "Kind of the question, a closed list", lambda row: row.kind),
        Column(
            "options",
            "Codes and labels of its options",
            lambda row: "|".join(f"{code}={label}" for code, label in row.options),
        ),
        Column("asked_if", "Question and value on which it depends", lambda row: row.asked_if),
        Column("topic", "Topic that it has in common with others", lambda row: row.topic_id),
        Column("source", "sent to the trusts, or judged by the coder", lambda row: row.origin),
        Column("question_text", "Wording as sent", lambda row: row.text),
    ]


QUESTIONS = File(
    "questions.csv",
    "Questions",
    "One row for each question, headings too.",
    _questions_columns,
    Selection.question_rows,
    lambda selection: len(selection.question_rows()),
)

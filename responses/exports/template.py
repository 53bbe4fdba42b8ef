"""A blank table for entering answers outside the site: a row a question, ready to be filled in."""

from collections.abc import Iterator

from responses.exports.columns import cell
from responses.exports.selection import Selection

ENTRY_TEMPLATE = "entry-template.csv"
_BLANK = ("ods_code", "state", "value", "qualified", "sections", "raw_mark", "note", "resources")


def entry_template(selection: Selection) -> Iterator[list[str]]:
    """A header, then a row for each answerable question with the cells to fill left empty."""
    yield ["service", "question", "number", "question_text", *_BLANK]
    for question in selection.questions:
        known = (question.service_id, question.code, question.number, question.text)
        yield [*map(cell, known), *[""] * len(_BLANK)]

"""Which places of the letter the screen marks: passages that are set, and those still suggested."""

from collections.abc import Iterator, Mapping

from responses.admin.review.letter import Mark
from responses.admin.review.rows import Row
from responses.intake.review import AnswerItem, FactItem, ProvisionItem, Review


def marks_of(review: Review, rows: Mapping[str, Row]) -> list[Mark]:
    """In the order of the text."""
    found = [mark for row in rows.values() for mark in _marks(row, review)]
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def _marks(row: Row, review: Review) -> Iterator[Mark]:
    item, label = row.item, _label(row)
    if isinstance(item, FactItem):
        if item.span:
            yield Mark(*item.span, row.anchor, label, suggested=item.left)
        return
    for one in item.passages:
        if one.source_id == review.source.pk:
            yield Mark(one.start, one.end, row.anchor, label)
    if row.quotes and item.suggestion is not None:
        for start, end in item.suggestion.spans:
            yield Mark(start, end, row.anchor, label, suggested=True)


def _label(row: Row) -> str:
    """Short, since it stands in the text."""
    if isinstance(row.item, AnswerItem):
        return row.label.removeprefix("Question ")
    if isinstance(row.item, ProvisionItem):
        return row.item.provision.service.short_name
    return row.label

"""Everything that the review screen of one letter shows, read in a fixed number of queries."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.http import QueryDict

from responses.admin.review.letter import Page, pages_of, personal_words
from responses.admin.review.marks import marks_of
from responses.admin.review.rows import Row, rows_by_key
from responses.intake.entry import Problem, missing
from responses.intake.review import Review, read_review
from responses.models import Response, Source


class ReviewPage:
    """The screen of one letter; ``bound`` holds what was typed and refused, by the key of its item."""

    def __init__(self, source: Source, bound: Mapping[str, QueryDict] | None = None) -> None:
        self.review: Review = read_review(source)
        self.rows: dict[str, Row] = rows_by_key(self.review, bound)

    @property
    def response(self) -> Response:
        return self.review.response

    @property
    def source(self) -> Source:
        return self.review.source

    @cached_property
    def left(self) -> list[str]:
        """Anchors of what is left to look at."""
        return [self.rows[item.key].anchor for item in self.review.left]

    @property
    def left_words(self) -> str:
        number, of = len(self.left), len([row for row in self.rows.values() if self.counts(row)])
        if not number:
            return "Nothing is left to look at."
        return f"{number} of {of} left to look at."

    def counts(self, row: Row) -> bool:
        """A service about which the letter says nothing needs no decision."""
        return row.kind != "provision" or row.item.suggestion is not None

    @cached_property
    def sections(self) -> list[dict[str, Any]]:
        """Each service with its rows; headings stand among them as questions without a row."""
        several = len(self.review.services) > 1
        return [
            {
                "service": one.service,
                "provision": self.rows[one.provision.key] if several or one.provision.suggestion else None,
                "questions": [
                    (question, self.rows[item.key] if item else None) for question, item in one.questions
                ],
            }
            for one in self.review.services
        ]

    @property
    def facts(self) -> list[Row]:
        return [self.rows[item.key] for item in self.review.facts]

    @cached_property
    def pages(self) -> list[Page]:
        reading = self.review.reading
        return pages_of(
            self.source.text,
            marks_of(self.review, self.rows),
            reading.personal if reading else [],
            reading.page_starts if reading else [],
        )

    @property
    def personal(self) -> list[str]:
        reading = self.review.reading
        return personal_words(self.source.text, reading.personal) if reading else []

    @cached_property
    def outdated(self) -> list[Row]:
        return [self.rows[item.key] for item in self.review.outdated]

    @cached_property
    def missing(self) -> list[tuple[str, str, str]]:
        """Anchor, label and sentence of what keeps the response from being published."""
        return [self._missing_line(problem) for problem in missing(self.response)]

    def _missing_line(self, problem: Problem) -> tuple[str, str, str]:
        place = "outcome" if problem.place == "facts" else problem.place
        for key in (f"answer:{place}", f"provision:{place}", f"fact:{place}"):
            if key in self.rows:
                return self.rows[key].anchor, self.rows[key].label, problem.sentence
        return "", "", problem.sentence

    def next_after(self, key: str) -> str:
        """The anchor of what to look at next: what is left behind this item, else before it, else the end."""
        order = [row.anchor for row in self.rows.values()]
        here = order.index(self.rows[key].anchor) if key in self.rows else -1
        behind = [anchor for anchor in self.left if order.index(anchor) > here]
        return (behind or self.left or ["finish"])[0]

"""Counted rows: what coverage charts, their tables and their files are made of."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from responses.analysis.counts import grouped_figures, question_figures
from responses.models import IntegratedCareBoard, Question, Region, Response, Trust
from responses.stats import Figures, figures

_UNKNOWN = {"region": "Region not known", "icb": "Integrated care board not known"}


@dataclass(frozen=True)
class CountedRow:
    """The figures of a question, over all trusts chosen or over those of one group."""

    question: Question
    figures: Figures
    group: str = ""
    group_label: str = ""

    @property
    def yes_no(self) -> bool:
        return self.question.kind == Question.Kind.YES_NO


def question_rows(responses: QuerySet[Response], questions: Iterable[Question]) -> list[CountedRow]:
    """A row a question, in their order; one query."""
    wanted = list(questions)
    counted = question_figures(responses, wanted)
    return [CountedRow(question, counted[question.pk]) for question in wanted]


def group_rows(responses: QuerySet[Response], questions: Iterable[Question], by: str) -> list[CountedRow]:
    """A row for each question in each group of trusts, groups in order of name; two queries.

    ``by`` is one of GROUPS. Trusts whose group is not known stand last.
    """
    wanted = list(questions)
    counted = grouped_figures(responses, wanted, by)
    names = _names(by, {group for group, _ in counted})
    nothing = figures([])
    return [
        CountedRow(question, counted.get((group, question.pk), nothing), group, names[group])
        for group in sorted(names, key=lambda code: (not code, names[code], code))
        for question in wanted
    ]


def _names(by: str, groups: set[str]) -> dict[str, str]:
    if by == "type":
        return {group: Trust.Type(group).label for group in groups}
    known: dict[str, Region | IntegratedCareBoard]
    if by == "region":
        known = dict(Region.objects.in_bulk(groups))
    else:
        known = dict(IntegratedCareBoard.objects.in_bulk(groups))
    return {group: str(known[group]) if group else _UNKNOWN[by] for group in groups}

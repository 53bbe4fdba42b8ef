"""Coverage charts, each with its table and its file."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from responses.analysis.counts import asked_and_replied, grouped_figures, question_figures
from responses.charts import Bar, bar, segments_of, stacked_bars
from responses.models import BASE_LABELS, Question, Region, Service
from responses.stats import Figures
from responses.tables import total_share
from responses.views.page import RequestPage, applicable_words


@dataclass(frozen=True)
class Chart:
    """One figure and the rows of its table, made from the same bars."""

    identifier: str
    title: str
    bars: list[Bar]
    figures: list[Figures]
    questions: list[Question]
    base: str
    file_query: str
    row_heading: str = "Question"
    #: A query string a bar, where each bar has figures of its own in a file.
    row_queries: tuple[str, ...] = ()

    @property
    def figure(self) -> dict[str, Any]:
        return stacked_bars(self.bars)

    @property
    def downloads(self) -> list[tuple[Bar, str]]:
        return list(zip(self.bars, self.row_queries, strict=False))

    @property
    def segments(self) -> list[Any]:
        return segments_of(self.bars)

    @property
    def rows(self) -> list[tuple[Bar, list[int], object, Figures, Question]]:
        """For each bar: its counts by segment, its share, its figures and its question."""
        return [
            (
                item,
                [item.counts.get(segment.code, 0) for segment in self.segments],
                total_share(figures, question, self.base),
                figures,
                question,
            )
            for item, figures, question in zip(self.bars, self.figures, self.questions, strict=True)
        ]


@require_safe
def coverage(request: HttpRequest, slug: str) -> HttpResponse:
    page = RequestPage.read(request, slug)
    responses = page.choices.responses(page.foi_request)
    questions = page.choices.questions(page.questions)
    figures = question_figures(responses, questions)
    charts = [_service_chart(page, service, questions, figures) for service in page.services]
    charts += [_topic_chart(page, questions, figures)]
    charts += [
        _region_chart(page, question, grouped_figures(responses, [question], "region"))
        for question in _region_question(page, questions)
    ]
    asked, replied = asked_and_replied(responses)
    context = page.context(
        charts=[chart for chart in charts if chart.bars],
        base_label=BASE_LABELS[page.choices.base],
        bases=[(name, label, page.choices.query_string(base=name)) for name, label in BASE_LABELS.items()],
        asked=asked,
        replied=replied,
        applicable_words=applicable_words(figures.values()),
        filters=page.filter_options(with_service=True),
    )
    return render(request, "responses/coverage.html", context)


def _service_chart(
    page: RequestPage, service: Service, questions: list[Question], figures: dict[int, Figures]
) -> Chart:
    own = [question for question in questions if question.service_id == service.slug]
    return _chart(
        page,
        f"service-{service.slug}",
        f"{service}: what trusts answered, by question",
        own,
        figures,
        labels=[question.number for question in own],
        query={"service": (service.slug,)},
    )


def _topic_chart(page: RequestPage, questions: list[Question], figures: dict[int, Figures]) -> Chart:
    """Questions of different services on one topic stand one above the other; they are never added up."""
    topics: dict[str, list[Question]] = {}
    for question in questions:
        if question.topic_id:
            topics.setdefault(question.topic_id, []).append(question)
    several = [group for group in topics.values() if len({question.service_id for question in group}) > 1]
    own = [question for group in several for question in group]
    labels = [f"{question.service} {question.number} {question.topic}" for question in own]
    return _chart(
        page, "topics", "The same topic in different services", own, figures, labels=labels, query={}
    )


def _region_question(page: RequestPage, questions: list[Question]) -> list[Question]:
    """The question whose answers are shown by region: the one chosen, else the first."""
    chosen = [question for question in page.answerable if question.code in page.choices.question]
    return (chosen or questions)[:1]


def _region_chart(page: RequestPage, question: Question, grouped: dict[tuple[str, int], Figures]) -> Chart:
    choices = page.choices
    names = {region.pk: str(region) for region in Region.objects.all()} | {"": "Region not known"}
    ordered = sorted(grouped.items(), key=lambda item: names[item[0][0]])
    base = choices.base
    return Chart(
        identifier="regions",
        title=f"{question.service} {question.number} by region",
        bars=[bar(names[key[0]], names[key[0]], figures, base) for key, figures in ordered],
        figures=[figures for _, figures in ordered],
        questions=[question] * len(ordered),
        base=base,
        file_query=choices.query_string(question=(question.code,), page="1"),
        row_heading="Region",
        # A file has a row a question; a region's figures are those of the file that is filtered by it.
        row_queries=tuple(
            choices.query_string(question=(question.code,), region=(key[0],), page="1")
            for key, _ in ordered
            if key[0]
        ),
    )


def _bar_title(label: str, question: Question) -> str:
    """``2a(i) Online child sexual exploitation``: by its topic, else by its wording."""
    name = question.topic.name if question.topic else question.text
    return label if name in label else f"{label} {name}"


def _chart(
    page: RequestPage,
    identifier: str,
    title: str,
    questions: list[Question],
    figures: dict[int, Figures],
    *,
    labels: list[str],
    query: dict[str, object],
) -> Chart:
    base = page.choices.base
    return Chart(
        identifier=identifier,
        title=title,
        bars=[
            bar(label, _bar_title(label, question), figures[question.pk], base)
            for label, question in zip(labels, questions, strict=True)
        ],
        figures=[figures[question.pk] for question in questions],
        questions=questions,
        base=base,
        file_query=page.choices.query_string(**query),
    )

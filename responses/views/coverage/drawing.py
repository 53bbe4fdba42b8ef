"""What a view draws: its counted rows, and the chart that is made of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from textwrap import shorten

from django.utils import timezone

from responses.analysis.asked import asked_rows
from responses.analysis.coverage import CountedRow, group_rows, question_rows
from responses.analysis.speed import ReplySpeed
from responses.charts.bars import Bar, bar
from responses.charts.chart import Chart, Credit
from responses.charts.heat import Cell, HeatMap
from responses.charts.panels import Panel, Panels
from responses.charts.segments import REPLIES
from responses.filters import Choices
from responses.models import BASE_LABELS, Question
from responses.stats import Figures, Share
from responses.tables import total_share
from responses.views.coverage.look import GROUPED, Look
from responses.views.page import RequestPage

#: Any of the kinds of drawing; small multiples are a chart too.
Drawing = Chart | HeatMap

_GROUP_WORDS = {"region": "region", "icb": "integrated care board", "type": "type of trust"}
#: Bases of questions, and what stands for them where none is asked.
SPEED_BASES = {"applicable": "replied"}


def counted_rows(look: Look) -> list[CountedRow]:
    """What is counted for a view: its chart, its table and its file are all made of these rows."""
    if look.by in GROUPED:
        return group_rows(look.responses, look.questions, look.by)
    if look.by == "regions":
        return group_rows(look.responses, look.questions, "region")
    return question_rows(look.responses, look.questions)


def reply_speed(look: Look, *, today: date) -> ReplySpeed:
    return ReplySpeed.of(asked_rows(look.responses.select_related("trust"), today=today))


def drawing(look: Look, rows: Sequence[CountedRow]) -> Drawing:
    """The chart of ``rows``."""
    makers: dict[str, Callable[[Look, Sequence[CountedRow]], Drawing]] = {
        "regions": _panels,
        "heatmap": _heat_map,
        "topic": _by_topic,
        "service": _by_service,
    }
    return makers.get(look.by, _by_group if look.by in GROUPED else _by_question)(look, rows)


def speed_chart(look: Look, speed: ReplySpeed) -> Chart:
    """How soon trusts replied. Each trust is in one bar: together the bars add up to the base."""
    size = speed.size(look.base)
    bars = [
        Bar(row.code, row.label, row.counts, size, Share(row.trusts, size), "")
        for row in speed.rows(look.base)
    ]
    credit = _credit(look, base=BASE_LABELS[SPEED_BASES.get(look.base, look.base)])
    return Chart("How many working days trusts took to reply", credit, tuple(bars), "Time", REPLIES)


def glance_chart(page: RequestPage, figures: Mapping[int, Figures]) -> Chart:
    """The questions of the first service over all trusts asked, for a page that shows coverage in small."""
    look = Look(replace(page, choices=Choices(base=page.choices.base)), "question")
    return _by_question(look, [CountedRow(question, figures[question.pk]) for question in look.questions])


def _by_question(look: Look, rows: Sequence[CountedRow]) -> Chart:
    bars = [_question_bar(row, look.base, label=_with_topic(row.question)) for row in rows]
    title = f"What trusts answered to each {_service_word(look)}question"
    return Chart(title, _credit(look), tuple(bars), "Question")


def _by_topic(look: Look, rows: Sequence[CountedRow]) -> Chart:
    bars = [
        _question_bar(row, look.base, label=_with_service(row.question), heading=str(row.question.topic))
        for row in rows
    ]
    title = "What trusts answered on each topic, in each service"
    return Chart(title, _credit(look), tuple(bars), "Topic and question")


def _by_service(look: Look, rows: Sequence[CountedRow]) -> Chart:
    bars = [_question_bar(row, look.base, label=_with_service(row.question)) for row in rows]
    title = f"What trusts answered on {look.topic or 'a topic'}, in each service"
    return Chart(title, _credit(look), tuple(bars), "Service and question")


def _by_group(look: Look, rows: Sequence[CountedRow]) -> Chart:
    question = look.question
    words = _GROUP_WORDS[look.by]
    if question is None:
        return Chart(f"What trusts answered, by {words}", _credit(look), (), words.capitalize())
    title = f"What trusts answered to {question.service} {_with_topic(question)}, by {words}"
    bars = [
        bar(row.group or "unknown", row.group_label, row.figures, look.base, yes_no=row.yes_no)
        for row in rows
    ]
    wording = f"Question as sent: {question.text}"
    return Chart(title, _credit(look, wording), tuple(bars), words.capitalize())


def _panels(look: Look, rows: Sequence[CountedRow]) -> Panels:
    groups: dict[tuple[str, str], list[Bar]] = {}
    for row in rows:
        groups.setdefault((row.group, row.group_label), []).append(
            _question_bar(
                row,
                look.base,
                label=row.question.number,
                group=row.group or "unknown",
                heading=row.group_label,
            )
        )
    panels = tuple(Panel(label, tuple(bars)) for (_, label), bars in groups.items())
    bars = tuple(bar for panel in panels for bar in panel.bars)
    title = f"What trusts answered to each {_service_word(look)}question, region by region"
    return Panels(title, _credit(look), bars, "Question", panels=panels)


def _heat_map(look: Look, rows: Sequence[CountedRow]) -> HeatMap:
    services = sorted(look.shown_services, key=lambda service: (service.order, service.slug))
    topics: dict[str, list[CountedRow]] = {}
    for row in rows:
        topics.setdefault(str(row.question.topic), []).append(row)
    lines = tuple(
        (
            name,
            tuple(
                tuple(_cell(row, look.base) for row in group if row.question.service == service)
                for service in services
            ),
        )
        for name, group in topics.items()
    )
    title = "How many trusts said yes, or answered, on each topic in each service"
    return HeatMap(title, _credit(look), tuple(map(str, services)), lines)


def _cell(row: CountedRow, base: str) -> Cell:
    question = row.question
    word = "yes" if row.yes_no else "answered"
    return Cell(question.number, question.code, total_share(row.figures, question, base), word)


def _question_bar(row: CountedRow, base: str, *, label: str, group: str = "", heading: str = "") -> Bar:
    question = row.question
    return bar(
        f"{group} {question.code}".strip(),
        label,
        row.figures,
        base,
        yes_no=row.yes_no,
        heading=heading,
        wording=question.text,
        question=question.code,
    )


def _service_word(look: Look) -> str:
    return f"{look.service} " if look.service else ""


def _with_topic(question: Question) -> str:
    """``2a(i) Online child sexual exploitation``; the wording where the question has no topic."""
    return f"{question.number} {question.topic or shorten(question.text, 60, placeholder=' …')}"


def _with_service(question: Question) -> str:
    return f"{question.service} {question.number}"


def _credit(look: Look, *notes: str, base: str = "") -> Credit:
    page = look.page
    caveats = [f"{service}: {service.caveat}" for service in look.shown_services if service.caveat]
    return Credit(
        request=page.foi_request.title,
        base=base or BASE_LABELS[look.base],
        changed_on=timezone.localtime(page.changed_at).date(),
        fictional=page.foi_request.fictional,
        notes=(*notes, *_chosen_words(look), *caveats),
    )


def _chosen_words(look: Look) -> list[str]:
    """A sentence where not all trusts are counted: it must travel with the picture."""
    choices = look.page.choices
    names = ("region", "icb", "type", "trust", "state", "value")
    chosen = [f"{name} {', '.join(getattr(choices, name))}" for name in names if getattr(choices, name)]
    return [f"Counts only the trusts chosen by: {'; '.join(chosen)}."] if chosen else []

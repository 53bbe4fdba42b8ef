"""The comparison: trusts by questions of one service, or two to five trusts side by side."""

from dataclasses import replace

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from responses.analysis.counts import asked_and_replied, question_figures
from responses.analysis.matrix import MatrixRow, matrix
from responses.filters import Choices
from responses.models import BASE_LABELS, STATE_MEANINGS, Question
from responses.tables import matrix_rows, totals_row
from responses.views.columns import column_groups
from responses.views.page import RequestPage, applicable_words
from responses.views.side import advice, is_side, side_page

ROWS_A_PAGE = 50
#: What the form offers; a column heading sorts by its question.
SORTS = (
    ("name", "Name of trust"),
    ("region", "Region"),
    ("type", "Type of trust"),
    ("code", "ODS code"),
)


@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    page = RequestPage.read(request, slug)
    return side_page(request, page) if is_side(page.choices) else _matrix_page(request, page)


def _matrix_page(request: HttpRequest, page: RequestPage) -> HttpResponse:
    given = page.choices
    choices = _of_one_service(page)
    page = replace(page, choices=choices)
    columns = choices.questions(page.questions)
    responses = choices.responses(page.foi_request)
    rows = sort_rows(matrix(responses, columns), columns, choices.sort)
    shown = _shown(rows, choices)
    asked, replied = asked_and_replied(responses)
    figures = question_figures(responses, columns)
    groups = column_groups(columns, page.questions, choices)
    counted = [column.counted for group in groups for column in group.columns]
    context = page.context(
        service=next((item for item in page.services if item.slug in choices.service), None),
        groups=groups,
        in_groups=len(groups) < len(columns),
        columns=columns,
        body=matrix_rows(shown.object_list, columns) if columns else "",
        totals=totals_row(figures, columns, choices.base, counted),
        shown=shown,
        asked=asked,
        replied=replied,
        applicable=[figures[question.pk].applicable for question in columns],
        applicable_words=applicable_words(figures[question.pk] for question in columns),
        base_label=BASE_LABELS[choices.base],
        states=STATE_MEANINGS.values(),
        sorts=[(name, label, name == choices.sort) for name, label in SORTS],
        in_pages=choices.query_string(page="1") if choices.page == "all" and len(rows) > ROWS_A_PAGE else "",
        filters=page.filter_options(),
        notices=_beyond(shown, choices),
        by_name=choices.query_string(sort="-name" if choices.sort == "name" else "name", page="1"),
        by_name_order={"name": "ascending", "-name": "descending"}.get(choices.sort, "none"),
        tabs=[(item, _tab(page, item.slug)) for item in page.services],
        advice=advice(len(choices.trust)),
        side_query=given.query_string(view="side", page="1", sort="name"),
        only_trust=rows[0].trust if len(rows) == len(choices.trust) == 1 else None,
    )
    return render(request, "responses/compare.html", context)


def _of_one_service(page: RequestPage) -> Choices:
    """A comparison shows one service: the one chosen, else the one of the question chosen, else the first.

    The questions to show go before the service: the form offers those of every service.
    """
    chosen = page.choices
    if not page.services:
        return chosen
    shown = _services_of_questions(page)
    wanted = chosen.service or tuple(shown) or (page.services[0].slug,)
    if shown and not chosen.chooses_by_answer:
        wanted = tuple(slug for slug in wanted if slug in shown) or tuple(shown)
    return replace(chosen, service=wanted[:1])


def _services_of_questions(page: RequestPage) -> list[str]:
    """The services of the questions chosen, in order."""
    found = (question.service_id for question in page.questions if question.code in page.choices.question)
    return list(dict.fromkeys(found))


def _tab(page: RequestPage, slug: str) -> str:
    """The same trusts at another service; questions of other services alone are left behind."""
    stays = page.choices.chooses_by_answer or slug in _services_of_questions(page)
    question = page.choices.question if stays else ()
    return page.choices.query_string(service=(slug,), question=question, page="1", sort="name")


def sort_rows(rows: list[MatrixRow], columns: list[Question], sort: str) -> list[MatrixRow]:
    """The rows by name, region, type, code or the answers to one question; a hyphen turns the order round."""
    name = sort.removeprefix("-")
    codes = [question.code for question in columns]
    if name in codes:
        position = codes.index(name)
        order = list(STATE_MEANINGS)
        rows = sorted(rows, key=lambda row: _answer_order(row, position, order))
    elif name in ("region", "type", "code"):
        rows = sorted(rows, key=lambda row: _trust_order(row, name))
    return rows[::-1] if sort.startswith("-") else rows


def _answer_order(row: MatrixRow, position: int, order: list[str]) -> tuple[int, int, str]:
    cell = row.cells[position]
    values = ["yes", "partly", "no"]
    return order.index(cell.state), values.index(cell.value) if cell.value in values else 3, cell.value


def _trust_order(row: MatrixRow, name: str) -> str:
    if name == "region":
        return str(row.trust.region or "")
    return row.trust.type if name == "type" else row.trust.ods_code


def _shown(rows: list[MatrixRow], choices: Choices) -> Page:
    size = max(len(rows), 1) if choices.page == "all" else ROWS_A_PAGE
    number = 1 if choices.page == "all" else choices.page
    return Paginator(rows, size).get_page(number)


def _beyond(shown: Page, choices: Choices) -> list[str]:
    """A sentence where the page asked for is not there."""
    if choices.page == "all" or int(choices.page) == shown.number:
        return []
    return [f"There is no page “{choices.page}”: the last is {shown.number}."]

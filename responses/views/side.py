"""Two to five trusts side by side, each question a row."""

from dataclasses import replace
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from responses.analysis.side import VERDICTS, SideRow, side_by_side
from responses.filters import Choices
from responses.models import Service
from responses.views.page import RequestPage

FEWEST, MOST = 2, 5


def is_side(choices: Choices) -> bool:
    """Two to five trusts stand side by side unless the matrix is asked for."""
    return choices.view == "side" or (not choices.view and FEWEST <= len(choices.trust) <= MOST)


def side_page(request: HttpRequest, page: RequestPage) -> HttpResponse:
    choices = replace(page.choices, view="side", page="1")
    page = replace(page, choices=choices)
    chosen = choices.responses(page.foi_request).filter(trust__in=choices.trust)
    trusts = [response.trust for response in chosen.select_related("trust__region")]
    shown = FEWEST <= len(trusts) <= MOST
    sides = side_by_side(chosen, choices.questions(page.questions) if shown else [])
    codes = tuple(trust.pk for trust in trusts)
    context = page.context(
        shown=shown,
        trusts=[(trust, choices.without("trust", trust.pk).query_string()) for trust in trusts],
        grouped=_by_service(page, sides.rows),
        counts=[(VERDICTS[verdict], number) for verdict, number in sides.counts.items()],
        different=sides.counts["different"],
        total=len(sides.rows),
        advice="" if shown else advice(len(trusts)),
        left_out=[code for code in choices.trust if code not in codes],
        filters=page.filter_options(with_service=True),
        kept=parse_qsl(replace(choices, trust=codes).query_string()),
        others=_others(page, choices) if len(trusts) < MOST else [],
        places=range(max(1, FEWEST - len(trusts))),
        codes=codes,
        may_grow=0 < len(trusts) < MOST,
        matrix_query=replace(choices, view="matrix").query_string(),
    )
    return render(request, "responses/side.html", context)


def _by_service(page: RequestPage, rows: list[SideRow]) -> list[tuple[Service, list[SideRow]]]:
    grouped = [
        (service, [row for row in rows if row.question.service_id == service.slug])
        for service in page.services
    ]
    return [(service, own) for service, own in grouped if own]


def _others(page: RequestPage, choices: Choices) -> list[tuple[str, str]]:
    """Code and name of every trust that can be put beside those chosen and fits the other choices."""
    fitting = replace(choices, trust=()).responses(page.foi_request).exclude(trust__in=choices.trust)
    return list(fitting.values_list("trust_id", "trust__name"))


def advice(number: int) -> str:
    """What to do where so many trusts are chosen that they cannot stand side by side, else empty."""
    if number == 0:
        return "Choose two to five trusts to see them side by side."
    if number == 1:
        return "One trust is chosen. Add one to four more to see them side by side."
    if number > MOST:
        return f"{number} trusts are chosen. Side by side shows two to five: remove some of them."
    return ""

"""What one trust answered: its whole response, and each answer at an address for ever."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from responses.analysis.answers import PublicAnswer, answers_of_response
from responses.analysis.asked import asked_rows
from responses.analysis.changes import changes
from responses.analysis.counts import question_figures
from responses.analysis.excerpts import Excerpt, excerpts, why_withheld
from responses.analysis.grouping import gaps
from responses.models import (
    BASE_LABELS,
    Correction,
    FOIRequest,
    Passage,
    Provision,
    Question,
    Response,
    Source,
)
from responses.models.states import STATE_MEANINGS
from responses.stats import figures
from responses.tables import total_share
from responses.views.downloads import today
from responses.views.page import RequestPage, neighbours
from responses.views.questions import ancestors_of, answer_of, find_question

#: How many characters of a source's checksum a page shows.
_SHORT_CHECKSUM = 12


@require_safe
def trust_response(request: HttpRequest, slug: str, ods: str) -> HttpResponse:
    page = RequestPage.read(request, slug)
    response = _response(page.foi_request, ods)
    answers = answers_of_response(response, page.answerable)
    sources = _sources(response)
    counted = figures((answer.state, answer.value, 1) for answer in answers)
    provisions = _provisions(response) if response.is_published else {}
    context = page.context(
        response=response,
        trust=response.trust,
        row=asked_rows(Response.objects.filter(pk=response.pk).select_related("trust"), today=today())[0],
        grouped=[
            (
                service,
                provisions.get(service.slug),
                _excerpts_of(provisions.get(service.slug), response, sources),
                [
                    (answer, excerpts(answer.answer, response, sources))
                    for answer in answers
                    if answer.question.service_id == service.slug
                ],
            )
            for service in page.services
        ],
        sources=_described(sources),
        withheld=why_withheld(response),
        answered=counted.answered,
        total=counted.asked,
        gaps=gaps(answers) if response.is_published else [],
        neighbours=_neighbouring_trusts(response),
    )
    return render(request, "responses/trust_response.html", context)


@require_safe
def answer(request: HttpRequest, slug: str, ods: str, code: str) -> HttpResponse:
    page = RequestPage.read(request, slug)
    asked = find_question(page, code)
    response = _response(page.foi_request, ods)
    shown = answer_of(answers_of_response(response, page.answerable), code)
    sources = _sources(response)
    base = page.choices.base
    all_figures = question_figures(page.foi_request.responses.all(), [asked])[asked.pk]
    context = page.context(
        answer=shown,
        meaning=STATE_MEANINGS[shown.state],
        question=asked,
        ancestors=ancestors_of(page, asked),
        condition=page.question_by_key(asked.condition_question_id),
        response=response,
        trust=response.trust,
        excerpts=excerpts(shown.answer, response, sources),
        withheld=why_withheld(response),
        sources=_described(sources),
        changes=changes(shown.answer, asked),
        corrections=Correction.objects.made().filter(answer=shown.answer),
        citation=_citation(request, page, shown),
        share=total_share(all_figures, asked, base),
        base_label=BASE_LABELS[base],
        neighbours=neighbours(page.answerable, asked),
    )
    return render(request, "responses/answer.html", context)


def _response(foi_request: FOIRequest, ods: str) -> Response:
    asked = foi_request.responses.select_related("trust__region", "trust__icb", "request")
    return get_object_or_404(asked, trust=ods)


def _sources(response: Response) -> list[Source]:
    """What the published response rests on; with its text only where words of it may be shown."""
    if not response.is_published:
        return []
    found = response.sources.select_related("supersedes")
    return list(found if response.text_may_be_shown else found.defer("text", "supersedes__text"))


def _described(sources: list[Source]) -> list[dict[str, object]]:
    """Each source as a page lists it."""
    superseded = {source.supersedes_id: source for source in sources if source.supersedes_id}
    return [
        {
            "source": source,
            "checksum": source.sha256[:_SHORT_CHECKSUM],
            "held": bool(source.sha256),
            "superseded_by": superseded.get(source.pk),
        }
        for source in sources
    ]


def _provisions(response: Response) -> dict[str, Provision]:
    passages = Passage.objects.order_by("source_id", "start")
    found = response.provisions.prefetch_related(Prefetch("passages", passages))
    return {provision.service_id: provision for provision in found}


def _excerpts_of(provision: Provision | None, response: Response, sources: list[Source]) -> list[Excerpt]:
    return excerpts(provision, response, sources) if provision else []


def _neighbouring_trusts(response: Response) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Code and name of the trusts before and after this one, by name."""
    asked = response.request.responses.order_by("trust__name", "trust_id")
    trusts = list(asked.values_list("trust_id", "trust__name"))
    return neighbours(trusts, (response.trust_id, response.trust.name))


def _citation(request: HttpRequest, page: RequestPage, shown: PublicAnswer) -> str:
    """One line of plain text, with the address that stays and the date of the data."""
    trust = shown.answer.response.trust
    fictional = "Fictional: " if page.foi_request.fictional else ""
    changed = date_format(page.foi_request.data_changed_at(), "j F Y")
    address = request.build_absolute_uri(request.path)
    return (
        f"{fictional}{trust.name} ({trust.ods_code}), {_question_words(shown.question)} of "
        f"“{page.foi_request.title}”. FOI dashboard, data of {changed}. {address}"
    )


def _question_words(question: Question) -> str:
    return f"{question.service} question {question.number}"

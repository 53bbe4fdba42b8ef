"""Home, all requests, and one request."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from responses.analysis.asked import asked_rows
from responses.analysis.counts import asked_and_replied, question_figures
from responses.filters import DEFAULT_BASE
from responses.models import BASE_LABELS, FOIRequest, Question, Service, Topic
from responses.stats import Share
from responses.tables import AskedTable, total_share
from responses.views.coverage.drawing import glance_chart
from responses.views.downloads import today
from responses.views.page import RequestPage, sort_and_page, unknown_sort


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    listed = list(FOIRequest.objects.for_listing())
    featured = next((item for item in listed if not item.fictional), None)
    glance = _glance(featured) if featured else []
    context = {
        "featured": _card(featured) if featured else None,
        "glance": glance,
        "services": [service for service, _ in glance],
        "base_label": BASE_LABELS[DEFAULT_BASE],
        "others": [_card(item) for item in listed if item != featured],
    }
    return render(request, "responses/home.html", context)


def _glance(foi_request: FOIRequest) -> list[tuple[Service, list[tuple[Question, str, Share]]]]:
    """The yes or no questions of each service, with the headings above each and its share of yes."""
    questions = foi_request.questions.all().numbered()
    asked = [question for question in questions if question.kind == Question.Kind.YES_NO]
    figures = question_figures(foi_request.responses.all(), asked)
    by_key = {question.pk: question for question in questions}
    rows: dict[Service, list[tuple[Question, str, Share]]] = {}
    for question in asked:
        share = total_share(figures[question.pk], question, DEFAULT_BASE)
        rows.setdefault(question.service, []).append((question, _headings_above(question, by_key), share))
    return list(rows.items())


def _headings_above(question: Question, by_key: dict[int, Question]) -> str:
    """What a question is part of: ``Indicate if assessment tools ask about: Youth-produced sexual image``."""
    above = by_key.get(question.parent_id or 0)
    if above is None or not above.is_heading:
        return ""
    return f"{_headings_above(above, by_key)} {above.text}".strip()


@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    cards = [_card(item) for item in FOIRequest.objects.for_listing()]
    return render(request, "responses/requests.html", {"cards": cards})


def _card(foi_request: FOIRequest) -> dict[str, object]:
    asked, replied = asked_and_replied(foi_request.responses.all())
    questions = foi_request.questions.answerable().count()
    return {
        "request": foi_request,
        "asked": asked,
        "replied": replied,
        "questions": questions,
        "changed_at": foi_request.data_changed_at(),
    }


@require_safe
def request_page(request: HttpRequest, slug: str) -> HttpResponse:
    page = RequestPage.read(request, slug)
    responses = page.foi_request.responses.all()
    figures = question_figures(responses, page.answerable)
    asked, replied = asked_and_replied(responses)
    glance = [
        (question, figures[question.pk], total_share(figures[question.pk], question, page.choices.base))
        for question in page.answerable
    ]
    context = page.context(
        asked=asked,
        replied=replied,
        glance=glance,
        chart=glance_chart(page, figures),
        topics=_topics(page),
        base_label=BASE_LABELS[page.choices.base],
    )
    return render(request, "responses/request.html", context)


def _topics(page: RequestPage) -> list[tuple[int, Topic]]:
    """The topics of the request that have a definition, with those above them, each with its depth."""
    topics = {topic.pk: topic for topic in Topic.objects.all()}
    used = {question.topic_id for question in page.questions if question.topic_id}
    for slug in list(used):
        parent = topics[slug].parent_id
        while parent and parent not in used:
            used.add(parent)
            parent = topics[parent].parent_id
    return [entry for entry in _tree(topics, None, 0) if entry[1].pk in used and entry[1].definition]


def _tree(topics: dict[str, Topic], parent: str | None, depth: int) -> list[tuple[int, Topic]]:
    found: list[tuple[int, Topic]] = []
    for topic in topics.values():
        if topic.parent_id == parent:
            found += [(depth, topic), *_tree(topics, topic.pk, depth + 1)]
    return found


@require_safe
def responses(request: HttpRequest, slug: str) -> HttpResponse:
    page = RequestPage.read(request, slug, own=("sort",))
    chosen = page.choices.responses(page.foi_request).select_related("trust")
    rows = asked_rows(chosen, today=today())
    table = AskedTable(rows)
    table.caption = "Trusts asked"
    sort_and_page(request, table, rows=100)
    asked, replied = asked_and_replied(chosen)
    context = page.context(
        table=table,
        asked=asked,
        replied=replied,
        filters=page.filter_options(for_questions=False),
        notices=unknown_sort(request, table.columns.names()),
    )
    return render(request, "responses/responses.html", context)

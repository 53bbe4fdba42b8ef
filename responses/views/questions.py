"""Questions of a request, and one question with every trust's answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from responses.analysis.answers import answers_to_question
from responses.analysis.counts import question_figures
from responses.models import BASE_LABELS, STATE_MEANINGS, Question
from responses.tables import total_share
from responses.views.page import RequestPage


@require_safe
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    page = RequestPage.read(request, slug)
    grouped = [
        (service, [question for question in page.questions if question.service_id == service.slug])
        for service in page.services
    ]
    return render(request, "responses/questions.html", page.context(grouped=grouped))


@require_safe
def question(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    page = RequestPage.read(request, slug)
    asked = find_question(page, code)
    responses = page.choices.responses(page.foi_request)
    figures = question_figures(responses, [asked])[asked.pk]
    bases = [(name, label, total_share(figures, asked, name)) for name, label in BASE_LABELS.items()]
    same_topic = [
        other
        for other in page.answerable
        if asked.topic_id and other.topic_id == asked.topic_id and other != asked
    ]
    context = page.context(
        question=asked,
        parent=page.question_by_key(asked.parent_id),
        condition=page.question_by_key(asked.condition_question_id),
        figures=figures,
        bases=bases,
        states=[(meaning, figures.states[meaning.code]) for meaning in STATE_MEANINGS.values()],
        answers=[] if asked.is_heading else answers_to_question(responses, asked),
        same_topic=same_topic,
        children=[other for other in page.questions if other.parent_id == asked.pk],
    )
    return render(request, "responses/question.html", context)


def find_question(page: RequestPage, code: str) -> Question:
    for found in page.questions:
        if found.code == code:
            return found
    raise Http404(f"The request has no question {code}.")

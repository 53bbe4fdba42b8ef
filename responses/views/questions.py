"""Questions of a request, and one question with every trust's answer."""

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from responses.analysis.agreement import agreement_words
from responses.analysis.answers import PublicAnswer, answers_to_question
from responses.analysis.counts import question_figures
from responses.analysis.earlier import Earlier, earlier_question
from responses.analysis.grouping import AnswerGroup, by_answer
from responses.analysis.resources import AlikeResources, alike, by_resource, public_mentions
from responses.models import BASE_LABELS, STATE_MEANINGS, VALUE_SYMBOLS, Answer, Mention, Question
from responses.stats import Figures, Share
from responses.tables import total_share
from responses.views.page import RequestPage

#: So many trusts of one answer are listed at once, unless the reader asks for all.
_TRUSTS_SHOWN = 50
#: So many resources are listed at once; the resources page has them all.
_RESOURCES_SHOWN = 10
#: A row of the table of figures: its symbol, its words, whether it is part of the row above, a share a base.
FigureRow = tuple[str, str, bool, list[Share | None]]


@dataclass(frozen=True)
class Named:
    """The resources named at a question by those trusts that answered this one in one way."""

    question: Question
    group: AnswerGroup
    resources: list[AlikeResources]

    @property
    def shown(self) -> list[AlikeResources]:
        return self.resources[:_RESOURCES_SHOWN]

    @property
    def more(self) -> int:
        return len(self.resources) - len(self.shown)


@require_safe
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    page = RequestPage.read(request, slug)
    responses = page.choices.responses(page.foi_request)
    figures = question_figures(responses, page.answerable)
    grouped = [
        (service, [(one, _share(figures, one, page)) for one in page.questions if one.service == service])
        for service in page.services
    ]
    context = page.context(
        grouped=grouped,
        base_label=BASE_LABELS[page.choices.base],
        bases=[(name, label, page.choices.query_string(base=name)) for name, label in BASE_LABELS.items()],
    )
    return render(request, "responses/questions.html", context)


def _share(figures: dict[int, Figures], question: Question, page: RequestPage) -> Share | None:
    return None if question.is_heading else total_share(figures[question.pk], question, page.choices.base)


@require_safe
def question(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    page = _of_one_question(request, slug, code)
    asked = find_question(page, code)
    context = page.context(
        question=asked,
        ancestors=ancestors_of(page, asked),
        condition=page.question_by_key(asked.condition_question_id),
        children=[other for other in page.questions if other.parent_id == asked.pk],
        agreement=agreement_words(asked),
        options=[(label, VALUE_SYMBOLS.get(value, "")) for value, label in asked.value_labels().items()],
        earlier=earlier_question(page.foi_request, asked),
    )
    if not asked.is_heading:
        context |= _answers_context(page, asked)
        context["earlier_share"] = _earlier_share(page, context["earlier"])
    return render(request, "responses/question.html", context)


def _earlier_share(page: RequestPage, earlier: Earlier | None) -> Share | None:
    """The share of the earlier question among trusts chosen alike; None where the two are not compared.

    Trusts that are chosen by an answer to this request are not chosen in the earlier one.
    """
    if (
        earlier is None
        or earlier.question is None
        or not earlier.comparable
        or page.choices.chooses_by_answer
    ):
        return None
    responses = page.choices.responses(earlier.request)
    figures = question_figures(responses, [earlier.question])[earlier.question.pk]
    return total_share(figures, earlier.question, page.choices.base)


def _of_one_question(request: HttpRequest, slug: str, code: str) -> RequestPage:
    """The page as it chooses trusts; what is asked of them is settled by its address."""
    page = RequestPage.read(request, slug, query=_about_this_question(request.GET, code))
    settled: dict[str, tuple[str, ...]] = {"service": (), "topic": ()}
    if not page.choices.chooses_by_answer and "question" not in request.GET:
        settled["question"] = ()
    return replace(page, choices=replace(page.choices, **settled))  # type: ignore[arg-type]


def _about_this_question(query: QueryDict, code: str) -> QueryDict:
    """A state or a value on this page is one of its own question, unless another is named."""
    if (query.get("state") or query.get("value")) and not query.get("question"):
        query = query.copy()
        query["question"] = code
    return query


def _answers_context(page: RequestPage, asked: Question) -> dict[str, object]:
    responses = page.choices.responses(page.foi_request)
    alike_questions = [
        other
        for other in page.answerable
        if asked.topic_id and other.topic_id == asked.topic_id and other != asked
    ]
    figures = question_figures(responses, [asked, *alike_questions])
    base = page.choices.base
    groups = by_answer(answers_to_question(responses, asked), asked)
    shown = None if page.choices.page == "all" else _TRUSTS_SHOWN
    above = next((one for one in reversed(ancestors_of(page, asked)) if not one.is_heading), None)
    mentions: dict[int, list[Mention]] = {}
    if above:
        for mention in public_mentions(responses, [above]):
            mentions.setdefault(mention.answer.response_id, []).append(mention)
    return {
        "figures": figures[asked.pk],
        "share": total_share(figures[asked.pk], asked, base),
        "base_label": BASE_LABELS[base],
        "bases": BASE_LABELS,
        "rows": _figure_rows(figures[asked.pk]),
        "groups": [
            (group, [(item, mentions.get(item.answer.response_id, [])) for item in group.answers[:shown]])
            for group in groups
        ],
        "show_all": page.choices.query_string(page="all"),
        "above": above,
        "named": _named(groups, asked, above, mentions),
        "same_topic": [(one, total_share(figures[one.pk], one, base)) for one in alike_questions],
        "filters": page.filter_options(for_questions=False, about=asked),
    }


def _named(
    groups: list[AnswerGroup], asked: Question, above: Question | None, mentions: dict[int, list[Mention]]
) -> list[Named]:
    """What the trusts that answered first of all (yes, where that is asked) name: above, and here."""
    group = groups[0] if groups else None
    if group is None or group.answers[0].state != Answer.State.ANSWERED:
        return []
    found = []
    if above:
        there = [one for item in group.answers for one in mentions.get(item.answer.response_id, [])]
        found.append(Named(above, group, alike(by_resource(there))))
    here = [one for item in group.answers for one in item.mentions]
    found.append(Named(asked, group, alike(by_resource(here))))
    return [named for named in found if named.resources]


def _figure_rows(figures: Figures) -> list[FigureRow]:
    """All nine states in each base, the answered ones by value as well."""
    rows: list[FigureRow] = []
    for meaning in STATE_MEANINGS.values():
        shares = [figures.state_share(meaning.code, base) for base in BASE_LABELS]
        rows.append((meaning.symbol, meaning.label, False, shares))
        if meaning.code == Answer.State.ANSWERED and any(map(figures.value, VALUE_SYMBOLS)):
            rows += [
                (VALUE_SYMBOLS[value], label, True, [figures.share(value, base) for base in BASE_LABELS])
                for value, label in Question.YES_NO_LABELS.items()
            ]
    return rows


def ancestors_of(page: RequestPage, asked: Question) -> list[Question]:
    """The headings and questions that it stands under, the outermost first."""
    found: list[Question] = []
    above = page.question_by_key(asked.parent_id)
    while above is not None:
        found.insert(0, above)
        above = page.question_by_key(above.parent_id)
    return found


def find_question(page: RequestPage, code: str) -> Question:
    for found in page.questions:
        if found.code == code:
            return found
    raise Http404(f"The request has no question {code}.")


def answer_of(answers: list[PublicAnswer], code: str) -> PublicAnswer:
    """The answer to one question; 404 for a heading, which is never answered."""
    for found in answers:
        if found.question.code == code:
            return found
    raise Http404(f"{code} is a heading, which is never answered.")

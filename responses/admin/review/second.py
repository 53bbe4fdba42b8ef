"""Coding a response a second time: the same screen without suggestions and without the first coding.

Nothing of an answer, a provision, a passage, a resource or a suggestion is read here; only the letter, the
questions, and what the person has coded so far.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse

from responses.admin.entry.fields import AnswerForm
from responses.admin.review.letter import Mark, Page, pages_of, personal_words
from responses.admin.review.rows import coding_words, question_label
from responses.admin.review.view import chosen_source, open_response, wants_json
from responses.intake.entry import EntryError, PassageEntry
from responses.intake.review import code_second, code_service_absent, second_coding_problem
from responses.models import Answer, Coding, Question, Reading, Response, Service, Source

_FIELDS = ("state", "cause", "value", "qualified", "raw_mark", "sections")


@dataclass
class SecondRow:
    """One question with what this person has coded for it, if anything."""

    question: Question
    coding: Coding | None
    form: AnswerForm
    quotes: list[tuple[str, str]]
    label: str
    open: bool = False

    @property
    def key(self) -> str:
        return f"answer:{self.question.code}"

    @property
    def anchor(self) -> str:
        return f"item-answer-{self.question.code}"

    @property
    def coded(self) -> str:
        return coding_words(self.coding, self.question) if self.coding else ""


class SecondPage:
    """The screen of one letter for one second coder; ``typed`` was refused and is shown again."""

    def __init__(
        self, source: Source, coder: AbstractBaseUser, *, item: str = "", typed: QueryDict | None = None
    ) -> None:
        self.source, self.response, self.coder = source, source.response, coder
        self.typed = {item: typed} if typed is not None else {}
        self.reading = Reading.objects.filter(source=source).first()
        self.rows = {row.key: row for row in self._rows()}

    def _rows(self) -> list[SecondRow]:
        texts = dict(self.response.sources.values_list("pk", "text"))
        codings = Coding.objects.filter(answer__response=self.response, coder=self.coder.pk, round=2)
        own = {coding.answer.question_id: coding for coding in codings.select_related("answer")}
        return [
            self._row(question, own.get(question.pk), texts)
            for question in self.questions
            if not question.is_heading
        ]

    def _row(self, question: Question, coding: Coding | None, texts: dict[int, str]) -> SecondRow:
        answer = Answer(response=self.response, question=question)
        for name in _FIELDS if coding else ():
            setattr(answer, name, getattr(coding, name))
        quotes = [
            (texts[source][start:end], f"{source}:{start}:{end}")
            for source, start, end in (coding.spans if coding else [])
            if source in texts
        ]
        data = self.typed.get(f"answer:{question.code}")
        label = question_label(question, several=len({one.service_id for one in self.questions}) > 1)
        return SecondRow(
            question, coding, AnswerForm(data, answer=answer), quotes, label, open=data is not None
        )

    @cached_property
    def questions(self) -> list[Question]:
        return Question.objects.filter(request=self.response.request_id).numbered()

    @property
    def sections(self) -> list[tuple[Service, list[tuple[Question, SecondRow | None]]]]:
        found: dict[Service, list] = defaultdict(list)
        for question in self.questions:
            found[question.service].append((question, self.rows.get(f"answer:{question.code}")))
        return sorted(found.items(), key=lambda one: (one[0].order, one[0].slug))

    @property
    def left(self) -> list[SecondRow]:
        return [row for row in self.rows.values() if row.coding is None]

    @property
    def left_words(self) -> str:
        if not self.left:
            return "Everything is coded a second time."
        return f"{len(self.left)} of {len(self.rows)} left to code."

    @property
    def pages(self) -> list[Page]:
        marks = [
            Mark(start, end, row.anchor, row.label.removeprefix("Question "))
            for row in self.rows.values()
            for source, start, end in (row.coding.spans if row.coding else [])
            if source == self.source.pk
        ]
        starts = self.reading.page_starts if self.reading else []
        return pages_of(self.source.text, marks, self.reading.personal if self.reading else [], starts)

    @property
    def personal(self) -> list[str]:
        return personal_words(self.source.text, self.reading.personal) if self.reading else []

    def next_after(self, key: str) -> str:
        order = list(self.rows)
        here = order.index(key) if key in order else -1
        behind = [row.anchor for row in self.left if order.index(row.key) > here]
        return (behind or [row.anchor for row in self.left] or ["finish"])[0]


def second_view(model_admin: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    """Shown only to somebody who did not code the response first."""
    response = open_response(model_admin, request, key)
    coder: Any = request.user
    source = chosen_source(request, response)
    problem = second_coding_problem(response, coder)
    if problem or source is None:
        messages.error(request, problem or "There is no letter to code from.")
        return HttpResponseRedirect(reverse("admin:responses_response_change", args=[key]))
    if request.method != "POST":
        return _render(model_admin, request, SecondPage(source, coder))
    return _code(model_admin, request, source, coder)


def _code(
    model_admin: ModelAdmin, request: HttpRequest, source: Source, coder: AbstractBaseUser
) -> HttpResponse:
    page, item = SecondPage(source, coder), request.POST.get("item", "")
    try:
        changed = _act(page, request.POST, coder)
    except EntryError as error:
        sentence = " ".join(problem.sentence for problem in error.problems)
        if wants_json(request):
            return JsonResponse({"ok": False, "message": sentence})
        messages.error(request, f"Nothing was saved. {sentence}")
        typed = request.POST if item in page.rows else None
        return _render(model_admin, request, SecondPage(source, coder, item=item, typed=typed))
    after = SecondPage(source, coder)
    target = after.next_after(changed[-1])
    if wants_json(request):
        return JsonResponse(_parts(request, after, changed, target))
    messages.success(request, f"Coded. {after.left_words}")
    return HttpResponseRedirect(f"{request.path}?source={source.pk}#{target}")


def _act(page: SecondPage, data: QueryDict, coder: AbstractBaseUser) -> list[str]:
    """Keys of the rows that were coded."""
    action, key = data.get("action", ""), data.get("item", "")
    if action == "absent":
        service = next((one for one, _ in page.sections if one.pk == data.get("service")), None)
        if service is None:
            raise EntryError("The request asks nothing about that service.")
        code_service_absent(response=page.response, service=service, author=coder)
        return [row.key for row in page.rows.values() if row.question.service_id == service.pk]
    row = page.rows.get(key)
    if row is None or action not in ("change", "not_answered"):
        raise EntryError("That is nothing that can be done here.")
    answer = page.response.answers.select_related("question", "response").get(question=row.question)
    if action == "not_answered":
        code_second(answer=answer, author=coder, state=Answer.State.LEFT_BLANK)
    else:
        code_second(answer=answer, author=coder, **_typed(row, page.source, data))
    return [key]


def _typed(row: SecondRow, source: Source, data: QueryDict) -> dict[str, Any]:
    form = AnswerForm(data, answer=Answer(question=row.question))
    if not form.is_valid():
        raise EntryError(" ".join(str(one) for sentences in form.errors.values() for one in sentences))
    entry = form.entry()
    passages = [found for value in data.getlist("passage") if (found := _passage(value, source))]
    if quote := form.cleaned_data["quote"].strip():
        passages.append(PassageEntry(source, quote=quote, which=form.cleaned_data["which"]))
    return {"passages": passages, **{name: getattr(entry, name) for name in _FIELDS}}


def _passage(value: str, source: Source) -> PassageEntry | None:
    numbers = value.split(":")
    if len(numbers) != 3 or not all(number.isdecimal() and len(number) < 10 for number in numbers):
        return None
    key, start, end = map(int, numbers)
    return PassageEntry(Source(pk=key) if key != source.pk else source, start, end)


def _parts(request: HttpRequest, page: SecondPage, changed: list[str], target: str) -> dict[str, Any]:
    context = {"page": page, "source": page.source, "may_change": True, "independent": True}
    folder = "admin/responses/response"
    return {
        "ok": True,
        "message": "Coded.",
        "left": page.left_words,
        "opened_at": "",
        "target": target,
        "items": {
            page.rows[key].anchor: render_to_string(
                f"{folder}/second_item.html", context | {"row": page.rows[key]}, request
            )
            for key in changed
        },
        "letter": render_to_string(f"{folder}/review_letter.html", context, request),
    }


def _render(model_admin: ModelAdmin, request: HttpRequest, page: SecondPage) -> TemplateResponse:
    response: Response = page.response
    context = {
        **model_admin.admin_site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": f"Second coding: {response.trust.name}",
        "opts": model_admin.opts,
        "page": page,
        "response": response,
        "source": page.source,
        "independent": True,
        "may_change": model_admin.has_change_permission(request, response),
        "sources": [one for one in response.sources.order_by("pk") if one.text],
    }
    return TemplateResponse(request, "admin/responses/response/second.html", context)

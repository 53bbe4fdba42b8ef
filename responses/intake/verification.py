"""What no constraint of the database can hold, looked for in all the data."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model, Prefetch
from django.utils import timezone

from responses.intake.entry.sheet import Sheet
from responses.intake.receiving.verifying import letter_problems
from responses.models import (
    Answer,
    BankHoliday,
    Coding,
    FOIRequest,
    Passage,
    Provision,
    Question,
    Repeat,
    Resource,
    Response,
    Source,
    Suggestion,
    Trust,
)
from responses.stats import STATES, WorkingCalendar

#: Whose closed lists no constraint holds; those of answers are looked at with all else of an answer.
_WITH_CLOSED_LISTS: tuple[type[Model], ...] = (
    Trust,
    Question,
    Response,
    Provision,
    Source,
    Resource,
    Suggestion,
    Coding,
)


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, and where; what a finding is not about is empty."""

    sentence: str
    request: str = ""
    trust: str = ""
    question: str = ""

    def __str__(self) -> str:
        place = " ".join(part for part in (self.request, self.trust, self.question) if part)
        return f"{place}: {self.sentence}" if place else self.sentence


def findings() -> Iterator[Finding]:
    """Everything that is wrong: with the closed lists, then request by request."""
    if set(STATES) != set(Answer.State.values):
        yield Finding("The states that are counted are not the states that an answer can have.")
    for model in _WITH_CLOSED_LISTS:
        yield from _choice_findings(model)
    calendar = BankHoliday.objects.calendar()
    for request in FOIRequest.objects.order_by("slug"):
        yield from _request_findings(request, calendar)


def _choice_findings(model: type[Model]) -> Iterator[Finding]:
    """Rows with a value that is not in its closed list, by what they are and their key."""
    for field in model._meta.concrete_fields:
        if not field.choices:
            continue
        known = [value for value, _ in field.flatchoices]
        allowed = [*known, ""] if field.blank else known
        unknown = model._default_manager.exclude(**{f"{field.name}__in": allowed})
        for key, value in unknown.order_by("pk").values_list("pk", field.name):
            wanted = ", ".join(map(str, known))
            yield Finding(
                f"{model._meta.verbose_name} {key}: “{value}” is not one of {wanted} ({field.name})."
            )


def _request_findings(request: FOIRequest, calendar: WorkingCalendar) -> Iterator[Finding]:
    if problem := request.wording_problem():
        yield Finding(problem, request.slug)
    questions = list(request.questions.select_related("condition_question").order_by("order"))
    for question in questions:
        yield from _question_findings(request, question)
    for repeat in Repeat.objects.filter(question__request=request).select_related(
        "question__request", "earlier"
    ):
        if problem := repeat.problem():
            yield Finding(problem, request.slug, "", repeat.question.code)
    for response in _responses(request):
        yield from _response_findings(response, questions, calendar)


def _question_findings(request: FOIRequest, question: Question) -> Iterator[Finding]:
    taken = sorted({code for code, _ in question.options} & set(Answer.State.values))
    if taken:
        yield Finding(f"Its option “{taken[0]}” is the name of a state.", request.slug, "", question.code)
    if problem := question.condition_problem():
        yield Finding(problem, request.slug, "", question.code)


def _responses(request: FOIRequest) -> Iterator[Response]:
    """The responses with all that is looked at, some at a time."""
    answers = Answer.objects.select_related("question").order_by("question__order", "question_id")
    passages = Passage.objects.select_related("source", "answer__question", "provision")
    suggestions = Suggestion.objects.select_related("answer__question", "provision")
    return (
        request.responses.select_related("trust", "request")
        .prefetch_related(
            Prefetch("answers", answers),
            "answers__codings",
            "provisions",
            Prefetch("sources__passages", passages),
            "sources__reading",
            Prefetch("sources__reading__suggestions", suggestions),
        )
        .order_by("trust")
        .iterator(chunk_size=50)
    )


def _response_findings(
    response: Response, questions: list[Question], calendar: WorkingCalendar
) -> Iterator[Finding]:
    where = (response.request.slug, response.trust_id)
    if response.trust.fictional != response.request.fictional:
        yield Finding("A fictional trust is in a real request, or a real trust in a fictional one.", *where)
    deadline = response.deadline(calendar, today=timezone.localdate())
    if deadline.problem:
        yield Finding(deadline.problem, *where)
    yield from _coverage_findings(response, questions, where)
    for problem in _sheet(response).problems():
        yield Finding(problem.sentence, *where, problem.place)
    for source in response.sources.all():
        if problem_with_text := source.text_problem():
            yield Finding(f"{source}: {problem_with_text}", *where)
    for place, sentence in letter_problems(response):
        yield Finding(sentence, *where, place)
    for passage in _passages(response):
        if problem_with_quote := passage.quote_problem():
            owner = passage.answer.question.code if passage.answer else passage.provision.service_id  # type: ignore[union-attr]
            yield Finding(problem_with_quote, *where, owner)


def _coverage_findings(
    response: Response, questions: list[Question], where: tuple[str, str]
) -> Iterator[Finding]:
    """Every answerable question has its answer, and every service asked about its provision."""
    answered = {answer.question_id for answer in response.answers.all()}
    provided = {provision.service_id for provision in response.provisions.all()}
    answerable = [question for question in questions if not question.is_heading]
    for question in answerable:
        if question.pk not in answered:
            yield Finding("It has no answer, not even a pending one.", *where, question.code)
    for service in dict.fromkeys(question.service_id for question in answerable):
        if service not in provided:
            yield Finding("It has no provision, not even an unknown one.", *where, service)


def _sheet(response: Response) -> Sheet:
    answers = {}
    for answer in response.answers.all():
        answer.response = response
        answers[answer.question.code] = answer
    return Sheet(response, answers, {one.service_id: one for one in response.provisions.all()})


def _passages(response: Response) -> Iterator[Passage]:
    for source in response.sources.all():
        yield from source.passages.all()

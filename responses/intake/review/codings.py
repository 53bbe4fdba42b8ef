"""What one coder said of one answer, kept beside the answer: the first coding, and an independent second."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from responses.intake.entry import EntryError, PassageEntry, Problem
from responses.intake.entry.evidence import resolve
from responses.intake.entry.sheet import Author
from responses.models import Answer, Coding, Passage, Response, Service

CODED_FIELDS = ("state", "cause", "value", "qualified", "raw_mark", "sections")


def record_first(answer: Answer, *, author: Author, suggestion_shown: bool) -> None:
    """Keep what the first coder now says. It stays as it is once another coded the answer, first or second:
    from then on changes settle the answer, and are no coding of their own."""
    known = Coding.objects.filter(answer=answer)
    if author is None or known.exclude(coder=author.pk).exists() or known.filter(round=2).exists():
        return
    if answer.state in (Answer.State.PENDING, Answer.State.NO_REPLY):
        known.delete()
        return
    spans = Passage.objects.filter(answer=answer).order_by("source", "start")
    fields = {name: getattr(answer, name) for name in CODED_FIELDS}
    fields["spans"] = [list(span) for span in spans.values_list("source", "start", "end")]
    first = known.filter(round=1).first()
    fields["suggestion_shown"] = suggestion_shown or (first is not None and first.suggestion_shown)
    Coding.objects.update_or_create(answer=answer, round=1, defaults={"coder_id": author.pk, **fields})


def second_coding_problem(response: Response, author: Author) -> str:
    """A sentence where this person cannot code the response independently, else empty."""
    first = Coding.objects.filter(answer__response=response, round=1)
    if author is not None and first.filter(coder=author.pk).exists():
        return "You coded this response first. Somebody else has to code it a second time."
    if not first.exists():
        return "Nobody has coded this response yet: the first coding comes first."
    return ""


@transaction.atomic
def code_second(
    *, answer: Answer, author: Author, passages: Sequence[PassageEntry] = (), **coded: Any
) -> Coding:
    """Keep an independent coding; the answer stays as it is. Doing it again replaces one's own.

    ``coded`` are state, value, cause, qualified, raw_mark and sections. Left blank becomes not applicable
    where the person coded its condition so. EntryError where the person coded the response first, where
    another has coded the answer a second time, or where the coding is impossible.
    """
    if problem := second_coding_problem(answer.response, author):
        raise EntryError(problem)
    others = Coding.objects.select_for_update().filter(answer=answer, round=2)
    if author is None or others.exclude(coder=author.pk).exists():
        raise EntryError("Somebody else has coded this question a second time already.")
    sources = list(answer.response.sources.all())
    spans = [resolve(entry, sources) for entry in passages]
    fields = {"cause": "", "value": "", "qualified": False, "raw_mark": "", "sections": ""} | coded
    fields["spans"] = sorted([span.source.pk, span.start, span.end] for span in spans)
    if fields["state"] == Answer.State.LEFT_BLANK and _condition_fails(answer, author):
        fields |= {"state": Answer.State.NOT_APPLICABLE, "cause": Answer.Cause.CONDITION}
    coding = Coding(answer=answer, coder_id=author.pk, round=2, suggestion_shown=False, **fields)
    _require_possible(coding)
    kept, _ = Coding.objects.update_or_create(
        answer=answer, round=2, defaults={"coder_id": author.pk, "suggestion_shown": False, **fields}
    )
    return kept


@transaction.atomic
def code_service_absent(*, response: Response, service: Service, author: Author) -> int:
    """A second coder finds that the trust does not run the service: says so for each of its questions."""
    answers = response.answers.filter(question__service=service).select_related("question", "response")
    for answer in answers:
        code_second(
            answer=answer,
            author=author,
            state=Answer.State.NOT_APPLICABLE,
            cause=Answer.Cause.PROVISION,
        )
    return len(answers)


def _condition_fails(answer: Answer, coder: AbstractBaseUser) -> bool:
    """Whether the coder's own coding of what the question depends on says that it does not apply."""
    wanted = answer.question.condition_question_id
    own = Coding.objects.filter(answer__response=answer.response, coder=coder.pk, round=2)
    coding = own.filter(answer__question=wanted).first() if wanted else None
    if coding is None:
        return False
    return answer.condition_fails(Answer(state=coding.state, cause=coding.cause, value=coding.value))


def _require_possible(coding: Coding) -> None:
    """The same rules as an answer's own, but for provision and condition, which the coder does not see."""
    answer = Answer(response=coding.answer.response, question=coding.answer.question)
    for name in CODED_FIELDS:
        setattr(answer, name, getattr(coding, name))
    code = answer.question.code
    if problems := [Problem(sentence, code, name) for name, sentence in _problems(answer) if sentence]:
        raise EntryError(problems)


def _problems(answer: Answer) -> list[tuple[str, str]]:
    try:
        answer.clean_fields(exclude={"response", "question"})
    except ValidationError as error:
        return [(name, " ".join(messages)) for name, messages in error.message_dict.items()]
    if answer.state in (Answer.State.PENDING, Answer.State.NO_REPLY):
        return [("state", "Choose what the letter says.")]
    caused = answer.state == Answer.State.NOT_APPLICABLE
    qualified_alone = answer.qualified and answer.state != Answer.State.ANSWERED
    return [
        ("state", _CAUSE if caused != bool(answer.cause) else ""),
        ("value", answer.value_problem()),
        ("qualified", "Only an answered question can be qualified." if qualified_alone else ""),
    ]


_CAUSE = "Only a question that is not applicable has a cause, and it needs one."

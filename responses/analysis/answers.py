"""Public answers with all that may be shown of them: note, resources, and passages whose words are free."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from responses.models import Answer, Mention, Passage, Question, Response
from responses.models.states import STATE_MEANINGS, VALUE_SYMBOLS


@dataclass(frozen=True)
class PublicAnswer:
    """An answer as anyone may see it; one of an unpublished response is pending and holds nothing else."""

    answer: Answer
    question: Question
    state: str
    value: str = ""
    qualified: bool = False
    cause: str = ""
    sections: tuple[str, ...] = ()
    raw_mark: str = ""
    note: str = ""
    quotes: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    flagged: bool = False

    @property
    def state_label(self) -> str:
        return STATE_MEANINGS[self.state].label

    @property
    def symbol(self) -> str:
        return VALUE_SYMBOLS.get(self.value) or STATE_MEANINGS[self.state].symbol

    @property
    def value_label(self) -> str:
        return self.question.value_label(self.value)

    @property
    def words(self) -> str:
        """State and value in words: ``Yes, qualified``, ``Left blank``, ``Refused (section 12)``."""
        words = self.value_label or self.state_label
        if self.qualified:
            words += ", qualified"
        if self.sections:
            plural = "s" if len(self.sections) > 1 else ""
            words += f" (section{plural} {', '.join(self.sections)})"
        return words

    @property
    def text(self) -> str:
        """The passages that may be published, one a line; empty where none may."""
        return "\n".join(self.quotes)


def with_details(answers: QuerySet[Answer]) -> QuerySet[Answer]:
    """The answers with all that ``public_answer`` reads; five queries, whatever their number."""
    mentions = Mention.objects.select_related("resource__issuer_trust").order_by("resource__name", "area")
    passages = Passage.objects.order_by("source_id", "start").only(
        "answer_id", "source_id", "start", "end", "quote", "release_reason"
    )
    return answers.select_related("response__trust__region", "response__trust__icb").prefetch_related(
        Prefetch("mentions", mentions), Prefetch("passages", passages)
    )


def public_answer(answer: Answer, question: Question, *, condition: Answer | None = None) -> PublicAnswer:
    """What may be shown of ``answer``; ``condition`` is the answer that its question depends on."""
    if not answer.response.is_published:
        return PublicAnswer(answer, question, Answer.State.PENDING)
    answer.question = question
    return PublicAnswer(
        answer=answer,
        question=question,
        state=answer.state,
        value=answer.value,
        qualified=answer.qualified,
        cause=answer.get_cause_display() if answer.cause else "",
        sections=tuple(answer.section_list),
        raw_mark=answer.raw_mark,
        note=answer.note,
        quotes=tuple(_free_quotes(answer)),
        mentions=tuple(answer.mentions.all()),
        flagged=answer.against_condition(condition),
    )


def _free_quotes(answer: Answer) -> list[str]:
    free = answer.response.text_may_be_shown
    return [passage.quote for passage in answer.passages.all() if free or passage.release_reason]


def answers_of_response(response: Response, questions: list[Question]) -> list[PublicAnswer]:
    """Every answer of one trust, in the order of ``questions``."""
    stored = {answer.question_id: answer for answer in with_details(response.answers.all())}
    return [
        public_answer(
            stored[question.pk], question, condition=stored.get(question.condition_question_id or 0)
        )
        for question in questions
        if question.pk in stored
    ]


def answers_to_question(responses: QuerySet[Response], question: Question) -> list[PublicAnswer]:
    """Every trust's answer to one question, in the order of the trusts' names."""
    answers = Answer.objects.filter(response__in=responses.order_by().values("pk"), question=question)
    conditions = {
        answer.response_id: answer
        for answer in Answer.objects.filter(
            response__in=responses.order_by().values("pk"), question=question.condition_question_id
        )
    }
    ordered = with_details(answers).order_by("response__trust__name", "response__trust__ods_code")
    return [
        public_answer(answer, question, condition=conditions.get(answer.response_id)) for answer in ordered
    ]

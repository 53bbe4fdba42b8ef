"""Public answers with all that may be shown of them: note, resources, and passages whose words are free."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Prefetch, QuerySet

from responses.models import Answer, Mention, Passage, Provision, Question, Response
from responses.models.states import STATE_MEANINGS, VALUE_SYMBOLS

Detail = TypeVar("Detail", Mention, Passage)


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
        return answer_words(
            self.question, self.state, self.value, qualified=self.qualified, sections=self.sections
        )

    @property
    def text(self) -> str:
        """The passages that may be published, one a line; empty where none may."""
        return "\n".join(self.quotes)


def answer_words(
    question: Question, state: str, value: str, *, qualified: bool, sections: Sequence[str]
) -> str:
    """An answer in words; without a coded value it is its state."""
    words = question.value_label(value) or STATE_MEANINGS[state].label
    if qualified:
        words += ", qualified"
    cited = [section for section in sections if section]
    if cited:
        words += f" (section{'s' if len(cited) > 1 else ''} {', '.join(cited)})"
    return words


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
        mentions=tuple(details_of(answer, "mentions")),
        flagged=answer.against_condition(condition),
    )


def details_of(owner: Answer | Provision, name: str) -> Iterable:
    """Mentions or passages as they were fetched together; the manager only where they were not."""
    fetched = getattr(owner, "_prefetched_objects_cache", {})
    return fetched[name] if name in fetched else getattr(owner, name).all()


def _free_quotes(answer: Answer) -> list[str]:
    free = answer.response.text_may_be_shown
    return [passage.quote for passage in details_of(answer, "passages") if free or passage.release_reason]


def answers_of_response(response: Response, questions: list[Question]) -> list[PublicAnswer]:
    """Every answer of one trust, in the order of ``questions``."""
    stored = {answer.question_id: answer for answer in with_details(response.answers.all())}
    return list(_answers_in_order(response, stored, questions))


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


def all_answers(responses: QuerySet[Response], questions: Iterable[Question]) -> Iterator[PublicAnswer]:
    """Every answer of many trusts to ``questions``, a trust at a time; five queries, whatever their number.

    ``responses`` come with their trusts. Made for thousands of answers: rows that share a response share its
    instance, and details are fetched by their response, not by a list of thousands of keys.
    """
    wanted = list(questions)
    asked = list(responses.select_related("trust__region", "trust__icb"))
    chosen = responses.order_by().values("pk")
    mentions = _by_answer(
        Mention.objects.filter(answer__response__in=chosen)
        .select_related("resource__issuer_trust")
        .order_by("resource__name", "area")
    )
    passages = _by_answer(
        Passage.objects.filter(answer__response__in=chosen)
        .only("answer_id", "source_id", "start", "quote", "release_reason")
        .order_by("source_id", "start")
    )
    stored: dict[int, dict[int, Answer]] = {}
    for answer in Answer.objects.filter(response__in=chosen).order_by():
        answer._prefetched_objects_cache = {  # type: ignore[attr-defined]
            "mentions": mentions.get(answer.pk, []),
            "passages": passages.get(answer.pk, []),
        }
        stored.setdefault(answer.response_id, {})[answer.question_id] = answer
    for response in asked:
        yield from _answers_in_order(response, stored.get(response.pk, {}), wanted)


def _answers_in_order(
    response: Response, stored: dict[int, Answer], questions: list[Question]
) -> Iterator[PublicAnswer]:
    for answer in stored.values():
        answer.response = response
    for question in questions:
        if question.pk in stored:
            condition = stored.get(question.condition_question_id or 0)
            yield public_answer(stored[question.pk], question, condition=condition)


def _by_answer(details: Iterable[Detail]) -> dict[int, list[Detail]]:
    grouped: dict[int, list[Detail]] = {}
    for detail in details:
        if detail.answer_id is not None:
            grouped.setdefault(detail.answer_id, []).append(detail)
    return grouped

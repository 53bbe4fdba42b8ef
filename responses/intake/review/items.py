"""What there is to look at in one letter: provisions, answers and the letter's own facts, each an item.

An item is left to look at until somebody has decided it. What a provision or a condition has settled, and
what an earlier letter answered where this one says nothing, needs no decision.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from responses.intake.review.letter_facts import FactItem, fact_items
from responses.models import (
    Answer,
    Mention,
    Passage,
    Provision,
    Question,
    Reading,
    Response,
    Service,
    Source,
    Suggestion,
)

_SETTLING = (Answer.Cause.PROVISION, Answer.Cause.CONDITION)
_SAYS_NOTHING = (Answer.State.LEFT_BLANK, Answer.State.NOT_APPLICABLE, Answer.State.PENDING)


@dataclass
class AnswerItem:
    """One answer as it stands, beside what is suggested for it from this letter."""

    answer: Answer
    suggestion: Suggestion | None
    passages: list[Passage]
    mentions: list[Mention]
    flagged: bool = False

    @property
    def key(self) -> str:
        return f"answer:{self.answer.question.code}"

    @property
    def settled(self) -> str:
        """``provision`` or ``condition`` where it made the question not applicable, else empty."""
        by_another = self.answer.state == Answer.State.NOT_APPLICABLE and self.answer.cause in _SETTLING
        return self.answer.cause if by_another else ""

    @property
    def left(self) -> bool:
        if self.suggestion is None:
            return self.answer.state == Answer.State.PENDING
        if not self.suggestion.is_open or self.settled == Answer.Cause.PROVISION:
            return False
        says_nothing = self.suggestion.state in _SAYS_NOTHING
        if self.settled:
            return not says_nothing
        return self.answer.state == Answer.State.PENDING or bool(self.suggestion.spans)


@dataclass
class ProvisionItem:
    """Whether the trust runs a service. Without a suggestion nothing has to be decided."""

    provision: Provision
    suggestion: Suggestion | None
    passages: list[Passage]

    @property
    def key(self) -> str:
        return f"provision:{self.provision.service_id}"

    @property
    def left(self) -> bool:
        return self.suggestion is not None and self.suggestion.is_open


@dataclass
class ServiceItems:
    """A service with its questions in order; headings stand among them and have no item."""

    service: Service
    provision: ProvisionItem
    questions: list[tuple[Question, AnswerItem | None]]


@dataclass
class Review:
    """One letter of a response with everything that is to be decided about it."""

    response: Response
    source: Source
    reading: Reading | None
    services: list[ServiceItems]
    facts: list[FactItem]
    superseded: set[int] = field(default_factory=set)

    @property
    def answers(self) -> list[AnswerItem]:
        return [item for service in self.services for _, item in service.questions if item]

    @property
    def items(self) -> list[Any]:
        """Every item in the order in which it is looked at."""
        found: list[Any] = []
        for service in self.services:
            found += [service.provision, *(item for _, item in service.questions if item)]
        return found + self.facts

    @property
    def left(self) -> list[Any]:
        return [item for item in self.items if item.left]

    @property
    def outdated(self) -> list[AnswerItem]:
        """Answers with a passage that still points to a letter which this one supersedes."""
        return [
            item for item in self.answers if any(one.source_id in self.superseded for one in item.passages)
        ]


def superseded_by(source: Source) -> set[int]:
    """Keys of the sources that this one takes the place of, and of those that they did."""
    earlier = dict(Source.objects.filter(response=source.response_id).values_list("pk", "supersedes"))
    found: set[int] = set()
    key = earlier.get(source.pk)
    while key is not None and key not in found:
        found.add(key)
        key = earlier.get(key)
    return found


def read_review(source: Source) -> Review:
    """The review of one letter, in a fixed number of queries."""
    response = Response.objects.select_related("trust", "request").get(pk=source.response_id)
    reading = Reading.objects.filter(source=source).first()
    suggestions = list(Suggestion.objects.filter(reading=reading)) if reading else []
    items = _answer_items(response, suggestions)
    return Review(
        response=response,
        source=source,
        reading=reading,
        services=_services(response, items, suggestions),
        facts=fact_items(response, reading, [item.answer for item in items.values()]),
        superseded=superseded_by(source),
    )


def _answer_items(response: Response, suggestions: Iterable[Suggestion]) -> dict[int, AnswerItem]:
    """By the key of the question."""
    suggested = {one.answer_id: one for one in suggestions if one.answer_id}
    passages = _grouped(
        Passage.objects.filter(answer__response=response).select_related("source"), "answer_id"
    )
    mentions = _grouped(
        Mention.objects.filter(answer__response=response).select_related("resource__issuer_trust"),
        "answer_id",
    )
    answers = {answer.question_id: answer for answer in response.answers.select_related("question")}
    for answer in answers.values():
        answer.response = response
    return {
        key: AnswerItem(
            answer,
            suggested.get(answer.pk),
            passages[answer.pk],
            mentions[answer.pk],
            answer.against_condition(answers.get(answer.question.condition_question_id or 0)),
        )
        for key, answer in answers.items()
    }


def _services(
    response: Response, items: Mapping[int, AnswerItem], suggestions: Iterable[Suggestion]
) -> list[ServiceItems]:
    suggested = {one.provision_id: one for one in suggestions if one.provision_id}
    passages = _grouped(
        Passage.objects.filter(provision__response=response).select_related("source"), "provision_id"
    )
    questions: dict[str, list[tuple[Question, AnswerItem | None]]] = defaultdict(list)
    for question in Question.objects.filter(request=response.request_id).numbered():
        item = items.get(question.pk)
        if item:
            # The question at hand knows its number; nothing is read again.
            item.answer.question = question
        questions[question.service_id].append((question, item))
    provisions = response.provisions.select_related("service").order_by("service__order", "service")
    return [
        ServiceItems(
            provision.service,
            ProvisionItem(provision, suggested.get(provision.pk), passages[provision.pk]),
            questions[provision.service_id],
        )
        for provision in provisions
    ]


def _grouped(rows: Iterable[Any], name: str) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[getattr(row, name)].append(row)
    return grouped

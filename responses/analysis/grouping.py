"""Answers put together by what they say: all trusts of one question, or all gaps of one trust."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from responses.analysis.answers import PublicAnswer
from responses.models import STATE_MEANINGS, VALUE_SYMBOLS, Answer, Question

Key = TypeVar("Key")


@dataclass(frozen=True)
class AnswerGroup:
    """Answers of one value, or of one state; ``code`` names it in addresses on the page."""

    code: str
    label: str
    symbol: str
    definition: str
    answers: tuple[PublicAnswer, ...]

    @property
    def number(self) -> int:
        return len(self.answers)

    @property
    def bare(self) -> bool:
        """Whether there is nothing to read about any of them but that they are in this group."""
        return not any(
            item.state == Answer.State.ANSWERED
            or item.note
            or item.quotes
            or item.raw_mark
            or item.mentions
            or item.sections
            for item in self.answers
        )


@dataclass(frozen=True)
class Gap:
    """Questions that one trust did not answer, for one reason."""

    label: str
    answers: tuple[PublicAnswer, ...]
    #: Set where the trust does not run the service: one fact, whatever the number of its questions.
    service: str = ""


def by_answer(answers: Iterable[PublicAnswer], question: Question) -> list[AnswerGroup]:
    """Every trust's answer by value, else by state: values in their order, then states in theirs."""
    numeric = question.kind == Question.Kind.NUMBER
    groups = _together(answers, lambda item: (item.state, "" if numeric else item.value))
    order = [*question.value_labels()]
    states = [*STATE_MEANINGS]

    def place(key: tuple[str, str]) -> tuple[int, int, str]:
        return states.index(key[0]), order.index(key[1]) if key[1] in order else len(order), key[1]

    return [_answer_group(question, key, groups[key]) for key in sorted(groups, key=place)]


def _answer_group(question: Question, key: tuple[str, str], answers: list[PublicAnswer]) -> AnswerGroup:
    state, value = key
    meaning = STATE_MEANINGS[state]
    return AnswerGroup(
        code=(value or state).replace("|", "-"),
        label=question.value_label(value) or meaning.label,
        symbol=VALUE_SYMBOLS.get(value) or meaning.symbol,
        definition="" if value else meaning.definition,
        answers=tuple(answers),
    )


def gaps(answers: Sequence[PublicAnswer]) -> list[Gap]:
    """What one trust did not answer, by state, cause and sections, in the order of the states."""
    missing = [item for item in answers if item.state != Answer.State.ANSWERED]
    groups = _together(missing, _gap_key)
    states = [*STATE_MEANINGS]
    ordered = sorted(groups.items(), key=lambda found: states.index(found[0][0]))
    return [_gap(key[3], found) for key, found in ordered]


def _gap_key(item: PublicAnswer) -> tuple[str, str, tuple[str, ...], str]:
    absent = item.state == Answer.State.NOT_APPLICABLE and item.answer.cause == Answer.Cause.PROVISION
    return item.state, item.cause, item.sections, item.question.service.name if absent else ""


def _gap(service: str, answers: list[PublicAnswer]) -> Gap:
    first = answers[0]
    label = f"{first.words}: {first.cause[0].lower()}{first.cause[1:]}" if first.cause else first.words
    return Gap(label, tuple(answers), service)


def _together(
    answers: Iterable[PublicAnswer], key_of: Callable[[PublicAnswer], Key]
) -> dict[Key, list[PublicAnswer]]:
    groups: dict[Key, list[PublicAnswer]] = {}
    for item in answers:
        groups.setdefault(key_of(item), []).append(item)
    return groups

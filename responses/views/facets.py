"""The filters of a page: every option with what it would leave, and what is chosen as chips."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from responses.analysis.facets import AskedTrust, asked_trusts, option_counts, question_facts
from responses.filters import Choices
from responses.models import (
    BASE_LABELS,
    STATE_MEANINGS,
    FOIRequest,
    IntegratedCareBoard,
    Question,
    Region,
    Topic,
    Trust,
)

_TRUST_FILTERS = {"region": "Region", "icb": "Integrated care board", "type": "Type of trust"}
_QUESTION_FILTERS = {"service": "Service", "topic": "Topic"}
_ANSWER_FILTERS = {"value": "Answers", "state": "Answered, or why not"}


@dataclass(frozen=True)
class Option:
    """One option; ``count`` is how many trusts or questions it would leave, None where it leaves all."""

    value: str
    label: str
    chosen: bool
    count: int | None = None


@dataclass(frozen=True)
class Filter:
    """One group of options; ``counted`` says what their counts count: a trust or a question."""

    name: str
    label: str
    counted: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> int:
        return sum(option.chosen for option in self.options)


@dataclass(frozen=True)
class Chip:
    """An active choice in words, with the query string that is left when it is removed."""

    words: str
    query: str


class Filters:
    """All filters of one page of a request; a page without questions to choose has those of trusts alone.

    A page about one question, ``about``, offers the answers to it until another is chosen.
    """

    def __init__(
        self,
        request: FOIRequest,
        questions: list[Question],
        choices: Choices,
        *,
        for_questions: bool = True,
        with_service: bool = False,
        about: Question | None = None,
    ) -> None:
        self.request = request
        self.about = about
        self.numbers = {question.code: _name(question) for question in questions}
        self.questions = [question for question in questions if not question.is_heading]
        self.choices = choices
        self.for_questions = for_questions
        self.with_service = with_service and len({question.service_id for question in self.questions}) > 1

    @property
    def groups(self) -> list[Filter]:
        """The filters of trusts and of questions; one without an option is left out."""
        names = {**_TRUST_FILTERS, **(_QUESTION_FILTERS if self.for_questions else {})}
        made = [self._filter(name, label) for name, label in names.items()]
        return [item for item in made if item.options and (item.name != "service" or self.with_service)]

    @property
    def bases(self) -> Iterable[tuple[str, str]]:
        """What the shares can be of, with its label."""
        return BASE_LABELS.items()

    @cached_property
    def asked_question(self) -> Question | None:
        """The one question whose answers can choose trusts."""
        if self.about and not self.choices.question:
            return self.about
        if len(self.choices.question) != 1:
            return None
        return next((one for one in self.questions if one.code == self.choices.question[0]), None)

    @property
    def question_options(self) -> list[Option]:
        return [
            Option(one.code, f"{_name(one)} {one.short_text}", one.code in self.choices.question)
            for one in self.questions
        ]

    @property
    def answer_filters(self) -> list[Filter]:
        """What trusts answered to the one question chosen; none without it."""
        if self.asked_question is None:
            return []
        made = [self._filter(name, label) for name, label in _ANSWER_FILTERS.items()]
        return [item for item in made if item.options]

    @property
    def chips(self) -> list[Chip]:
        return [
            Chip(words, self.choices.without(name, value).query_string())
            for name, value, words in self._active()
        ]

    @property
    def cleared(self) -> str:
        """The query string that keeps order, base and tab, and no filter."""
        kept = replace(Choices(), base=self.choices.base, sort=self.choices.sort)
        service = () if self.with_service or not self.for_questions else self.choices.service
        return replace(kept, service=service).query_string()

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form does not offer and must not lose."""
        names = ("trust",) if self.with_service else ("trust", "service")
        kept = [(name, value) for name in names for value in getattr(self.choices, name)]
        return [*kept, ("view", self.choices.view)] if self.choices.view else kept

    @property
    def is_unfinished(self) -> bool:
        """Whether a question was chosen and its answers wait to be: the form stays open."""
        chosen = self.asked_question is not None and self.choices.question
        return bool(chosen) and not self.choices.chooses_by_answer

    def _active(self) -> Iterable[tuple[str, str, str]]:
        """Name, value and words of every active choice."""
        for name, label in (_TRUST_FILTERS | {"trust": "Trust"} | _QUESTION_FILTERS).items():
            if name == "service" and not self.with_service:
                continue
            for value in getattr(self.choices, name):
                yield name, value, f"{label} {self._labels(name).get(value, value)}"
        question = self.asked_question
        if question is not None and self.choices.chooses_by_answer:
            for name in _ANSWER_FILTERS:
                for value in getattr(self.choices, name):
                    yield name, value, f"Answer to {_name(question)} {self._labels(name)[value]}"
            return
        for code in self.choices.question:
            yield "question", code, f"Question {self.numbers[code]}"

    def _filter(self, name: str, label: str) -> Filter:
        chosen = getattr(self.choices, name)
        counts = self._counts[name]
        options = tuple(
            Option(value, words, value in chosen, counts[value])
            for value, words in self._labels(name).items()
        )
        return Filter(name, label, "question" if name in _QUESTION_FILTERS else "trust", options)

    @cached_property
    def _trusts(self) -> list[AskedTrust]:
        return asked_trusts(self.request, self.asked_question)

    @cached_property
    def _counts(self) -> Mapping[str, Counter[str]]:
        choices = self.choices
        names = (*_TRUST_FILTERS, "trust", "state", "value")
        of_trusts = option_counts(
            (trust.facts for trust in self._trusts), {name: getattr(choices, name) for name in names}
        )
        chosen = {"service": choices.service, "topic": choices.topic}
        if not choices.chooses_by_answer:
            chosen["question"] = choices.question
        return of_trusts | option_counts(question_facts(self.questions), chosen)

    def _labels(self, name: str) -> dict[str, str]:
        """Every option of a filter that this request has, or that is chosen, in order, with its label."""
        return getattr(self, f"_{name}_labels")

    @cached_property
    def _region_labels(self) -> dict[str, str]:
        return self._place_labels("region", Region)

    @cached_property
    def _icb_labels(self) -> dict[str, str]:
        return self._place_labels("icb", IntegratedCareBoard)

    def _place_labels(self, name: str, model: type[Region] | type[IntegratedCareBoard]) -> dict[str, str]:
        found = {value: trust.labels[name] for trust in self._trusts for value in trust.facts[name]}
        missing = [value for value in getattr(self.choices, name) if value not in found]
        if missing:
            found |= {place.pk: str(place) for place in model._default_manager.filter(pk__in=missing)}
        return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))

    @cached_property
    def _type_labels(self) -> dict[str, str]:
        there = {value for trust in self._trusts for value in trust.facts["type"]} | {*self.choices.type}
        return {value: label for value, label in Trust.Type.choices if value in there}

    @cached_property
    def _trust_labels(self) -> dict[str, str]:
        return {trust.code: trust.name for trust in self._trusts}

    @cached_property
    def _service_labels(self) -> dict[str, str]:
        return {question.service_id: str(question.service) for question in self.questions}

    @cached_property
    def _topic_labels(self) -> dict[str, str]:
        there = {topic for facts in question_facts(self.questions) for topic in facts["topic"]}
        return {topic.pk: topic.name for topic in Topic.objects.all() if topic.pk in there}

    @cached_property
    def _state_labels(self) -> dict[str, str]:
        return {meaning.code: meaning.label for meaning in STATE_MEANINGS.values()}

    @cached_property
    def _value_labels(self) -> dict[str, str]:
        question = self.asked_question
        if question is None:
            return {}
        given = {value for trust in self._trusts for value in trust.facts["value"]} | {*self.choices.value}
        known = question.value_labels()
        others = sorted(given - known.keys(), key=lambda value: (len(value), value))
        return known | {value: question.value_label(value) for value in others}


def _name(question: Question) -> str:
    return f"{question.service} {question.number}"

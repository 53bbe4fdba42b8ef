"""What the pages of a request share: the request, its questions and the reader's choices."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from responses.filters import Choices
from responses.models import (
    STATE_MEANINGS,
    FOIRequest,
    IntegratedCareBoard,
    Question,
    Region,
    Service,
    Topic,
    Trust,
)

Item = TypeVar("Item")

#: A filter of the form: name, label, and (value, label, chosen) of each option.
Filter = tuple[str, str, list[tuple[str, str, bool]]]


@dataclass(frozen=True)
class RequestPage:
    """A public request as one reader looks at it; 404 where it is not public."""

    foi_request: FOIRequest
    questions: list[Question]
    choices: Choices

    @classmethod
    def read(
        cls,
        request: HttpRequest,
        slug: str,
        *,
        own: tuple[str, ...] = (),
        query: QueryDict | None = None,
    ) -> "RequestPage":
        """The page of a query string; ``own`` are names in it that the page itself reads."""
        foi_request = get_object_or_404(FOIRequest.objects.public(), slug=slug)
        questions = foi_request.questions.all().numbered()
        return cls(foi_request, questions, Choices.read(_without(query or request.GET, own), questions))

    @property
    def services(self) -> list[Service]:
        return list({question.service_id: question.service for question in self.questions}.values())

    def context(self, **more: Any) -> dict[str, Any]:
        """What every page of a request shows."""
        return {
            "foi_request": self.foi_request,
            "changed_at": self.foi_request.data_changed_at(),
            "choices": self.choices,
            "services": self.services,
            **more,
        }

    def question_by_key(self, key: int | None) -> Question | None:
        """A question of this request, numbered: one reached through a relation has to look its number up."""
        return next((question for question in self.questions if question.pk == key), None)

    def filter_options(self, *, for_questions: bool = True) -> list[Filter]:
        """The filters of the form; those of trusts alone where a page has no questions to choose."""
        asked = Trust.objects.filter(responses__request=self.foi_request)
        regions = Region.objects.filter(trusts__in=asked).distinct()
        boards = IntegratedCareBoard.objects.filter(trusts__in=asked).distinct()
        topics = Topic.objects.filter(questions__request=self.foi_request).distinct()
        questions = [(question.code, f"{question.service} {question.number}") for question in self.answerable]
        values = {
            code: label for question in self.answerable for code, label in question.value_labels().items()
        }
        states = [(meaning.code, meaning.label) for meaning in STATE_MEANINGS.values()]
        filters = [
            self._options("region", "Region", [(region.pk, str(region)) for region in regions]),
            self._options("icb", "Integrated care board", [(board.pk, str(board)) for board in boards]),
            self._options("type", "Type of trust", list(Trust.Type.choices)),
            self._options("topic", "Topic", [(topic.pk, topic.name) for topic in topics]),
            self._options("question", "Question", questions),
            self._options("state", "State of the answer to that question", states),
            self._options("value", "Value of the answer to that question", list(values.items())),
        ]
        return filters if for_questions else [item for item in filters if item[0] != "topic"]

    def _options(self, name: str, label: str, options: list[tuple[str, str]]) -> Filter:
        chosen = getattr(self.choices, name)
        return name, label, [(value, words, value in chosen) for value, words in options]

    @property
    def answerable(self) -> list[Question]:
        return [question for question in self.questions if not question.is_heading]


def _without(query: QueryDict, names: tuple[str, ...]) -> QueryDict:
    """The query string as the choices shall see it."""
    rest = query.copy()
    for name in names:
        rest.pop(name, None)
    return rest


def unknown_sort(request: HttpRequest, known: list[str]) -> list[str]:
    """A sentence where a table cannot be sorted as the query string asks."""
    given = request.GET.get("sort", "")
    if not given or given.removeprefix("-") in known:
        return []
    return [f"There is no sort “{given}”."]


def neighbours(items: Sequence[Item], item: Item) -> tuple[Item | None, Item | None]:
    """What stands before and after an item; None at the ends."""
    place = items.index(item)
    return (items[place - 1] if place else None), (items[place + 1] if place + 1 < len(items) else None)

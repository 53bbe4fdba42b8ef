"""What the pages of a request share: the request, its questions and the reader's choices."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django_tables2 import Table

from responses.filters import Choices
from responses.models import FOIRequest, Question, Service
from responses.stats import Figures
from responses.views.facets import Filters

Item = TypeVar("Item")


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

    @cached_property
    def changed_at(self) -> datetime:
        """When the data of the request last changed."""
        return self.foi_request.data_changed_at()

    @property
    def services(self) -> list[Service]:
        return list({question.service_id: question.service for question in self.questions}.values())

    def context(self, **more: Any) -> dict[str, Any]:
        """What every page of a request shows."""
        return {
            "page": self,
            "foi_request": self.foi_request,
            "changed_at": self.changed_at,
            "choices": self.choices,
            "services": self.services,
            **more,
        }

    def question_by_key(self, key: int | None) -> Question | None:
        """A question of this request, numbered: one reached through a relation has to look its number up."""
        return next((question for question in self.questions if question.pk == key), None)

    def filter_options(
        self, *, for_questions: bool = True, with_service: bool = False, about: Question | None = None
    ) -> Filters:
        """The filters of the form; those of trusts alone where a page has no questions to choose."""
        return Filters(
            self.foi_request,
            self.questions,
            self.choices,
            for_questions=for_questions,
            with_service=with_service,
            about=about,
        )

    @property
    def answerable(self) -> list[Question]:
        return [question for question in self.questions if not question.is_heading]


def _without(query: QueryDict, names: tuple[str, ...]) -> QueryDict:
    """The query string as the choices shall see it."""
    rest = query.copy()
    for name in names:
        rest.pop(name, None)
    return rest


def applicable_words(figures: Iterable[Figures]) -> str:
    """How many trusts the questions apply to, as a range: every question has its own number."""
    numbers = [item.applicable for item in figures]
    if not numbers:
        return ""
    low, high = min(numbers), max(numbers)
    return f"{low} for every question" if low == high else f"{low} to {high}, by question"


def sort_and_page(request: HttpRequest, table: Table, *, rows: int) -> None:
    """Sort a table and open its page as the query string asks; how many rows a page has is ours alone.

    A page that is no number is the first, and one that is not there the last.
    """
    table.request = request
    if order := request.GET.getlist(table.prefixed_order_by_field):
        table.order_by = order
    table.paginate(per_page=rows)
    table.page = table.paginator.get_page(request.GET.get(table.prefixed_page_field))


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

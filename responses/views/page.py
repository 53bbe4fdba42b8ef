"""What the pages of a request share: the request, its questions and the reader's choices."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from responses.filters import Choices
from responses.models import FOIRequest, IntegratedCareBoard, Question, Region, Service, Topic, Trust


@dataclass(frozen=True)
class RequestPage:
    """A public request as one reader looks at it; 404 where it is not public."""

    foi_request: FOIRequest
    questions: list[Question]
    choices: Choices

    @classmethod
    def read(cls, request: HttpRequest, slug: str) -> "RequestPage":
        foi_request = get_object_or_404(FOIRequest.objects.public(), slug=slug)
        questions = foi_request.questions.all().numbered()
        return cls(foi_request, questions, Choices.read(request.GET, questions))

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

    def filter_options(self) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
        """The filters of the form: name, label, and (value, label, chosen) of each option."""
        asked = Trust.objects.filter(responses__request=self.foi_request)
        regions = Region.objects.filter(trusts__in=asked).distinct()
        boards = IntegratedCareBoard.objects.filter(trusts__in=asked).distinct()
        topics = Topic.objects.filter(questions__request=self.foi_request).distinct()
        questions = [(question.code, f"{question.service} {question.number}") for question in self.answerable]
        return [
            self._options("region", "Region", [(region.pk, str(region)) for region in regions]),
            self._options("icb", "Integrated care board", [(board.pk, str(board)) for board in boards]),
            self._options("type", "Type of trust", list(Trust.Type.choices)),
            self._options("topic", "Topic", [(topic.pk, topic.name) for topic in topics]),
            self._options("question", "Question", questions),
        ]

    def _options(
        self, name: str, label: str, options: list[tuple[str, str]]
    ) -> tuple[str, str, list[tuple[str, str, bool]]]:
        chosen = getattr(self.choices, name)
        return name, label, [(value, words, value in chosen) for value, words in options]

    @property
    def answerable(self) -> list[Question]:
        return [question for question in self.questions if not question.is_heading]

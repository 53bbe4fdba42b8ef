"""What a file is made from: one request, the trusts and questions chosen, and the reader's base."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from responses.models import FOIRequest, Question, Response


@dataclass(frozen=True)
class Selection:
    """``questions`` are the answerable ones chosen; ``every_question`` is the whole numbered tree."""

    request: FOIRequest
    responses: QuerySet[Response]
    questions: list[Question]
    every_question: list[Question]
    base: str
    today: date
    #: Address of the request's page on this site, where it is known: for whoever cites a file.
    address: str = ""

    @cached_property
    def asked(self) -> list[Response]:
        """Every trust chosen, with what its columns need; one query."""
        return list(self.responses.select_related("trust__region", "trust__icb"))

    @classmethod
    def whole(cls, request: FOIRequest, *, today: date, address: str = "") -> "Selection":
        """All trusts asked and all questions of ``request``."""
        questions = request.questions.all().numbered()
        return cls(
            request=request,
            responses=request.responses.order_by("trust__name", "trust__ods_code"),
            questions=[question for question in questions if not question.is_heading],
            every_question=questions,
            base="applicable",
            today=today,
            address=address,
        )

    def of_first(self, trusts: int) -> "Selection":
        """The same for the first so many trusts."""
        first = list(self.responses.values_list("pk", flat=True)[:trusts])
        return replace(self, responses=self.responses.filter(pk__in=first))

    def question_rows(self) -> list[Question]:
        """The chosen questions with the headings above them, in order."""
        chosen = {question.pk for question in self.questions}
        by_key = {question.pk: question for question in self.every_question}
        for question in self.questions:
            parent = question.parent_id
            while parent and parent not in chosen:
                chosen.add(parent)
                parent = by_key[parent].parent_id
        return [question for question in self.every_question if question.pk in chosen]

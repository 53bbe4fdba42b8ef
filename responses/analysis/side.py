"""A few trusts side by side: every question with each trust's answer, and whether the answers differ."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from responses.analysis.answers import PublicAnswer, all_answers
from responses.models import Answer, Question, Response

DIFFERENT, SAME, SHARED = "different", "same", "shared"
IN_WORDS, MISSING, UNANSWERED = "words", "missing", "unanswered"
INAPPLICABLE, NOWHERE = "inapplicable", "nowhere"

#: How the answers of all trusts to one question compare, in the order in which it is said.
VERDICTS = {
    DIFFERENT: "Different answers",
    SAME: "Same answer",
    SHARED: "Same answer where given",
    IN_WORDS: "Answered in words",
    MISSING: "Not all answered",
    UNANSWERED: "No trust answered",
    INAPPLICABLE: "Does not apply to all",
    NOWHERE: "Applies to none of them",
}


@dataclass(frozen=True)
class SideRow:
    """One question with the answer of each trust, in the order of the trusts."""

    question: Question
    answers: tuple[PublicAnswer, ...]

    @property
    def verdict(self) -> str:
        """One of VERDICTS.

        Answers differ where two trusts gave different coded values, whatever the others did. They are the
        same where every trust gave the same one; a condition attached to it does not make it another. Words
        have no value to compare, and silence or a refusal is no answer that could differ from one.
        """
        values = [answer.value for answer in self.answers if answer.value]
        if len(set(values)) > 1:
            return DIFFERENT
        states = {answer.state for answer in self.answers}
        if states == {Answer.State.ANSWERED}:
            return SAME if values else IN_WORDS
        if len(values) > 1:
            return SHARED
        if Answer.State.NOT_APPLICABLE in states:
            return INAPPLICABLE if len(states) > 1 else NOWHERE
        return MISSING if Answer.State.ANSWERED in states else UNANSWERED

    @property
    def verdict_label(self) -> str:
        return VERDICTS[self.verdict]


@dataclass(frozen=True)
class Sides:
    """Two to five trusts with a row for each question."""

    responses: list[Response]
    rows: list[SideRow]

    @property
    def counts(self) -> dict[str, int]:
        """How many questions each verdict holds for; together they are all questions shown."""
        counted = Counter(row.verdict for row in self.rows)
        return {verdict: counted[verdict] for verdict in VERDICTS}


def side_by_side(responses: QuerySet[Response], questions: Iterable[Question]) -> Sides:
    """The trusts of ``responses``, in their order, by ``questions``; five queries, whatever the size."""
    columns = list(questions)
    asked = list(responses.select_related("trust__region", "trust__icb"))
    found = {
        response: {answer.question.pk: answer for answer in answers}
        for response, answers in groupby(
            all_answers(responses, columns), key=lambda answer: answer.answer.response_id
        )
    }
    rows = [
        SideRow(question, tuple(found[response.pk][question.pk] for response in asked))
        for question in columns
        if all(question.pk in found.get(response.pk, {}) for response in asked)
    ]
    return Sides(asked, rows)

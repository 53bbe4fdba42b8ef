"""The same question in the request that this one repeats: compared, or why not."""

from dataclasses import dataclass

from responses.models import FOIRequest, Question, Repeat


@dataclass(frozen=True)
class Earlier:
    """What there is in the previous request; its figures stand beside these where ``comparable``."""

    request: FOIRequest
    words: str
    #: Where it is not comparable, a place to look and no comparison.
    question: Question | None = None
    comparable: bool = False


def earlier_question(foi_request: FOIRequest, question: Question) -> Earlier | None:
    """None where the request repeats no public one.

    Only questions that are linked and marked comparable are compared over time.
    """
    previous = foi_request.previous
    if previous is None or not previous.public:
        return None
    questions = previous.questions.all().numbered()
    repeat = Repeat.objects.filter(question=question, earlier__request=previous).first()
    if repeat:
        linked = next(one for one in questions if one.pk == repeat.earlier_id)
        return Earlier(previous, repeat.reason, linked, repeat.comparable)
    same = next((one for one in questions if one.code == question.code), None)
    if same is None:
        return Earlier(previous, "It has no question with this code, so nothing is compared.")
    wording = "the same wording" if same.text == question.text else "another wording"
    return Earlier(
        previous,
        f"It has a question with this code and {wording}. The two are not marked as comparable, "
        "so their figures are not set side by side.",
        same,
    )

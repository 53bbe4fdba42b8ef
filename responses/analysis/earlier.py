"""The same question in the request that this one repeats, or why the two are not compared."""

from dataclasses import dataclass

from responses.models import FOIRequest, Question


@dataclass(frozen=True)
class Earlier:
    """What there is in the previous request, and why its figures do not stand beside these."""

    request: FOIRequest
    why_not: str
    #: The question there with the same code: a place to look, not a comparison.
    question: Question | None = None


def earlier_question(foi_request: FOIRequest, question: Question) -> Earlier | None:
    """None where the request repeats no public one.

    Only questions that are linked and marked comparable are compared over time, and none is linked yet.
    """
    previous = foi_request.previous
    if previous is None or not previous.public:
        return None
    same = next((one for one in previous.questions.all().numbered() if one.code == question.code), None)
    if same is None:
        return Earlier(previous, "It has no question with this code, so nothing is compared.")
    wording = "the same wording" if same.text == question.text else "another wording"
    return Earlier(
        previous,
        f"It has a question with this code and {wording}. The two are not marked as comparable, "
        "so their figures are not set side by side.",
        same,
    )

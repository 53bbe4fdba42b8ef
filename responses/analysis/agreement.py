"""How far independent coders agree, counted only where two people coded the same answers."""

from responses.models import Answer, Coding, Question, Response


def comparable(question: Question) -> list[tuple[Coding, Coding]]:
    """First and second codings of the answers to a question, in published responses.

    Answers that a provision sets, or that either coder found to follow from one, are left out: they are one
    fact about the service. So are those that nobody coded twice, pending and unanswered ones among them.
    """
    codings = Coding.objects.filter(
        answer__question=question, answer__response__status=Response.Status.PUBLISHED
    ).exclude(answer__cause=Answer.Cause.PROVISION)
    pairs: dict[int, dict[int, Coding]] = {}
    for coding in codings.order_by("answer"):
        pairs.setdefault(coding.answer_id, {})[coding.round] = coding
    return [
        (pair[1], pair[2])
        for pair in pairs.values()
        if len(pair) == 2 and not any(one.cause == Answer.Cause.PROVISION for one in pair.values())
    ]


def agreement_words(question: Question) -> str:
    """What is known of the agreement on a question's answers, in one sentence."""
    if question.is_heading:
        return "A heading has no answers to code."
    pairs = comparable(question)
    if not pairs:
        return "Coded once; agreement has not been measured."
    same = sum((first.state, first.value) == (second.state, second.value) for first, second in pairs)
    answers = "1 answer was" if len(pairs) == 1 else f"{len(pairs)} answers were"
    return f"{answers} coded twice, independently: both coders say the same of {same} of {len(pairs)}."

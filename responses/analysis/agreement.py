"""How far independent coders agree; nothing is coded twice yet, and no number is made up."""

from responses.models import Question


def agreement_words(question: Question) -> str:
    """What is known of the agreement on a question's answers, in one sentence."""
    if question.is_heading:
        return "A heading has no answers to code."
    return "Coded once; agreement has not been measured."

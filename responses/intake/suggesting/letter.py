"""All that one letter suggests: the coding of its answers, and what else is to be found in it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from responses.intake.aligning.contract import Alignment, AskedQuestion, Found, Span
from responses.intake.suggesting.attachments import attachments_of
from responses.intake.suggesting.confidence import confidence
from responses.intake.suggesting.contract import (
    KnownResource,
    LetterIn,
    LetterReading,
    SuggestedAnswer,
    SuggestedResource,
    Suggestion,
)
from responses.intake.suggesting.facts import letter_facts
from responses.intake.suggesting.personal import personal_spans
from responses.intake.suggesting.provisions import suggest_provisions
from responses.intake.suggesting.references import (
    condition_fails,
    followed,
    printed_numbers,
    referred_code,
)
from responses.intake.suggesting.resources import resources_in
from responses.intake.suggesting.states import suggest_coding


def suggest(
    document: LetterIn,
    asked: Sequence[AskedQuestion],
    alignment: Alignment,
    known_resources: Sequence[KnownResource] = (),
) -> LetterReading:
    """What is suggested for each answer that the alignment found or did not find, and for the letter."""
    answers = _answers(document.text, asked, alignment)
    provisions = suggest_provisions(document.text, alignment.provisions)
    passages = [span for answer in answers for span in answer.spans]
    wordings = [found.wording for found in alignment.found if found.wording]
    questions = {question.code: question for question in asked}
    resources: list[SuggestedResource] = []
    for answer in answers:
        if answer.suggestion.state in ("answered", "referred_elsewhere"):
            resources += resources_in(questions[answer.code], document, answer.spans, known_resources)
    return LetterReading(
        answers=answers,
        provisions=provisions,
        resources=tuple(resources),
        facts=letter_facts(document.text, [*passages, *wordings], _claimed(answers)),
        personal=personal_spans(document.text),
        attachments=attachments_of(document, answers),
    )


def passage_text(text: str, spans: Sequence[Span]) -> str:
    """The passages of one answer, a line each."""
    return "\n".join(text[span.start : span.end] for span in spans)


def _answers(text: str, asked: Sequence[AskedQuestion], alignment: Alignment) -> tuple[SuggestedAnswer, ...]:
    questions = {question.code: question for question in asked}
    absent = {provision.service: provision.span for provision in alignment.provisions}
    printed = printed_numbers(text, alignment)
    refers_to = {
        found.code: found.refers_to or _refers_to(text, found, questions[found.code], asked, printed)
        for found in alignment.found
    }
    first = {found.code: _coding(text, found, questions[found.code], absent) for found in alignment.found}
    settled: dict[str, Suggestion] = {}
    for found in alignment.found:
        coding = _followed(found.code, first, refers_to, questions)
        settled[found.code] = _by_condition(coding, questions[found.code], settled)
    return tuple(
        SuggestedAnswer(
            found.code, found.spans, bool(found.spans), settled[found.code], refers_to[found.code]
        )
        for found in alignment.found
    )


def _coding(text: str, found: Found, question: AskedQuestion, absent: Mapping[str, Span]) -> Suggestion:
    """The coding by the passage alone, or by the sentence that says that the service is not run."""
    own = [span for span in found.spans if span != absent.get(question.service)]
    if question.service in absent and not own:
        coding = Suggestion("not_applicable", cause="provision", basis="provision")
    else:
        coding = suggest_coding(passage_text(text, own), question)
    return replace(coding, confidence=confidence(coding.basis, found.confidence))


def _refers_to(
    text: str,
    found: Found,
    question: AskedQuestion,
    asked: Sequence[AskedQuestion],
    printed: Mapping[str, Sequence[str]],
) -> str:
    return referred_code(passage_text(text, found.spans), question, asked, printed) if found.spans else ""


def _followed(
    code: str,
    first: Mapping[str, Suggestion],
    refers_to: Mapping[str, str],
    questions: Mapping[str, AskedQuestion],
) -> Suggestion:
    """The coding of the answer at the end of a chain of references; not where it has a mark of its own.

    The value comes along only between questions of one kind: a list has no "yes" and no number.
    """
    own = first[code]
    end = followed(code, refers_to)
    target = first.get(end, own)
    if target is own or target.state == "left_blank" or own.raw_mark:
        return own
    sure = round(target.confidence * confidence("reference", 1.0), 4)
    alike = questions[end].kind == questions[code].kind and questions[end].options == questions[code].options
    value, qualified = (target.value, target.qualified) if alike else ("", False)
    return replace(target, value=value, qualified=qualified, raw_mark="", basis="reference", confidence=sure)


def _by_condition(
    coding: Suggestion, question: AskedQuestion, settled: Mapping[str, Suggestion]
) -> Suggestion:
    """Blank and not to be answered, since the question that it depends on was answered otherwise."""
    if coding.state != "left_blank" or not condition_fails(question.asked_if, settled):
        return coding
    condition = settled[question.asked_if.partition("=")[0]]
    sure = round(min(coding.confidence, condition.confidence) * confidence("condition", 1.0), 4)
    return replace(coding, state="not_applicable", cause="condition", basis="condition", confidence=sure)


def _claimed(answers: Sequence[SuggestedAnswer]) -> list[str]:
    found = {section for answer in answers for section in answer.suggestion.sections}
    return sorted(found, key=lambda section: (int(section.rstrip("A")), section))

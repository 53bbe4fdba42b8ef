"""From visits to what was found for each question: spans, groups answered together, references."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from responses.intake.aligning.confidence import confidence_of
from responses.intake.aligning.contract import Found, Span
from responses.intake.aligning.numbering import paths_of, read_references
from responses.intake.aligning.pieces import Piece
from responses.intake.aligning.targets import Questionnaire
from responses.intake.aligning.visits import Visit
from responses.intake.aligning.words import stems_of

_TOGETHER = re.compile(
    r"\b(?:(?:all|both|these|those|each|any|every)\s+(?:of\s+)?(?:the\s+|these\s+|your\s+|those\s+|this\s+|that\s+)?"
    r"(?:above\s+)?(?:\w+\s+)?(?:questions?|points?|parts?|items?|information|requests?|figures|data)"
    r"|your\s+(?:\w+\s+)?(?:questions|points|requests?)|(?:questions|points|parts|items)\s+above)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:see|refer|per|same|please see|as (?:in|above|stated|given|per))\b", re.IGNORECASE
)
_POINTED_NUMBER = re.compile(
    r"\b(?:see|at|to|per|in|under|as)\s+(?:question\s+|answer\s+|q\.?\s*)?(?P<number>\(?\d[\w().]*|\([a-z]+\))",
    re.I,
)
_ABOVE = re.compile(
    r"\b(?:as|see|per|same|refer to)\s+(?:\w+\s+){0,2}above\b|^\W*as above\W*$", re.IGNORECASE
)
_LONGEST_REFERENCE = 24


@dataclass
class _Answer:
    spans: list[Span] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    shared: int = 1


def passages_of(text: str, visits: Sequence[Visit], questionnaire: Questionnaire) -> list[Found]:
    """One ``Found`` for each answerable question, in order."""
    answers: dict[str, _Answer] = {code: _Answer() for code in questionnaire.answerable}
    for codes, visit in _answered_by(text, visits, questionnaire):
        passages = spans_of(text, visit.pieces)
        for code in codes:
            answer = answers[code]
            answer.spans += [span for span in passages if span not in answer.spans]
            answer.visits.append(visit)
            answer.shared = max(answer.shared, len(codes))
    wordings = _wordings(visits)
    found: list[Found] = []
    answered: list[str] = []
    for code, answer in answers.items():
        spans = tuple(sorted(answer.spans, key=lambda span: span.start))
        quote = "\n".join(text[span.start : span.end] for span in spans)
        refers_to = _refers_to(quote, code, answered, questionnaire) if spans else ""
        confidence = confidence_of(answer.visits, wordings.get(code), answer.shared)
        found.append(Found(code, spans, _place(wordings.get(code)), confidence, refers_to))
        answered += [code] if spans and not refers_to else []
    return found


def spans_of(text: str, pieces: Sequence[Piece]) -> list[Span]:
    """Neighbouring pieces joined: nothing but white space stands between what one span holds."""
    spans: list[Span] = []
    for piece in pieces:
        if spans and not text[spans[-1].end : piece.start].strip():
            spans[-1] = Span(spans[-1].start, piece.end)
        else:
            spans.append(Span(piece.start, piece.end))
    return spans


def _place(visit: Visit | None) -> Span | None:
    return Span(visit.anchor.start, visit.anchor.end) if visit else None


def _wordings(visits: Sequence[Visit]) -> dict[str, Visit]:
    """Where each question is restated, by code; where it is answered rather than where it is quoted."""
    wordings: dict[str, Visit] = {}
    for visit in visits:
        if visit.anchor.kind != "wording" or visit.anchor.target.heading:
            continue
        code = visit.anchor.target.codes[0]
        if code not in wordings or (visit.answering and not wordings[code].answered):
            wordings[code] = visit
    return wordings


def _answered_by(
    text: str, visits: Sequence[Visit], questionnaire: Questionnaire
) -> list[tuple[tuple[str, ...], Visit]]:
    """Every visit that holds an answer, with the codes that it answers."""
    own = {
        code
        for visit in visits
        if visit.answered
        for code in visit.anchor.target.codes
        if not visit.anchor.target.heading
    }
    answers: list[tuple[tuple[str, ...], Visit]] = []
    run: list[Visit] = []
    for visit in visits:
        if not visit.anchor.target.codes:
            continue
        run.append(visit)
        if not visit.answered:
            continue
        codes = visit.anchor.target.codes
        if visit.anchor.target.heading:
            codes = tuple(code for code in codes if code not in own)
        together = _together(text, run, own, questionnaire)
        answers.append((together or codes, visit))
        run = []
    return answers


def _together(
    text: str, run: Sequence[Visit], own: set[str], questionnaire: Questionnaire
) -> tuple[str, ...]:
    """The codes of a run of questions that one answer after the last of them serves; () where it does not."""
    wanted = {code for visit in run for code in visit.anchor.target.codes}
    blank = [code for code in wanted if code not in own]
    if len(run) < 2 or not blank:
        return ()
    answer = run[-1]
    quote = text[answer.pieces[0].start : answer.pieces[-1].end]
    whole = len(wanted) == len(questionnaire.answerable) and own <= set(answer.anchor.target.codes)
    if not whole:
        wanted = {
            code for code in wanted if questionnaire.by_code[code].service == answer.anchor.target.service
        }
        if not _TOGETHER.search(quote):
            return ()
    return tuple(
        code
        for code in questionnaire.answerable
        if code in wanted and (code not in own or code in answer.anchor.target.codes)
    )


def _refers_to(quote: str, code: str, answered: Sequence[str], questionnaire: Questionnaire) -> str:
    """The code of another question whose answer a short answer points to, or empty."""
    if len(stems_of(quote)) > _LONGEST_REFERENCE or not _POINTING.search(quote):
        return ""
    service = questionnaire.by_code[code].service
    for reference in read_references(quote):
        meant = [one for one in questionnaire.meant_by(reference, service) if one != code]
        if meant:
            return meant[0]
    for match in _POINTED_NUMBER.finditer(quote):
        known = set(paths_of(match["number"].rstrip(".)") if "(" not in match["number"] else match["number"]))
        for one in questionnaire.answerable:
            if (
                one != code
                and questionnaire.by_code[one].service == service
                and questionnaire.paths[one] in known
            ):
                return one
    if _ABOVE.search(quote) and answered:
        return answered[-1]
    return ""

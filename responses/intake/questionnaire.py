"""A questionnaire from a CSV file: everything is checked before anything is written."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from responses.intake.names import readable_slug
from responses.intake.reading import InputError, Row, read_table
from responses.models import Answer, FOIRequest, Question, Service, Topic
from responses.models.question import OPTION_CODE_PATTERN, QUESTION_CODE_PATTERN

COLUMNS = ("code", "parent", "service", "kind", "options", "asked_if", "number", "topic", "text")
_KINDS_WITH_OPTIONS = (Question.Kind.CHOICE, Question.Kind.CHOICES)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class QuestionRow:
    """One row of a questionnaire, checked against the rows before it."""

    row: int
    code: str
    parent: str
    service: str
    kind: str
    options: tuple[tuple[str, str], ...]
    condition: str
    condition_value: str
    number: str
    topic: str
    text: str


@dataclass(frozen=True)
class QuestionnaireReport:
    """What an import did."""

    request: FOIRequest
    created: bool
    added: int
    changed: int
    unchanged: int
    removed: int

    def __str__(self) -> str:
        start = "New draft request" if self.created else "Request"
        return (
            f"{start} {self.request.slug}: {self.added} questions added, {self.changed} changed, "
            f"{self.removed} removed, {self.unchanged} unchanged."
        )


def read_questionnaire(path: Path) -> list[QuestionRow]:
    """The rows of a questionnaire in order; InputError names the file, the row and the column."""
    found: dict[str, QuestionRow] = {}
    for row in read_table(path, COLUMNS):
        question = read_question(row, found)
        found[question.code] = question
    if not found:
        raise InputError("it has no questions", file=path.name)
    return list(found.values())


def read_question(row: Row, before: dict[str, QuestionRow]) -> QuestionRow:
    """One row, checked against those above it by their codes; InputError says what is wrong, and where."""
    code = _code(row, before)
    kind = row["kind"]
    if kind not in Question.Kind.values:
        raise row.error("kind", f"“{kind}” is not one of {', '.join(Question.Kind.values)}")
    if not row["text"]:
        raise row.error("text", "the wording is empty")
    service = row["service"] or Service.ORGANISATION
    _check_short_name(row, "service", service, longest=40)
    _check_short_name(row, "topic", row["topic"], longest=80)
    if len(row["number"]) > 30:
        raise row.error("number", f"“{row['number']}” is longer than 30 characters")
    options = _options(row, kind)
    condition, value = _condition(row, before)
    return QuestionRow(
        row.number,
        code,
        _parent(row, before, service),
        service,
        kind,
        options,
        condition,
        value,
        row["number"],
        row["topic"],
        row["text"],
    )


def _check_short_name(row: Row, column: str, text: str, *, longest: int) -> None:
    if text and (not _SLUG.fullmatch(text) or len(text) > longest):
        message = f"“{text}” is not a short name: small letters, digits and hyphens, at most {longest}"
        raise row.error(column, message)


def _code(row: Row, before: dict[str, QuestionRow]) -> str:
    code = row["code"]
    if not re.fullmatch(QUESTION_CODE_PATTERN, code) or len(code) > 60:
        raise row.error("code", f"“{code}” is not a code: small letters, digits and hyphens, at most 60")
    if code in before:
        raise row.error("code", f"{code} stands in the file twice")
    return code


def _parent(row: Row, before: dict[str, QuestionRow], service: str) -> str:
    parent = row["parent"]
    if parent and parent not in before:
        raise row.error("parent", f"no question above this row has the code “{parent}”")
    if parent and before[parent].service != service:
        raise row.error("parent", f"{parent} asks about another service")
    return parent


def _options(row: Row, kind: str) -> tuple[tuple[str, str], ...]:
    text = row["options"]
    if kind not in _KINDS_WITH_OPTIONS:
        if text:
            raise row.error("options", f"a {kind} question has no options")
        return ()
    options = []
    for part in filter(None, text.split("|")):
        code, equals, label = (piece.strip() for piece in part.partition("="))
        if not equals or not label or not re.fullmatch(OPTION_CODE_PATTERN, code):
            raise row.error("options", f"“{part}” is not written as code=label")
        if len(code) > 40:
            raise row.error("options", f"the code “{code}” is longer than 40 characters")
        if code in Answer.State.values:
            raise row.error("options", f"“{code}” is the name of a state and cannot be an option")
        options.append((code, label))
    codes = [code for code, _ in options]
    if len(codes) < 2 or len(set(codes)) < len(codes):
        raise row.error("options", "there must be two or more options, each with its own code")
    if len("|".join(codes)) > 200:
        raise row.error("options", "the codes together are longer than 200 characters")
    return tuple(options)


def _condition(row: Row, before: dict[str, QuestionRow]) -> tuple[str, str]:
    text = row["asked_if"]
    if not text:
        return "", ""
    code, _, value = (piece.strip() for piece in text.partition("="))
    if code not in before:
        raise row.error("asked_if", f"no question above this row has the code “{code}”")
    asked = before[code]
    possible = Question(kind=asked.kind, options=[list(option) for option in asked.options]).value_labels()
    if value not in possible:
        wanted = ", ".join(possible) or "a question with values"
        raise row.error("asked_if", f"“{value}” is no answer to {code}: it takes {wanted}")
    return code, value


@transaction.atomic
def import_questionnaire(*, path: Path, slug: str, title: str = "") -> QuestionnaireReport:
    """Write a questionnaire into the request ``slug``, made as a draft where it is new.

    Rows of questions that are there already are compared; once the request has a response, any
    difference is an InputError and nothing is written.
    """
    if not _SLUG.fullmatch(slug) or len(slug) > 80:
        raise InputError(f"“{slug}” is not a slug: small letters, digits and hyphens, at most 80")
    rows = read_questionnaire(path)
    _make_services_and_topics(rows)
    request, created = FOIRequest.objects.get_or_create(
        slug=slug, defaults={"title": title or readable_slug(slug)}
    )
    stored = {question.code: question for question in request.questions.all()}
    gone = set(stored) - {row.code for row in rows}
    _refuse_changes(path, request, stored, rows, gone)
    counts = Counter(_write(request, stored, row, order) for order, row in enumerate(rows, start=1))
    _remove(request, gone)
    return QuestionnaireReport(
        request, created, counts["added"], counts["changed"], counts["unchanged"], len(gone)
    )


def _remove(request: FOIRequest, codes: set[str]) -> None:
    """Remove the questions that a draft no longer has; none of those that stay points to them any more."""
    gone = request.questions.filter(code__in=codes)
    gone.update(parent=None, condition_question=None, condition_value="")
    gone.delete()


def _refuse_changes(
    path: Path, request: FOIRequest, stored: dict[str, Question], rows: list[QuestionRow], gone: set[str]
) -> None:
    if not request.responses.exists():
        return
    if gone:
        raise InputError(f"the request has responses: {sorted(gone)[0]} cannot be left out", file=path.name)
    for order, row in enumerate(rows, start=1):
        if row.code not in stored or _differs(stored[row.code], _fields(row, stored, order)):
            raise InputError(
                "the request has responses: its questions can no longer change",
                file=path.name,
                row=row.row,
                column="code",
            )


def _make_services_and_topics(rows: list[QuestionRow]) -> None:
    for service in dict.fromkeys(row.service for row in rows):
        name = readable_slug(service)
        Service.objects.get_or_create(slug=service, defaults={"short_name": name, "name": name, "order": 50})
    for topic in dict.fromkeys(row.topic for row in rows if row.topic):
        Topic.objects.get_or_create(slug=topic, defaults={"name": readable_slug(topic), "order": 500})


def _fields(row: QuestionRow, stored: dict[str, Question], order: int) -> dict[str, object]:
    return {
        "parent": stored.get(row.parent),
        "service_id": row.service,
        "topic_id": row.topic or None,
        "kind": row.kind,
        "options": [list(option) for option in row.options],
        "condition_question": stored.get(row.condition),
        "condition_value": row.condition_value,
        "number_given": row.number,
        "order": order,
        "text": row.text,
    }


def _differs(question: Question, fields: dict[str, object]) -> bool:
    return any(getattr(question, name) != value for name, value in fields.items())


def _write(request: FOIRequest, stored: dict[str, Question], row: QuestionRow, order: int) -> str:
    fields = _fields(row, stored, order)
    question = stored.get(row.code)
    if question is None:
        stored[row.code] = Question.objects.create(request=request, code=row.code, **fields)
        return "added"
    if not _differs(question, fields):
        return "unchanged"
    for name, value in fields.items():
        setattr(question, name, value)
    question.save()
    return "changed"

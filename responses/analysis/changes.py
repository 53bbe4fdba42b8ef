"""What changed in a public answer, when and why: nothing from before publishing, and nobody's name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from responses.analysis.answers import answer_words
from responses.models import Answer, Mention, Passage, Question, Response

#: Fields of which the page says that they changed, not what they were: a note may have been wrong.
_OTHER_FIELDS = {
    "raw_mark": "The mark as the trust wrote it was corrected.",
    "note": "Our note was changed.",
    "cause": "The reason why the question does not apply was changed.",
}


@dataclass(frozen=True)
class Change:
    """One change as the public could see it: a sentence for each part, and the editor's reason."""

    at: datetime
    sentences: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True)
class _View:
    """What anyone could see of the answer from ``at`` on; ``row`` is None while it was not published."""

    at: datetime
    reason: str
    row: Any = None
    resources: frozenset = frozenset()
    passages: frozenset = frozenset()


def changes(answer: Answer, question: Question) -> list[Change]:
    """The changes since the answer was first published, the oldest first; four queries.

    Empty while the response is not published, whatever it was before: what was taken back stays so.
    """
    if not answer.response.is_published:
        return []
    histories = _Histories(answer)
    found: list[Change] = []
    before: _View | None = None
    for view in histories.views():
        if before is None:
            if view.row is not None:
                found.append(Change(view.at, (f"Published: {_words(view.row, question)}.",)))
                before = view
            continue
        sentences = tuple(_differences(before, view, question))
        if sentences:
            found.append(Change(view.at, sentences, view.reason if view.row is not None else ""))
        before = view
    return found


class _Histories:
    """The rows of history of one answer, of what supports it and of its response, the oldest first."""

    def __init__(self, answer: Answer) -> None:
        self.answers = _rows(Answer.history.filter(id=answer.pk))
        self.mentions = _rows(Mention.history.filter(answer_id=answer.pk))
        self.passages = _rows(Passage.history.filter(answer_id=answer.pk))
        self.saves = _rows(Response.history.filter(id=answer.response_id))

    def views(self) -> Iterator[_View]:
        """The answer as it stood after every save, and as it stands now.

        A save writes the answer first and its response last: what was written in the save that took a
        response back, or while it was a draft, is in no view.
        """
        published = False
        for save in self.saves:
            published = save.status == Response.Status.PUBLISHED
            yield self._view(save.history_date, save.history_change_reason, published=published)
        last = self.saves[-1].history_date if self.saves else None
        later = [row for row in self._own() if last is None or row.history_date > last]
        if published and later:
            yield self._view(later[-1].history_date, later[-1].history_change_reason, published=True)

    def _own(self) -> list[Any]:
        return sorted([*self.answers, *self.mentions, *self.passages], key=lambda row: row.history_date)

    def _view(self, at: datetime, reason: str | None, *, published: bool) -> _View:
        if not published:
            return _View(at, "")
        return _View(
            at,
            (reason or "").strip(),
            row=next((row for row in reversed(self.answers) if row.history_date <= at), None),
            resources=_alive(self.mentions, at, ("resource_id", "area", "note")),
            passages=_alive(self.passages, at, ("source_id", "start", "end")),
        )


def _rows(found: Any) -> list[Any]:
    return list(found.order_by("history_date", "history_id"))


def _alive(rows: Iterable[Any], at: datetime, names: tuple[str, ...]) -> frozenset:
    latest = {row.id: row for row in rows if row.history_date <= at}
    return frozenset(
        tuple(getattr(row, name) for name in names) for row in latest.values() if row.history_type != "-"
    )


def _words(row: Any, question: Question) -> str:
    return answer_words(
        question, row.state, row.value, qualified=row.qualified, sections=row.sections.split("|")
    )


def _differences(before: _View, after: _View, question: Question) -> Iterator[str]:
    if before.row is None or after.row is None:
        if before.row is not None:
            yield "Taken back, to be worked on."
        elif after.row is not None:
            yield f"Published again: {_words(after.row, question)}."
        return
    old, new = _words(before.row, question), _words(after.row, question)
    if old != new:
        yield f"Changed from “{old}” to “{new}”."
    for name, sentence in _OTHER_FIELDS.items():
        if getattr(before.row, name) != getattr(after.row, name):
            yield sentence
    if before.resources != after.resources:
        yield "The resources named were changed."
    if before.passages != after.passages:
        yield "The passages that support it were changed."

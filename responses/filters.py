"""The choices of a reader as one frozen value, from the query string and back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import QueryDict

from responses.models import FOIRequest, IntegratedCareBoard, Question, Region, Response, Topic, Trust
from responses.models.answer import Answer
from responses.stats import BASE_STATES

DEFAULT_BASE = "applicable"
TRUST_SORTS = ("name", "region", "type", "code")
#: How a comparison is shown; left out, two to five trusts stand side by side and all else in the matrix.
VIEWS = ("", "matrix", "side")
#: Names in a query string that choose no data.
_NEUTRAL_NAMES = {"bom"}
_MANY = ("region", "icb", "type", "trust", "service", "question", "topic", "state", "value")


@dataclass(frozen=True)
class Choices:
    """What a reader chose. Several values of one name widen the choice; different names narrow it.

    ``state`` and ``value`` choose trusts by their answer to the one ``question``. ``unknown`` holds a
    sentence for every choice that does not exist: a page shows them, a file refuses.
    """

    region: tuple[str, ...] = ()
    icb: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    trust: tuple[str, ...] = ()
    service: tuple[str, ...] = ()
    question: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    base: str = DEFAULT_BASE
    sort: str = "name"
    page: str = "1"
    view: str = ""
    unknown: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def read(cls, query: QueryDict, questions: Iterable[Question]) -> "Choices":
        """The choices in ``query`` that exist; the others are named in ``unknown``."""
        return _Reader(query, list(questions)).choices()

    def query_string(self, **changes: object) -> str:
        """These choices, changed, as a query string that reads back equal; defaults are left out."""
        changed = replace(self, **changes)  # type: ignore[arg-type]
        defaults = Choices()
        pairs: list[tuple[str, str]] = []
        for item in fields(Choices):
            chosen = getattr(changed, item.name)
            if item.name == "unknown" or chosen == getattr(defaults, item.name):
                continue
            pairs.extend((item.name, one) for one in (chosen if isinstance(chosen, tuple) else (chosen,)))
        return urlencode(pairs)

    def without(self, name: str, value: str) -> "Choices":
        """These choices less one; a state or value goes with its question, and a question with those."""
        rest = tuple(item for item in getattr(self, name) if item != value)
        changed = replace(self, page="1", **{name: rest})  # type: ignore[arg-type]
        if name == "question" and self.chooses_by_answer:
            return replace(changed, state=(), value=())
        if name in ("state", "value") and not changed.chooses_by_answer:
            return replace(changed, question=())
        return changed

    def responses(self, request: FOIRequest) -> QuerySet[Response]:
        """The trusts asked that were chosen, sorted by name."""
        chosen = request.responses.all()
        for path, values in (
            ("trust__region__in", self.region),
            ("trust__icb__in", self.icb),
            ("trust__type__in", self.type),
            ("trust__in", self.trust),
        ):
            if values:
                chosen = chosen.filter(**{path: values})
        if self.chooses_by_answer:
            chosen = chosen.filter(pk__in=self._by_answer(request).values("response"))
        return chosen.order_by("trust__name", "trust__ods_code")

    def _by_answer(self, request: FOIRequest) -> QuerySet[Answer]:
        answers = Answer.objects.public().filter(question__request=request, question__code=self.question[0])
        if self.state:
            answers = answers.filter(public_state__in=self.state)
        if self.value:
            answers = answers.filter(public_value__in=self.value)
        return answers

    def questions(self, questions: Iterable[Question]) -> list[Question]:
        """The answerable questions that were chosen, out of a request's numbered ones.

        A question chosen together with a state or value chooses trusts, not columns.
        """
        picked = () if self.chooses_by_answer else self.question
        topics = _with_descendants(self.topic)
        return [
            question
            for question in questions
            if not question.is_heading
            and (not self.service or question.service_id in self.service)
            and (not picked or question.code in picked)
            and (not topics or question.topic_id in topics)
        ]

    @property
    def any_trusts(self) -> bool:
        """Whether anything but all trusts is chosen."""
        return any((self.region, self.icb, self.type, self.trust, self.chooses_by_answer))

    @property
    def chooses_by_answer(self) -> bool:
        """Whether trusts are chosen by their answer to the one question."""
        return bool(self.state or self.value)


def _with_descendants(topics: tuple[str, ...]) -> set[str]:
    if not topics:
        return set()
    return {slug for slug, lineage in Topic.objects.lineages().items() if lineage.intersection(topics)}


class _Reader:
    """Reads one query string against what exists."""

    def __init__(self, query: QueryDict, questions: list[Question]) -> None:
        self.query = query
        self.questions = questions
        self.unknown: list[str] = []

    def choices(self) -> Choices:
        chosen = {name: self._many(name) for name in _MANY}
        if (chosen["state"] or chosen["value"]) and len(chosen["question"]) != 1:
            self.unknown.append("To choose by state or value, choose one question as well.")
            chosen["state"] = chosen["value"] = ()
        base = self._one("base", BASE_STATES, DEFAULT_BASE)
        sort = self._sort()
        page = self._page()
        view = self._one("view", VIEWS, "")
        known = {*_MANY, "base", "sort", "page", "view"} | _NEUTRAL_NAMES
        self.unknown.extend(f"“{name}” is not a choice." for name in self.query if name not in known)
        return Choices(**chosen, base=base, sort=sort, page=page, view=view, unknown=tuple(self.unknown))

    def _many(self, name: str) -> tuple[str, ...]:
        given = tuple(dict.fromkeys(item for item in self.query.getlist(name) if item))
        known = self._known(name, given) if given else set()
        self.unknown.extend(f"There is no {name} “{item}”." for item in given if item not in known)
        return tuple(item for item in given if item in known)

    def _known(self, name: str, given: tuple[str, ...]) -> set[str]:
        if name == "type":
            return set(Trust.Type.values)
        if name == "state":
            return set(Answer.State.values)
        if name == "value":
            return self._values()
        if name in ("question", "service"):
            return {q.code if name == "question" else q.service_id for q in self.questions}
        models: Mapping[str, type[Model]] = {
            "region": Region,
            "icb": IntegratedCareBoard,
            "trust": Trust,
            "topic": Topic,
        }
        return set(models[name]._default_manager.filter(pk__in=given).values_list("pk", flat=True))

    def _values(self) -> set[str]:
        asked = self.query.getlist("question")
        known: set[str] = set()
        for question in self.questions:
            if question.code in asked:
                if question.kind in (Question.Kind.NUMBER, Question.Kind.CHOICES):
                    known.update(self.query.getlist("value"))
                known.update(question.value_labels())
        return known

    def _one(self, name: str, known: Iterable[str], default: str) -> str:
        given = self.query.get(name) or default
        if given in known:
            return given
        self.unknown.append(f"There is no {name} “{given}”.")
        return default

    def _sort(self) -> str:
        codes = {question.code for question in self.questions if not question.is_heading}
        known = {*TRUST_SORTS, *codes}
        return self._one("sort", known | {f"-{name}" for name in known}, "name")

    def _page(self) -> str:
        given = self.query.get("page") or "1"
        if given == "all" or (given.isascii() and given.isdecimal() and 0 < int(given) < 100_000):
            return given
        self.unknown.append(f"There is no page “{given}”.")
        return "1"

"""What a reader looks at: one view of the coverage of a request, read from the query string."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from responses.models import Question, Response, Service, Topic
from responses.views.page import RequestPage

DEFAULT_VIEW = "question"
#: Every view: its name in the query string and what its link says.
VIEWS = {
    "question": "By question",
    "topic": "By topic",
    "service": "By service",
    "region": "By region",
    "icb": "By integrated care board",
    "type": "By type of trust",
    "regions": "Regions side by side",
    "heatmap": "Topics by services",
    "speed": "How soon trusts replied",
}
#: Views of one question, parted by groups of trusts.
GROUPED = ("region", "icb", "type")
#: Views of all questions of one service.
OF_ONE_SERVICE = ("question", "regions")


@dataclass(frozen=True)
class Look:
    """One view with the choices of the page."""

    page: RequestPage
    by: str
    unknown: tuple[str, ...] = ()

    @classmethod
    def read(cls, request: HttpRequest, slug: str) -> "Look":
        """An unknown view is left out and named in ``unknown``, as unknown choices are."""
        page = RequestPage.read(request, slug, own=("by",))
        given = request.GET.get("by") or DEFAULT_VIEW
        if given in VIEWS:
            return cls(page, given, page.choices.unknown)
        return cls(page, DEFAULT_VIEW, (*page.choices.unknown, f"There is no view “{given}”."))

    @property
    def base(self) -> str:
        return self.page.choices.base

    @cached_property
    def responses(self) -> QuerySet[Response]:
        return self.page.choices.responses(self.page.foi_request)

    @cached_property
    def chosen(self) -> list[Question]:
        """The questions chosen, whatever the view."""
        return self.page.choices.questions(self.page.questions)

    @property
    def question(self) -> Question | None:
        """The one question of a view by groups of trusts: the one chosen, else the first."""
        named = [one for one in self.page.answerable if one.code in self.page.choices.question]
        return next(iter(named or self.chosen), None)

    @property
    def service(self) -> Service | None:
        """The one service of a view of all its questions: the first one chosen, else the first."""
        return next((question.service for question in self.chosen), None)

    @cached_property
    def topics(self) -> list[Topic]:
        """The topics that questions have, in order, those of several services first."""
        services: dict[str, set[str]] = {}
        found: dict[str, Topic] = {}
        for question in self.page.answerable:
            if question.topic:
                found[question.topic.pk] = question.topic
                services.setdefault(question.topic.pk, set()).add(question.service_id)
        return sorted(found.values(), key=lambda one: (len(services[one.pk]) == 1, one.order, one.name))

    @property
    def topic(self) -> Topic | None:
        """The one topic of the view by service: the one chosen, else the first that is left."""
        left = {question.topic_id for question in self.chosen}
        offered = [one for one in self.topics if one.pk in left]
        named = [one for one in offered if one.pk in self.page.choices.topic]
        return next(iter(named or offered), None)

    @cached_property
    def questions(self) -> list[Question]:
        """The questions that the view shows, in its order."""
        if self.by in GROUPED:
            return [self.question] if self.question else []
        if self.by in OF_ONE_SERVICE:
            return [one for one in self.chosen if one.service == self.service]
        if self.by == "service":
            return [one for one in self.chosen if one.topic == self.topic] if self.topic else []
        if self.by == "speed":
            return []
        order = {topic.pk: place for place, topic in enumerate(self.topics)}
        return sorted((one for one in self.chosen if one.topic_id), key=lambda one: order[one.topic_id or ""])

    @property
    def shown_services(self) -> list[Service]:
        """The services that the view shows: what readers must know about them stands beside it."""
        return list({question.service_id: question.service for question in self.questions}.values())

    def query(self, **changes: Any) -> str:
        """This view, changed, as a query string."""
        by = changes.pop("by", self.by)
        rest = self.page.choices.query_string(**{"page": "1", "sort": "name", **changes})
        return f"by={by}&{rest}" if rest else f"by={by}"

    @property
    def link(self) -> str:
        """A query string that shows the same, whatever the defaults will be one day."""
        changes: dict[str, tuple[str, ...]] = {}
        if self.by in GROUPED and self.question:
            changes = {"question": (self.question.code,)}
        elif self.by in OF_ONE_SERVICE and self.service:
            changes = {"service": (self.service.slug,)}
        elif self.by == "service" and self.topic:
            changes = {"topic": (self.topic.pk,)}
        query = self.query(**changes)
        return query if "&base=" in query else f"{query}&base={self.base}"

    @property
    def views(self) -> list[tuple[str, str, bool]]:
        """Query string, words and whether it is the one shown, for each view."""
        return [(self.view_query(name), label, name == self.by) for name, label in VIEWS.items()]

    def view_query(self, by: str) -> str:
        """Another view of the same trusts; a choice that only this view needed is left behind."""
        changes: dict[str, Any] = {"by": by}
        picks_trusts = self.page.choices.state or self.page.choices.value
        if by not in GROUPED and not picks_trusts:
            changes["question"] = ()
        if by not in GROUPED and by not in OF_ONE_SERVICE:
            changes["service"] = ()
        if self.by == "service" and by != "service":
            changes["topic"] = ()
        return self.query(**changes)

    @property
    def services(self) -> list[tuple[str, str, bool]]:
        """The switch between services, where the view has one: query string, words, whether it is shown."""
        if self.by not in OF_ONE_SERVICE:
            return []
        picks_trusts = self.page.choices.state or self.page.choices.value
        changes: dict[str, Any] = {} if picks_trusts else {"question": ()}
        offered = {question.service_id: question.service for question in self.page.answerable}
        return [
            (self.query(service=(slug,), **changes), str(service), service == self.service)
            for slug, service in offered.items()
        ]

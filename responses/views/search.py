"""Full-text search over what is public."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from responses.models import FOIRequest, SearchEntry, Service
from responses.search import FILTERS, MOST_RANKED, Found, Query, count_by_kind, find, read_query, suggestions

_LABELS = {"kind": "Kind of result", "request": "Request", "service": "Service"}
_KINDS = dict(SearchEntry.Kind.choices)


@dataclass(frozen=True)
class Choice:
    """A value of a filter; ``query`` is the query string that chooses it, or takes it back when chosen."""

    label: str
    count: int
    chosen: bool
    query: str


@dataclass(frozen=True)
class Narrowing:
    """What a reader narrows a search by: the values that there are, those chosen, and what does not exist."""

    names: Mapping[str, Mapping[str, str]]
    chosen: Mapping[str, str]
    unknown: list[str]

    @classmethod
    def read(cls, given: QueryDict) -> "Narrowing":
        requests = FOIRequest.objects.for_listing().filter(fictional=False)
        names: dict[str, dict[str, str]] = {
            "kind": {str(kind): label for kind, label in _KINDS.items()},
            "request": dict(requests.values_list("slug", "title")),
            "service": dict(Service.objects.values_list("slug", "name")),
        }
        asked = {name: given.get(name, "") for name in FILTERS}
        unknown = [name for name, value in asked.items() if value and value not in names[name]]
        sentences = [f"There is no {name} “{asked[name]}”." for name in unknown]
        return cls(names, {name: "" if name in unknown else asked[name] for name in FILTERS}, sentences)

    def choices(self, found: Found) -> list[tuple[str, list[Choice]]]:
        """Each filter with the values that would leave something; one without a choice is left out."""
        rows = []
        for name, label in _LABELS.items():
            choices = [self._choice(found, name, value) for value in self.names[name]]
            choices = [choice for choice in choices if choice.count or choice.chosen]
            if len(choices) > 1 or self.chosen[name]:
                rows.append((label, choices))
        return rows

    def _choice(self, found: Found, name: str, value: str) -> Choice:
        chosen = value == self.chosen[name]
        changed = {**self.chosen, name: "" if chosen else value}
        return Choice(
            label=self.names[name][value],
            count=found.counts[name][value],
            chosen=chosen,
            query=urlencode({"q": found.query.text, **{key: one for key, one in changed.items() if one}}),
        )


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = read_query(request.GET.get("q", ""))
    unknown = [f"“{name}” is not a choice." for name in request.GET if name not in {"q", "page", *FILTERS}]
    context = _results(request.GET, query, unknown) if query.phrases else {"kinds": _kinds()}
    return render(request, "responses/search.html", {"notices": unknown, **context, "query": query})


def _results(given: QueryDict, query: Query, unknown: list[str]) -> dict[str, object]:
    narrowing = Narrowing.read(given)
    page, wrong_page = _page(given.get("page", ""))
    found = find(query, filters=narrowing.chosen, page=page)
    return {
        "found": found,
        "narrowings": narrowing.choices(found),
        "filtered": any(narrowing.chosen.values()),
        "everything": urlencode({"q": query.text}),
        "most": MOST_RANKED,
        "notices": [*unknown, *narrowing.unknown, *wrong_page],
        **({} if found.anywhere else _ways_on(query)),
    }


def _ways_on(query: Query) -> dict[str, object]:
    """What is offered where the words are nowhere."""
    return {
        "suggestions": suggestions(query),
        "requests": FOIRequest.objects.for_listing().filter(fictional=False),
    }


def _kinds() -> list[tuple[str, int]]:
    """How much of each kind there is to find."""
    counts = count_by_kind()
    return [(label, counts[kind]) for kind, label in _KINDS.items() if kind in counts]


def _page(given: str) -> tuple[int, list[str]]:
    if not given:
        return 1, []
    if given.isascii() and given.isdecimal() and int(given[:9]) > 0:
        return int(given[:9]), []
    return 1, [f"There is no page “{given}”."]

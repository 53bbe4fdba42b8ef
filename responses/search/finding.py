"""A search: what was found, how much of each kind, and one page of it with the words marked."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.utils.safestring import SafeString

from responses.models import SearchEntry
from responses.search.index import refresh
from responses.search.marking import highlighted, snippet
from responses.search.matching import in_order, matching
from responses.search.query import Query
from responses.search.ranking import ranked

PAGE_LENGTH = 20
#: So many entries are put in order; a search that finds more is too wide for an order to help.
MOST_RANKED = 2_000
#: What a search can be narrowed by, and where an entry has it.
FILTERS = {"kind": "kind", "request": "request__slug", "service": "service"}

Filters = Mapping[str, str]


@dataclass(frozen=True)
class Hit:
    """One result as it is shown; title and text are safe HTML with the words marked."""

    entry: SearchEntry
    title: SafeString
    text: SafeString

    @property
    def kind(self) -> str:
        return SearchEntry.Kind(self.entry.kind).name.capitalize()


@dataclass(frozen=True)
class Found:
    """``total`` entries fit words and filters, ``anywhere`` the words alone; ``hits`` are of the one page.

    ``counts`` says of each filter how many entries each of its values would leave, the other filters kept.
    """

    query: Query
    total: int
    anywhere: int
    counts: Mapping[str, Mapping[str, int]]
    hits: tuple[Hit, ...]
    page: int
    pages: int

    @property
    def first(self) -> int:
        """The number of the first hit of the page, counted from one."""
        return (self.page - 1) * PAGE_LENGTH + 1

    @property
    def more(self) -> bool:
        """Whether there are entries beyond those that are put in order."""
        return self.total > MOST_RANKED


def find(query: Query, *, filters: Filters, page: int = 1) -> Found:
    """What fits ``query`` and the ``filters`` that are not empty; a page beyond the last is the last."""
    refresh()
    entries = matching(query)
    rows = list(entries.order_by().values_list(*FILTERS.values()).annotate(Count("pk")))
    counts = _counts(rows, filters)
    chosen = entries.filter(**{FILTERS[name]: value for name, value in filters.items() if value})
    candidates = in_order(chosen).values_list("pk", "kind", "address", "tokens")[:MOST_RANKED]
    keys = ranked(query, candidates)
    pages = -(-len(keys) // PAGE_LENGTH)
    page = max(1, min(page, pages))
    return Found(
        query=query,
        total=counts["all"]["all"],
        anywhere=sum(number for *_, number in rows),
        counts=counts,
        hits=_hits(query, keys[(page - 1) * PAGE_LENGTH : page * PAGE_LENGTH]),
        page=page,
        pages=pages,
    )


def count_by_kind() -> dict[str, int]:
    """How much there is to find."""
    refresh()
    rows = SearchEntry.objects.order_by().values_list("kind").annotate(Count("pk"))
    return dict(rows)


def _counts(rows: list[tuple], filters: Filters) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*FILTERS, "all")}
    for *values, number in rows:
        entry = dict(zip(FILTERS, values, strict=True))
        missed = [name for name in FILTERS if filters.get(name) and filters[name] != entry[name]]
        for name in FILTERS:
            if entry[name] and not set(missed) - {name}:
                counts[name][entry[name]] += number
        if not missed:
            counts["all"]["all"] += number
    return counts


def _hits(query: Query, keys: list[int]) -> tuple[Hit, ...]:
    entries = SearchEntry.objects.select_related("request").in_bulk(keys)
    return tuple(_hit(query, entries[key]) for key in keys if key in entries)


def _hit(query: Query, entry: SearchEntry) -> Hit:
    shown = snippet(entry.body, query.phrases)
    return Hit(entry, highlighted(entry.title, query.phrases), highlighted(shown, query.phrases))

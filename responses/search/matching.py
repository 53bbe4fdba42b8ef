"""Which entries match: the one place of the search that knows which database it is.

Both match the same tokens with the same operators, so they find the same entries.
"""

from django.db import connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Collate

from responses.models import SearchEntry
from responses.search.query import Phrase, Query


def matching(query: Query) -> QuerySet[SearchEntry]:
    """The entries that hold every phrase and none of those to leave out.

    The index may be a moment older than the data, so it is asked once more whether they are public.
    """
    return _found(query).filter(
        Q(request=None) | Q(request__public=True, request__fictional=False),
        Q(response=None) | Q(response__status="published"),
    )


def _found(query: Query) -> QuerySet[SearchEntry]:
    if not query.phrases:
        return SearchEntry.objects.none()
    # The one parameter is bound, and tokens hold letters and digits only.
    if connection.vendor == "postgresql":
        condition = RawSQL(
            "responses_searchentry.words @@ to_tsquery('simple', %s)",
            [_expression(query, following=" <-> ", both=" & ", never=" & !")],
            output_field=BooleanField(),
        )
        return SearchEntry.objects.filter(condition)
    rows = RawSQL(
        "SELECT rowid FROM responses_search_fts WHERE responses_search_fts MATCH %s",
        [_expression(query, following=" + ", both=" AND ", never=" NOT ")],
    )
    return SearchEntry.objects.filter(pk__in=rows)


def _expression(query: Query, *, following: str, both: str, never: str) -> str:
    def written(phrase: Phrase) -> str:
        return f"({following.join(phrase)})"

    return "".join((both.join(map(written, query.phrases)), *(never + written(one) for one in query.without)))


def in_order(entries: QuerySet[SearchEntry]) -> QuerySet[SearchEntry]:
    """By kind and address, sign by sign: the order does not depend on the language of the database."""
    binary = "C" if connection.vendor == "postgresql" else "BINARY"
    return entries.order_by(Collate("kind", binary).desc(), Collate("address", binary), "pk")

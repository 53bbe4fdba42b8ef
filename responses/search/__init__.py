"""Full-text search over what is public: the same results on both databases.

Words are folded and stemmed here, the database finds the entries that hold them, and order and marks are
made here again.
"""

from responses.search.finding import FILTERS, MOST_RANKED, Filters, Found, Hit, count_by_kind, find
from responses.search.query import Query, read_query
from responses.search.suggestions import Suggestions, Way, suggestions

__all__ = [
    "FILTERS",
    "MOST_RANKED",
    "Filters",
    "Found",
    "Hit",
    "Query",
    "Suggestions",
    "Way",
    "count_by_kind",
    "find",
    "read_query",
    "suggestions",
]

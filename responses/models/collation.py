"""How the database puts text in order: sign by sign, so that both write the same lists and files."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

_HINT = (
    "Make the database anew: CREATE DATABASE foi TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' "
    "LC_CTYPE 'C.UTF-8'. docs/operations.md says more."
)


@register(Tags.database)
def database_sorts_sign_by_sign(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """An error for each PostgreSQL database that sorts by the rules of a language.

    SQLite puts ``B`` before ``a``; a language puts it behind, and every list and file in another order.
    """
    return [
        Error(
            f"The database “{alias}” sorts text by the rules of a language: lists and files would come in "
            "another order than with SQLite.",
            hint=_HINT,
            id="responses.E001",
        )
        for alias in databases or ()
        if connections[alias].vendor == "postgresql" and not _sorts_sign_by_sign(alias)
    ]


def _sorts_sign_by_sign(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT 'B' < 'a' AND 'a-c' < 'ab'")
        return bool(cursor.fetchone()[0])

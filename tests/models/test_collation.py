"""Both databases put text in the same order, or the check says so."""

from django.core.checks import run_checks
from django.db import connection

from responses.models import Resource, collation

MIXED = ["Zebra tool", "ant tool", "Ant tool", "ant-tool", "Éclair tool", "1 tool"]


def test_names_are_sorted_sign_by_sign(db):
    Resource.objects.bulk_create(
        Resource(slug=f"r-{number}", kind="tool", name=name) for number, name in enumerate(MIXED)
    )
    assert list(Resource.objects.order_by("name").values_list("name", flat=True)) == sorted(MIXED)
    assert run_checks(databases=["default"], tags=["database"]) == []


def test_a_database_that_sorts_by_a_language_is_refused(db, monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    monkeypatch.setattr(collation, "_sorts_sign_by_sign", lambda alias: False)
    (error,) = collation.database_sorts_sign_by_sign(databases=["default"])
    assert error.id == "responses.E001"
    assert error.msg.startswith("The database “default” sorts text by the rules of a language")
    assert "LC_COLLATE 'C'" in str(error.hint)
    assert collation.database_sorts_sign_by_sign(databases=None) == []

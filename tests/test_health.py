import pytest
from django.db import OperationalError, connections


class BrokenConnection:
    """A database that answers no query, with a message that no visitor may see."""

    def __init__(self, *_args, **_kwargs):
        raise OperationalError("could not connect to 10.1.2.3 as user secret-user")


@pytest.mark.django_db
def test_healthz_is_200_when_the_database_answers(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_healthz_is_503_when_the_database_does_not_answer(client, monkeypatch, caplog):
    monkeypatch.setattr(connections["default"], "cursor", BrokenConnection)
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (503, b"The database does not answer.\n")
    assert "secret-user" in caplog.text


def test_healthz_takes_only_safe_methods(client):
    assert client.post("/healthz").status_code == 405

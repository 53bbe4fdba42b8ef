"""Fixtures for every test."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

PROJECT = Path(__file__).resolve().parent.parent

# On CI a missing part is a failure: a skipped test there would look like a passed one.
ON_CI = os.environ.get("CI") == "true"


def missing(reason: str) -> None:
    """Skip the test for this reason, or fail it on CI."""
    if ON_CI:
        pytest.fail(f"{reason} Nothing is skipped on CI.", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's own folder."""
    return PROJECT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real letters and registers, which lie beside the project and are never part of it."""
    folder = PROJECT.parent / "shared" / "data"
    if not folder.is_dir():
        missing("The folder ../shared/data with real data is not here.")
    return folder


@pytest.fixture(scope="module")
def sample_data(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The sample data, loaded once for all tests of a module, each of which undoes what it changes itself.

    A test asks for ``db`` too. Every test of the module finds the data, also one that does not ask for it.
    """
    with django_db_blocker.unblock():
        call_command("load_sample", verbosity=0)
    yield
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)

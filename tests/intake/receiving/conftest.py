"""A response that awaits a letter, and a folder of its own where letters lie."""

from pathlib import Path

import pytest

from tests.fictional import make_holidays, make_response


@pytest.fixture
def response(author):
    make_holidays()
    return make_response(author)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    """Where the letters of this test lie."""
    backend = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": backend}
    settings.MEDIA_ROOT = tmp_path / "kept"
    return settings.MEDIA_ROOT

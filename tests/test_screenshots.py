"""The script that pictures the pages, and the one that weighs them, leave no page type out."""

import runpy
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, resolve

from responses.urls import urlpatterns

#: Addresses of files, which are no pages.
FILES = {"download", "coverage_picture", "coverage_figures"}


@pytest.fixture
def pages(project: Path, monkeypatch) -> dict[str, str]:
    monkeypatch.syspath_prepend(project / "scripts")
    return runpy.run_path(str(project / "scripts" / "screenshots.py"))["PAGES"]


def names(patterns: list[URLPattern | URLResolver]) -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        found |= names(pattern.url_patterns) if isinstance(pattern, URLResolver) else {pattern.name or ""}
    return found


def test_every_page_type_is_pictured(pages):
    paths = {path.partition("?")[0] for path in pages.values()} - {"/not-a-page/"}
    assert {resolve(path).url_name for path in paths} == names(urlpatterns) - FILES


@pytest.mark.usefixtures("sample_data")
def test_every_address_pictured_is_there(pages, db, client):
    answers = {path: client.get(path).status_code for path in pages.values()}
    assert {path for path, status in answers.items() if status != 200} == {"/not-a-page/"}

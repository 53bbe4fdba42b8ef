"""Chromium of the system, driven by Playwright, and axe for accessibility."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.conftest import missing

# Playwright runs an event loop in the thread of the tests; Django would refuse its own database calls there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Keeps the browser from looking for anything beyond this machine.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = {"desktop": 1280, "telephone": 360}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    if CHROMIUM is None:
        missing("Chromium is not on the path.")
    # Chromium's own sandbox does not start for the superuser, whom containers run as.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": CHROMIUM, "headless": True, "args": [*QUIET, *sandbox]}


@pytest.fixture
def page(page: Page) -> Page:
    """A page that fails soon, and that fails the test when its own script or policy is at fault."""
    page.set_default_timeout(5000)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.problems = problems  # type: ignore[attr-defined]
    return page


@pytest.fixture
def assert_accessible(page: Page) -> Callable[[], None]:
    """A check of the page as it stands: no violation of WCAG 2.2 AA or of axe's best practice."""

    def check() -> None:
        found = Axe().run(page)
        violations = [
            f"{violation['id']}: {node['target']}"
            for violation in found.response["violations"]
            for node in violation["nodes"]
        ]
        assert violations == [], page.url

    return check

"""The search in a browser: from a word to an answer by mouse, by keyboard alone, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from responses.intake.sample import load_sample

PAGES = (
    "/search/",
    "/search/?q=sextortion",
    "/search/?q=policy&kind=answer",
    "/search/?q=trust&page=2",
    "/search/?q=sextorton+xylophone",
    "/search/?q=-policy",
)


@pytest.fixture
def site(live_server, transactional_db) -> str:
    load_sample()
    return live_server.url


def test_from_a_word_to_an_answer_by_mouse(site, page: Page):
    page.goto(site)
    page.get_by_role("searchbox").fill("sextorton")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("Nothing found for “sextorton”")
    page.get_by_role("link", name="sextortion", exact=True).click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("3 results")
    page.get_by_role("link", name="Answers").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("1 result")
    page.get_by_role("link", name=re.compile("Herefordshire.+Sextortion")).click()
    _assert_answer(page)


def test_from_a_word_to_an_answer_by_keyboard_alone(site, page: Page):
    page.goto(f"{site}/trusts/")
    _tab_to(page, page.get_by_label("Search answers, questions and trusts"))
    page.keyboard.type("sextortion Herefordshire")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_have_text("1 result")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    _tab_to(page, page.get_by_role("link", name=re.compile("Herefordshire")))
    page.keyboard.press("Enter")
    _assert_answer(page)


def test_from_a_word_to_an_answer_without_javascript(site, browser: Browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site)
    page.get_by_role("searchbox").fill("sextortion")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Answers").click()
    page.get_by_role("link", name=re.compile("Herefordshire")).click()
    _assert_answer(page)
    page.context.close()


def _assert_answer(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sextortion")
    expect(page.get_by_role("main")).to_contain_text("The trust wrote: “Y/”")


def _tab_to(page: Page, target) -> None:
    """Press Tab until ``target`` has the focus; what has it must be seen."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            expect(target).to_be_in_viewport()
            return
    raise AssertionError("The keyboard does not reach it.")


def test_pages_of_the_search_are_accessible_full_and_empty(site, page: Page, assert_accessible):
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        for address in PAGES:
            page.goto(site + address)
            assert_accessible()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
    assert page.problems == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [1280, 320])
def test_an_empty_site_is_accessible(live_server, transactional_db, page: Page, assert_accessible, width):
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("/", "/requests/", "/trusts/", "/search/", "/search/?q=policy", "/about/"):
        page.goto(live_server.url + address)
        assert_accessible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert page.problems == []  # type: ignore[attr-defined]


def test_an_empty_site_can_be_searched(live_server, transactional_db, page: Page):
    page.goto(f"{live_server.url}/search/?q=policy")
    expect(page.get_by_role("heading", level=2).first).to_have_text("Nothing found for “policy”")

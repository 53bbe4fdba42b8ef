"""The pages that are read, in a browser: the story of three clicks, paper, and axe on each page."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from responses.intake.sample import load_sample
from responses.models import Answer, Correction, FOIRequest

REAL = "/requests/technology-facilitated-abuse/"
EXAMPLE = "/requests/worked-example/"
PAGES = (
    f"{EXAMPLE}questions/",
    f"{EXAMPLE}questions/camhs-2a-ii-1/",
    f"{EXAMPLE}questions/camhs-2a/",
    f"{EXAMPLE}questions/sarc-3a-i/?state=answered",
    f"{EXAMPLE}questions/camhs-5/?type=ambulance",
    f"{EXAMPLE}trusts/XX004/",
    f"{EXAMPLE}trusts/XX011/",
    f"{REAL}trusts/R1A/",
    f"{EXAMPLE}answers/XX004/camhs-2/",
    f"{EXAMPLE}answers/XX020/camhs-4a/",
    f"{EXAMPLE}answers/XX011/camhs-1/",
    f"{REAL}answers/R1A/camhs-2a-ii-1/",
    f"{EXAMPLE}resources/",
    f"{EXAMPLE}resources/?kind=link&type=ambulance",
    f"{EXAMPLE}resources/fictional-safeguarding-policy-xx002/",
    "/trusts/R1A/",
    "/trusts/RTQ/",
    "/corrections/",
    "/corrections/new/",
    "/corrections/new/?answer=technology-facilitated-abuse/R1A/camhs-1",
    "/corrections/thanks/",
)
LONG_RESPONSES = ("XX004", "XX009", "XX012", "XX021", "XX024", "XX036", "XX045", "XX057", "XX060")
#: Long words, and no data at all.
EMPTY_PAGES = ("questions/", "questions/camhs-1/", "resources/")


@pytest.fixture
def site(live_server, transactional_db) -> str:
    load_sample()
    return live_server.url


def assert_the_story_is_told(page: Page) -> None:
    """At which trusts CAMHS assessment tools ask about sextortion, out of how many, and what they name."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sextortion")
    expect(page.locator(".app-key-figure")).to_have_text(
        "Yes: 1 of 1. Base: trusts that replied and to which the question applies."
    )
    yes = page.get_by_role("table", name="Trusts: yes")
    row = yes.get_by_role("row", name="Herefordshire and Worcestershire Health and Care NHS Trust")
    expect(row).to_contain_text("Get Safe (tool, both counties)")
    named = page.locator("section", has=page.get_by_role("heading", name="Tools and other resources named"))
    expect(named).to_contain_text("At question 2")
    expect(named).to_contain_text("Get Safe, tool (Safeguarding Worcestershire): 1 of 1")


def steps(page: Page) -> list[Callable[[], Locator]]:
    """The links of the story, each found on the page that the one before leads to."""
    return [
        lambda: page.get_by_role("link", name="Read the questions of Technology").first,
        lambda: page.get_by_role("link", name="Sextortion", exact=True).first,
    ]


def test_three_clicks_by_mouse(site, page: Page):
    page.goto(site)
    for step in steps(page):
        step().click()
    assert_the_story_is_told(page)
    # The third click leads to the evidence.
    page.get_by_role("table", name="Trusts: yes").get_by_role("link", name="Herefordshire").click()
    expect(page.locator("main")).to_contain_text("The trust wrote: “Y/”")
    assert page.problems == []  # type: ignore[attr-defined]


def test_three_clicks_by_keyboard_alone(site, page: Page):
    page.goto(site)
    for step in steps(page):
        tab_to(page, step())
        page.keyboard.press("Enter")
        page.wait_for_load_state()
    assert_the_story_is_told(page)
    jump = page.get_by_role("link", name="Yes (1)")
    tab_to(page, jump)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Yes: 1 trust")).to_be_in_viewport()


def tab_to(page: Page, link: Locator) -> None:
    """Press the tabulator until the link has the focus, which has to be seen."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if link.evaluate("element => element === document.activeElement"):
            assert link.evaluate(
                "element => getComputedStyle(element).outlineStyle !== 'none' || "
                "getComputedStyle(element).boxShadow !== 'none'"
            )
            return
    pytest.fail(f"The tabulator does not reach {link}.")


def test_three_clicks_without_javascript(site, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(5000)
    page.goto(site)
    for step in steps(page):
        step().click()
    assert_the_story_is_told(page)
    page.goto(f"{site}{EXAMPLE}answers/XX004/camhs-2/")
    expect(page.locator("#citation")).to_contain_text("/answers/XX004/camhs-2/")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    context.close()


def test_the_questions_of_the_example_lead_the_same_way(site, page: Page):
    page.goto(site)
    page.get_by_role("link", name="Read the questions of Worked example").click()
    page.get_by_role("link", name="Sextortion", exact=True).first.click()
    counted = page.get_by_role("table", name="Trusts: yes").get_by_role("row").count() - 1
    expect(page.locator(".app-key-figure")).to_contain_text(f"Yes: {counted} of ")


def test_a_citation_is_copied(site, page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}{EXAMPLE}answers/XX004/camhs-2/")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#citation").inner_text()


def test_a_response_fits_two_sheets_of_paper(site, page: Page):
    """The real one and the longest of the example, which run both services and answer several at once."""
    for address in (f"{REAL}trusts/R1A/", *(f"{EXAMPLE}trusts/{code}/" for code in LONG_RESPONSES)):
        page.goto(site + address)
        pdf = page.pdf(prefer_css_page_size=True)
        assert 1 <= pdf.count(b"/Type /Page\n") <= 2, address


@pytest.mark.parametrize("address", [f"{REAL}trusts/R1A/", f"{EXAMPLE}trusts/XX004/"])
def test_a_printed_response_is_complete_and_can_be_read(site, page: Page, address: str):
    page.goto(site + address)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".app-gaps")).to_contain_text("What this trust did not answer, and why:")
    expect(page.locator(".app-neighbours")).to_be_hidden()
    # Nothing so small that nobody could read it: 9 point are 12 pixels.
    assert page.locator("article p").first.evaluate("element => getComputedStyle(element).fontSize") == "12px"
    headings = page.locator("main h2").evaluate_all(
        "nodes => nodes.map(node => parseFloat(getComputedStyle(node).fontSize))"
    )
    assert max(headings) < 14


def test_paper_has_the_passage_and_leaves_the_words_around_it_to_the_screen(site, page: Page):
    page.goto(f"{site}{EXAMPLE}trusts/XX004/")
    quote = page.locator("#camhs-2 .app-quote").first
    expect(quote).to_contain_text("List all assessment tools")
    page.emulate_media(media="print")
    shown = quote.inner_text()
    assert "List all assessment tools" not in shown
    assert "Staff use the Fictional Assessment Form" in shown
    assert "Fictional reply 04" in shown


def test_a_mistake_is_reported_after_a_mistake_in_the_form(site, page: Page, assert_accessible):
    page.goto(f"{site}{REAL}answers/R1A/camhs-1/")
    page.get_by_role("link", name="Report a mistake in this answer").click()
    page.get_by_label("E-mail address (optional)").fill("reader")
    page.get_by_role("button", name="Send the report").click()
    expect(page).to_have_title("Error: Report a mistake – FOI dashboard")
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible()
    page.get_by_role("link", name="Say what is wrong").click()
    expect(page.get_by_label("What is wrong?")).to_be_focused()
    page.keyboard.type("It says no.")
    page.get_by_label("E-mail address (optional)").fill("")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. We have your report")
    assert Correction.objects.get().text == "It says no."


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_are_accessible_and_fit(site, page: Page, assert_accessible, width: int):
    answer = Answer.objects.get(response__trust="R1A", question__code="camhs-1")
    Correction.objects.create(
        answer=answer, text="x", outcome="accepted", public_note="Yes became no.", decided_at=timezone.now()
    )
    page.set_viewport_size({"width": width, "height": 900})
    for address in PAGES:
        page.goto(site + address)
        assert_accessible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert page.problems == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [1280, 320])
def test_empty_pages_are_accessible_and_fit(site, page: Page, assert_accessible, width: int):
    FOIRequest.objects.get(slug="technology-facilitated-abuse").responses.all().delete()
    page.set_viewport_size({"width": width, "height": 900})
    for address in (*(REAL + one for one in EMPTY_PAGES), "/corrections/", "/trusts/R1A/"):
        page.goto(site + address)
        assert_accessible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page.goto(f"{site}/corrections/new/?answer=none/R1A/camhs-1")
    assert_accessible()

"""The entry page in a browser: from empty to published, by selection, by quote, with a resource."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from responses.intake.entry import add_source
from responses.models import Mention, Passage, Resource, Response
from tests.fictional import LETTER, make_holidays, make_response, states

pytestmark = pytest.mark.django_db(transaction=True)

# Puts the selection of the browser on these words of a source, in units of UTF-16 as browsers count.
SELECT = """([words, source]) => {
    const text = document.querySelector(`.entry-text[data-source="${source}"]`);
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        const node = walker.currentNode;
        document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
        return;
    }
    throw new Error(`no ${words}`);
}"""


@pytest.fixture
def response() -> Response:
    make_holidays()
    response = make_response()
    add_source(response=response, text=LETTER, author=None, name="Letter")
    return response


@pytest.fixture
def desk(page: Page, live_server, response: Response) -> Page:
    """The entry page of the response, with an editor signed in."""
    User.objects.create_superuser("ada", password="secret")
    page.goto(f"{live_server.url}/admin/responses/response/{response.pk}/change/")
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill("secret")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/change/")
    return page


def question(page: Page, code: str):
    return page.locator(f"#{code}")


def select(page: Page, words: str, response: Response) -> None:
    source = response.sources.get()
    page.evaluate(SELECT, [words, source.pk])
    page.get_by_role("button", name="Add the selected text as a passage").click()


def code_all(page: Page) -> None:
    """Every question of the service that is provided, as somebody would click through them."""
    question(page, "camhs-1").get_by_label("Yes", exact=True).check()
    question(page, "camhs-1a").get_by_label("Partly").check()
    for code in ("camhs-2", "camhs-3"):
        question(page, code).get_by_label("State").select_option("answered")
    question(page, "camhs-2a-i").get_by_label("State").select_option("refused")
    question(page, "camhs-2a-i").get_by_label("Sections").fill("12")
    question(page, "camhs-4").get_by_label("Value", exact=True).fill("7")
    page.locator("#provision-sarc").get_by_label("Does not run the service").check()


def test_from_empty_to_published(desk: Page, response: Response, assert_accessible):
    expect(desk.locator("#due")).to_contain_text("Due on Friday 29 March 2024 (estimated")
    desk.get_by_label("Request received on").fill("2024-03-04")
    desk.get_by_label("Replied on").fill("2024-03-28")
    desk.get_by_label("Outcome").select_option("answered")
    desk.get_by_label("Outcome").blur()
    expect(desk.locator("#due")).to_have_text(
        "Due on Monday 1 April 2024. Replied after 18 working days, in time."
    )
    code_all(desk)
    expect(question(desk, "camhs-1").get_by_label("State")).to_have_value("answered")

    # A passage by selection, after an emoji that the browser counts as more units than code points.
    question(desk, "camhs-1").get_by_label("Raw mark").fill("Y")
    expect(desk.locator("#selection-target")).to_have_text("Selected text goes to CAMHS 1.")
    select(desk, "Y – we do have a policy, called “Safe Online”.", response)
    expect(question(desk, "camhs-1").locator("q")).to_have_text(
        "Y – we do have a policy, called “Safe Online”."
    )
    # One by its words, with other spaces and quotation marks than the letter has.
    question(desk, "camhs-2").get_by_label("Add a passage by its words").fill("Screening  Tool; Body Map")
    # A resource described in place.
    question(desk, "camhs-2").get_by_text("Add a resource that the answer names").click()
    question(desk, "camhs-2").get_by_label("Name", exact=True).fill("Screening Tool")
    question(desk, "camhs-2").get_by_label("Kind").select_option("tool")
    question(desk, "camhs-2").get_by_label("Area").fill("both counties")
    assert_accessible()

    desk.get_by_label("Reason for the change").fill("First coding")
    desk.get_by_role("button", name="Save and publish").click()
    expect(desk.get_by_text("Saved and published.")).to_be_visible()
    expect(desk.locator(".entry-text mark").first).to_have_text(
        "Y – we do have a policy, called “Safe Online”."
    )
    assert_accessible()

    response.refresh_from_db()
    assert (response.status, response.outcome, response.received_on) == (
        "published",
        "answered",
        date(2024, 3, 4),
    )
    assert states(response) == {
        **dict.fromkeys(("camhs-1", "camhs-1a", "camhs-2", "camhs-3", "camhs-4"), "answered"),
        "camhs-2a-i": "refused",
        **dict.fromkeys(("sarc-1", "sarc-3", "sarc-3a", "sarc-3a-i"), "not_applicable provision"),
    }
    start = LETTER.index("Y –")
    passages = Passage.objects.order_by("start").values_list("answer__question__code", "start", "quote")
    assert list(passages) == [
        ("camhs-1", start, "Y – we do have a policy, called “Safe Online”."),
        ("camhs-2", LETTER.index("Screening"), "Screening Tool; Body Map"),
    ]
    for passage in Passage.objects.all():
        assert LETTER[passage.start : passage.end] == passage.quote
    mention = Mention.objects.get()
    assert (mention.resource.name, mention.resource.issuer_trust_id, mention.area) == (
        "Screening Tool",
        "XXAAA",
        "both counties",
    )
    assert desk.problems == []  # type: ignore[attr-defined]


def test_a_refused_form_leads_to_its_field_and_keeps_what_was_typed(desk: Page, response, assert_accessible):
    question(desk, "camhs-1").get_by_label("Sections").fill("s12")
    question(desk, "camhs-3").get_by_label("Note", exact=True).fill("Typed and kept")
    desk.get_by_role("button", name="Save draft").click()
    summary = desk.locator("#error-summary")
    expect(summary).to_be_focused()
    assert_accessible()
    summary.get_by_role("link", name=re.compile("CAMHS 1: Give section numbers")).click()
    expect(question(desk, "camhs-1").get_by_label("Sections")).to_be_focused()
    expect(question(desk, "camhs-3").get_by_label("Note", exact=True)).to_have_value("Typed and kept")
    assert set(states(response).values()) == {"pending"}


def test_a_known_resource_is_found_while_typing(desk: Page, response):
    shared = Resource.objects.create(slug="get-safe", kind="tool", name="Get Safe", issuer_name="A charity")
    block = question(desk, "camhs-2")
    block.get_by_text("Add a resource that the answer names").click()
    name = block.get_by_label("Name", exact=True)
    name.fill("get")
    expect(desk.locator("#resources-found option")).to_have_attribute("value", "Get Safe (A charity) – tool")
    # Choosing from the browser's own list puts the whole entry into the box.
    name.fill("Get Safe (A charity) – tool")
    expect(block.get_by_label("Kind")).to_be_hidden()
    block.get_by_role("button", name="Add another resource").click()
    block.get_by_label("Name", exact=True).nth(1).fill("Body Map")
    desk.get_by_role("button", name="Save draft").click()
    expect(desk.get_by_text("Saved.")).to_be_visible()
    names = Mention.objects.order_by("resource__name").values_list("resource__name", "resource__issuer_trust")
    assert list(names) == [("Body Map", "XXAAA"), ("Get Safe", None)]
    assert Mention.objects.filter(resource=shared).count() == 1


def test_a_state_without_a_value_clears_the_value(desk: Page):
    block = question(desk, "camhs-1")
    block.get_by_label("Yes", exact=True).check()
    block.get_by_label("State").select_option("unclear")
    expect(block.get_by_label("No value")).to_be_checked()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(desk: Page, width):
    desk.set_viewport_size({"width": width, "height": 800})
    assert desk.evaluate("document.documentElement.scrollWidth") == width


def test_without_scripts_a_quote_and_a_resource_are_enough(browser, live_server, response):
    User.objects.create_superuser("ada", password="secret")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(5000)
    page.goto(f"{live_server.url}/admin/responses/response/{response.pk}/change/")
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill("secret")
    page.get_by_role("button", name="Log in").click()
    code_all(page)
    for code in ("camhs-1", "camhs-1a", "camhs-4"):
        question(page, code).get_by_label("State").select_option("answered")
    page.get_by_label("Outcome").select_option("answered")
    question(page, "camhs-1").get_by_label("Add a passage by its words").fill(
        'a policy, called "Safe Online"'
    )
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_text("Saved and published.")).to_be_visible()
    assert Passage.objects.get().quote == "a policy, called “Safe Online”"
    assert Response.objects.get().status == "published"
    context.close()


def test_every_page_of_data_entry_is_accessible(
    desk: Page, live_server, response: Response, assert_accessible
):
    answer, request = response.answers.get(question__code="camhs-1"), response.request
    lists = [
        f"responses/{name}" for name in ("response", "answer", "source", "foirequest", "trust", "resource")
    ]
    pages = (
        "",
        *(f"{name}/" for name in lists),
        "responses/response/add/",
        "responses/response/close/",
        f"responses/response/{response.pk}/history/",
        f"responses/answer/{answer.pk}/history/",
        "responses/foirequest/add/",
        f"responses/foirequest/{request.pk}/change/",
        "responses/bankholiday/",
    )
    for page in pages:
        loaded = desk.goto(f"{live_server.url}/admin/{page}")
        assert loaded is not None
        assert loaded.status == 200, page
        assert_accessible()

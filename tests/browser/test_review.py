"""A letter from upload to published: by keys alone, by mouse, and without scripts."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from responses.intake.review import accept
from responses.models import Answer, Coding, Mention, Passage, Response, Suggestion
from tests.fictional import make_holidays, make_response, states
from tests.reviewing import REPLY, make_letter, span

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def response() -> Response:
    make_holidays()
    return make_response(User.objects.create_superuser("ada", password="secret"))


def sign_in(page: Page, live_server, path: str, user: str = "ada") -> Page:
    # The first page of a process loads everything there is.
    page.goto(f"{live_server.url}{path}", timeout=20_000)
    page.get_by_label("Username").fill(user)
    page.get_by_label("Password").fill("secret")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"**{path}*")
    return page


def path(response: Response, screen: str = "review") -> str:
    return f"/admin/responses/response/{response.pk}/{screen}/"


@pytest.fixture
def letter(response):
    return make_letter(response)


@pytest.fixture
def desk(page: Page, live_server, response, letter) -> Page:
    return sign_in(page, live_server, path(response))


def current(page: Page):
    return page.locator(".review-item.is-current")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def decide(page: Page, key: str, then: str) -> None:
    """Press a key, and wait until the item of this name is the current one and has the focus."""
    press(page, key)
    expect(current(page).locator(".review-name")).to_have_text(then)
    expect(current(page)).to_be_focused()


def quotes(response: Response, code: str) -> list[str]:
    answer = Answer.objects.get(response=response, question__code=code)
    return [passage.quote for passage in answer.passages.all()]


def selected(page: Page) -> str:
    return page.evaluate("document.getSelection().toString()")


def tab_to(page: Page, name: str) -> None:
    """Tab on until the focus is on what has this label or these words."""
    script = """() => {
        const here = document.activeElement;
        return here.labels?.[0]?.textContent ?? here.textContent;
    }"""
    for _ in range(60):
        if page.evaluate(script).strip() == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} is out of reach of the keyboard")


def test_by_keyboard_alone_from_upload_to_published(page: Page, live_server, response):
    sign_in(page, live_server, path(response, "upload"))
    tab_to(page, "Or paste the text")
    page.keyboard.insert_text(REPLY)
    tab_to(page, "Read the letter")
    press(page, "Enter")
    page.wait_for_url("**/review/**")
    left = page.locator("#review-left")
    expect(left).to_contain_text("left to look at.")

    # What is left is looked at one after the other: A for what is right, N for what the letter does not say.
    expect(current(page)).to_be_focused()
    walk(page, response)
    expect(left).to_have_text("Nothing is left to look at.")
    expect(page.locator("#finish")).to_be_focused()
    tab_to(page, "Publish")
    press(page, "Enter")
    expect(page.get_by_text("This response is published.", exact=True)).to_be_visible()

    response.refresh_from_db()
    assert (response.status, response.outcome, response.reference) == (
        "published",
        "answered_in_part",
        "NM-2024-17",
    )
    assert response.received_on == date(2024, 3, 4)
    assert states(response)["camhs-1"] == "answered"
    assert {state for code, state in states(response).items() if code.startswith("sarc")} == {
        "not_applicable provision"
    }
    for passage in Passage.objects.select_related("source"):
        assert passage.source.text[passage.start : passage.end] == passage.quote
    assert set(
        Suggestion.objects.filter(answer__question__service="camhs").values_list("decision", flat=True)
    ) <= {
        "accepted",
        "changed",
        "not_answered",
    }
    assert page.problems == []  # type: ignore[attr-defined]


def walk(page: Page, response: Response) -> None:
    """Decide whatever is the current item, until nothing is left."""
    for _ in range(40):
        item = current(page)
        if "is-left" not in (item.get_attribute("class") or ""):
            press(page, "j")
            continue
        key = "a" if item.locator("button", has_text="Accept").count() else "n"
        count = page.locator("#review-left").inner_text()
        press(page, key)
        expect(page.locator("#review-left")).not_to_have_text(count)
        if page.locator("#review-left").inner_text().startswith("Nothing"):
            return
    raise AssertionError("Something stays left to look at.")


def test_keys_between_question_and_letter(desk: Page, response, letter):
    expect(current(desk).locator(".review-name")).to_have_text("CAMHS 1")
    expect(current(desk)).to_be_focused()
    # To the passage, which is selected; one sentence more; and that is the passage now.
    press(desk, "p")
    expect(desk.locator("#letter")).to_be_focused()
    assert selected(desk) == "Y – we do have a policy, called “Safe Online”."
    press(desk, "Shift+ArrowDown")
    assert selected(desk).endswith("It is shared with all staff 👩🏽‍⚕️.")
    press(desk, "Shift+ArrowLeft")
    assert selected(desk).endswith("with all staff")
    press(desk, "ArrowRight")
    assert selected(desk).startswith("– we do have")
    press(desk, "ArrowLeft")
    decide(desk, "s", "CAMHS 1")
    words = "Y – we do have a policy, called “Safe Online”. It is shared with all staff"
    expect(current(desk).locator("q")).to_have_text([words])
    assert quotes(response, "camhs-1") == [words]
    decide(desk, "a", "CAMHS 1a")
    assert Answer.objects.get(question__code="camhs-1").state == "answered"
    assert quotes(response, "camhs-1") == [words]

    # Sentence by sentence, then Enter leads to the question that the words belong to.
    press(desk, "p", "ArrowDown", "ArrowDown")
    assert selected(desk) == "The Body Map, and the Screening Tool."
    decide(desk, "Enter", "CAMHS 2")
    press(desk, "p", "ArrowUp")
    assert selected(desk) == "2. Which tools do you use?"
    decide(desk, "Escape", "CAMHS 2")
    # Extending takes the suggested passage along.
    press(desk, "p", "ArrowUp")
    decide(desk, "e", "CAMHS 2")
    expect(current(desk).locator("q")).to_have_text(
        ["2. Which tools do you use?\nThe Body Map, and the Screening Tool."]
    )
    press(desk, "u")
    expect(desk.locator("#review-said")).to_have_text("Undone: CAMHS 2.")
    assert quotes(response, "camhs-2") == []
    # From a question without a passage it is not far to where the one before it is answered.
    decide(desk, "j", "CAMHS 2a(i)")
    decide(desk, "j", "CAMHS 3")
    press(desk, "p")
    assert selected(desk) == "We withhold this under section 12 of the Act."


def test_changing_undoing_and_not_answered_by_keys(desk: Page, response, letter):
    press(desk, "c")
    state = current(desk).get_by_label("State")
    expect(state).to_be_focused()
    press(desk, "Tab")
    expect(current(desk).get_by_label("Yes", exact=True)).to_be_focused()
    press(desk, "ArrowDown")
    decide(desk, "Enter", "CAMHS 1a")
    assert Answer.objects.get(question__code="camhs-1").value == "partly"
    assert Suggestion.objects.get(answer__question__code="camhs-1").decision == "changed"
    expect(desk.locator("#review-said")).to_have_text("Changed: CAMHS 1.")
    decide(desk, "n", "CAMHS 2")
    assert states(response)["camhs-1a"] == "left_blank"
    decide(desk, "u", "CAMHS 1a")
    decide(desk, "u", "CAMHS 1")
    assert {states(response)[code] for code in ("camhs-1", "camhs-1a")} == {"pending"}
    expect(desk.locator("#review-left")).to_have_text("15 of 17 left to look at.")
    # A letter typed into a field is a letter; Escape closes the form.
    press(desk, "c")
    note = current(desk).get_by_label("Note", exact=True)
    note.focus()
    desk.keyboard.type("a n u")
    expect(note).to_have_value("a n u")
    press(desk, "Escape")
    expect(current(desk)).to_be_focused()
    assert states(response)["camhs-1"] == "pending"


def test_a_key_that_is_held_down_decides_once(desk: Page, response, letter):
    desk.keyboard.down("a")
    expect(current(desk).locator(".review-name")).to_have_text("CAMHS 1a")
    for _ in range(5):
        # Down again without being up in between: this is how a key repeats.
        desk.keyboard.down("a")
        desk.wait_for_timeout(150)
    desk.keyboard.up("a")
    decided = Suggestion.objects.exclude(decision="open")
    assert list(decided.values_list("answer__question__code", flat=True)) == ["camhs-1"]
    decide(desk, "a", "CAMHS 2")


def test_who_is_logged_out_is_told_so(desk: Page, response, letter):
    desk.context.clear_cookies(name="sessionid")
    press(desk, "a")
    expect(desk.locator("#review-said")).to_contain_text("log in again")
    assert states(response)["camhs-1"] == "pending"


def test_what_is_refused_is_said_aloud(desk: Page, response, letter):
    Response.objects.filter(pk=response.pk).update(changed_at="2024-01-01T00:00:00Z")
    press(desk, "a")
    said = desk.get_by_role("status").filter(has_text="Someone else saved this response")
    expect(said).to_be_visible()
    expect(current(desk).locator(".review-name")).to_have_text("CAMHS 1")
    assert set(states(response).values()) == {"pending"}


def test_single_keys_can_be_turned_off(desk: Page, response, letter):
    press(desk, "?")
    switch = desk.get_by_label("Single keys work on this screen")
    expect(switch).to_be_visible()
    switch.uncheck()
    desk.locator("#item-answer-camhs-1").focus()
    press(desk, "a", "n", "j")
    expect(current(desk).locator(".review-name")).to_have_text("CAMHS 1")
    desk.reload()
    press(desk, "a")
    desk.locator("#item-answer-camhs-1").focus()
    press(desk, "a")
    desk.wait_for_timeout(300)
    assert set(states(response).values()) == {"pending"}
    # Outside the screen no key does anything either, whatever the switch says.
    press(desk, "?")
    desk.locator("#review-keys summary").click()
    desk.get_by_label("Single keys work on this screen").check()
    desk.locator("#site-name a").focus()
    press(desk, "a")
    desk.wait_for_timeout(300)
    assert set(states(response).values()) == {"pending"}


def test_by_mouse(desk: Page, response, letter):
    # A mark in the letter leads to its question, and a question to its mark.
    desk.locator("#letter mark", has_text="The Body Map").click()
    expect(current(desk).locator(".review-name")).to_have_text("CAMHS 2")
    current(desk).get_by_label("Screening Tool").uncheck()
    current(desk).get_by_role("button", name="Accept").click()
    expect(current(desk).locator(".review-name")).to_have_text("CAMHS 2a(i)")
    assert [one.resource.name for one in Mention.objects.all()] == ["Body Map"]
    desk.locator("#item-answer-camhs-1 .review-wording").click()
    expect(desk.locator("#letter mark.is-current")).to_have_text(
        re.compile("Y – we do have a policy, called “Safe Online”.$")
    )
    # Words dragged over, across an emoji of several code units.
    start, end = span("It is shared with all staff 👩🏽‍⚕️.")
    desk.evaluate(
        """async ([start, end]) => {
            const { select } = await import("/static/review/places.js");
            select(document.getElementById("letter"), start, end);
        }""",
        [start, end],
    )
    current(desk).get_by_role("button", name="Set passage").click()
    expect(current(desk).locator("q")).to_have_text("It is shared with all staff 👩🏽‍⚕️.")
    assert quotes(response, "camhs-1") == ["It is shared with all staff 👩🏽‍⚕️."]
    desk.get_by_role("button", name="Undo").click()
    expect(current(desk).locator("q")).to_have_text("Y – we do have a policy, called “Safe Online”.")
    desk.get_by_role("button", name="Undo").click()
    expect(desk.locator("#review-left")).to_have_text("15 of 17 left to look at.")
    assert desk.problems == []  # type: ignore[attr-defined]


def test_the_second_coder_sees_nothing_of_the_first(
    page: Page, live_server, response, letter, assert_accessible
):
    for row in Suggestion.objects.filter(answer__question__code__in=("camhs-1", "camhs-4")):
        accept(suggestion=row, author=User.objects.get(username="ada"))
    User.objects.create_superuser("bea", password="secret")
    desk = sign_in(page, live_server, path(response, "second"), "bea")
    expect(desk.locator("#review-left")).to_have_text("10 of 10 left to code.")
    expect(desk.locator("#letter mark")).to_have_count(0)
    assert_accessible()
    # Select in the letter, S, then the form: state, value, Enter.
    press(desk, "p")
    for _ in range(20):
        if selected(desk).startswith("Y – we do have"):
            break
        press(desk, "ArrowDown")
    press(desk, "s")
    expect(current(desk).get_by_label("State")).to_be_focused()
    # A value that is chosen says that it is answered.
    press(desk, "Tab", "ArrowDown")
    expect(current(desk).get_by_label("State")).to_have_value("answered")
    decide(desk, "Enter", "CAMHS 1a")
    decide(desk, "n", "CAMHS 2")
    coding = Coding.objects.get(round=2, answer__question__code="camhs-1")
    assert (coding.state, coding.value, coding.coder.username) == ("answered", "yes", "bea")
    assert coding.spans == [[letter.pk, *span("Y – we do have a policy, called “Safe Online”.")]]
    assert states(response)["camhs-1a"] == "pending"
    expect(desk.locator("#review-left")).to_have_text("8 of 10 left to code.")


def test_without_scripts_buttons_are_enough(browser, live_server, response, letter):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(5000)
    sign_in(page, live_server, path(response))
    page.locator("#item-answer-camhs-1").get_by_role("button", name="Accept").click()
    expect(page.get_by_text("Accepted: CAMHS 1. 14 of 17 left to look at.")).to_be_visible()
    expect(page).to_have_url(re.compile("#item-answer-camhs-1a$"))
    item = page.locator("#item-answer-camhs-1a")
    item.locator("summary").click()
    item.get_by_label("State").select_option("unclear")
    item.get_by_label("No value").check()
    item.get_by_label("Qualified").uncheck()
    item.get_by_label("Add a passage by its words").fill("where a parent agrees")
    item.get_by_role("button", name="Save the change").last.click()
    expect(page.get_by_text("Changed: CAMHS 1a.")).to_be_visible()
    assert quotes(response, "camhs-1a") == ["where a parent agrees"]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone: CAMHS 1a.")).to_be_visible()
    assert states(response)["camhs-1a"] == "pending"
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_screens_are_accessible(desk: Page, live_server, response, letter, assert_accessible, width):
    desk.set_viewport_size({"width": width, "height": 800})
    assert_accessible()
    press(desk, "c")
    assert_accessible()
    press(desk, "Escape")
    decide(desk, "a", "CAMHS 1a")
    assert desk.evaluate("document.documentElement.scrollWidth") == width
    # What has the focus is not hidden under the letter.
    hidden = desk.evaluate(
        """() => {
            const item = document.activeElement.getBoundingClientRect();
            const letter = document.getElementById("letter").getBoundingClientRect();
            return item.left < letter.right && item.top < letter.bottom - 1;
        }"""
    )
    assert not hidden
    desk.goto(f"{live_server.url}{path(response, 'upload')}")
    assert_accessible()
    assert desk.evaluate("document.documentElement.scrollWidth") == width
    desk.get_by_role("button", name="Read the letter").click()
    expect(desk.get_by_text("Choose a file, or paste a text.").first).to_be_visible()
    assert_accessible()


def test_the_screen_in_forced_colours(desk: Page):
    desk.emulate_media(forced_colors="active")
    outline = desk.evaluate(
        "getComputedStyle(document.querySelector('.review-item.is-current')).outlineStyle"
    )
    assert outline == "solid"
    mark = "getComputedStyle(document.querySelector('#letter mark.is-current')).outlineStyle"
    assert desk.evaluate(mark) == "solid"

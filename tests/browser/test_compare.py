"""The comparison in a real browser: by mouse, by keyboard, without JavaScript, and under a magnifier."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from responses.intake.sample import load_sample

REQUEST = "/requests/worked-example/"
COMPARE = f"{REQUEST}compare/"
STATES = (
    COMPARE,
    f"{COMPARE}?service=sarc&page=all",
    f"{COMPARE}?type=ambulance",
    f"{COMPARE}?region=Y60&region=Y61&question=camhs-2a-ii-1&value=yes&value=partly",
    f"{COMPARE}?question=camhs-1",
    f"{COMPARE}?trust=XX001",
    f"{COMPARE}?trust=XX001&trust=XX002&trust=XX003&trust=XX004&trust=XX005&trust=XX006",
    f"{COMPARE}?view=side",
    f"{COMPARE}?trust=XX001&trust=XX002&trust=XX003&trust=XX007&trust=XX011",
    f"{COMPARE}?view=side&trust=XX001&trust=R1A",
    f"{REQUEST}responses/?region=Y60",
)


@pytest.fixture
def site(live_server, transactional_db) -> str:
    load_sample()
    return live_server.url


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page whose browser runs no script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(5000)
    yield page
    context.close()


def cell(page: Page, trust: str, question: str) -> Locator:
    return page.locator(f".app-matrix a[href='../answers/{trust}/{question}/']")


def focused(page: Page) -> str | None:
    return page.evaluate("document.activeElement.getAttribute('href')")


def press(page: Page, *keys: str) -> str | None:
    """The address of the link that has the focus after these keys."""
    for key in keys:
        page.keyboard.press(key)
    return focused(page)


def tab_to(page: Page, wanted: Locator, limit: int = 80) -> None:
    """Press Tab until ``wanted`` has the focus."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab does not reach {wanted} within {limit} steps.")


def test_every_state_is_accessible_and_fits_both_widths(site, page: Page, assert_accessible):
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        for address in STATES:
            page.goto(site + address)
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
            assert_accessible()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
    assert page.problems == []  # type: ignore[attr-defined]


def test_arrow_keys_move_between_answers(site, page: Page):
    page.goto(site + COMPARE)
    answers = page.locator(".app-matrix tbody a, .app-matrix tfoot a")
    assert answers.evaluate_all("links => links.filter(link => link.tabIndex === 0).length") == 1
    # XX010, XX040 and XX020 are the first rows; XX011 and XX041 have said nothing, and do so in one cell.
    cell(page, "XX010", "camhs-1").focus()
    assert press(page, "ArrowRight", "ArrowDown") == "../answers/XX040/camhs-1a/"
    assert press(page, "End") == "../answers/XX040/camhs-5/"
    assert press(page, "ArrowRight") == "../answers/XX040/camhs-5/"
    assert press(page, "Home") == "../trusts/XX040/"
    assert press(page, "ArrowRight", "PageDown") == "../answers/XX051/camhs-1/"
    assert press(page, "PageUp", "PageUp") == "../answers/XX010/camhs-1/"
    assert press(page, "Control+End", "Control+Home") == "../trusts/XX010/"
    assert answers.evaluate_all("links => links.filter(link => link.tabIndex === 0).length") == 1


def test_a_trust_that_says_one_thing_keeps_the_column(site, page: Page):
    page.goto(site + COMPARE)
    cell(page, "XX031", "camhs-3").focus()
    expect(page.locator("#readout")).to_contain_text("3 Support and interventions: Refused")
    assert press(page, "ArrowDown") == "../trusts/XX011/"
    expect(page.locator("#readout")).to_contain_text("XX011. Pending: a reply is awaited")
    assert press(page, "ArrowDown", "ArrowDown") == "../answers/XX021/camhs-3/"


def test_tab_leaves_the_answers_and_enter_opens_one(site, page: Page):
    page.goto(site + COMPARE)
    cell(page, "XX010", "camhs-2").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "?page=2"
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "../answers/XX010/camhs-2/"
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}{REQUEST}answers/XX010/camhs-2/")


def test_groups_of_columns_fold_and_are_stepped_over(site, page: Page):
    page.goto(site + COMPARE)
    group = page.get_by_role("button", name="2 Assessment")
    tab_to(page, group)
    page.keyboard.press("Enter")
    expect(group).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#readout")).to_have_text("2 Assessment: first question shown, the others folded.")
    expect(page.get_by_role("columnheader", name=re.compile("Sextortion"))).to_have_count(0)
    expect(cell(page, "XX010", "camhs-2")).to_be_visible()
    expect(cell(page, "XX010", "camhs-2a-i")).to_be_hidden()
    cell(page, "XX010", "camhs-2").focus()
    assert press(page, "ArrowRight") == "../answers/XX010/camhs-3/"
    widths = page.locator(".app-matrix tr:has(td[colspan]) td").first.get_attribute("colspan")
    assert widths == "8"
    group.click()
    expect(cell(page, "XX010", "camhs-2a-i")).to_be_visible()


def test_the_row_and_the_column_of_an_answer_are_marked(site, page: Page):
    page.goto(site + COMPARE)
    link = cell(page, "XX010", "camhs-2")
    drawn = "cell => getComputedStyle(cell, '::after').borderLeftWidth"
    shadow = "cell => getComputedStyle(cell).boxShadow"
    heading = page.locator(".app-matrix tbody th").first
    assert heading.evaluate(shadow) == "none"
    link.hover()
    assert link.locator("..").evaluate(drawn) == "2px"
    assert "inset" in heading.evaluate(shadow)
    expect(link).to_have_attribute("title", "Fictional Amber Fen NHS Trust 10 XX010. 2 Assessment: Answered")


@pytest.mark.parametrize(
    ("width", "height", "head", "first"),
    [
        (1280, 900, "sticky", "sticky"),
        # 400 per cent of a window of 1280 by 1024.
        (320, 256, "static", "static"),
        (640, 450, "static", "static"),
        (320, 700, "static", "sticky"),
    ],
)
def test_headings_stay_only_where_there_is_room(site, page: Page, width, height, head, first):
    page.set_viewport_size({"width": width, "height": height})
    page.goto(site + COMPARE)
    position = "element => getComputedStyle(element).position"
    row_heading = page.locator(".app-matrix tbody th").first
    assert page.locator(".app-matrix thead").evaluate(position) == head
    assert row_heading.evaluate(position) == first
    assert row_heading.evaluate("element => element.offsetWidth") <= max(width / 3, 106)


def test_a_focused_answer_is_not_under_a_heading(site, page: Page):
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto(f"{site}{COMPARE}?page=all")
    cell(page, "XX010", "camhs-5").focus()
    press(page, *["PageDown"] * 3)
    press(page, *["ArrowUp"] * 25)
    shown = page.evaluate(
        """() => {
          const box = document.activeElement.getBoundingClientRect();
          return document.elementFromPoint(box.x + box.width / 2, box.y + 4) === document.activeElement;
        }"""
    )
    assert shown is True


def test_chips_take_one_filter_away_without_a_script(site, plain_page: Page):
    page = plain_page
    page.goto(site + COMPARE)
    page.get_by_text("Filter trusts, questions and order").click()
    for group, option in (("Region", "Midlands"), ("Type of trust", "Acute")):
        page.locator("summary", has_text=group).click()
        page.get_by_role("checkbox", name=re.compile(option)).check()
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Remove filter: Type of trust Acute").click()
    expect(page.get_by_role("link", name=re.compile("^Remove filter"))).to_have_count(1)
    expect(page.locator(".app-matrix caption")).to_contain_text("of 9 trusts asked")
    page.get_by_role("link", name="Clear all filters").click()
    expect(page.locator(".app-matrix caption")).to_contain_text("of 60 trusts asked")


def test_without_a_script_every_column_is_shown_and_every_answer_is_a_link(site, plain_page: Page):
    plain_page.goto(site + COMPARE)
    expect(plain_page.locator(".app-fold")).to_have_count(0)
    expect(plain_page.locator(".app-matrix thead th[scope=col]")).to_have_count(14)
    cell(plain_page, "XX010", "camhs-2a-ii-1").click()
    expect(plain_page).to_have_url(f"{site}{REQUEST}answers/XX010/camhs-2a-ii-1/")


def side_by_side_by_pointer(page: Page) -> None:
    page.get_by_role("link", name="Compare two to five trusts side by side").click()
    page.get_by_label("First trust").select_option("XX001")
    page.get_by_label("Second trust").select_option("XX002")
    page.get_by_role("button", name="Compare").click()


def side_by_side_by_keyboard(page: Page) -> None:
    tab_to(page, page.get_by_role("link", name="Compare two to five trusts side by side"))
    page.keyboard.press("Enter")
    first, second = page.get_by_label("First trust"), page.get_by_label("Second trust")
    expect(first).to_be_visible()
    tab_to(page, first)
    page.keyboard.type("Fictional Birch Moor NHS Trust 01")
    page.keyboard.press("Tab")
    expect(second).to_be_focused()
    page.keyboard.type("Fictional Cedar Haven NHS Trust 02")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def expect_story_told(page: Page, site: str) -> None:
    """XX001 says no to question 1 and XX002 yes; both are named, and an answer is one step away."""
    title = page.get_by_role("heading", name=re.compile(r"They differ on \d+ of 26 questions"))
    expect(title).to_be_visible()
    said = int(re.findall(r"\d+", title.inner_text())[0])
    expect(page.locator("td").get_by_text("Different answers", exact=True)).to_have_count(said)
    row = page.get_by_role("row", name=re.compile("^1 When sexual abuse is disclosed"))
    expect(row.locator("td")).to_have_text(
        ["Different answers", re.compile("No"), re.compile("Yes.*Fictional Safeguarding Policy", re.DOTALL)]
    )
    row.get_by_role("link", name="No").click()
    expect(page).to_have_url(f"{site}{REQUEST}answers/XX001/camhs-1/")


def test_two_trusts_are_seen_together_on_a_telephone(site, page: Page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site}{COMPARE}?trust=XX001&trust=XX002")
    table = page.get_by_role("region", name="Answers side by side")
    assert table.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_two_trusts_side_by_side_by_mouse(site, page: Page):
    page.goto(site + COMPARE)
    side_by_side_by_pointer(page)
    expect_story_told(page, site)


def test_two_trusts_side_by_side_by_keyboard(site, page: Page):
    page.goto(site + COMPARE)
    side_by_side_by_keyboard(page)
    expect_story_told(page, site)


def test_two_trusts_side_by_side_without_a_script(site, plain_page: Page):
    plain_page.goto(site + COMPARE)
    side_by_side_by_pointer(plain_page)
    expect_story_told(plain_page, site)


def sextortion(page: Page) -> tuple[str, list[str]]:
    """From the home page in two steps: the total below Sextortion, and the trusts behind it."""
    page.get_by_role("link", name=re.compile("Compare trusts in Worked example")).click()
    heads = page.locator(".app-matrix thead th[scope=col] > a:first-child").all_inner_texts()
    place = next(number for number, head in enumerate(heads) if "Sextortion" in head)
    total = page.locator(".app-matrix tfoot tr").first.locator("td").nth(place - 1).get_by_role("link")
    words = total.inner_text()
    total.click()
    expect(page.get_by_role("link", name="Remove filter: Answer to CAMHS 2a(ii)(1) Yes")).to_be_visible()
    return words, page.locator(".app-matrix tbody th .app-code").all_inner_texts()


@pytest.mark.parametrize("script", [True, False])
def test_at_which_trusts_assessment_tools_ask_about_sextortion(site, page, plain_page, script):
    page = page if script else plain_page
    page.goto(site)
    words, trusts = sextortion(page)
    count, base = re.findall(r"^(\d+) of (\d+) yes$", " ".join(words.split()))[0]
    assert len(trusts) == int(count) <= int(base)
    page.get_by_role("columnheader", name=re.compile("Sextortion")).get_by_role("link").first.click()
    expect(page).to_have_url(f"{site}{REQUEST}questions/camhs-2a-ii-1/")
    expect(page.locator("main")).to_contain_text(f"{count} of {base}")

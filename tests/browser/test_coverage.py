"""Coverage in a real browser: drawn under the strict policy, taken away as a picture, used by keyboard."""

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from responses.intake.sample import load_sample
from responses.views.coverage.look import VIEWS
from tests.charts.samples import parsed

COVERAGE = "/requests/worked-example/coverage/"
SOURCE = "Source: FOI dashboard, “Worked example (fictional): technology-facilitated child sexual abuse”"
BASE = "base: trusts that replied and to which the question applies"
#: Where each segment stands on the screen: left, top, width and height in whole pixels.
PLACES = """shapes => shapes.map(shape => {
    const box = shape.getBoundingClientRect();
    return [box.left, box.top, box.width, box.height].map(Math.round);
}).filter(place => place[2] > 0).sort((one, other) => one[1] - other[1] || one[0] - other[0])"""
CONTROLS = "a[href], button, select, input:not([type=hidden]), summary, [tabindex='0']"


@pytest.fixture
def site(live_server, transactional_db) -> str:
    load_sample()
    return live_server.url


def test_every_view_is_accessible_and_fits_full_and_empty(site, page: Page, assert_accessible):
    real = f"{site}/requests/technology-facilitated-abuse/coverage/"
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        for by in VIEWS:
            for address in (f"{site}{COVERAGE}?by={by}", f"{site}{COVERAGE}?by={by}&type=ambulance"):
                page.goto(address)
                assert_accessible()
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
        page.goto(f"{real}?by=question&service=sarc")
        assert_accessible()
    assert page.problems == []  # type: ignore[attr-defined]


def point_at_the_chart(page: Page) -> None:
    """At the first part of the first bar; what is there once it is drawn is pointed at again."""
    first = page.locator(".app-bars .app-bar").first
    first.hover(position={"x": 30, "y": 12})
    expect(page.locator(".app-chart[data-drawn]")).to_be_visible(timeout=20_000)
    page.mouse.move(1, 1)
    first.hover(position={"x": 30, "y": 12}, force=True)


def test_nobody_waits_for_plotly_until_the_chart_is_pointed_at(site, page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + COVERAGE, wait_until="networkidle")
    assert [address for address in asked if "plotly-basic" in address] == []
    point_at_the_chart(page)
    assert len([address for address in asked if "plotly-basic" in address]) == 1
    label = page.locator(".app-bars .hoverlayer text").first
    expect(label).to_contain_text("1 Recording a disclosure")
    expect(label).to_contain_text("Yes: 21 of 46")
    expect(label).to_contain_text("At least and at most: 21 to 44 of 58 (36% to 76%)")
    assert page.problems == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("view", ["by=question", "by=topic&base=asked", "by=speed&base=asked"])
def test_plotly_covers_the_bars_of_the_page_and_moves_nothing(site, page: Page, view, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(
        """window.shifted = 0;
        const add = (list) => list.getEntries().forEach((entry) => (window.shifted += entry.value));
        new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(f"{site}{COVERAGE}?{view}")
    point_at_the_chart(page)
    assert page.evaluate("window.shifted") == 0
    assert_covered(page)
    page.set_viewport_size({"width": width - 30, "height": 900})
    page.wait_for_timeout(300)
    assert_covered(page)


def assert_covered(page: Page) -> None:
    own = page.locator(".app-bars > .app-bars__row rect").evaluate_all(PLACES)
    drawn = page.locator(".app-bars__over .barlayer path").evaluate_all(PLACES)
    assert len(drawn) == len(own) > 0
    apart = [
        (one, other)
        for one, other in zip(own, drawn, strict=True)
        if max(abs(mine - its) for mine, its in zip(one, other, strict=True)) > 2
    ]
    assert apart == []


def test_the_svg_arrives_with_source_base_and_date_inside(site, page: Page):
    page.goto(site + COVERAGE)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Picture (SVG)").click()
    assert waiting.value.suggested_filename == "worked-example-coverage-question.svg"
    svg = Path(waiting.value.path()).read_text(encoding="utf-8")
    text = " ".join("".join(node.itertext()) for node in parsed(svg).iter() if node.tag.endswith("}text"))
    folded = " ".join(text.split())
    assert "What trusts answered to each CAMHS question" in folded
    assert SOURCE in folded
    assert BASE in folded
    assert re.search(r"data of \d{1,2} \w+ 20\d\d\.", folded)


@pytest.mark.parametrize("by", ["question", "regions", "heatmap"])
def test_the_png_arrives_and_shows_the_whole_picture(site, page: Page, by):
    """It is the SVG, drawn by the browser: as wide and as high, twice over, with ink on its last lines."""
    page.goto(f"{site}{COVERAGE}?by={by}")
    svg = page.request.get(f"{site}/requests/worked-example/coverage.svg?by={by}").text()
    width, height = (int(parsed(svg).attrib[name]) for name in ("width", "height"))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Picture (PNG)").click()
    assert waiting.value.suggested_filename == f"worked-example-coverage-{by}.png"
    png = Path(waiting.value.path()).read_bytes()
    assert png.startswith(b"\x89PNG")
    measured = page.evaluate(
        """async (source) => {
            const picture = new Image();
            picture.src = source;
            await picture.decode();
            const canvas = document.createElement("canvas");
            [canvas.width, canvas.height] = [picture.width, picture.height];
            const context = canvas.getContext("2d");
            context.drawImage(picture, 0, 0);
            const last = context.getImageData(0, picture.height - 110, picture.width, 60).data;
            const ink = last.filter((one, at) => at % 4 === 0 && one < 100);
            return [picture.width, picture.height, ink.length];
        }""",
        "data:image/png;base64," + base64.b64encode(png).decode(),
    )
    assert measured[:2] == [2 * width, 2 * height]
    assert measured[2] > 500
    assert page.problems == []  # type: ignore[attr-defined]


def test_a_picture_that_cannot_be_made_says_so(site, page: Page):
    page.goto(site + COVERAGE)
    page.route("**/coverage.svg*", lambda route: route.abort())
    page.get_by_role("button", name="Picture (PNG)").click()
    expect(page.locator(".app-files__status")).to_have_text(
        "The picture could not be made. Try the SVG file."
    )


def test_without_javascript_the_bars_and_their_numbers_are_there(site, browser: Browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto(f"{site}{COVERAGE}?base=asked")
    assert page.locator(".app-bars .app-bar").count() == 13
    first = page.locator(".app-bars .app-bar").first.locator("rect")
    expect(first.first).to_be_visible()
    titles = [title.text_content() or "" for title in first.locator("title").all()]
    numbers = [int(re.findall(r": (\d+) of 60$", title)[0]) for title in titles]
    assert sum(numbers) == 60
    expect(page.get_by_role("button", name="Picture (PNG)")).to_be_hidden()
    size = page.locator(".app-bars__label").first.evaluate(
        "label => parseFloat(getComputedStyle(label).fontSize)"
    )
    assert size >= 16
    page.get_by_role("link", name="SARC", exact=True).click()
    expect(page.get_by_role("heading", name="What trusts answered to each SARC question")).to_be_visible()
    context.close()


@pytest.mark.parametrize("by", ["question", "region", "heatmap"])
def test_every_control_is_reached_by_keyboard(site, page: Page, by):
    page.goto(f"{site}{COVERAGE}?by={by}")
    page.evaluate(
        f"""document.querySelectorAll("{CONTROLS}").forEach((node, at) => (node.dataset.at = at))"""
    )
    wanted = page.locator(f"main :is({CONTROLS})").evaluate_all(
        "nodes => nodes.filter(node => node.checkVisibility()).map(node => node.dataset.at)"
    )
    reached = []
    for _ in range(len(wanted) + 30):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.dataset.at"))
    assert [at for at in wanted if at not in reached] == []
    page.get_by_role("link", name="By type of trust").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("by=type"))
    page.get_by_label("Question shown in the chart").select_option("sarc-4")
    page.get_by_role("button", name="Show this question").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name="What trusts answered to SARC 4")).to_be_visible()

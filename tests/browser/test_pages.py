"""The public pages in a real browser: axe on each, the way to an answer, the file."""

import re

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from responses.intake.sample import load_sample
from responses.models import FOIRequest
from tests.fictional import make_request

REQUEST = "/requests/worked-example/"
PAGES = (
    "/",
    "/requests/",
    REQUEST,
    f"{REQUEST}compare/",
    f"{REQUEST}compare/?type=ambulance",
    f"{REQUEST}coverage/",
    f"{REQUEST}questions/",
    f"{REQUEST}questions/camhs-2a-ii-1/",
    f"{REQUEST}trusts/XX001/",
    f"{REQUEST}answers/XX001/camhs-1/",
    f"{REQUEST}responses/",
    f"{REQUEST}resources/",
    f"{REQUEST}resources/fictional-online-harm-procedures/",
    f"{REQUEST}downloads/",
    "/requests/technology-facilitated-abuse/trusts/R1A/",
    "/trusts/",
    "/trusts/R1A/",
    "/about/",
    "/help/",
    "/accessibility/",
    "/not-a-page/",
)
EMPTY_PARTS = (
    "",
    "compare/",
    "compare/?view=side",
    "coverage/",
    "coverage/?by=heatmap",
    "coverage/?by=regions",
    "coverage/?by=speed",
    "questions/",
    "responses/",
    "resources/",
    "downloads/",
)


@pytest.fixture
def site(live_server, transactional_db) -> str:
    load_sample()
    return live_server.url


def test_every_page_is_accessible_and_fits_both_widths(site, page: Page, assert_accessible):
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        for address in PAGES:
            page.goto(site + address)
            assert_accessible()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
    # The missing page alone is an error to the browser.
    assert [problem for problem in page.problems if "404" not in problem] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_of_a_request_without_trusts_is_accessible(
    live_server, db, page: Page, assert_accessible, width
):
    FOIRequest.objects.create(slug="bare", title="Nothing to ask", public=True)
    make_request("unasked", fictional=False)
    page.set_viewport_size({"width": width, "height": 900})
    for slug in ("bare", "unasked"):
        for part in EMPTY_PARTS:
            page.goto(f"{live_server.url}/requests/{slug}/{part}")
            assert_accessible()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (slug, part)
    assert page.problems == []  # type: ignore[attr-defined]


def test_words_of_tables_and_the_name_of_the_request_are_in_view_on_a_telephone(site, page: Page):
    page.set_viewport_size({"width": 360, "height": 800})
    for address in (f"{REQUEST}compare/", f"{REQUEST}coverage/"):
        page.goto(site + address)
        expect(page.get_by_label("Breadcrumb")).to_contain_text("Worked example")
        for caption in page.locator(".app-caption").all():
            box = caption.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 360
    page.goto(site + REQUEST)
    share = page.locator(".app-share").first.bounding_box()
    assert share is not None
    assert share["x"] + share["width"] <= 360


def test_every_base_and_every_service_is_seen_on_a_telephone(site, page: Page):
    page.set_viewport_size({"width": 360, "height": 800})
    for address in (f"{REQUEST}questions/camhs-2a-ii-1/", f"{REQUEST}coverage/?by=heatmap"):
        page.goto(site + address)
        tables = page.locator(".app-scroll:has(table)").all()
        assert tables
        for table in tables:
            assert table.evaluate("box => box.scrollWidth <= box.clientWidth"), address


def test_fields_of_the_register_stand_side_by_side(site, page: Page):
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{site}/trusts/")
        boxes = [field.bounding_box() for field in page.locator("form select, form input, form button").all()]
        for one in boxes:
            for other in boxes:
                assert one is other or not _overlap(one, other), width


def _overlap(one, other) -> bool:
    return (
        one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    )


def test_from_home_to_a_trusts_answer(site, page: Page):
    page.goto(site)
    page.get_by_role("link", name=re.compile("Compare trusts in Technology")).click()
    page.get_by_role("row", name=re.compile("Herefordshire")).get_by_role("link", name="Yes").nth(3).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sextortion")
    expect(page.locator("main")).to_contain_text("The trust wrote: “Y/”")


@pytest.mark.parametrize(
    ("part", "first"),
    [
        ("resources/", "Fictional Screening Questions"),
        ("compare/", "XX010"),
        ("questions/camhs-2a-ii-1/", "Fictional Amber Fen NHS Trust 10"),
    ],
)
def test_a_long_table_begins_on_the_first_sheet_without_addresses_of_the_site(site, page: Page, part, first):
    page.goto(f"{site}{REQUEST}{part}")
    with PdfDocument(page.pdf(format="A4")) as sheets:
        words = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets]
    assert first in words[0]
    assert [text for text in words if "(Link:" in text] == []


def test_the_file_arrives(site, page: Page):
    page.goto(f"{site}{REQUEST}downloads/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="answers.csv", exact=True).click()
    content = waiting.value.path().read_bytes()
    assert content.count(b"\r\n") == 1 + 60 * 26
    assert waiting.value.suggested_filename == "worked-example-answers.csv"

"""What readers choose: filters, order, pages and bases, and what a draft must not give away by them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.intake.entry import ask_trusts
from responses.models import FOIRequest, Region, Succession, Trust
from tests.fictional import make_request, make_trust
from tests.scenario import make_scenario
from tests.views.test_pages import REQUEST, text, words

LEFT_OUT = "Some choices were left out"
ROW = re.compile(r'<th scope="row"><a href="../trusts/(\w+)/')


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def asked_order(html: str) -> list[str]:
    """The trusts of the table of responses, in its order."""
    return re.findall(r'scope="row"><a href="\.\./trusts/(\w+)/', html)


def options(html: str, name: str) -> list[str]:
    select = re.search(rf'<select[^>]+name="{name}">(.+?)</select>', html, re.DOTALL)
    assert select is not None, name
    return re.findall(r'<option value="([^"]*)"', select[1])


@pytest.mark.parametrize("page", ["compare/", "coverage/", "responses/"])
def test_every_filter_is_offered(request_, client, page):
    html = text(client, REQUEST + page)
    assert options(html, "region") == ["", "Y60"]
    assert options(html, "type") == ["", *Trust.Type.values]
    assert options(html, "question")[:3] == ["", "camhs-1", "camhs-1a"]
    assert len(options(html, "state")) == 10
    assert options(html, "value") == ["", "yes", "partly", "no", "police", "nhs", "inside", "outside"]


def test_what_is_chosen_stays_chosen_in_the_form(request_, client):
    html = text(client, f"{REQUEST}compare/?trust=XXAAA&region=Y60&question=camhs-1&value=yes&sort=region")
    assert re.findall(r'<option value="([^"]+)" selected', html) == [
        "Y60",
        "camhs-1",
        "yes",
        "applicable",
        "region",
    ]
    assert '<input type="hidden" name="trust" value="XXAAA">' in html
    assert "These figures count only the trusts that you chose." in html
    assert "only the trusts that you chose" not in text(client, f"{REQUEST}compare/")


def test_a_draft_is_found_by_no_choice_of_its_answers(request_, client):
    """XXBBB's editor has entered no; to everyone else it is pending."""
    for choice in ("value=no", "state=answered&value=no"):
        assert ROW.findall(text(client, f"{REQUEST}compare/?question=camhs-1&{choice}")) == []
    pending = text(client, f"{REQUEST}compare/?question=camhs-1&state=pending")
    assert ROW.findall(pending) == ["XXBBB", "XXDDD"]
    row = pending.split("../trusts/XXBBB/")[1].split("<tr>")[0].split("</tbody>")[0]
    assert set(re.findall(r'title="([^"]+)"', row)) == {"Pending"}


def test_a_draft_sorts_like_one_that_has_said_nothing(request_, client):
    assert ROW.findall(text(client, f"{REQUEST}compare/?sort=camhs-1")) == [
        "XXAAA",
        "XXCCC",
        "XXBBB",
        "XXDDD",
    ]


def test_all_on_one_page_and_back(request_, client):
    trusts = [make_trust(f"XXQ{number:02}") for number in range(60)]
    ask_trusts(request=request_, trusts=trusts, sent_on=None, author=None)
    first = text(client, f"{REQUEST}compare/")
    assert len(ROW.findall(first)) == 50
    assert "Page 1 of 2" in words(first)
    assert len(ROW.findall(text(client, f"{REQUEST}compare/?page=2"))) == 14
    whole = text(client, f"{REQUEST}compare/?page=all")
    assert len(ROW.findall(whole)) == 64
    assert "Show fifty trusts a page" in whole
    assert "Show fifty trusts a page" not in first


@pytest.mark.parametrize("address", ["compare/", "compare/?page=all", "compare/?sort=-camhs-1&service=sarc"])
def test_compare_takes_as_many_queries_for_sixty_trusts_as_for_six(db, client, address):
    request = make_request()
    region = Region.objects.create(code="Y60", name="Midlands")
    trusts = [make_trust(f"XXQ{number:02}", region=region) for number in range(60)]
    taken = []
    for asked in (trusts[:6], trusts):
        ask_trusts(request=request, trusts=asked, sent_on=None, author=None)
        with CaptureQueriesContext(connection) as queries:
            html = text(client, REQUEST + address)
        taken.append(len(queries))
        assert f"of {len(asked)} trusts" in html
    assert taken[0] == taken[1] <= 15


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("trust", ["XXAAA", "XXBBB", "XXCCC", "XXDDD"]),
        ("-trust", ["XXDDD", "XXCCC", "XXBBB", "XXAAA"]),
        ("-sent", ["XXDDD", "XXAAA", "XXBBB", "XXCCC"]),
    ],
)
def test_the_table_of_responses_sorts_without_a_notice(request_, client, sort, order):
    html = text(client, f"{REQUEST}responses/?sort={sort}")
    assert asked_order(html) == order
    assert LEFT_OUT not in html


@pytest.mark.parametrize("sort", ["due", "replied", "-working_days", "on_time", "outcome"])
def test_columns_with_gaps_sort_too(request_, client, sort):
    html = text(client, f"{REQUEST}responses/?sort={sort}")
    assert sorted(asked_order(html)) == ["XXAAA", "XXBBB", "XXCCC", "XXDDD"]


def test_responses_tell_nothing_of_a_draft(request_, client):
    """XXBBB was refused on 1 May 2024, which is not published."""
    page = words(text(client, f"{REQUEST}responses/"))
    row = page.split("Trust XXBBB")[1].split("Trust XXCCC")[0]
    assert row.strip() == "1 Mar 2024 29 Mar 2024 (estimated) – – – Reply received, not yet published"


@pytest.mark.parametrize("page", [f"{REQUEST}responses/", "/trusts/"])
def test_a_sort_that_does_not_exist_is_named(request_, client, page):
    html = text(client, f"{page}?sort=nonsense")
    assert LEFT_OUT in html
    assert "There is no sort “nonsense”." in html


@pytest.mark.parametrize(
    ("page", "caption"), [(f"{REQUEST}responses/", "Trusts asked"), ("/trusts/", "0 trusts")]
)
def test_tables_have_their_caption(request_, client, page, caption):
    html = text(client, page)
    assert f'<caption class="nhsuk-table__caption">{caption}</caption>' in html
    assert f'role="region" aria-label="{caption}"' in html


def test_the_register_lists_open_or_closed_trusts(db, client):
    make_trust("R1A", "Open NHS Trust", vintage="2026-07")
    make_trust("R1B", "Closed NHS Trust", closed="2020-03-31")
    listed = {
        choice: re.findall(r'scope="row"><a href="/trusts/(\w+)/', text(client, f"/trusts/?open={choice}"))
        for choice in ("", "yes", "no", "maybe")
    }
    assert listed == {"": ["R1B", "R1A"], "yes": ["R1A"], "no": ["R1B"], "maybe": ["R1B", "R1A"]}
    assert "Open is yes or no, not “maybe”." in text(client, "/trusts/?open=maybe")
    assert "“colour” is not a choice." in text(client, "/trusts/?colour=blue")
    assert "The latest register file is of 2026-07." in text(client, "/trusts/")


def test_a_trust_names_who_took_over_and_links_only_to_the_register(db, client):
    trust = make_trust("R1A", "New NHS Trust")
    old = make_trust("R1B", "Old NHS Trust")
    welsh = make_trust("RT4", "Welsh Trust", country="wales")
    Succession.objects.create(predecessor=old, successor=trust, date="2020-04-01")
    Succession.objects.create(predecessor=trust, successor=welsh)
    html = text(client, "/trusts/R1A/")
    assert "Took over from Old NHS Trust (R1B) , on 1 April 2020" in words(html)
    assert "Taken over by Welsh Trust (RT4)" in words(html)
    assert 'href="/trusts/R1B/"' in html
    assert 'href="/trusts/RT4/"' not in html


def test_coverage_links_each_region_to_its_own_figures(request_, client):
    html = text(client, f"{REQUEST}coverage/?base=asked")
    section = html.split('id="regions-title"')[1].split("</section>")[0]
    queries = re.findall(r'summary\.csv\?([^"]+)"', section)
    assert queries == ["question=camhs-1&amp;base=asked", "region=Y60&amp;question=camhs-1&amp;base=asked"]
    file = client.get(f"{REQUEST}downloads/summary.csv?region=Y60&question=camhs-1&base=asked")
    lines = b"".join(file.streaming_content).decode().split("\r\n")
    header, row = lines[0].split(","), lines[1].split(",")
    figures = dict(zip(header, row, strict=True))
    cells = re.findall(r"<tr><th scope=\"row\">Midlands</th>(.+?)</tr>", section)[0]
    shown = re.findall(r"<td>(.*?)</td>", cells)
    assert shown == ["1", "0", "1", "2", "yes: 1 of 2"]
    assert (figures["yes"], figures["pending"], figures["asked"]) == ("1", "1", "2")


def test_no_resource_is_said_with_a_way_on(db, client):
    make_request()
    assert "No published answer names a resource yet." in words(text(client, f"{REQUEST}resources/"))
    make_chosen = text(client, f"{REQUEST}resources/?type=acute")
    assert "among your choices" in make_chosen


def test_a_question_names_its_condition_by_number(request_, client):
    page = words(text(client, f"{REQUEST}questions/camhs-1a/"))
    assert "Applies only where question 1 is answered “yes” or “partly”." in page
    assert "This question stands under: 1 Wording of camhs-1? 1a Wording of camhs-1a?" in page


@pytest.mark.parametrize(
    "address",
    ["/", "/requests/", REQUEST, f"{REQUEST}compare/", f"{REQUEST}coverage/", f"{REQUEST}downloads/"],
)
def test_pages_say_when_their_data_last_changed_and_that_they_are_independent(request_, client, address):
    page = words(text(client, address))
    assert "Data last changed on" in page
    assert page.count("Independent") == 2

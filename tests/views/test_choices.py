"""What readers choose: filters, order, pages and bases, and what a draft must not give away by them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver

from responses.intake.entry import ask_trusts
from responses.models import STATE_MEANINGS, FOIRequest, Region, Succession
from responses.urls import urlpatterns
from tests.fictional import make_request, make_trust
from tests.scenario import make_scenario
from tests.views.test_pages import REQUEST, text, words

ADDRESSES = [
    inner
    for pattern in urlpatterns
    for inner in (pattern.url_patterns if isinstance(pattern, URLResolver) else [pattern])
]
LEFT_OUT = "Some choices were left out"
ROW = re.compile(r'<th scope="row"><a href="../trusts/(\w+)/')


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def asked_order(html: str) -> list[str]:
    """The trusts of the table of responses, in its order."""
    return re.findall(r'scope="row"><a href="\.\./trusts/(\w+)/', html)


def options(html: str, name: str) -> list[str]:
    """The values that the checkboxes of one filter offer."""
    return re.findall(rf'<input type="checkbox" name="{name}" value="([^"]*)"', html)


def ticked(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<input type="checkbox" name="(\w+)" value="([^"]+)" checked', html)


@pytest.mark.parametrize("page", ["compare/", "coverage/", "responses/"])
def test_every_filter_is_offered(request_, client, page):
    html = text(client, REQUEST + page)
    assert options(html, "region") == ["Y60"]
    assert options(html, "type") == ["unknown"]
    assert options(html, "question")[:3] == ["camhs-1", "camhs-1a", "camhs-2"]
    assert options(html, "state") + options(html, "value") == []
    asked = text(client, f"{REQUEST}{page}?question=sarc-3a-i")
    assert options(asked, "value") == ["inside", "outside"]
    assert options(asked, "state") == list(STATE_MEANINGS)


def test_what_is_chosen_stays_chosen_in_the_form(request_, client):
    html = text(client, f"{REQUEST}compare/?trust=XXAAA&region=Y60&question=camhs-1&value=yes&sort=region")
    assert ticked(html) == [("region", "Y60"), ("question", "camhs-1"), ("value", "yes")]
    assert re.findall(r'<option value="([^"]+)" selected', html) == ["applicable", "region"]
    assert '<input type="hidden" name="trust" value="XXAAA">' in html
    assert "Only the trusts that you chose are counted." in html
    assert "trusts that you chose" not in text(client, f"{REQUEST}compare/")


def test_a_draft_is_found_by_no_choice_of_its_answers(request_, client):
    """XXBBB's editor has entered no; to everyone else it is pending."""
    for choice in ("value=no", "state=answered&value=no"):
        assert ROW.findall(text(client, f"{REQUEST}compare/?question=camhs-1&{choice}")) == []
    pending = text(client, f"{REQUEST}compare/?question=camhs-1&state=pending")
    assert ROW.findall(pending) == ["XXBBB", "XXDDD"]
    row = pending.split("<tbody>")[1].split("<tr>")[1]
    assert "Pending: a reply is awaited, or has come and is not yet published" in words(row)
    assert "../answers/" not in row


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
    assert "displayed, all pages (64 rows" in first
    beyond = text(client, f"{REQUEST}compare/?page=99")
    assert "There is no page “99”: the last is 2." in beyond
    assert len(ROW.findall(beyond)) == 14
    assert LEFT_OUT not in first
    whole = text(client, f"{REQUEST}compare/?page=all")
    assert "displayed (64 rows" in whole
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


def test_the_register_says_how_many_trusts_each_choice_leaves(db, client):
    midlands = Region.objects.create(code="Y60", name="Midlands")
    make_trust("R1A", "One NHS Trust", type="acute", region=midlands).former_names.create(
        name="Old NHS Trust"
    )
    make_trust("R1B", "Two NHS Trust", type="acute", closed="2020-03-31")
    make_trust("R1C", "Three NHS Foundation", type="community", region=midlands)
    html = text(client, "/trusts/?q=nhs+trust&type=acute&open=yes")
    listed = re.findall(r"<option[^>]*>([^<]+ \(\d+\))</option>", html)
    assert [one for one in listed if "(0)" not in one] == [
        "Midlands (1)",
        "Acute (1)",
        "Open (1)",
        "Closed (1)",
    ]


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


def test_files_linked_from_a_page_hold_what_the_page_shows(request_, client):
    def query(page: str, name: str) -> str:
        html = text(client, f"{REQUEST}{page}")
        found = re.search(rf'{name}\.csv(\??[^"]*)"', html)
        assert found is not None
        return found[1].replace("&amp;", "&")

    assert query("questions/camhs-1/", "answers") == "?question=camhs-1"
    assert query("questions/camhs-1/?region=Y60", "answers") == "?region=Y60&question=camhs-1"
    by_answer = "?question=camhs-1&state=answered"
    assert query(f"questions/camhs-1a/{by_answer}", "answers") == by_answer
    assert query("resources/", "resources") == ""
    assert query("resources/?region=Y60", "resources") == "?region=Y60"


def test_coverage_says_to_how_many_trusts_the_questions_apply(request_, client):
    assert "Applicable 1 for every question" in words(text(client, f"{REQUEST}coverage/"))
    assert "Applicable 0 for every question" in words(text(client, f"{REQUEST}coverage/?service=sarc"))
    assert "Applicable" not in words(text(client, f"{REQUEST}coverage/?by=region")).split("Filter trusts")[0]


def test_one_trust_is_no_plural(request_, client):
    page = words(text(client, f"{REQUEST}questions/camhs-1/?trust=XXAAA"))
    assert "Yes: 1 trust " in page
    assert "1 trusts" not in page
    assert "The base is the 1 trust that replied." in words(text(client, f"{REQUEST}resources/"))


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


@pytest.mark.parametrize(
    "address",
    [
        "/trusts/?q=%00",
        f"{REQUEST}compare/?region=%00",
        f"{REQUEST}compare/?%00=1",
        f"{REQUEST}downloads/answers.csv?trust=XXAAA%00",
        "/admin/?q=%00",
        "/admin/responses/trust/%00/change/",
    ],
)
def test_a_nul_is_refused_before_it_reaches_the_database(db, client, address):
    response = client.get(address)
    assert (response.status_code, response.content) == (400, b"The address holds a NUL character.\n")
    assert "Content-Security-Policy" in response


@pytest.mark.parametrize("address", ["/trusts/", f"{REQUEST}responses/"])
@pytest.mark.parametrize("rows", ["-1", "0", "1", "x"])
def test_a_reader_does_not_choose_how_many_rows_a_page_has(request_, client, address, rows):
    table = client.get(address).context["table"]
    response = client.get(f"{address}?per_page={rows}")
    assert "“per_page” is not a choice." in words(response.content.decode())
    assert response.context["table"].paginator.per_page == table.paginator.per_page


@pytest.mark.parametrize("pattern", ADDRESSES, ids=lambda pattern: pattern.name)
def test_every_page_is_read_only(rf, pattern):
    arguments = dict.fromkeys(pattern.pattern.converters, "example")
    # A report of a mistake is the one thing that anyone may send.
    assert (pattern.callback(rf.post("/"), **arguments).status_code == 405) == (
        pattern.name != "new_correction"
    )
    assert pattern.callback(rf.delete("/"), **arguments).status_code == 405

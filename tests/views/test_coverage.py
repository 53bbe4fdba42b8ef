"""The coverage page: its switches, links and files, and what it says where there is little to show."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.analysis.coverage import group_rows, question_rows
from responses.models import FOIRequest, IntegratedCareBoard, Region, Service, Trust
from responses.views.coverage.look import VIEWS
from tests.charts.samples import parsed
from tests.fictional import make_request, make_trust
from tests.scenario import SECRETS, make_scenario
from tests.views.drawn import numbers_in_titles, rows_of, table
from tests.views.test_pages import REQUEST, text, words


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def switch(html: str, name: str) -> dict[str, tuple[str, bool]]:
    """The links of a switch: words, to their query string and whether it is the one shown."""
    part = html.split(f'id="switch-{name}"')[1].split("</nav>")[0]
    found = re.findall(r'<a href="\?([^"]+)"( aria-current="\w+")?>(.+?)</a>', part)
    return {label: (unescape(query), bool(current)) for query, current, label in found}


def test_every_view_service_and_base_is_a_link(request_, client):
    html = text(client, f"{REQUEST}coverage/?by=regions&service=sarc&base=asked&region=Y60")
    assert {label: current for label, (_, current) in switch(html, "view").items()} == {
        label: label == "Regions side by side" for label in VIEWS.values()
    }
    assert switch(html, "service") == {
        "CAMHS": ("by=regions&region=Y60&service=camhs&base=asked", False),
        "SARC": ("by=regions&region=Y60&service=sarc&base=asked", True),
    }
    assert switch(html, "base") == {
        "All trusts asked": ("by=regions&region=Y60&service=sarc&base=asked", True),
        "Trusts that replied": ("by=regions&region=Y60&service=sarc&base=replied", False),
        "Trusts that replied and to which the question applies": (
            "by=regions&region=Y60&service=sarc",
            False,
        ),
    }


@pytest.mark.parametrize(
    ("query", "shown"), [("", "replied"), ("&base=replied", "replied"), ("&base=asked", "asked")]
)
def test_how_soon_trusts_replied_has_no_base_of_a_question(request_, client, query, shown):
    html = text(client, f"{REQUEST}coverage/?by=speed{query}")
    assert switch(html, "base") == {
        "All trusts asked": ("by=speed&base=asked", shown == "asked"),
        "Trusts that replied": ("by=speed&base=replied", shown == "replied"),
    }


def test_a_view_leaves_behind_what_only_the_last_one_needed(request_, client):
    html = text(client, f"{REQUEST}coverage/?by=region&question=camhs-1&region=Y60&sort=region&page=2")
    links = {label: query for label, (query, _) in switch(html, "view").items()}
    assert links["By question"] == "by=question&region=Y60"
    assert links["By type of trust"] == "by=type&region=Y60&question=camhs-1"
    chosen_by_answer = text(client, f"{REQUEST}coverage/?by=region&question=camhs-1&value=yes")
    assert switch(chosen_by_answer, "view")["By question"][0] == "by=question&question=camhs-1&value=yes"


@pytest.mark.parametrize(
    ("query", "link"),
    [
        ("", "by=question&service=camhs&base=applicable"),
        ("service=sarc&base=replied", "by=question&service=sarc&base=replied"),
        ("by=region&region=Y60", "by=region&region=Y60&question=camhs-1&base=applicable"),
        ("by=heatmap", "by=heatmap&base=applicable"),
    ],
)
def test_the_link_to_a_chart_names_all_that_it_shows(request_, client, query, link):
    html = text(client, f"{REQUEST}coverage/?{query}")
    links = re.findall(
        r'<li><a href="([^"]+)"[^>]*>(.+?)</a></li>', html.split('class="app-links app-files"')[1]
    )
    assert {words: unescape(address) for address, words in links[:3]} == {
        "Figures (CSV)": f"{REQUEST}coverage.csv?{link}",
        "Picture (SVG)": f"{REQUEST}coverage.svg?{link}",
        "Link to this chart": f"{REQUEST}coverage/?{link}#chart",
    }
    again = text(client, f"{REQUEST}coverage/?{link}")
    assert chart(again) == chart(html)


def chart(html: str) -> str:
    return html.split('<section aria-labelledby="chart-title">')[1].split("</section>")[0]


def test_an_unknown_view_is_named_and_left_out(request_, client):
    html = text(client, f"{REQUEST}coverage/?by=nonsense&region=Y99")
    notice = words(html.split("app-notice")[1].split("</div>")[0])
    assert notice.endswith(
        "Some choices were left out There is no region “Y99”. There is no view “nonsense”."
    )
    assert "What trusts answered to each CAMHS question" in html
    assert "left out" not in text(client, f"{REQUEST}coverage/?by=topic")


@pytest.mark.parametrize("ending", ["csv", "svg"])
def test_a_file_refuses_an_unknown_choice(request_, client, ending):
    assert text(client, f"{REQUEST}coverage.{ending}?by=nonsense", 400) == "There is no view “nonsense”.\n"
    assert text(client, f"{REQUEST}coverage.{ending}?region=Y99", 400) == "There is no region “Y99”.\n"
    assert text(client, f"/requests/none/coverage.{ending}", 404)


def test_files_arrive_with_a_name_and_a_date(request_, client):
    picture = client.get(f"{REQUEST}coverage.svg?by=topic")
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture["Content-Disposition"] == 'attachment; filename="example-coverage-topic.svg"'
    assert picture["Last-Modified"].endswith("GMT")
    figures = client.get(f"{REQUEST}coverage.csv?bom=1")
    assert figures["Content-Type"] == "text/csv; charset=utf-8"
    assert figures["Content-Disposition"] == 'attachment; filename="example-coverage-question.csv"'
    assert figures.content.startswith(b"\xef\xbb\xbfrequest,fictional,service,question,")


def test_a_file_by_group_names_the_groups(request_, client):
    rows = rows_of(client, f"{REQUEST}coverage.csv?by=region&question=camhs-1&base=asked")
    assert [
        (row["region_code"], row["region"], row["yes"], row["pending"], row["asked"]) for row in rows
    ] == [
        ("Y60", "Midlands", "1", "1", "2"),
        ("", "Region not known", "0", "1", "2"),
    ]


def test_one_question_or_topic_is_chosen_by_a_form(request_, client):
    html = text(client, f"{REQUEST}coverage/?by=type&question=sarc-3&region=Y60&base=asked&service=sarc")
    form = html.split('class="app-picker"')[1].split("</form>")[0]
    assert re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', form) == [
        ("by", "type"),
        ("region", "Y60"),
        ("base", "asked"),
    ]
    assert re.findall(r'<option value="([\w-]+)" selected', form) == ["sarc-3"]
    assert len(re.findall("<option ", form)) == 10
    assert re.findall('<optgroup label="(.+?)"', form) == ["CAMHS", "SARC"]
    assert "app-picker" not in text(client, f"{REQUEST}coverage/?by=question")


def test_the_filters_keep_the_view(request_, client):
    html = text(client, f"{REQUEST}coverage/?by=regions")
    assert '<input type="hidden" name="by" value="regions">' in html.split("app-filters__groups")[1]
    assert 'name="by"' not in text(client, f"{REQUEST}compare/")


def test_a_picture_of_chosen_trusts_says_that_they_were_chosen(request_, client):
    note = "Counts only the trusts chosen by: region Y60; type acute."
    assert note in text(client, f"{REQUEST}coverage.svg?region=Y60&type=acute")
    assert "Counts only" not in text(client, f"{REQUEST}coverage.svg")


@pytest.mark.parametrize(
    ("query", "said"), [("service=sarc", True), ("by=heatmap", False), ("", False), ("by=region", False)]
)
def test_what_must_be_known_about_a_service_stands_beside_it_and_in_the_picture(
    request_, client, query, said
):
    Service.objects.filter(pk="sarc").update(caveat="Others run a SARC too.")
    assert ("Others run a SARC too." in text(client, f"{REQUEST}coverage/?{query}")) == said
    assert ("Others run a SARC too." in text(client, f"{REQUEST}coverage.svg?{query}")) == said


@pytest.mark.parametrize("by", VIEWS)
def test_a_draft_gives_nothing_away(request_, client, by):
    for address in (f"coverage/?by={by}&base=asked", f"coverage.csv?by={by}", f"coverage.svg?by={by}"):
        page = text(client, REQUEST + address)
        assert [secret for secret in SECRETS if secret in page] == []
    FOIRequest.objects.update(public=False)
    for address in ("coverage/", "coverage.csv", "coverage.svg"):
        assert client.get(REQUEST + address).status_code == 404


def test_the_silent_are_named_apart(request_, client):
    html = text(client, f"{REQUEST}coverage/?by=speed&base=asked")
    part = html.split('id="silent"')[1].split("</section>")[0]
    found = re.findall(r"summary-text\">(.+?)</span>.+?trusts/(\w+)/", part, re.DOTALL)
    assert found == [
        ("No reply: closed as unanswered: 1 of 4", "XXCCC"),
        ("No reply yet: not overdue, or due date not known: 1 of 4", "XXDDD"),
        ("Reply received, not yet published: 1 of 4", "XXBBB"),
    ]
    assert "On time: 0 of 1 replies whose dates are known." in words(html)


@pytest.mark.parametrize("by", VIEWS)
def test_nothing_that_fits_is_said(request_, client, by):
    page = text(client, f"{REQUEST}coverage/?by={by}&type=ambulance")
    assert page.count('<section aria-labelledby="chart-title">') == 1
    picture = text(client, f"{REQUEST}coverage.svg?by={by}&type=ambulance")
    assert parsed(picture).tag.endswith("svg")
    empty = make_request("empty", questions=())
    assert words(text(client, f"/requests/{empty.slug}/coverage/?by={by}"))


def test_names_are_escaped(request_, client):
    hostile = "<script>alert(1)</script>"
    Region.objects.update(name=hostile)
    for address in ("coverage/?by=region", "coverage/?by=regions", "coverage.svg?by=regions"):
        page = text(client, REQUEST + address)
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("by", VIEWS)
def test_queries_do_not_grow_with_the_trusts(db, client, by):
    from responses.intake.entry import ask_trusts

    request = make_request()
    region = Region.objects.create(code="Y60", name="Midlands")
    board = IntegratedCareBoard.objects.create(code="QGH", name="Board")
    trusts = [make_trust(f"XXQ{number:02}", region=region, icb=board) for number in range(60)]
    taken = []
    for asked in (trusts[:6], trusts):
        ask_trusts(request=request, trusts=asked, sent_on=None, author=None)
        with CaptureQueriesContext(connection) as queries:
            assert "Trusts asked" in text(client, f"{REQUEST}coverage/?by={by}&base=asked")
        taken.append(len(queries))
    assert taken[0] == taken[1] <= 11


def test_the_request_page_shows_the_first_services_chart_without_a_script(request_, client):
    html = text(client, REQUEST)
    camhs = [one for one in request_.questions.all().numbered() if one.service_id == "camhs"]
    rows = question_rows(request_.responses.all(), [one for one in camhs if not one.is_heading])
    drawn = numbers_in_titles(html)
    assert [(label, of) for label, _, of in drawn] == [
        ("Yes", 1),
        ("Yes", 1),
        ("Answered", 1),
        ("Left blank", 1),
        ("Refused", 1),
        ("Answered", 1),
    ]
    assert sum(number for _, number, _ in drawn) == sum(row.figures.applicable for row in rows)
    assert "<script" not in html
    chosen = text(client, f"{REQUEST}?type=ambulance")
    assert numbers_in_titles(chosen) == drawn
    assert "Counts only" not in chosen


def test_boards_of_real_trusts_are_named(request_, client):
    board = IntegratedCareBoard.objects.create(code="QGH", name="Some Board")
    Trust.objects.filter(pk="XXAAA").update(icb=board)
    questions = [one for one in request_.questions.all().numbered() if one.code == "camhs-1"]
    rows = group_rows(request_.responses.all(), questions, "icb")
    html = text(client, f"{REQUEST}coverage/?by=icb&question=camhs-1&base=asked")
    heads, body = table(html)
    assert heads[0] == "Integrated care board"
    assert [(line[0], line[-2]) for line in body] == [
        (row.group_label, str(row.figures.asked)) for row in rows
    ]

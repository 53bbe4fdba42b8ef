"""Home and the pages of text: method, help, accessibility."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.analysis.counts import question_figures
from responses.intake.entry import ask_trusts
from responses.models import STATE_MEANINGS, FOIRequest, Question
from tests.fictional import make_trust
from tests.scenario import make_scenario
from tests.views.test_pages import PAGES, text, words


@pytest.fixture
def request_(db) -> FOIRequest:
    request = make_scenario()
    FOIRequest.objects.update(fictional=False)
    return request


def test_every_state_stands_with_the_bases_it_counts_in(db, client):
    rows = re.findall(r"<tr><th scope=\"row\">(.+?)</th><td>.+?</td>(.+?)</tr>", text(client, "/about/"))
    shown = {
        words(head).split(" ", 1)[1]: [
            "counts" in cell and "not count" not in cell for cell in cells.split("</td>")[:-1]
        ]
        for head, cells in rows
    }
    assert shown == {
        meaning.label: [base in meaning.bases for base in ("asked", "replied", "applicable")]
        for meaning in STATE_MEANINGS.values()
    }


def test_the_method_shows_how_to_cite_the_featured_request(request_, client):
    page = words(text(client, "/about/"))
    assert re.search(
        r"FOI dashboard: Request example \. Data as of \d+ \w+ \d{4}\. http://testserver/requests/example/",
        page,
    )
    FOIRequest.objects.update(fictional=True)
    assert "Fictional data." in words(text(client, "/about/"))
    FOIRequest.objects.update(public=False)
    assert "Data as of" not in text(client, "/about/")


def test_links_within_the_method_lead_somewhere(db, client):
    html = text(client, "/about/")
    contents = re.search(r'<nav class="app-contents".+?</nav>', html, re.DOTALL)
    assert contents is not None
    wanted = re.findall(r'href="#([\w-]+)"', contents[0])
    assert wanted == re.findall(r'<h2 id="([\w-]+)"', html)


def test_pages_of_data_set_no_cookie(request_, client):
    assert [address for address in (*PAGES, "/search/?q=policy") if client.get(address).cookies] == []


def test_numbers_to_call_are_those_that_are_shown(db, client):
    found = re.findall(r'href="tel:(\d+)">([\d ]+)<', text(client, "/help/"))
    assert len(found) >= 9
    assert [shown for number, shown in found if shown.replace(" ", "") != number] == []
    assert found[0] == ("999", "999")


def test_home_shows_the_figures_of_the_featured_request(request_, client):
    html = text(client, "/")
    yes_no = request_.questions.filter(kind=Question.Kind.YES_NO)
    figures = question_figures(request_.responses.all(), yes_no)
    rows = re.findall(r'questions/([\w-]+)/">.+?</th>\s*<td>(.+?)</td>', html, re.DOTALL)
    assert dict(rows) == {
        question.code: str(figures[question.pk].share("yes", "applicable")).replace("/", " of ")
        if figures[question.pk].applicable
        else "applies to none that replied"
        for question in yes_no
    }
    assert dict(rows)["camhs-1"] == "1 of 1"


def test_home_says_what_a_question_is_part_of(request_, client):
    html = text(client, "/")
    assert '<span class="app-glance__above">Wording of camhs-2a?</span>' in html
    assert html.count("app-glance__above") == 1


def test_a_fictional_request_is_never_featured(request_, client):
    FOIRequest.objects.update(fictional=True)
    html = text(client, "/")
    assert "What trusts answered yes to" not in html
    assert "Fictional</strong>" in html


def test_queries_of_home_do_not_grow_with_the_trusts(request_, client):
    def taken() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return len(queries)

    few = taken()
    trusts = [make_trust(f"Q{number:02}") for number in range(60)]
    ask_trusts(request=request_, trusts=trusts, sent_on=None, author=None)
    assert taken() == few <= 12

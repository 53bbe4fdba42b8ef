"""The page of the search."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.intake.entry import ask_trusts
from responses.models import FOIRequest
from tests.fictional import make_request, make_trust
from tests.search.scene import HIDDEN, answer, make_scene
from tests.views.test_pages import text, words


@pytest.fixture
def scene(db) -> FOIRequest:
    return make_scene()


def hits(html: str) -> list[str]:
    return re.findall(r'class="app-found__title"><a href="([^"]+)"', html)


def narrowings(html: str) -> dict[str, str]:
    """The filters: each label with its count, and the query string that it leads to."""
    nav = re.search(r'<nav class="app-found__filters".+?</nav>', html, re.DOTALL)
    rows = re.findall(r'<li><a href="\?([^"]+)".*?>(.+?)</li>', nav[0], re.DOTALL) if nav else []
    return {words(row): query.replace("&amp;", "&") for query, row in rows}


def test_results_in_order_with_the_words_marked(scene, client):
    html = text(client, "/search/?q=policies+castle")
    assert hits(html) == [answer("R1A", "camhs-1")]
    assert "<title>policies castle: search – FOI dashboard</title>" in html
    assert "<h2>1 result</h2>" in html
    assert "<mark>Castle</mark> NHS Trust: CAMHS 1</a>" in html
    assert 'name="q" type="search" value="policies castle"' in html
    assert words(html.split("app-found__place")[1].split("</p>")[0]).endswith("Answer: Wording of camhs-1?")


def test_filters_are_links_with_counts_that_can_be_taken_back(scene, client):
    assert narrowings(text(client, "/search/?q=camhs")) == {
        "Questions 7 results": "q=camhs&kind=question",
        "Resources 1 result": "q=camhs&kind=resource",
        "Responses 2 results": "q=camhs&kind=response",
        "Answers 9 results": "q=camhs&kind=answer",
    }
    html = text(client, "/search/?q=camhs&kind=answer")
    assert len(hits(html)) == 9
    assert narrowings(html)["Answers , chosen: show all again 9 results"] == "q=camhs"
    assert 'href="?q=camhs">Show all kinds' in html


def test_a_second_request_and_service_can_be_chosen(scene, client):
    make_request("second", fictional=False)
    html = text(client, "/search/?q=wording")
    assert narrowings(html) == {
        "Request real 11 results": "q=wording&request=real",
        "Request second 11 results": "q=wording&request=second",
        "CAMHS in full 14 results": "q=wording&service=camhs",
        "SARC in full 8 results": "q=wording&service=sarc",
    }
    assert "Request second" in html.split("app-found__place")[-1]
    narrow = text(client, "/search/?q=wording&request=second&service=sarc")
    assert sorted(hits(narrow)) == [
        f"/requests/second/questions/{code}/" for code in ("sarc-1", "sarc-3", "sarc-3a-i", "sarc-3a")
    ]


def test_pages_of_twenty(scene, client):
    for number in range(25):
        make_trust(f"Q{number:02}", f"Priory {number:02} NHS Trust")
    first = text(client, "/search/?q=priory")
    assert (len(hits(first)), "page 1 of 2" in words(first)) == (20, True)
    assert '<a href="?q=priory&amp;page=2" rel="next">' in first
    second = text(client, "/search/?q=priory&page=2")
    assert hits(second) == [f"/trusts/Q{number}/" for number in range(20, 25)]
    assert 'start="21"' in second
    assert "page 2 – FOI dashboard</title>" in second
    assert '<a href="?q=priory&amp;page=1" rel="prev">' in second
    assert hits(text(client, "/search/?q=priory&page=99")) == hits(second)


def test_unknown_choices_are_named_and_left_out(scene, client):
    html = text(client, "/search/?q=castle&kind=song&request=fictional&page=x&colour=blue")
    assert len(hits(html)) == 7
    assert re.findall(r"<li>(There is no .+?|“colour.+?)</li>", html) == [
        "“colour” is not a choice.",
        "There is no kind “song”.",
        "There is no request “fictional”.",
        "There is no page “x”.",
    ]


def test_nothing_found_leads_on(scene, client):
    html = text(client, "/search/?q=sextorton+xyz")
    page = words(html)
    assert "Nothing found for “sextorton xyz”" in page
    assert "sextorton : 0 results. Did you mean sextortion ? 4 results" in page.replace(
        "sextorton:", "sextorton :"
    )
    assert 'href="?q=sextortion"' in html
    assert 'href="/trusts/?q=sextorton%20xyz"' in html
    assert 'href="/requests/real/questions/"' in html
    assert "A trust that names no policy may have one." in page
    assert "Did you mean sextortion ? 4 results" in words(text(client, "/search/?q=sextorton"))
    loose = text(client, "/search/?q=%22online+safe%22")
    assert "All the words, in any order: online safe , 2 results" in words(loose)


def test_nothing_found_among_the_choices_leads_to_all_results(scene, client):
    html = text(client, "/search/?q=castle&kind=question")
    assert "Nothing found for “castle” among your choices" in words(html)
    assert '<a href="?q=castle">Show the 7 results of all kinds' in html
    assert "Other ways to look" not in html


def test_without_words_it_explains_itself_and_says_what_there_is(scene, client):
    html = text(client, "/search/")
    assert "What there is to find" in html
    assert re.findall(r"<dt>(.+?)</dt><dd>(\d+)</dd>", html) == [
        ("Trusts", "4"),
        ("Questions", "11"),
        ("Resources", "1"),
        ("Responses", "3"),
        ("Answers", "9"),
    ]


def test_a_query_that_only_leaves_out_is_refused_with_a_sentence(scene, client):
    html = text(client, "/search/?q=-castle")
    assert 'role="alert">Say what to find as well as what to leave out.</p>' in html
    assert "<title>Error: -castle: search – FOI dashboard</title>" in html
    assert hits(html) == []
    assert "Search for at most 200 characters." in text(client, f"/search/?q={'x' * 201}")


def test_nothing_hidden_is_on_any_page(scene, client):
    queries = [*HIDDEN, "secret", "fictional", "castle", "trust", "policy", "no", ""]
    pages = "\n".join(text(client, f"/search/?q={query}") for query in queries)
    # A page repeats what the reader typed; beyond that there is nothing.
    shown = re.sub(r"<title>.+?</title>|value=\".*?\"|“.+?”|<li>.+?: 0 results.*?</li>|q=[^\"]+", "", pages)
    assert [hidden for hidden in HIDDEN if hidden.casefold() in shown.casefold()] == []


def test_what_was_typed_is_escaped(scene, client):
    html = text(client, '/search/?q=<script>alert("x")</script>')
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(" in html


def test_queries_do_not_grow_with_the_trusts(scene, client):
    def taken() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert hits(text(client, "/search/?q=trust"))
        return len(queries)

    taken()
    few = taken()
    more = [make_trust(f"Q{number:02}", f"Priory {number:02} NHS Trust") for number in range(60)]
    ask_trusts(request=scene, trusts=more, sent_on=None, author=None)
    taken()
    assert taken() == few <= 20


@pytest.mark.parametrize("address", ["/", "/trusts/", "/requests/real/compare/", "/nothing/"])
def test_every_page_has_one_box_to_search_in(scene, client, address):
    html = client.get(address).content.decode()
    assert html.count('action="/search/" method="get" role="search"') == 1
    assert text(client, "/search/").count('role="search"') == 1

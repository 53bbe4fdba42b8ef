"""What trusts name: the list, and one resource."""

import re

import pytest

from responses.models import FOIRequest
from tests.scenario import make_scenario, publish_all
from tests.views.pages import queries_taken
from tests.views.test_pages import REQUEST, text, words


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def test_resources_of_one_name_are_one_row_with_what_they_answer(request_, client):
    publish_all(request_, [one.trust for one in request_.responses.filter(trust__in=("XXBBB", "XXDDD"))])
    html = text(client, f"{REQUEST}resources/")
    table = re.findall(r'<tr role="row" class="nhsuk-table__row">(.*?)</tr>', html, re.DOTALL)
    assert [words(row).split(" Kind")[0] for row in table] == [
        "Body Map 2 trusts’ own documents of this name",
        "Get Safe issuer not stated",
        "Safe Online issuer not stated",
    ]
    assert "Named by 2 of 3 In answer to CAMHS 1 , CAMHS 1a , CAMHS 2" in words(table[0])
    kinds = re.findall(r'aria-label="Kind of resource">(.+?)</nav>', html, re.DOTALL)[0]
    assert words(kinds) == "All (3) Policy (1) Tool (2)"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?kind=policy", ["Safe Online"]),
        ("?kind=training", []),
        ("?sort=name", ["Body Map", "Get Safe", "Safe Online"]),
        ("?question=camhs-2", ["Body Map", "Get Safe"]),
        ("?service=sarc", ["Body Map", "Get Safe"]),
        ("?trust=XXAAA", ["Safe Online"]),
    ],
)
def test_resources_are_chosen_by_kind_question_and_trust(request_, client, query, names):
    publish_all(request_, [request_.responses.get(trust="XXDDD").trust])
    html = text(client, f"{REQUEST}resources/{query}")
    found = re.findall(r'<th role="rowheader"[^>]*><div><a href="[\w-]+/">(.+?)</a>', html)
    assert found == names
    assert ("among your choices" in html) is (not names)


def test_wrong_choices_of_resources_are_named(request_, client):
    html = text(client, f"{REQUEST}resources/?kind=potion&sort=colour")
    assert "There is no kind “potion”." in html
    assert "There is no sort “colour”." in html
    assert "Safe Online" in html


def test_kind_and_order_outlast_a_filter(request_, client):
    html = text(client, f"{REQUEST}resources/?kind=policy&sort=name&service=camhs")
    assert 'type="hidden" name="kind" value="policy"' in html
    assert 'type="hidden" name="sort" value="name"' in html
    (chip,) = re.findall(r'class="app-chip" href="\?([^"]*)"', html)
    assert chip == "&amp;kind=policy&amp;sort=name"
    assert 'name="service" value="camhs" checked' in html
    assert '<span class="nhsuk-details__summary-text">Filter trusts and questions</span>' in html
    assert 'value="potion"' not in text(client, f"{REQUEST}resources/?kind=potion")


def test_the_file_says_that_it_holds_all_kinds(request_, client):
    assert "Download as CSV: displayed (1 row" in words(text(client, f"{REQUEST}resources/"))
    page = words(text(client, f"{REQUEST}resources/?kind=tool"))
    assert "Download as CSV: trusts and questions displayed, all kinds (1 row" in page


def test_resources_of_one_name_have_titles_of_their_own(request_, client):
    publish_all(request_, [one.trust for one in request_.responses.filter(trust__in=("XXBBB", "XXDDD"))])
    found = [
        re.findall(r"<title>(.+?): ", text(client, f"{REQUEST}resources/body-map-{code}/"))
        for code in ("xxbbb", "xxddd")
    ]
    assert found == [["Body Map (Trust XXBBB), tool"], ["Body Map (Trust XXDDD), tool"]]


def test_a_resource_lists_trusts_questions_areas_and_those_of_its_name(request_, client):
    publish_all(request_, [one.trust for one in request_.responses.filter(trust__in=("XXBBB", "XXDDD"))])
    page = words(text(client, f"{REQUEST}resources/safe-online/"))
    assert "Kind Policy Issued by Not stated Address None given" in page
    assert "Named by 1 of 3 trusts that replied Trust XXAAA : Trust XXAAA, CAMHS 1 , for north" in page
    assert "Others of the same name" not in page
    own = words(text(client, f"{REQUEST}resources/body-map-xxbbb/"))
    assert "Issued by Trust XXBBB: the trust’s own" in own
    assert "Named by 1 of 3 trusts that replied" in own
    assert "Together they are named by 2 of 3 trusts that replied." in own
    assert "Trust XXDDD : Trust XXDDD, CAMHS 1" in own


def test_a_resource_that_the_chosen_trusts_do_not_name_says_so(request_, client):
    html = text(client, f"{REQUEST}resources/safe-online/?trust=XXCCC")
    assert "Named by 0 of 0 trusts that replied" in words(html)
    assert "None of the trusts and questions that you chose names it." in html


@pytest.mark.parametrize(
    "address",
    [
        "resources/",
        "resources/get-safe/",
    ],
)
def test_queries_do_not_grow_with_the_trusts_that_answered(db, client, address):
    few, many = queries_taken(client, address, trusts=(2, 20))
    assert few == many <= 20

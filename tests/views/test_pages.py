"""The public pages: what they show, what they must never show, and what wrong input gets."""

import csv
import io
import re

import pytest

from responses.analysis.counts import question_figures
from responses.models import FOIRequest, Question, Region, Topic, Trust
from tests.fictional import make_trust
from tests.scenario import SECRETS, make_scenario

REQUEST = "/requests/example/"
PAGES = (
    "/",
    "/requests/",
    REQUEST,
    f"{REQUEST}compare/",
    f"{REQUEST}coverage/",
    f"{REQUEST}questions/",
    f"{REQUEST}questions/camhs-1/",
    f"{REQUEST}questions/camhs-2a/",
    f"{REQUEST}trusts/XXAAA/",
    f"{REQUEST}trusts/XXBBB/",
    f"{REQUEST}answers/XXAAA/camhs-1/",
    f"{REQUEST}answers/XXBBB/camhs-1/",
    f"{REQUEST}responses/",
    f"{REQUEST}resources/",
    f"{REQUEST}resources/safe-online/",
    f"{REQUEST}downloads/",
    "/trusts/",
    "/search/",
    "/search/?q=policy",
    "/about/",
    "/help/",
    "/accessibility/",
)


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def text(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def words(html: str) -> str:
    """What a reader sees: no markup, white space folded."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_one_heading_a_title_and_no_secret(request_, client, address):
    html = text(client, address)
    assert len(re.findall(r"<h1[ >]", html)) == 1
    title = re.search(r"<title>(.+)</title>", html, re.DOTALL)
    assert title is not None
    assert "FOI dashboard" in title[1]
    assert [secret for secret in SECRETS if secret in html] == []
    assert ' style="' not in html
    assert not re.search(r"<script(?![^>]*(src=|application/json))", html)


def test_titles_differ(request_, client):
    heads = [text(client, address).split("</head>")[0] for address in PAGES]
    titles = [re.findall(r"<title>(.+?)</title>", head, re.DOTALL) for head in heads]
    assert len({title for (title,) in titles}) == len(PAGES)


def test_fiction_is_said_on_every_page_of_a_fictional_request(request_, client):
    for address in PAGES:
        if address.startswith(REQUEST):
            assert "Every trust, letter and answer of this request is invented" in text(client, address)
    FOIRequest.objects.update(fictional=False)
    assert "is invented" not in text(client, REQUEST)


def test_policy_is_exactly_this_on_pages_and_in_the_admin(request_, client):
    wanted = {
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    }
    for address in ("/", f"{REQUEST}coverage/", "/admin/login/", "/nothing/"):
        assert set(client.get(address)["Content-Security-Policy"].split("; ")) == wanted


@pytest.mark.parametrize(
    "address",
    [
        "/requests/none/",
        "/requests/none/compare/",
        f"{REQUEST}questions/none/",
        f"{REQUEST}trusts/XXZZZ/",
        f"{REQUEST}trusts/R1A/",
        f"{REQUEST}answers/XXAAA/camhs-2a/",
        f"{REQUEST}answers/XXAAA/none/",
        f"{REQUEST}resources/secret-policy/",
        "/trusts/none/",
        "/trusts/XXAAA/",
    ],
)
def test_what_is_not_there_is_404_with_a_way_on(request_, client, address):
    assert "Page not found" in text(client, address, 404)


def test_a_draft_request_is_404_everywhere(request_, client):
    FOIRequest.objects.update(public=False)
    for address in PAGES:
        if address.startswith(REQUEST):
            assert client.get(address).status_code == 404
    assert "Request example" not in text(client, "/")


def test_unknown_choices_are_named_and_left_out(request_, client):
    html = text(client, f"{REQUEST}compare/?region=Y99&page=x&region=Y60")
    assert "There is no region “Y99”." in html
    assert "There is no page “x”." in html
    assert "Trust XXAAA" in html
    assert "Trust XXCCC" not in html


def test_compare_shows_states_in_words_and_sorts(request_, client):
    html = text(client, f"{REQUEST}compare/")
    first = words(html.split("<tbody>")[1].split("<tr>")[1])
    assert first.startswith("Trust XXAAA XXAAA Yes, qualified Yes Answered Left blank Refused")
    down = text(client, f"{REQUEST}compare/?sort=-name")
    assert re.findall(r'<th scope="row"><a href="../trusts/(\w+)/', down) == [
        "XXDDD",
        "XXCCC",
        "XXBBB",
        "XXAAA",
    ]
    by_answer = text(client, f"{REQUEST}compare/?sort=camhs-1")
    assert re.findall(r'<th scope="row"><a href="../trusts/(\w+)/', by_answer)[0] == "XXAAA"
    assert 'aria-sort="ascending"><a href="../questions/camhs-1/"' in by_answer


def test_compare_of_a_service_and_of_an_answer(request_, client):
    sarc = text(client, f"{REQUEST}compare/?service=sarc")
    assert re.findall(r"\.\./questions/([\w-]+)/", sarc) == ["sarc-1", "sarc-3", "sarc-3a", "sarc-3a-i"]
    yes = text(client, f"{REQUEST}compare/?question=camhs-1&value=yes")
    assert re.findall(r'<th scope="row"><a href="../trusts/(\w+)/', yes) == ["XXAAA"]
    nothing = text(client, f"{REQUEST}compare/?type=ambulance")
    assert "Nothing fits your choices." in nothing


@pytest.mark.django_db
def test_names_of_trusts_are_escaped(client):
    request = make_scenario()
    Trust.objects.filter(pk="XXAAA").update(name="<script>alert(1)</script>")
    for address in ("compare/", "responses/", "trusts/XXAAA/", "questions/camhs-1/"):
        html = text(client, f"/requests/{request.slug}/{address}")
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize(
    "address", ["compare/?page=all", "coverage/", "responses/", "questions/camhs-1/", "resources/"]
)
def test_queries_do_not_grow_with_the_trusts(request_, client, address, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from responses.intake.entry import ask_trusts

    with CaptureQueriesContext(connection) as few:
        client.get(REQUEST + address)
    region = Region.objects.get(pk="Y60")
    more = [make_trust(f"XXQ{number:02}", region=region) for number in range(30)]
    ask_trusts(request=request_, trusts=more, sent_on=None, author=None)
    with CaptureQueriesContext(connection) as many:
        client.get(REQUEST + address)
    assert len(many) == len(few)
    assert len(few) <= 15


@pytest.mark.parametrize("base", ["asked", "replied", "applicable"])
def test_page_and_file_say_the_same_for_every_question(request_, client, base):
    questions = request_.questions.all().numbered()
    figures = question_figures(request_.responses.all(), [q for q in questions if not q.is_heading])
    response = client.get(f"{REQUEST}downloads/summary.csv?base={base}")
    lines = list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode(), newline="")))
    assert len(lines) == 10
    for line in lines:
        asked = next(question for question in questions if question.code == line["question"])
        counted = figures[asked.pk]
        assert {state: int(line[state]) for state in counted.states} == dict(counted.states)
        assert int(line[base]) == counted.base(base)
        if asked.kind == "yes_no":
            assert int(line["yes"]) == counted.value("yes")
        page = words(text(client, f"{REQUEST}questions/{asked.code}/"))
        share = counted.headline(base, yes_no=asked.kind == "yes_no")
        assert f"{share.count} of {share.base}" in page


def test_the_register_searches_names_former_names_and_codes(db, client):
    trust = Trust.objects.create(ods_code="R1A", name="New Name NHS Trust")
    trust.former_names.create(name="Old Castle NHS Trust", vintage="2022-02")
    Trust.objects.create(ods_code="RT4", name="Welsh Ambulance", country="wales")
    make_trust("XXAAA", "Fictional Castle")
    for query in ("castle", "r1a", "new nhs"):
        assert "New Name NHS Trust" in text(client, f"/trusts/?q={query}")
    html = text(client, "/trusts/")
    assert "Welsh" not in html
    assert "Fictional" not in html
    assert "No trust fits your choices." in text(client, "/trusts/?q=zzz")
    assert "There is no region “Y99”." in text(client, "/trusts/?region=Y99&page=77&sort=nonsense")


@pytest.mark.parametrize(
    "part",
    [
        "",
        "compare/",
        "coverage/",
        "coverage/?by=heatmap",
        "questions/",
        "responses/",
        "resources/",
        "downloads/",
    ],
)
def test_a_request_without_a_question_or_a_trust_has_all_its_pages(db, client, part):
    FOIRequest.objects.create(slug="bare", title="A bare request", public=True)
    html = text(client, f"/requests/bare/{part}")
    title = re.search(r"<title>(.+?): A bare request – FOI dashboard</title>", html)
    assert bool(title) is bool(part)
    shown = words(html.split("<main")[1].split("</main>")[0])
    assert [one for one in ("None", "nan", "inf", "True", "False") if one in shown.split()] == []
    assert "None" not in html.split("</head>")[0]


def test_an_empty_site_says_what_to_do(db, client):
    assert "load_sample" in text(client, "/")


def test_a_trust_page_says_what_was_not_answered(request_, client):
    page = words(text(client, f"{REQUEST}trusts/XXAAA/"))
    assert "4 of 10 questions" in page
    assert "Refused (sections 12, 40)" in page
    assert "Does not run the service" in page
    assert "“Safe Online”" in page
    draft = words(text(client, f"{REQUEST}trusts/XXBBB/"))
    assert "Nothing of this response is published yet" in draft
    assert "Reply received, not yet published" in draft


def test_definitions_stand_in_their_tree_with_those_above_them(request_, client):
    abuse = Topic.objects.create(slug="images", name="Images", definition="All kinds of images.")
    sextortion = Topic.objects.create(
        slug="sextortion", name="Sextortion", definition="Blackmail with images.", parent=abuse
    )
    Topic.objects.create(slug="other", name="Other", definition="Of another request.")
    Question.objects.filter(code="camhs-2a-i").update(topic=sextortion)
    html = text(client, REQUEST)
    found = re.findall(r"(Images|Sextortion|Other)</dt>", html)
    assert found == ["Images", "Sextortion"]
    assert "Of another request." not in html

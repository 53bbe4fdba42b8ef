"""The comparison: chips, files, columns in groups, and two to five trusts side by side."""

import csv
import io
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.filters import Choices
from responses.intake.entry import ask_trusts
from responses.models import FOIRequest, Question, Region, Topic, Trust
from responses.views.columns import column_groups
from tests.fictional import make_trust
from tests.scenario import SECRETS, make_scenario
from tests.views.test_pages import REQUEST, text, words

COMPARE = f"{REQUEST}compare/"


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def chips(html: str) -> dict[str, str]:
    """The name of each chip and the query string that it leads to."""
    found = re.findall(r'<a class="app-chip" href="\?([^"]*)">(.+?)</a>', html)
    return {words(name): unescape(query) for query, name in found}


def counts(html: str, name: str) -> dict[str, str]:
    """Label and number of each option of a filter."""
    found = re.findall(rf'name="{name}" value="[^"]*"(?: checked)?> <span>(.+?)</label>', html)
    return dict(re.findall(r"(.+) (\d+ \w+)", words(label))[0] for label in found)


def test_every_option_says_what_it_would_leave(request_, client):
    Trust.objects.filter(pk="XXAAA").update(type="acute")
    html = text(client, f"{COMPARE}?region=Y60&question=camhs-1")
    assert counts(html, "region") == {"Midlands": "2 trusts"}
    assert counts(html, "type") == {"Acute": "1 trust", "Not known": "1 trust"}
    assert counts(html, "value") == {"Yes": "1 trust", "Partly": "0 trusts", "No": "0 trusts"}
    assert counts(html, "state")["Pending"] == "1 trust"
    other = text(client, f"{REQUEST}coverage/?service=sarc")
    assert counts(other, "service") == {"CAMHS": "6 questions", "SARC": "4 questions"}


def test_active_filters_are_chips_that_take_themselves_away(request_, client):
    html = text(client, f"{COMPARE}?region=Y60&trust=XXAAA&question=camhs-1&value=yes&base=asked")
    service = "service=camhs"
    assert chips(html) == {
        "Remove filter: Region Midlands": f"trust=XXAAA&{service}&question=camhs-1&value=yes&base=asked",
        "Remove filter: Trust Trust XXAAA": f"region=Y60&{service}&question=camhs-1&value=yes&base=asked",
        "Remove filter: Answer to CAMHS 1 Yes": f"region=Y60&trust=XXAAA&{service}&base=asked",
    }
    assert f'<a href="?{service}&amp;base=asked">Clear all' in html
    assert chips(text(client, COMPARE)) == {}


def test_a_heading_an_unasked_trust_and_a_place_without_trusts_have_chips_too(request_, client):
    make_trust("XXZZZ")
    Region.objects.create(code="Y99", name="Far Away")
    html = text(client, f"{REQUEST}coverage/?question=camhs-2a&trust=XXZZZ&region=Y99&service=camhs")
    assert list(chips(html)) == [
        "Remove filter: Region Far Away",
        "Remove filter: Trust XXZZZ",
        "Remove filter: Service CAMHS",
        "Remove filter: Question CAMHS 2a",
    ]


def test_a_choice_of_no_known_name_is_escaped(request_, client):
    Region.objects.filter(pk="Y60").update(name='"><script>')
    html = text(client, f"{COMPARE}?region=Y60")
    assert "<script>" not in html.split("<main")[1].split("</main>")[0]
    assert "&quot;&gt;&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("address", "files"),
    [
        ("compare/", ["matrix.csv?service=camhs 4", "matrix.csv 4"]),
        ("compare/?region=Y60&sort=code&page=all", ["matrix.csv?region=Y60&service=camhs 2", "matrix.csv 4"]),
        ("responses/?type=ambulance", ["responses.csv?type=ambulance 0", "responses.csv 4"]),
        ("questions/camhs-1/?region=Y60", ["answers.csv?region=Y60&question=camhs-1 2", "answers.csv 40"]),
        (
            "questions/camhs-1/?question=camhs-3&state=refused",
            ["answers.csv?question=camhs-3&state=refused 10", "answers.csv 40"],
        ),
        ("resources/?trust=XXBBB", ["resources.csv?trust=XXBBB 0", "resources.csv 1"]),
        ("trusts/XXAAA/", ["answers.csv?trust=XXAAA 10", "answers.csv 40"]),
        (
            "compare/?trust=XXAAA&trust=XXBBB&service=sarc",
            ["answers.csv?trust=XXAAA&trust=XXBBB&service=sarc 8", "answers.csv 40"],
        ),
    ],
)
def test_files_beside_a_table_have_as_many_rows_as_they_say(request_, client, address, files):
    html = text(client, REQUEST + address)
    links = re.findall(
        r'downloads/([^"]+)">(?:displayed|trusts displayed, all questions|all) \((\d+) rows?\)', html
    )
    said = [f"{unescape(name)} {rows}" for name, rows in links]
    assert said == files
    for name, rows in links:
        content = b"".join(client.get(f"{REQUEST}downloads/{unescape(name)}").streaming_content)
        assert len(list(csv.reader(io.StringIO(content.decode(), newline="")))) == 1 + int(rows)


def test_questions_to_show_bring_their_service_and_the_tab_of_another_leaves_them(request_, client):
    """The form keeps the service shown and offers the questions of all."""
    html = text(client, f"{COMPARE}?service=camhs&question=sarc-1&region=Y60")
    assert "Nothing fits" not in html
    assert re.findall(r'<a href="../questions/([\w-]+)/"', html.split("<thead>")[1]) == ["sarc-1"]
    tabs = html.split('aria-label="Services"')[1].split("</nav>")[0]
    assert [unescape(query) for query in re.findall(r'href="\?([^"]*)"', tabs)] == [
        "region=Y60&service=camhs",
        "region=Y60&service=sarc&question=sarc-1",
    ]


def test_trusts_chosen_by_an_answer_about_one_service_are_compared_on_another(request_, client):
    html = text(client, f"{COMPARE}?service=sarc&question=camhs-1&value=yes")
    assert re.findall(r'<th scope="row"><a href="../trusts/(\w+)/', html) == ["XXAAA"]
    assert "../questions/sarc-1/" in html.split("<thead>")[1]
    tabs = html.split('aria-label="Services"')[1].split("</nav>")[0]
    assert tabs.count("question=camhs-1&amp;value=yes") == 2


def test_columns_stand_in_groups_below_the_question_they_follow_from(request_):
    questions = request_.questions.all().numbered()
    choices = Choices(sort="camhs-1a")
    groups = column_groups(choices.questions(questions), questions, choices)
    assert [(group.top.number, [column.question.code for column in group.columns]) for group in groups] == [
        ("1", ["camhs-1", "camhs-1a"]),
        ("2", ["camhs-2", "camhs-2a-i"]),
        ("3", ["camhs-3"]),
        ("4", ["camhs-4"]),
        ("1", ["sarc-1"]),
        ("2", ["sarc-3", "sarc-3a", "sarc-3a-i"]),
    ]
    first, second = groups[0].columns
    assert (first.order, first.sorted_by) == ("none", "sort=camhs-1")
    assert (second.order, second.sorted_by) == ("ascending", "sort=-camhs-1a")
    assert first.counted == "question=camhs-1&value=yes&sort=camhs-1a"
    assert groups[1].columns[0].counted == "question=camhs-2&state=answered&sort=camhs-1a"


def test_a_heading_has_its_topic_as_short_wording(request_):
    topic = Topic.objects.create(slug="x", name="Sextortion")
    assert Question(text="y" * 60).short_text == "y" * 47 + "…"
    assert Question(text="y" * 60, topic=topic).short_text == "Sextortion"


def test_a_total_leads_to_the_trusts_that_it_counts(request_, client):
    foot = text(client, COMPARE).split("<tfoot>")[1]
    query, total = re.findall(r'<a href="([^"]+)">(.+?)</a>', foot)[0]
    assert words(total) == "1 of 1 yes"
    html = text(client, COMPARE + unescape(query))
    assert re.findall(r'<th scope="row"><a href="../trusts/(\w+)/', html) == ["XXAAA"]


def test_the_caption_says_who_was_asked_and_what_the_base_is(request_, client):
    caption = words(text(client, f"{COMPARE}?base=replied").split("<caption>")[1].split("</caption>")[0])
    assert caption == (
        "Answers of 4 of 4 trusts asked to 6 questions Replied: 1 of 4. Applicable: 1 for every question. "
        "Totals are of trusts that replied."
    )


SIDE = f"{COMPARE}?trust=XXAAA&trust=XXBBB"


def test_two_trusts_stand_side_by_side(request_, client):
    html = text(client, SIDE)
    page = words(html)
    assert "They differ on 0 of 10 questions" in page
    assert "Not all answered: 4 No trust answered: 2 Does not apply to all: 4" in page
    row = words(html.split("questions/camhs-1/")[1].split("</tr>")[0])
    assert row == '">1 Wording of camhs-1? Not all answered ✓ Yes, qualified Safe Online (north) … Pending'
    assert f'{REQUEST}answers/XXAAA/camhs-1/"' in html
    assert [secret for secret in SECRETS if secret in html] == []
    assert [int(number) for number in re.findall(r"<li>[^<:]+: (\d+)</li>", html)] == [4, 2, 4]


def test_differences_are_marked_in_words(request_, client):
    response = request_.responses.get(trust="XXBBB")
    response.answers.filter(question__code="camhs-1a").update(state="answered", value="no", cause="")
    type(response).objects.filter(pk=response.pk).update(status="published")
    html = text(client, SIDE)
    assert "They differ on 2 of 10 questions" in words(html)
    assert html.count('app-verdict--different">Different answers<') == 2


def test_the_matrix_of_two_trusts_is_one_link_away_and_back(request_, client):
    html = text(client, SIDE)
    there = re.findall(r'<a href="\?([^"]+)">See these trusts in the matrix', html)[0]
    matrix = text(client, f"{COMPARE}?{unescape(there)}")
    assert re.findall(r'<th scope="row"><a href="../trusts/(\w+)/', matrix) == ["XXAAA", "XXBBB"]
    back = re.findall(r'<a href="\?([^"]+)">See these 2 trusts side by side', matrix)[0]
    assert "They differ on" in text(client, f"{COMPARE}?{unescape(back)}")


def test_services_and_topics_choose_the_rows(request_, client):
    html = text(client, f"{SIDE}&service=sarc")
    assert "They differ on 0 of 4 questions" in words(html)
    assert "CAMHS in full" not in html.split("<table")[1]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("view=side", "Choose two to five trusts to see them side by side."),
        ("trust=XXAAA", "One trust is chosen. Add one to four more to see them side by side."),
        ("view=side&trust=XXAAA", "One trust is chosen. Add one to four more to see them side by side."),
        (
            "trust=XXAAA&trust=XXBBB&trust=XXCCC&trust=XXDDD&trust=XXQ01&trust=XXQ02",
            "6 trusts are chosen. Side by side shows two to five: remove some of them.",
        ),
        (
            "trust=XXAAA&trust=XXZZZ",
            "XXZZZ is left out: it was not asked, or does not fit",
        ),
        ("trust=XXAAA&trust=XXCCC&region=Y60", "XXCCC is left out: it was not asked"),
    ],
)
def test_too_few_and_too_many_trusts_get_advice(request_, client, query, sentence):
    make_trust("XXZZZ")
    ask_trusts(request=request_, trusts=[make_trust("XXQ01"), make_trust("XXQ02")], sent_on=None, author=None)
    html = text(client, f"{COMPARE}?{query}")
    assert sentence in words(html)
    assert "They differ on" not in html


def test_trusts_are_chosen_by_a_plain_form(request_, client):
    html = text(client, f"{COMPARE}?view=side")
    assert len(re.findall(r'<select[^>]+name="trust"', html)) == 2
    html = text(client, SIDE)
    offered = re.findall(r'<select[^>]+name="trust">(.+?)</select>', html)
    assert [re.findall(r'value="(\w+)"', one) for one in offered] == [["XXCCC", "XXDDD"]]
    assert re.findall(r'type="hidden" name="trust" value="(\w+)"', html) == ["XXAAA", "XXBBB"]


def test_the_form_that_adds_a_trust_keeps_every_other_choice(request_, client):
    query = "region=Y60&trust=XXAAA&service=camhs&question=camhs-1&base=asked&view=side"
    html = text(client, f"{COMPARE}?{query}")
    form = html.split('class="app-choose"')[1].split("</form>")[0]
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', form)
    assert "&".join(f"{name}={value}" for name, value in hidden) == query
    # XXCCC and XXDDD are in no region, so they would not be shown.
    assert re.findall(r'<option value="(\w+)"', form) == ["XXBBB"]


@pytest.mark.parametrize("address", [f"{COMPARE}?trust=XXAAA", f"{REQUEST}trusts/XXAAA/", SIDE])
def test_similar_trusts_are_named_with_their_reason(request_, client, address):
    near = make_trust("XXNEA", type="acute", region=Region.objects.get(pk="Y60"))
    Trust.objects.filter(pk="XXAAA").update(type="acute")
    ask_trusts(request=request_, trusts=[near], sent_on=None, author=None)
    html = text(client, address)
    section = html.split('id="similar-title"')[1].split("</section>")[0]
    assert "Same type (acute) and same region (Midlands)." in words(section)
    beside = "trust=XXBBB&amp;" if address == SIDE else ""
    assert f'compare/?trust=XXAAA&amp;{beside}trust=XXNEA">Compare with Trust XXNEA (XXNEA)</a>' in section
    assert "compare/?region=Y60&amp;type=acute" in section


@pytest.mark.parametrize("query", ["trust=XXQ00&trust=XXQ01", "trust=XXQ00", "view=side", "question=camhs-1"])
def test_queries_do_not_grow_with_the_trusts_asked(request_, client, query):
    taken = []
    region = Region.objects.get(pk="Y60")
    for first, last in ((0, 2), (2, 60)):
        trusts = [make_trust(f"XXQ{n:02}", type="acute", region=region) for n in range(first, last)]
        ask_trusts(request=request_, trusts=trusts, sent_on=None, author=None)
        with CaptureQueriesContext(connection) as queries:
            text(client, f"{COMPARE}?{query}")
        taken.append(len(queries))
    assert taken[0] == taken[1] <= 20

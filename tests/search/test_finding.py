"""What a search finds and in what order: the same on both databases, and never what is not public."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.intake.entry import ask_trusts
from responses.models import SearchEntry
from responses.search import MOST_RANKED, find, read_query
from responses.search.index import refresh
from tests.fictional import make_trust
from tests.search.scene import HIDDEN, REAL, answer, found, question

POLICY = f"{REAL}resources/safe-online/"
RESPONSE = f"{REAL}trusts/R1A/"
#: The one list that holds on SQLite and on PostgreSQL: every address found, in order.
GOLDEN = {
    "castle": [
        "/trusts/R1A/",
        RESPONSE,
        *(answer("R1A", code) for code in ("camhs-1", "camhs-1a", "camhs-2", "camhs-3", "camhs-4")),
    ],
    "castle -tools -camhs": ["/trusts/R1A/"],
    'castle -"two tools" tools': [],
    "policies": [POLICY, answer("R1A", "camhs-1"), answer("R1D", "camhs-2")],
    "policy -castle": [POLICY, answer("R1D", "camhs-2")],
    "sextortion": [
        answer("R1A", "camhs-3"),
        answer("R1D", "camhs-3"),
        question("camhs-2a-i"),
        question("camhs-3"),
    ],
    "image blackmailing": [question("camhs-2a-i"), question("camhs-3")],
    "cafe angstroms": [answer("R1D", "camhs-2")],
    "child": [answer("R1D", "camhs-2")],
    "quokka": [answer("R1D", "camhs-3")],
    '"safe online"': [POLICY, answer("R1A", "camhs-1")],
    "safe-online": [POLICY, answer("R1A", "camhs-1")],
    "safe ONLINE": [POLICY, answer("R1A", "camhs-1")],
    '"online safe"': [],
    "foi-77/24": [RESPONSE],
    "r1a": ["/trusts/R1A/"],
    "old keep": ["/trusts/R1A/"],
    "border icb": ["/trusts/R1A/"],
    "WR5 1JR": ["/trusts/R1A/"],
    "sections 40": [answer("R1A", "camhs-3")],
    "camhs 4": [question("camhs-4"), answer("R1A", "camhs-4"), answer("R1D", "camhs-4")],
    "2a(i)": [question("camhs-2a-i"), question("sarc-3a-i")],
    "7": [answer("R1A", "camhs-4")],
    "north": [answer("R1A", "camhs-1")],
    "condition attached": [answer("R1A", "camhs-1")],
    "nothing of the kind": [],
}


def test_both_databases_find_this_in_this_order(scene):
    assert {text: found(text) for text in GOLDEN} == GOLDEN


def test_nothing_hidden_is_found_or_even_indexed(scene):
    assert [hidden for hidden in HIDDEN if found(f'"{hidden}"')] == []
    indexed = "\n".join(f"{entry.title} {entry.context} {entry.body}" for entry in SearchEntry.objects.all())
    assert [hidden for hidden in HIDDEN if hidden.casefold() in indexed.casefold()] == []
    assert SearchEntry.objects.count() > 20


HARMLESS = (
    "sextortion AND NOT (x OR y) NEAR/2 z*",
    "'; DROP TABLE responses_searchentry; --",
    "col:title ^first {title body}: x",
    '"""""',
    '"unclosed',
    "a" * 200,
    "ﷺ " * 100,
    "x " * 100,
    "y -" * 66,
    '"' + "w " * 98 + '"',
    "👩🏽‍⚕️ tools",
    "& | ! <-> ( ) : * \\ '",
    "%_\\",
    "\x00policy\x00",
)


def test_no_input_does_harm(scene):
    for text in HARMLESS:
        result = find(read_query(text), filters={})
        assert result.total == len(result.hits), text
    assert SearchEntry.objects.count() > 20


def test_what_is_left_out_alone_finds_nothing(scene):
    assert found("-castle") == []


def test_words_are_marked_in_title_and_text(scene):
    hit = find(read_query("castle policies"), filters={}).hits[0]
    assert hit.title == "<mark>Castle</mark> NHS Trust: CAMHS 1"
    assert hit.text == (
        "Yes, with a condition attached. The trust wrote “Y –” =1+1 names a <mark>policy</mark>. "
        "<mark>Policy</mark>: Safe Online, north. Y – we do have a <mark>policy</mark>, called “Safe Online”."
    )
    assert (hit.kind, hit.entry.context) == ("Answer", "Wording of camhs-1?")


def test_counts_of_a_filter_keep_the_other_filters(scene):
    result = find(read_query("camhs"), filters={"kind": "answer", "service": ""})
    assert {name: dict(counts) for name, counts in result.counts.items()} == {
        "kind": {"question": 7, "resource": 1, "response": 2, "answer": 9},
        "request": {"real": 9},
        "service": {"camhs": 9},
        "all": {"all": 9},
    }
    assert (result.total, result.anywhere) == (9, 19)
    assert {hit.entry.kind for hit in result.hits} == {"answer"}


def test_filters_that_leave_nothing(scene):
    result = find(read_query("castle"), filters={"kind": "question", "request": "real"})
    assert (result.total, result.anywhere, result.hits, result.page, result.pages) == (0, 7, (), 1, 0)
    assert result.counts["kind"] == {"response": 1, "answer": 5}


def test_twenty_a_page_and_no_page_beyond_the_last(scene):
    for number in range(30):
        make_trust(f"Q{number:02}", f"Priory {number:02} NHS Trust")
    query = read_query("priory")
    first, last = (find(query, filters={}, page=page) for page in (1, 99))
    assert [hit.entry.title for hit in first.hits] == [
        f"Priory {number:02} NHS Trust (Q{number:02})" for number in range(20)
    ]
    assert (first.total, first.page, first.pages, first.first) == (30, 1, 2, 1)
    assert (len(last.hits), last.page, last.first) == (10, 2, 21)


def test_beyond_the_most_that_are_ranked_it_says_that_there_are_more(scene, monkeypatch):
    monkeypatch.setattr("responses.search.finding.MOST_RANKED", 3)
    result = find(read_query("castle"), filters={})
    assert (result.total, len(result.hits), result.more) == (7, 3, True)
    assert result.hits[0].entry.address == "/trusts/R1A/"
    assert not find(read_query("policy"), filters={}).more
    assert MOST_RANKED == 2_000


def test_queries_do_not_grow_with_the_data(scene):
    def taken() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert find(read_query("castle trust"), filters={}).total
        return len(queries)

    refresh()
    few = taken()
    ask_trusts(
        request=scene, trusts=[make_trust(f"Q{number:02}") for number in range(60)], sent_on=None, author=None
    )
    refresh()
    assert taken() == few <= 15

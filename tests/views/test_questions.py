"""The list of questions, and one question with every trust's answer."""

import re

import pytest

from responses.analysis.counts import question_figures
from responses.intake.entry import ask_trusts
from responses.models import BASE_LABELS, STATE_MEANINGS, FOIRequest, Repeat, Topic, Trust
from responses.tables import share_words
from tests.fictional import make_request, make_trust
from tests.scenario import make_scenario, publish_all
from tests.views.pages import part, queries_taken, rows
from tests.views.test_pages import REQUEST, text, words


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def test_all_states_in_all_bases_are_those_of_the_one_function(request_, client):
    for question in request_.questions.answerable():
        figures = question_figures(request_.responses.all(), [question])[question.pk]
        html = text(client, f"{REQUEST}questions/{question.code}/")
        shown = {row[0].split(" ", 1)[1]: row[1:] for row in rows(html, "figures")[:-1]}
        for meaning in STATE_MEANINGS.values():
            shares = [figures.state_share(meaning.code, base) for base in BASE_LABELS]
            assert shown[meaning.label] == [
                share_words(share) if share else "not in this base" for share in shares
            ]
        assert rows(html, "figures")[-1] == [
            "All",
            str(figures.asked),
            str(figures.replied),
            str(figures.applicable),
        ]
        if figures.values and question.kind == "yes_no":
            assert shown["Yes"] == [share_words(figures.share("yes", base)) for base in BASE_LABELS]


def test_a_question_stands_under_its_headings_and_says_how_it_is_coded(request_, client):
    page = words(text(client, f"{REQUEST}questions/camhs-2a-i/"))
    assert (
        "This question stands under: 2 Wording of camhs-2? 2a Wording of camhs-2a? "
        "2a(i) Wording of camhs-2a-i?" in page
    )
    coding = part(text(client, f"{REQUEST}questions/camhs-2a-i/"), "coding")
    assert "Kind Yes or no Possible values ✓ Yes, ◐ Partly, ✗ No" in coding
    assert "Condition None: it was put to every trust." in coding
    assert "Agreement Coded once; agreement has not been measured." in coding
    request_.questions.filter(code="camhs-1a").update(coding_note="Count only what is named.")
    coding = part(text(client, f"{REQUEST}questions/camhs-1a/"), "coding")
    assert "Applies only where question 1 is answered “yes” or “partly”." in coding
    assert "Rule Count only what is named." in coding
    options = part(text(client, f"{REQUEST}questions/sarc-1/"), "coding")
    assert "Possible values The police, The NHS" in options


def test_a_heading_leads_to_its_questions_and_has_no_figures(request_, client):
    html = text(client, f"{REQUEST}questions/camhs-2a/")
    assert "never answered and never counted" in html
    assert 'href="../camhs-2a-i/"' in html
    assert 'id="figures"' not in html
    assert "Agreement" not in html


def test_trusts_are_grouped_and_tools_named_above_stand_beside_their_answer(request_, client):
    publish_all(request_, [request_.responses.get(trust="XXBBB").trust])
    html = text(client, f"{REQUEST}questions/camhs-2a-i/")
    answers = part(html, "answers")
    assert re.findall(r"<h3 id=\"group-(\w+)\"", html) == ["yes", "left_blank", "no_reply", "pending"]
    assert (
        "✓ Yes: 1 trust Trusts: yes Trust Named at question 2 The answer Trust XXBBB Named at 2: "
        "Body Map (tool); Get Safe (tool) Answer: Yes Our note: A note. "
        "Named: Body Map (tool); Get Safe (tool)" in answers
    )
    named = part(html, "named")
    assert "Named by the 1 trust that answered “yes” to this question. At question 2" in named
    assert "Body Map , tool (own document of Trust XXBBB): 1 of 1" in named
    assert "Get Safe , tool (issuer not stated): 1 of 1" in named
    assert "Secret policy" not in html


def test_what_is_left_blank_and_names_nothing_above_is_a_plain_list(request_, client):
    html = text(client, f"{REQUEST}questions/camhs-1/")
    blank = html.split('id="group-pending"')[1].split("</section>")[0]
    assert re.findall(r'<li><a href="\.\./\.\./answers/(\w+)/camhs-1/">', blank) == ["XXBBB", "XXDDD"]
    assert "<table" not in blank


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("?value=yes", ["XXAAA"]),
        ("?state=pending", ["XXBBB", "XXDDD"]),
        ("?region=Y60", ["XXAAA", "XXBBB"]),
        ("?question=camhs-4&state=no_reply", ["XXCCC"]),
    ],
)
def test_filters_choose_trusts_by_this_question_unless_another_is_named(request_, client, query, asked):
    html = text(client, f"{REQUEST}questions/camhs-1/{query}")
    assert re.findall(r'href="\.\./\.\./answers/(\w+)/camhs-1/"', html) == asked
    assert "Some choices were left out" not in html
    assert "These figures count only the trusts that you chose." in html


def test_the_filters_offer_the_answers_to_this_question_with_their_numbers(request_, client):
    html = text(client, f"{REQUEST}questions/camhs-1/")
    form = words(html.split('class="app-filters__groups"')[1].split("</form>")[0])
    assert "Answers, CAMHS 1 Yes 1 trust Partly 0 trusts No 0 trusts Answered, or why not, CAMHS 1" in form
    assert 'name="topic"' not in html
    assert "Filter trusts and questions" not in html
    assert '<details class="nhsuk-details app-filters">' in html
    other = text(client, f"{REQUEST}questions/camhs-1/?question=camhs-4")
    assert "Answered, or why not, CAMHS 4" in words(other)


def test_a_question_that_applies_to_nobody_says_so(request_, client):
    html = words(text(client, f"{REQUEST}questions/sarc-3/"))
    assert "Yes: 0 of 0 . Base: trusts that replied and to which the question applies: none so far." in html
    answer = words(text(client, f"{REQUEST}answers/XXAAA/sarc-3/"))
    assert "Yes: 0 of 0. Base: trusts that replied and to which the question applies: none so far." in answer


@pytest.mark.parametrize("query", ["topic=recording&service=sarc", "state=nonsense", "value=nonsense"])
def test_what_chooses_no_trust_leaves_the_whole_question(request_, client, query):
    Topic.objects.create(slug="recording", name="Recording")
    html = text(client, f"{REQUEST}questions/camhs-1/?{query}")
    assert "Remove filter" not in html
    assert "answers.csv?question=camhs-1" in html
    assert "displayed (4 rows" in html
    assert ("Some choices were left out" in html) is ("nonsense" in query)


def test_fifty_trusts_of_one_answer_are_listed_at_once_and_all_on_demand(request_, client):
    trusts = [make_trust(f"XXQ{number:02}") for number in range(60)]
    ask_trusts(request=request_, trusts=trusts, sent_on=None, author=None)
    address = f"{REQUEST}questions/camhs-1/"
    html = text(client, address)
    link = re.compile(r'href="\.\./\.\./answers/\w+/camhs-1/"')
    assert "Pending: 62 trusts" in words(html)
    assert len(link.findall(html)) == 52
    assert "These are 50 of 62. Show all 62 trusts : pending" in words(html)
    assert 'href="?page=all#group-pending"' in html
    whole = text(client, f"{address}?page=all")
    assert len(link.findall(whole)) == 64
    assert "These are" not in whole


def test_nothing_that_fits_is_said_with_a_way_back(request_, client):
    html = text(client, f"{REQUEST}questions/camhs-1/?type=ambulance")
    assert "No trust fits your choices." in html


def test_the_same_topic_elsewhere_is_beside_and_not_added(request_, client):
    topic = Topic.objects.create(slug="recording", name="Recording", definition="What is written down.")
    request_.questions.filter(code__in=("camhs-1", "sarc-3")).update(topic=topic)
    html = text(client, f"{REQUEST}questions/camhs-1/")
    assert "SARC 2: Wording of sarc-3? (yes: 0 of 0)" in part(html, "elsewhere").replace("</a> ", "")
    assert "never added up" in part(html, "elsewhere")
    assert "Topic Recording. The request defines it: “What is written down.”" in part(html, "coding")
    alone = part(text(client, f"{REQUEST}questions/camhs-4/"), "elsewhere")
    assert "No other question of this request has this topic." in alone
    assert "This request repeats no earlier one, so nothing is compared over time." in alone


def test_an_earlier_request_is_named_with_why_it_is_not_compared(request_, client):
    FOIRequest.objects.filter(pk=request_.pk).update(previous=make_request("earlier"))
    html = text(client, f"{REQUEST}questions/camhs-1/")
    assert "not marked as comparable" in part(html, "elsewhere")
    assert 'href="/requests/earlier/questions/camhs-1/"' in html
    FOIRequest.objects.filter(slug="earlier").update(public=False)
    assert "earlier/" not in text(client, f"{REQUEST}questions/camhs-1/")


@pytest.fixture
def repeat(request_) -> Repeat:
    """Every trust of an earlier request answered yes; XXAAA is asked again."""
    earlier = make_request("earlier")
    trusts = [Trust.objects.get(pk="XXAAA"), make_trust("XXQ01"), make_trust("XXQ02")]
    ask_trusts(request=earlier, trusts=trusts, sent_on=None, author=None)
    publish_all(earlier, trusts)
    FOIRequest.objects.filter(pk=request_.pk).update(previous=earlier)
    return Repeat.objects.create(
        question=request_.questions.get(code="camhs-1"),
        earlier=earlier.questions.get(code="camhs-1"),
        comparable=True,
        reason="The wording is the same.",
    )


def test_comparable_questions_stand_side_by_side_over_time(repeat, client):
    shown = part(text(client, f"{REQUEST}questions/camhs-1/?base=asked"), "elsewhere")
    assert "In the earlier request: comparable The earlier request is Request earlier" in shown
    assert "The wording is the same. See that question" in shown
    assert "Earlier, question 1: yes 3 of 3 This request: yes 1 of 4 Both of all trusts asked." in shown
    alike = part(text(client, f"{REQUEST}questions/camhs-1/?trust=XXAAA"), "elsewhere")
    assert "Earlier, question 1: yes 1 of 1 This request: yes 1 of 1" in alike
    by_answer = part(text(client, f"{REQUEST}questions/camhs-1/?value=yes"), "elsewhere")
    assert "Earlier, question 1" not in by_answer
    assert "so the earlier figures are not shown" in by_answer


def test_questions_that_are_not_comparable_say_why_and_show_no_figures(repeat, client):
    Repeat.objects.update(comparable=False, reason="The first asked about one year.")
    shown = part(text(client, f"{REQUEST}questions/camhs-1/"), "elsewhere")
    assert "In the earlier request: not compared" in shown
    assert "The first asked about one year. See that question" in shown
    assert "Earlier, question 1" not in shown


def test_nothing_of_an_earlier_request_that_is_a_draft_is_shown(repeat, client):
    FOIRequest.objects.filter(slug="earlier").update(public=False)
    shown = part(text(client, f"{REQUEST}questions/camhs-1/"), "elsewhere")
    assert "This request repeats no earlier one" in shown
    assert "The wording is the same" not in shown


def test_the_list_of_questions_has_shares_of_the_chosen_base(request_, client):
    html = text(client, f"{REQUEST}questions/?base=asked")
    tree = words(html.split('id="camhs"')[1].split("</ul>")[0])
    assert "1 Wording of camhs-1? yes: 1 of 4" in tree
    assert "2 Wording of camhs-2? answered: 1 of 4 2a Wording of camhs-2a? 2a(i)" in tree
    assert "1 Wording of camhs-1? yes: 1 of 1" in words(text(client, f"{REQUEST}questions/"))


@pytest.mark.parametrize(
    "address",
    [
        "questions/",
        "questions/camhs-2a-i/",
        "questions/camhs-2/?value=&state=answered",
    ],
)
def test_queries_do_not_grow_with_the_trusts_that_answered(db, client, address):
    few, many = queries_taken(client, address, trusts=(2, 20))
    assert few == many <= 20

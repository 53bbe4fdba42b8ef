"""One trust's response, one trust over all requests, and single answers."""

import re

import pytest

from responses.intake.entry import (
    AnswerEntry,
    PassageEntry,
    ResponseEntry,
    SourceEntry,
    ask_trusts,
    save_entry,
)
from responses.models import FOIRequest, Response, Source
from tests.fictional import make_request, make_trust
from tests.scenario import SECRETS, make_scenario, publish_all
from tests.views.pages import part, queries_taken
from tests.views.test_pages import REQUEST, text, words


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def test_a_response_says_first_what_was_not_answered(request_, client):
    page = part(text(client, f"{REQUEST}trusts/XXAAA/"), "gaps")
    assert page == (
        "Answered: 4 of 10 questions What this trust did not answer, and why: "
        "Left blank: 1 question CAMHS 2a(i) Wording of camhs-2a-i? "
        "Refused (sections 12, 40): 1 question CAMHS 3 Wording of camhs-3? "
        "Not applicable: the trust does not run the service (SARC in full): 4 questions "
        "One fact, not 4 answers: see that section"
    )


def test_a_silent_trust_has_one_line_and_not_a_list_of_all_questions(request_, client):
    page = part(text(client, f"{REQUEST}trusts/XXCCC/"), "gaps")
    assert page == (
        "Answered: 0 of 10 questions What this trust did not answer, and why: "
        "No reply: 10 questions Every question."
    )


def test_an_absent_service_is_one_sentence_with_its_questions_folded(request_, client):
    html = text(client, f"{REQUEST}trusts/XXAAA/")
    sarc = html.split('id="sarc"')[1].split("</section>")[0]
    assert "Does not run the service. So none of the 4 questions about it applies." in words(sarc)
    assert re.findall(r"<details.+?</details>", sarc, re.DOTALL)[0].count("<li id=") == 4
    assert "<article" not in sarc


def test_a_service_that_nobody_spoke_of_is_said_to_be_not_known(request_, client):
    html = text(client, f"{REQUEST}trusts/XXCCC/")
    assert words(html).count("Whether the trust runs the service is not known.") == 2
    assert ">Not known.<" not in html


def test_passages_stand_in_their_paragraph_where_re_use_allows(request_, client):
    quote = "Y – we do have a policy, called “Safe Online”."
    html = text(client, f"{REQUEST}trusts/XXAAA/")
    assert f"1. </span><mark>{quote}</mark>" in html
    assert "Its words may be shown, with acknowledgement of the trust." in html
    Response.objects.filter(trust="XXAAA").update(reuse="not_stated")
    closed = text(client, f"{REQUEST}trusts/XXAAA/")
    assert quote not in closed
    assert "The trust does not say whether its letter may be re-used" in closed


def test_sources_have_kind_date_name_checksum_and_what_they_replace(request_, client):
    response = request_.responses.get(trust="XXAAA")
    source = response.sources.get()
    later = Source.objects.create(
        response=response,
        kind="review",
        name="Second letter",
        text="New.",
        dated="2024-05-01",
        supersedes=source,
    )
    Source.objects.create(response=response, kind="attachment", name="Policy.pdf")
    Source.objects.filter(pk=source.pk).update(name="First letter", address="https://trust.example/foi")
    listed = part(text(client, f"{REQUEST}trusts/XXAAA/"), "sources")
    assert (
        f"Reply: First letter, date not known. Where the trust has put it online . "
        f"It was replaced by “Second letter”. sha256 {source.sha256[:12]}…" in listed
    )
    assert (
        f"Internal review: Second letter, 1 May 2024. It replaces “First letter”. "
        f"sha256 {later.sha256[:12]}…" in listed
    )
    assert "Attachment: Policy.pdf, date not known. Named in the reply; we do not hold it." in listed


def test_trusts_lead_to_those_before_and_after_by_name(request_, client):
    for trust, expected in (
        ("XXAAA", [("XXBBB", "next")]),
        ("XXBBB", [("XXAAA", "prev"), ("XXCCC", "next")]),
        ("XXDDD", [("XXCCC", "prev")]),
    ):
        html = text(client, f"{REQUEST}trusts/{trust}/")
        assert re.findall(r'<a href="\.\./(\w+)/" rel="(\w+)"', html) == expected


def test_a_response_not_published_shows_no_source_and_no_gap(request_, client):
    draft = request_.responses.get(trust="XXBBB")
    Source.objects.create(response=draft, name="Secret policy", text="Secret note")
    html = text(client, f"{REQUEST}trusts/XXBBB/")
    assert "Nothing of this response is published yet, so every answer is pending." in html
    assert 'id="gaps"' not in html
    assert 'id="sources"' not in html
    assert [secret for secret in SECRETS if secret in html] == []
    awaited = words(text(client, f"{REQUEST}trusts/XXDDD/"))
    assert "A reply is awaited. Nothing of this response is published yet" in awaited


def test_the_register_leads_from_trust_to_trust_by_name(request_, client):
    for code, name in (("R1C", "Cedar"), ("R1A", "Birch"), ("R1B", "Amber")):
        make_trust(code, name)
    make_trust("RT4", "Barry", country="wales")
    for code, expected in (
        ("R1B", [("R1A", "next")]),
        ("R1A", [("R1B", "prev"), ("R1C", "next")]),
        ("R1C", [("R1A", "prev")]),
    ):
        html = text(client, f"/trusts/{code}/")
        assert re.findall(r'<a href="\.\./(\w+)/" rel="(\w+)"', html) == expected


def test_a_trust_over_all_requests_counts_what_it_answered(db, client):
    request = make_request("real", fictional=False)
    trust = make_trust("R1A", "Real NHS Trust")
    ask_trusts(request=request, trusts=[trust], sent_on=None, author=None)
    assert "Answered 0 of 10 questions" in words(text(client, "/trusts/R1A/"))
    publish_all(request, [trust])
    page = words(text(client, "/trusts/R1A/"))
    assert "Outcome Answered Answered 9 of 10 questions Due Not known Replied Date not known" in page


def test_an_answer_explains_its_state_its_value_and_its_mark(request_, client):
    page = words(text(client, f"{REQUEST}answers/XXAAA/camhs-1/"))
    assert "✓ Yes, qualified State: answered. The trust answered, with a value or in words." in page
    assert "Qualified means one value with a condition attached." in page
    assert "The trust wrote: “Y –”" in page
    refused = words(text(client, f"{REQUEST}answers/XXAAA/camhs-3/"))
    assert "⊘ Refused (sections 12, 40) State: refused. The trust withheld the information" in refused
    assert "sections of the Freedom of Information Act 2000" in refused
    absent = words(text(client, f"{REQUEST}answers/XXAAA/sarc-1/"))
    assert "Why: the trust does not run the service." in absent


def test_an_answer_against_its_condition_says_so(request_, client):
    publish_all(request_, [request_.responses.get(trust="XXBBB").trust])
    entry = ResponseEntry(answers=(AnswerEntry("camhs-1", "answered", "no"),))
    save_entry(response=request_.responses.get(trust="XXBBB"), entry=entry, author=None)
    html = text(client, f"{REQUEST}answers/XXBBB/camhs-1a/")
    assert "Answered although question 1 , on which this one depends, was answered no." in words(html)
    page = part(text(client, f"{REQUEST}questions/camhs-1a/"), "answers")
    assert "Yes, although its condition was answered no" in page


def test_a_passage_is_marked_else_the_page_says_why_not(request_, client):
    address = f"{REQUEST}answers/XXAAA/camhs-1/"
    quote = "Y – we do have a policy, called “Safe Online”."
    html = text(client, address)
    context = '<span class="app-quote__context">'
    assert f"<p>{context}1. </span><mark>{quote}</mark>{context}<br>1a. Y" in html
    assert "Words of Trust XXAAA; Open Government Licence." in html
    Response.objects.update(reuse="restricted", source_url="https://trust.example/foi")
    closed = text(client, address)
    assert quote not in closed
    assert "The trust restricts re-use of its letter" in part(closed, "passage")
    assert 'href="https://trust.example/foi"' in closed
    entry = AnswerEntry(
        "camhs-1", "answered", "yes", passages=(PassageEntry(quote=quote, release_reason="In its log"),)
    )
    save_entry(
        response=request_.responses.get(trust="XXAAA"), entry=ResponseEntry(answers=(entry,)), author=None
    )
    released = text(client, address)
    assert f"<p><mark>{quote}</mark></p>" in released
    assert "A short quotation, with acknowledgement" in released
    assert "1a. Y" not in released


def test_words_of_a_letter_are_escaped(request_, client):
    quote = "<script>alert(1)</script> & more"
    entry = AnswerEntry("camhs-4", "answered", "7", passages=(PassageEntry(quote=quote),))
    save_entry(
        response=request_.responses.get(trust="XXAAA"),
        entry=ResponseEntry(sources=(SourceEntry(text=f"Look: {quote}"),), answers=(entry,)),
        author=None,
    )
    for address in ("answers/XXAAA/camhs-4/", "trusts/XXAAA/", "questions/camhs-4/"):
        html = text(client, REQUEST + address)
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in html
        assert "<script>alert" not in html


def test_how_to_cite_holds_the_address_and_the_date(request_, client):
    html = text(client, f"{REQUEST}answers/XXAAA/camhs-1/")
    cited = re.findall(r'id="citation">(.+?)</p>', html)[0]
    changed = request_.data_changed_at()
    assert cited == (
        "Fictional: Trust XXAAA (XXAAA), CAMHS question 1 of “Request example”. FOI dashboard, data of "
        f"{changed.day} {changed:%B %Y}. http://testserver{REQUEST}answers/XXAAA/camhs-1/"
    )
    assert 'href="/corrections/new/?answer=example/XXAAA/camhs-1"' in html


def test_the_history_of_an_answer_is_told_on_its_page(request_, client):
    address = f"{REQUEST}answers/XXAAA/camhs-4/"
    assert "Published: 7. Nothing has changed since." in part(text(client, address), "history")
    entry = ResponseEntry(answers=(AnswerEntry("camhs-4", "answered", "8"),))
    save_entry(
        response=request_.responses.get(trust="XXAAA"), entry=entry, author=None, reason="Counted again"
    )
    history = part(text(client, address), "history")
    assert "Changed from “7” to “8”. Reason: Counted again" in history
    assert "Nothing has changed since" not in history
    pending = part(text(client, f"{REQUEST}answers/XXBBB/camhs-1/"), "history")
    assert pending.startswith("History There is nothing to show while the response is not published.")


def test_questions_lead_to_those_before_and_after_past_headings(request_, client):
    html = text(client, f"{REQUEST}answers/XXAAA/camhs-2/")
    assert re.findall(r'<a href="\.\./([\w-]+)/" rel="(\w+)"', html) == [
        ("camhs-1a", "prev"),
        ("camhs-2a-i", "next"),
    ]
    last = text(client, f"{REQUEST}answers/XXAAA/sarc-3a-i/")
    assert re.findall(r'<a href="\.\./([\w-]+)/" rel="(\w+)"', last) == [("sarc-3a", "prev")]


def test_an_answer_of_a_draft_says_pending_and_nothing_else(request_, client):
    html = text(client, f"{REQUEST}answers/XXBBB/camhs-1/")
    assert "… Pending State: pending." in words(html)
    assert 'id="passage"' not in html
    assert [secret for secret in SECRETS if secret in html] == []


@pytest.mark.parametrize(
    "address",
    [
        "trusts/XXQ00/",
        "answers/XXQ00/camhs-2a-i/",
    ],
)
def test_queries_do_not_grow_with_the_trusts_that_answered(db, client, address):
    few, many = queries_taken(client, address, trusts=(2, 20))
    assert few == many <= 20

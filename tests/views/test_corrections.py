"""Reporting a mistake, and the list of corrections made."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from responses.intake.corrections import MOST_AN_HOUR
from responses.models import Answer, Correction, FOIRequest
from tests.scenario import SECRETS, make_scenario
from tests.views.test_pages import text, words

NEW = "/corrections/new/"
NAMED = f"{NEW}?answer=example/XXAAA/camhs-1"
#: What a reporter writes, none of which is ever shown to anyone but an editor.
PRIVATE = ("It really says no.", "Page 3 of the letter", "reader@example.org")
REPORT = dict(zip(("text", "source_says", "reply_address"), PRIVATE, strict=True))


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def answer(trust: str = "XXAAA", code: str = "camhs-1") -> Answer:
    return Answer.objects.get(response__trust=trust, question__code=code)


def decided(about: Answer | None, *, outcome: str = "accepted", note: str = "Yes became no.") -> Correction:
    return Correction.objects.create(
        answer=about, **REPORT, outcome=outcome, public_note=note, decided_at=timezone.now()
    )


def errors(html: str) -> list[tuple[str, str]]:
    """The field that each line of the error summary leads to, and its words."""
    summary = html.split("nhsuk-error-summary__list")[1].split("</ul>")[0]
    return re.findall(r'<a href="#id_(\w+)">(.+?)</a>', summary)


def test_a_report_of_an_answer_is_kept_and_thanked_for(request_, client):
    page = words(text(client, NAMED))
    assert "Trust XXAAA (XXAAA)" in page
    assert "CAMHS: Wording of camhs-1?" in page
    assert "We show Yes, qualified" in page
    sent = client.post(NAMED, REPORT)
    assert (sent.status_code, sent["Location"]) == (302, "/corrections/thanks/")
    kept = Correction.objects.get()
    assert (kept.answer, kept.text, kept.source_says, kept.reply_address) == (answer(), *PRIVATE)
    assert "We have your report" in text(client, "/corrections/thanks/")


def test_a_report_of_nothing_in_particular_is_kept(db, client):
    assert "open that answer" in text(client, NEW)
    assert client.post(NEW, {"text": "The map is wrong."}).status_code == 302
    kept = Correction.objects.get()
    assert (kept.answer, kept.text, kept.source_says, kept.reply_address) == (
        None,
        "The map is wrong.",
        "",
        "",
    )


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({}, [("text", "Say what is wrong")]),
        ({"text": "  \n "}, [("text", "Say what is wrong")]),
        ({"text": "x" * 3001}, [("text", "Say what is wrong in 3000 characters or fewer")]),
        (
            {"text": "a\x00b"},
            [("text", "Null characters are not allowed.")],
        ),
        (
            {"text": "Wrong", "source_says": "x" * 3001, "reply_address": "reader"},
            [
                ("source_says", "Say what the source says in 3000 characters or fewer"),
                ("reply_address", "Enter an e-mail address such as name@example.org, or leave it empty"),
            ],
        ),
    ],
)
def test_mistakes_in_the_form_are_named_and_nothing_is_kept(request_, client, sent, expected):
    response = client.post(NAMED, {**sent, "repeat_subject": ""})
    html = response.content.decode()
    assert response.status_code == 422
    assert errors(html) == expected
    assert re.search(r"<title>\s*Error: Report a mistake", html)
    for name, _ in expected:
        assert f'id="id_{name}-error"' in html
        assert f'aria-describedby="id_{name}-hint id_{name}-error"' in html
    assert not Correction.objects.exists()


def test_what_was_typed_stays_in_the_form_escaped(request_, client):
    html = client.post(NAMED, {"text": "</textarea><b>", "reply_address": "reader"}).content.decode()
    assert "&lt;/textarea&gt;&lt;b&gt;</textarea>" in html
    assert 'value="reader"' in html


def test_a_program_that_fills_in_everything_keeps_nothing(request_, client):
    response = client.post(NAMED, {**REPORT, "repeat_subject": "Buy this"})
    assert response.status_code == 422
    assert "Leave the hidden field empty" in response.content.decode()
    assert "Buy this" not in response.content.decode()
    assert not Correction.objects.exists()


def test_a_flood_is_refused_with_the_text_kept_in_the_form(request_, client):
    Correction.objects.bulk_create(Correction(text="x") for _ in range(MOST_AN_HOUR))
    response = client.post(NAMED, REPORT)
    assert response.status_code == 422
    assert "Too many reports came in the last hour" in response.content.decode()
    assert PRIVATE[0] in response.content.decode()
    assert Correction.objects.count() == MOST_AN_HOUR


def test_a_form_of_another_site_is_refused(request_):
    assert Client(enforce_csrf_checks=True).post(NAMED, REPORT).status_code == 403
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "named",
    [
        "example/XXAAA/none",
        "example/XXAAA/camhs-2a",
        "example/XXZZZ/camhs-1",
        "none/XXAAA/camhs-1",
        "example",
        "a/b/c/d",
        "<script>",
    ],
)
def test_an_unknown_answer_is_404_with_a_way_on(request_, client, named):
    for response in (client.get(f"{NEW}?answer={named}"), client.post(f"{NEW}?answer={named}", REPORT)):
        html = response.content.decode()
        assert response.status_code == 404
        assert "We do not know this answer" in html
        assert 'href="/requests/"' in html
        assert "<script>" not in html
    assert not Correction.objects.exists()


def test_an_answer_of_a_draft_request_is_as_unknown_as_none(request_, client):
    FOIRequest.objects.update(public=False)
    assert "We do not know this answer" in text(client, NAMED, 404)


def test_an_answer_not_published_is_pending_on_the_form(request_, client):
    html = text(client, f"{NEW}?answer=example/XXBBB/camhs-1")
    assert "We show Pending" in words(html)
    assert [secret for secret in SECRETS if secret in html] == []


def test_corrections_made_are_listed_and_what_reporters_wrote_is_not(request_, client):
    first = decided(answer(), note="The first note.")
    Correction.objects.filter(pk=first.pk).update(decided_at=timezone.now() - timedelta(days=3))
    decided(None, note="A general note.")
    decided(answer(code="camhs-4"), outcome="declined", note="Secretly declined.")
    Correction.objects.create(answer=answer(), text=PRIVATE[0], public_note="Secretly open.")
    html = text(client, "/corrections/")
    assert re.findall(r"</time>: (.+)", html) == ["A general note.", "The first note."]
    assert 'href="/requests/example/answers/XXAAA/camhs-1/"' in html
    assert "(fictional)" in html
    for hidden in (*PRIVATE, "Secretly"):
        assert hidden not in html
        assert hidden not in text(client, "/requests/example/answers/XXAAA/camhs-1/")
    assert "The first note." in text(client, "/requests/example/answers/XXAAA/camhs-1/")


def test_corrections_of_what_is_not_public_are_not_listed(request_, client):
    decided(answer("XXBBB"), note="Secret of a draft response.")
    assert "No correction has been made yet." in text(client, "/corrections/")
    assert "Secret of a draft" not in text(client, "/requests/example/answers/XXBBB/camhs-1/")
    decided(answer(), note="Secret of a draft request.")
    FOIRequest.objects.update(public=False)
    assert "No correction has been made yet." in text(client, "/corrections/")


def test_the_list_takes_as_many_queries_for_sixty_as_for_one(request_, client):
    taken = []
    for number in (1, 59):
        for _ in range(number):
            decided(answer())
        with CaptureQueriesContext(connection) as queries:
            html = text(client, "/corrections/")
        taken.append(len(queries))
    assert taken[0] == taken[1] <= 3
    assert html.count("</time>: Yes became no.") == 50
    assert text(client, "/corrections/?page=2").count("</time>: Yes became no.") == 10
    assert "Page 2 of 2" in words(text(client, "/corrections/?page=99"))

"""The review screen without a browser: who may do what, what each button does, and wrong input."""

import json
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from responses.admin.review.letter import Mark, pages_of
from responses.intake.entry import publish
from responses.intake.review import accept, accept_fact, read_review
from responses.models import Answer, Coding, Mention, Passage, Resource, Response, Source, Suggestion
from tests.admin.pages import inline_bits, text_of
from tests.fictional import make_response, states
from tests.reviewing import REPLY, make_letter, span


@pytest.fixture
def letter(response) -> Source:
    return make_letter(response)


@pytest.fixture
def reader(db, client) -> Client:
    """Somebody who may look at responses, and not change them."""
    user = User.objects.create_user("rex", password="secret", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(user)
    return client


def address(response: Response, screen: str = "review") -> str:
    return reverse(f"admin:responses_response_{screen}", args=[response.pk])


def opened(response: Response) -> str:
    return Response.objects.get(pk=response.pk).changed_at.isoformat()


def post(desk: Client, response: Response, item: str, action: str, *, script: bool = False, **fields):
    data = {"item": item, "action": action, "opened_at": opened(response), **fields}
    headers = {"Accept": "application/json"} if script else {}
    return desk.post(address(response), data, headers=headers)


def messages_of(answer) -> list[str]:
    """The newest first: what nobody has seen yet is kept."""
    return [str(message) for message in answer.wsgi_request._messages][::-1]


def answer_of(response: Response, code: str) -> Answer:
    return response.answers.get(question__code=code)


def test_the_screen_shows_letter_suggestions_and_what_is_left(desk, response, letter):
    page = desk.get(address(response))
    words = text_of(page.content.decode())
    assert "15 of 17 left to look at." in words
    assert "Suggested Answered: Yes, written “Y” Very likely right, 96 %" in words
    assert "Suggested Left blank Doubtful, 60 % Nothing was found in this letter." in words
    assert "Suggested Does not run the service Likely right, 93 %" in words
    assert "Safe Online policy, new" in words
    assert "Trust&#x27;s reference To look at Suggested NM-2024-17" in words
    assert "Sam Example (name of a person)" in words
    assert "foi@northmoor.example (e-mail address)" in words
    assert "Page 2" in words
    assert inline_bits(page.content.decode()) == []


def test_queries_do_not_grow_with_the_questions(desk, response, letter, django_assert_max_num_queries):
    desk.get(address(response))
    with django_assert_max_num_queries(32):
        desk.get(address(response))


@pytest.mark.parametrize("screen", ["review", "upload", "second"])
def test_screens_are_for_editors(reader, client, response, letter, screen):
    assert reader.get(address(response, screen)).status_code in (200, 302)
    assert reader.post(address(response, screen), {"action": "accept"}).status_code == 403
    stranger = User.objects.create_user("eve", is_staff=True)
    client.force_login(stranger)
    assert client.get(address(response, screen)).status_code == 403
    assert client.post(address(response, screen), {"action": "accept"}).status_code == 403
    client.logout()
    assert client.get(address(response, screen)).status_code == 302
    assert client.get(address(response, screen).replace(f"/{response.pk}/", "/999/")).status_code == 302
    client.force_login(User.objects.create_superuser("root"))
    assert client.get(address(response, screen).replace(f"/{response.pk}/", "/999/")).status_code == 404


def test_a_reader_is_shown_no_button(reader, response, letter):
    html = reader.get(address(response)).content.decode()
    assert "To look at" in html
    assert 'value="accept"' not in html
    assert 'value="publish"' not in html


def test_accepting_leads_to_what_is_left_next(desk, response, letter, editor):
    sent = post(desk, response, "answer:camhs-1", "accept", resources_shown="1", resource=["0"])
    assert sent.headers["Location"] == f"{address(response)}?source={letter.pk}#item-answer-camhs-1a"
    assert messages_of(sent) == ["Accepted: CAMHS 1. 14 of 17 left to look at."]
    assert (answer_of(response, "camhs-1").value, Mention.objects.count()) == ("yes", 1)
    assert Coding.objects.get().coder == editor


def test_a_resource_that_is_not_ticked_is_not_named(desk, response, letter):
    post(desk, response, "answer:camhs-2", "accept", resources_shown="1", resource=["1"])
    assert [one.resource.name for one in Mention.objects.all()] == ["Screening Tool"]
    post(desk, response, "answer:camhs-1", "accept", resources_shown="1")
    assert Resource.objects.count() == 1


def test_changing_by_the_form(desk, response, letter):
    fields: dict[str, Any] = {
        "camhs-1-state": "answered",
        "camhs-1-value": "partly",
        "camhs-1-raw_mark": "Y",
        "camhs-1-sections": "",
        "camhs-1-note": "In part.",
        "camhs-1-quote": 'a policy, called "Safe Online"',
    }
    post(desk, response, "answer:camhs-1", "change", **fields)
    answer = answer_of(response, "camhs-1")
    assert (answer.value, answer.note) == ("partly", "In part.")
    assert answer.passages.get().quote == "a policy, called “Safe Online”"
    assert Suggestion.objects.get(answer=answer).decision == "changed"


def test_a_refused_change_is_shown_again_as_it_was_typed(desk, response, letter):
    fields: dict[str, Any] = {"camhs-1-state": "answered", "camhs-1-note": "Typed and kept"}
    page = post(desk, response, "answer:camhs-1", "change", **fields)
    html = page.content.decode()
    assert page.status_code == 200
    assert "Nothing was saved. An answered question of this kind needs a value." in html
    assert "Typed and kept" in html
    assert states(response)["camhs-1"] == "pending"


def test_provision_facts_and_blank_answers(desk, response, letter):
    post(desk, response, "provision:sarc", "accept")
    assert states(response)["sarc-3"] == "not_applicable provision"
    post(desk, response, "provision:sarc", "change", state="yes")
    assert response.provisions.get(service="sarc").state == "yes"
    post(desk, response, "answer:camhs-3", "not_answered")
    assert states(response)["camhs-3"] == "left_blank"
    post(desk, response, "fact:received_on", "accept")
    post(desk, response, "fact:reference", "change", value="NM-17")
    post(desk, response, "fact:answered_on", "not_answered")
    post(desk, response, "fact:outcome", "change", value="answered")
    response.refresh_from_db()
    assert (response.received_on, response.reference, response.replied_on, response.outcome) == (
        date(2024, 3, 4),
        "NM-17",
        None,
        "answered",
    )


def test_passages_are_set_extended_and_removed(desk, response, letter):
    start, end = span("It is shared with all staff")
    post(desk, response, "answer:camhs-3", "set", start=start, end=end)
    passage = answer_of(response, "camhs-3").passages.get()
    assert passage.quote == "It is shared with all staff"
    start, end = span("Northmoor Trust")
    post(desk, response, "answer:camhs-3", "extend", start=start, end=end)
    assert answer_of(response, "camhs-3").passages.count() == 2
    data = {"item": "answer:camhs-3", "opened_at": opened(response)}
    desk.post(address(response), data | {"remove": f"{letter.pk}:{start}:{end}"})
    assert answer_of(response, "camhs-3").passages.get() == passage


@pytest.mark.parametrize(
    ("item", "action", "fields", "sentence"),
    [
        ("answer:nothing", "accept", {}, "nothing that can be done"),
        ("answer:camhs-1", "explode", {}, "nothing that can be done"),
        ("answer:camhs-3", "set", {}, "Select the words"),
        ("answer:camhs-3", "set", {"start": "5", "end": "99999"}, "has no characters"),
        ("answer:camhs-3", "set", {"start": "-5", "end": "x"}, "Select the words"),
        ("answer:camhs-3", "set", {"quote": "nowhere"}, "No source says"),
        ("answer:camhs-3", "remove", {"remove": "1:2:x"}, "not there any more"),
        ("fact:outcome", "accept", {}, "Decide the answers first"),
        ("fact:outcome", "set", {}, "no passage to set"),
        ("fact:received_on", "change", {"value": "soon"}, "is not a day"),
        ("fact:outcome", "change", {"value": "nonsense"}, "not a valid choice"),
        ("provision:sarc", "change", {"state": "perhaps"}, "not one of yes, no, unknown"),
        ("answer:camhs-1", "change", {"camhs-1-state": "nonsense"}, "Select a valid choice"),
        ("", "undo", {}, "nothing to undo"),
    ],
)
def test_wrong_input_is_one_sentence_and_nothing_saved(
    desk, response, letter, item, action, fields, sentence
):
    answer = post(desk, response, item, action, script=True, **fields)
    said = json.loads(answer.content)
    assert (answer.status_code, said["ok"]) == (200, False)
    assert sentence in said["message"]
    sent = post(desk, response, item, action, **fields)
    assert sentence in messages_of(sent)[0]
    assert set(states(response).values()) == {"pending"}
    assert (Passage.objects.count(), Coding.objects.count()) == (0, 0)


@pytest.mark.parametrize("given", ["", "soon", "2024-03-04T00:00:00+00:00", "2024-03-04"])
def test_what_is_not_up_to_date_is_refused(desk, response, letter, given):
    data = {"item": "answer:camhs-1", "action": "accept", "opened_at": given}
    assert "Someone else saved this response" in messages_of(desk.post(address(response), data))[0]
    assert states(response)["camhs-1"] == "pending"


def test_a_script_gets_what_changed(desk, response, letter):
    said = post(desk, response, "answer:camhs-1", "accept", script=True).json()
    assert (said["ok"], said["message"], said["left"], said["target"]) == (
        True,
        "Accepted: CAMHS 1.",
        "14 of 17 left to look at.",
        "item-answer-camhs-1a",
    )
    assert said["opened_at"] == opened(response)
    assert set(said["items"]) == {
        "item-answer-camhs-1",
        *(
            f"item-fact-{name}"
            for name in ("reference", "sent_on", "received_on", "outcome", "answered_on", "reuse")
        ),
    }
    assert "Recorded" in said["items"]["item-answer-camhs-1"]
    assert 'data-items="item-answer-camhs-1"' in said["letter"]
    # One decision about a service changes all of its items.
    said = post(desk, response, "provision:sarc", "accept", script=True).json()
    assert {f"item-answer-sarc-{one}" for one in ("1", "3", "3a", "3a-i")} < set(said["items"])


def test_undo_takes_back_one_decision_after_the_other(desk, response, letter):
    post(desk, response, "answer:camhs-1", "accept")
    post(desk, response, "answer:camhs-4", "accept")
    for code in ("camhs-4", "camhs-1"):
        assert states(response)[code] == "answered"
        sent = post(desk, response, "", "undo")
        assert sent.headers["Location"].endswith(f"#item-answer-{code}")
        assert states(response)[code] == "pending"
    assert "nothing to undo" in messages_of(post(desk, response, "", "undo"))[0]
    assert Resource.objects.count() == 0


def review_all(response: Response, letter: Source, editor: User) -> None:
    accept(suggestion=Suggestion.objects.get(provision__response=response), author=editor)
    for item in read_review(letter).answers:
        if item.left and item.suggestion:
            accept(suggestion=item.suggestion, author=editor)
    accept_fact(response=response, reading=letter.reading, name="outcome", author=editor)


def test_publishing_says_what_is_missing_and_then_publishes(desk, response, letter, editor):
    sent = desk.post(address(response), {"action": "publish"})
    assert "And 10 more, listed below." in messages_of(sent)[0]
    review_all(response, letter, editor)
    assert "Nothing is missing." in text_of(desk.get(address(response)).content.decode())
    sent = desk.post(address(response), {"action": "check"}, follow=True)
    assert Response.objects.get().status == "checked"
    desk.post(address(response), {"action": "publish"})
    assert Response.objects.get().status == "published"


def test_nothing_is_decided_while_it_is_published(desk, response, letter, editor):
    review_all(response, letter, editor)
    publish(response=response, author=editor)
    html = desk.get(address(response)).content.decode()
    assert "This response is published, so nothing can be decided here" in text_of(html)
    assert 'value="accept"' not in html
    sent = post(desk, response, "answer:camhs-1", "not_answered")
    assert "Take it back to draft" in messages_of(sent)[0]
    assert "Say why" in messages_of(desk.post(address(response), {"action": "draft"}))[0]
    desk.post(address(response), {"action": "draft", "reason": "A second letter"})
    assert Response.objects.get().status == "draft"


def test_a_response_without_a_letter_leads_to_taking_one_in(desk, response):
    assert desk.get(address(response)).headers["Location"] == address(response, "upload")


def test_a_later_letter_shows_what_still_points_to_the_earlier(desk, response, letter, editor):
    review_all(response, letter, editor)
    later = make_letter(response, "Second.\n" + REPLY, supersedes=letter)
    words = text_of(desk.get(address(response)).content.decode())
    assert "5 answers still point to a letter that this one takes the place of." in words
    assert "Still in Reply.txt, which this letter takes the place of" in words
    start, end = span("Y – we do have", later.text)
    sent = post(desk, response, "answer:camhs-1", "set", source=later.pk, start=start, end=end)
    assert sent.status_code == 302
    assert answer_of(response, "camhs-1").passages.get().source == later
    # The earlier letter can be chosen as well.
    assert "takes the place of" not in text_of(
        desk.get(address(response), {"source": letter.pk}).content.decode()
    )


# Coding a second time


@pytest.fixture
def second(response, letter, editor) -> Client:
    """A browser of somebody else, after the editor has coded everything with words to be looked for."""
    review_all(response, letter, editor)
    Answer.objects.filter(question__code="camhs-1").update(note="FIRSTNOTE", raw_mark="FIRSTMARK")
    Suggestion.objects.filter(answer__question__code="camhs-1").update(raw_mark="SUGGESTEDMARK")
    Resource.objects.filter(name="Safe Online").update(name="FIRSTRESOURCE")
    user = User.objects.create_user("bea", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="responses"))
    client = Client()
    client.force_login(user)
    return client


def test_nothing_of_the_first_coding_is_in_the_page(second, response):
    html = second.get(address(response, "second")).content.decode()
    words = text_of(html)
    assert "10 of 10 left to code." in words
    for hidden in (
        "FIRSTNOTE",
        "FIRSTMARK",
        "SUGGESTEDMARK",
        "FIRSTRESOURCE",
        "Suggested",
        "Recorded",
        "ada",
    ):
        assert hidden not in html
    # No passage is marked, no state is chosen, and no provision is told.
    assert 'data-items="' not in html
    assert "is-suggested" not in html
    assert html.count(" selected>") == 10
    assert html.count('<option value="pending" selected>Pending</option>') == 10
    assert "Does not run the service" not in html
    # The letter itself is there, with what is not to be published.
    assert "We withhold this under section 12 of the Act." in words
    assert "Marian Holloway (name of a person)" in words


def test_a_second_coding_is_saved_beside_the_answer(second, response, letter):
    start, end = span("Y – we do have a policy")
    fields = {"camhs-1-state": "answered", "camhs-1-value": "partly", "passage": f"{letter.pk}:{start}:{end}"}
    sent = second.post(address(response, "second"), {"item": "answer:camhs-1", "action": "change", **fields})
    assert sent.headers["Location"].endswith("#item-answer-camhs-1a")
    coding = Coding.objects.get(round=2)
    assert (coding.coder.username, coding.value, coding.spans) == ("bea", "partly", [[letter.pk, start, end]])
    assert answer_of(response, "camhs-1").value == "yes"
    words = text_of(second.get(address(response, "second")).content.decode())
    assert "You said Answered: Partly" in words
    assert "9 of 10 left to code." in words


def test_other_ways_to_code_a_second_time(second, response):
    page = address(response, "second")
    said = second.post(
        page, {"item": "answer:camhs-3", "action": "not_answered"}, headers={"Accept": "application/json"}
    ).json()
    assert (said["ok"], said["target"], list(said["items"])) == (
        True,
        "item-answer-camhs-4",
        ["item-answer-camhs-3"],
    )
    second.post(page, {"action": "absent", "service": "sarc"})
    codings = Coding.objects.filter(round=2).order_by("answer__question__order")
    assert [(one.state, one.cause) for one in codings] == [
        ("left_blank", ""),
        *[("not_applicable", "provision")] * 4,
    ]
    assert states(response)["sarc-1"] == "not_applicable provision"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"item": "answer:nothing", "action": "change"}, "nothing that can be done"),
        ({"item": "answer:camhs-1", "action": "accept"}, "nothing that can be done"),
        ({"action": "absent", "service": ""}, "asks nothing about that service"),
        ({"action": "absent", "service": "organisation"}, "asks nothing about that service"),
        ({"action": "absent", "service": "a\x00b"}, "asks nothing about that service"),
        ({"item": "answer:camhs-1", "action": "change"}, "This field is required"),
        ({"item": "answer:camhs-1", "action": "change", "camhs-1-state": "answered"}, "needs a value"),
        (
            {"item": "answer:camhs-1", "action": "change", "camhs-1-state": "unclear", "passage": "9:1:2"},
            "another response",
        ),
    ],
)
def test_a_wrong_second_coding_is_refused(second, response, fields, sentence):
    page = second.post(address(response, "second"), fields)
    assert sentence in page.content.decode()
    assert not Coding.objects.filter(round=2).exists()


def test_the_first_coder_is_sent_away_from_the_second_coding(desk, response, letter, editor):
    review_all(response, letter, editor)
    sent = desk.get(address(response, "second"))
    assert sent.headers["Location"] == reverse("admin:responses_response_change", args=[response.pk])
    assert "You coded this response first" in messages_of(sent)[0]


# The letter in pieces


def test_pieces_joined_again_are_the_text():
    text = "One. Two: “Three”.\n\n  Four 👩🏽‍⚕️ five\nSix"
    marks = [Mark(5, 17, "a", "A"), Mark(14, 30, "b", "B", suggested=True)]
    pages = pages_of(text, marks, [(22, 26, "name")], [0, 22])
    assert "".join(run.text for page in pages for run in page.runs) == text
    assert [page.number for page in pages] == [0, 2]
    runs = [run for page in pages for run in page.runs]
    assert [run.text for run in runs if run.personal] == ["Four"]
    opened = [(run.text, mark.label) for run in runs for mark in run.opening]
    assert opened == [("Two: “Thr", "A"), ("ee”", "B")]


def test_another_response_is_out_of_reach(desk, response, letter, editor):
    other = make_letter(make_response(editor, code="XXBBB", request=response.request))
    sent = post(desk, response, "answer:camhs-3", "set", source=other.pk, start=0, end=9)
    assert sent.status_code == 404
    assert desk.get(address(response), {"source": other.pk}).status_code == 404
    # Nor does the newest letter of this one take its place.
    assert not Passage.objects.exists()


@pytest.mark.parametrize("given", ["0", "x", "\x00", "9" * 400])
def test_a_letter_that_is_not_there_is_not_found(desk, response, letter, given):
    sent = post(desk, response, "answer:camhs-1", "accept", source=given)
    assert (sent.status_code, states(response)["camhs-1"]) == (404, "pending")


NUL = "a\x00b"


@pytest.mark.parametrize(
    ("item", "action", "fields"),
    [
        ("answer:camhs-3", "set", {"quote": NUL}),
        ("answer:camhs-3" + NUL, "accept", {}),
        ("fact:reference", "change", {"value": NUL}),
        ("fact:reference", "change", {"value": "long" * 9000}),
        ("fact:reuse", "change", {"value": NUL}),
        ("provision:sarc", "change", {"state": NUL}),
        ("answer:camhs-1", "change", {"camhs-1-state": "unclear", "camhs-1-note": NUL}),
        ("answer:camhs-1", "change", {"camhs-1-state": "unclear", "camhs-1-raw_mark": "long" * 9000}),
        ("answer:camhs-1", "accept", {"resources_shown": "1", "resource": NUL, "opened_at": NUL}),
    ],
)
def test_what_no_database_can_keep_is_refused(desk, response, letter, item, action, fields):
    said = json.loads(post(desk, response, item, action, script=True, **fields).content)
    assert said["ok"] is False
    assert Response.objects.get().reference == ""
    assert set(states(response).values()) == {"pending"}


@pytest.mark.parametrize("reason", [NUL, "long" * 9000])
def test_a_reason_that_no_database_can_keep_is_refused(desk, response, letter, editor, reason):
    review_all(response, letter, editor)
    publish(response=response, author=editor)
    desk.post(address(response), {"action": "draft", "reason": reason})
    assert Response.objects.get().status == "published"

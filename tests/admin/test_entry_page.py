import re
from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils.html import escape

from responses.intake.entry import add_source, close_unanswered
from responses.models import Answer, Mention, Passage, Question, Resource, Response, Source
from tests.admin.pages import fields_of, inline_bits, text_of
from tests.fictional import LETTER, QUESTIONS, make_holidays, make_request, make_response, states


def address(response) -> str:
    return reverse("admin:responses_response_change", args=[response.pk])


def show(desk, response) -> str:
    return desk.get(address(response)).content.decode()


def send(desk, response, action="save", /, **changes):
    """Send the page as it stands, with some fields changed."""
    fields = fields_of(show(desk, response)) | changes
    return desk.post(address(response), fields | {"action": action})


def fill(**changes) -> dict:
    """A whole entry of the fictional request, one of each kind."""
    return {
        "facts-reference": "FOI-7",
        "facts-received_on": "2024-03-04",
        "facts-replied_on": "2024-03-28",
        "facts-outcome": "answered",
        "facts-reuse": "ogl",
        "source-name": "Letter",
        "source-text": LETTER.replace("\n", "\r\n"),
        "provision-sarc-state": "no",
        "provision-sarc-quote": "not provided by the trust",
        "camhs-1-state": "answered",
        "camhs-1-value": "yes",
        "camhs-1-raw_mark": "Y",
        "camhs-1-qualified": "on",
        "camhs-1-quote": 'we do have a policy, called "Safe Online"',
        "camhs-1-mention-0-name": "Safe Online",
        "camhs-1-mention-0-kind": "policy",
        "camhs-1-mention-0-issuer": "own",
        "camhs-1-mention-0-area": "both counties",
        "camhs-1a-state": "answered",
        "camhs-1a-value": "partly",
        "camhs-2-state": "answered",
        "camhs-2-note": "Two tools.\r\nBoth named.",
        "camhs-2a-i-state": "refused",
        "camhs-2a-i-sections": "12|40(2)",
        "camhs-3-state": "left_blank",
        "camhs-4-state": "answered",
        "camhs-4-value": "12",
        "reason": "First coding",
        **changes,
    }


def test_the_page_has_every_question_in_order_with_number_and_wording(desk, response):
    page = text_of(show(desk, response))
    expected = [
        "CAMHS 1 camhs-1 Wording of camhs-1?",
        "CAMHS 1a camhs-1a Wording of camhs-1a?",
        "CAMHS 2 camhs-2 Wording of camhs-2?",
        "2a Wording of camhs-2a?",
        "CAMHS 2a(i) camhs-2a-i Wording of camhs-2a-i?",
        "CAMHS 3 camhs-3 Wording of camhs-3?",
        "CAMHS 4 camhs-4 Wording of camhs-4?",
        "SARC 1 sarc-1 Wording of sarc-1?",
        "SARC 2 sarc-3 Wording of sarc-3?",
        "SARC 2a sarc-3a Wording of sarc-3a?",
        "SARC 2a(i) sarc-3a-i Wording of sarc-3a-i?",
    ]
    places = [page.find(part) for part in expected]
    assert -1 not in places
    assert places == sorted(places)
    assert "Asked if the answer to camhs-1 is yes." in page
    assert "Trust XXAAA: Request example" in page


def test_the_page_takes_few_queries_however_many_questions(desk, response, django_assert_num_queries):
    kinds = [("yes_no", []), ("text", []), ("choices", [["a", "A"], ["b", "B"]])]
    many = [(f"camhs-{number}", "", *kinds[number % 3], "") for number in range(1, 41)]
    large = make_response(code="XXBBB", request=make_request("large", questions=many))
    add_source(response=large, text=LETTER, author=None)
    for one in (response, large):
        with django_assert_num_queries(14 if one is response else 15):
            desk.get(address(one))


def test_nothing_changes_when_the_page_is_sent_as_it_stands(desk, response):
    send(desk, response, "publish", **fill())
    before = list(Answer.objects.values()), list(Passage.objects.values()), list(Mention.objects.values())
    history = Answer.history.count(), Passage.history.count(), Mention.history.count(), Source.history.count()
    assert send(desk, response).status_code == 302
    assert before == (
        list(Answer.objects.values()),
        list(Passage.objects.values()),
        list(Mention.objects.values()),
    )
    assert history == (
        Answer.history.count(),
        Passage.history.count(),
        Mention.history.count(),
        Source.history.count(),
    )


def test_from_empty_to_published_in_one_go(desk, response, editor):
    answer = send(desk, response, "publish", **fill())
    assert (answer.status_code, answer.url) == (302, address(response))

    response.refresh_from_db()
    assert (response.reference, response.outcome, response.status, response.replied_on) == (
        "FOI-7",
        "answered",
        "published",
        date(2024, 3, 28),
    )
    values = response.answers.values_list("question__code", "state", "value", "qualified", "sections", "note")
    assert list(values) == [
        ("camhs-1", "answered", "yes", True, "", ""),
        ("camhs-1a", "answered", "partly", False, "", ""),
        ("camhs-2", "answered", "", False, "", "Two tools.\nBoth named."),
        ("camhs-2a-i", "refused", "", False, "12|40(2)", ""),
        ("camhs-3", "left_blank", "", False, "", ""),
        ("camhs-4", "answered", "12", False, "", ""),
        *(
            (code, "not_applicable", "", False, "", "")
            for code in ("sarc-1", "sarc-3", "sarc-3a", "sarc-3a-i")
        ),
    ]
    assert Source.objects.get().text == LETTER
    assert sorted(Passage.objects.values_list("quote", flat=True)) == [
        "not provided   by\nthe trust",
        "we do have a policy, called “Safe Online”",
    ]
    mention = Mention.objects.get()
    assert (str(mention.resource), mention.area) == ("Safe Online (Trust XXAAA)", "both counties")
    row = Answer.history.filter(question__code="camhs-1").latest()
    assert (row.history_user, row.history_change_reason) == (editor, "First coding")
    page = show(desk, response)
    assert '<mark title="CAMHS 1">we do have a policy, called “Safe Online”</mark>' in page
    assert "Saved and published." in text_of(page)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("camhs-1-value", "yes", "Only an answered question has a value."),
        ("camhs-1-sections", "s12", "Give section numbers, such as 12 or 40(2), joined by |."),
        ("camhs-1-qualified", "on", "Only an answered question can be qualified."),
        ("camhs-1-quote", "We have none", "No source says “We have none”. Copy the words from the text."),
        ("camhs-4-value", "many", "Only an answered question has a value."),
        ("facts-received_on", "2024-02-01", "The trust cannot have received the request before it was sent."),
        ("facts-received_on", "2024-02-31", "Enter a valid date."),
        ("facts-source_url", "nowhere", "Enter a valid URL."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_in_the_summary_and_nothing_is_saved(
    desk, response, field, value, sentence
):
    before = list(Response.objects.values()), list(Answer.objects.values())
    answer = send(desk, response, **{field: value, "camhs-3-note": "Typed and kept"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert before == (list(Response.objects.values()), list(Answer.objects.values()))
    place, _, _ = field.rpartition("-")
    label = "Facts" if place == "facts" else {"camhs-1": "CAMHS 1", "camhs-4": "CAMHS 4"}[place]
    assert f'<a href="#id_{field}">{label}: {escape(sentence)}</a>' in page
    block = page[page.index(f'id="{place}"') :]
    assert f"<li>{escape(sentence)}</li>" in block[: block.index("</fieldset>\n") + 4000]
    kept = fields_of(page)
    assert kept[field] == [value]
    assert kept["camhs-3-note"] == ["Typed and kept"]


def test_a_value_is_refused_without_answered_and_the_choice_is_kept(desk, response):
    page = send(desk, response, **{"camhs-1-state": "unclear", "camhs-1-value": "no"}).content.decode()
    assert (fields_of(page)["camhs-1-state"], fields_of(page)["camhs-1-value"]) == (["unclear"], ["no"])
    assert states(response)["camhs-1"] == "pending"


def test_publishing_with_pending_answers_lists_them(desk, response):
    page = send(desk, response, "publish", **fill(**{"camhs-4-state": "pending", "camhs-4-value": ""}))
    assert "CAMHS 4: It is still pending." in text_of(page.content.decode())
    assert Response.objects.get().status == "draft"
    assert not Source.objects.exists()
    assert not Resource.objects.exists()


def test_a_provision_of_no_over_coded_answers_is_refused_at_the_provision(desk, response):
    send(desk, response, **{"sarc-3-state": "answered", "sarc-3-value": "no"})
    page = send(desk, response, **{"provision-sarc-state": "no"}).content.decode()
    assert (
        '<a href="#id_provision-sarc-state">SARC: Answers are already coded for this service: sarc-3.' in page
    )
    assert fields_of(page)["provision-sarc-state"] == ["no"]
    assert states(response)["sarc-3"] == "answered"


def test_a_provision_taken_back_returns_its_answers_to_pending(desk, response):
    send(desk, response, **{"provision-sarc-state": "no"})
    assert states(response)["sarc-1"] == "not_applicable provision"
    send(desk, response, **{"provision-sarc-state": "yes", "sarc-3-state": "answered", "sarc-3-value": "yes"})
    assert {code: state for code, state in states(response).items() if code.startswith("sarc")} == {
        "sarc-1": "pending",
        "sarc-3": "answered",
        "sarc-3a": "pending",
        "sarc-3a-i": "pending",
    }


def test_an_answer_against_its_condition_is_kept_and_flagged(desk, response):
    changes = {
        "camhs-1-state": "answered",
        "camhs-1-value": "no",
        "camhs-1a-state": "answered",
        "camhs-1a-value": "yes",
    }
    send(desk, response, **changes)
    page = text_of(show(desk, response))
    assert "Answered although the condition says that it does not apply: CAMHS 1a." in page
    assert page.count("Answered although its condition says that it does not apply.") == 1


def test_a_quote_that_occurs_twice_asks_which_and_takes_the_answer(desk, response):
    add_source(response=response, text="Y and Y", author=None)
    page = send(desk, response, **{"camhs-1-quote": "Y"}).content.decode()
    assert "“Y” occurs 2 times: (1)" in text_of(page)
    assert "camhs-1-which" in fields_of(page)
    desk.post(address(response), fields_of(page) | {"camhs-1-which": "2"})
    assert Passage.objects.values_list("start", "end", "quote").get() == (6, 7, "Y")


def test_passages_by_place_are_kept_while_ticked_and_removed_when_not(desk, response):
    source = add_source(response=response, text=LETTER, author=None)
    start = LETTER.index("Y")
    keys = [f"{source.pk}:0:4", f"{source.pk}:{start}:{start + 1}"]
    release = {f"camhs-1-release-{keys[0]}": "On its own page"}
    send(desk, response, **{"camhs-1-passage": keys}, **release)
    assert list(Passage.objects.values_list("start", "quote", "release_reason")) == [
        (0, "Dear", "On its own page"),
        (start, "Y", ""),
    ]
    assert fields_of(show(desk, response))["camhs-1-passage"] == keys
    send(desk, response, **{"camhs-1-passage": keys[1:]})
    assert Passage.objects.get().quote == "Y"


@pytest.mark.parametrize(
    "key", ["nonsense", "0:0:1", "{other}:0:4", "{own}:4:4", "{own}:0:99999", "{own}:-1:4"]
)
def test_a_place_that_is_not_there_is_refused(desk, response, key):
    own = add_source(response=response, text=LETTER, author=None)
    other = add_source(
        response=make_response(code="XXBBB", request=make_request("other")), text="Secret", author=None
    )
    page = send(desk, response, **{"camhs-1-passage": key.format(own=own.pk, other=other.pk)})
    assert page.status_code == 200
    assert "Nothing was saved" in text_of(page.content.decode())
    assert "Secret" not in page.content.decode()
    assert not Passage.objects.exists()


def test_resources_are_found_changed_and_removed(desk, response):
    known = Resource.objects.create(slug="get-safe", kind="tool", name="Get Safe", issuer_name="A charity")
    row = {"camhs-2-mention-0-resource": str(known.pk), "camhs-2-mention-0-name": "whatever the box shows"}
    send(desk, response, **row)
    assert Mention.objects.get().resource == known
    send(
        desk,
        response,
        **{
            "camhs-2-mention-0-area": "north",
            "camhs-2-mention-1-name": "get safe",
            "camhs-2-mention-1-kind": "tool",
            "camhs-2-mention-1-issuer": "other",
            "camhs-2-mention-1-issuer_name": "A charity",
            "camhs-2-mention-1-area": "south",
        },
    )
    assert list(Mention.objects.values_list("resource", "area")) == [(known.pk, "north"), (known.pk, "south")]
    send(desk, response, **{"camhs-2-mention-0-remove": "on"})
    assert list(Mention.objects.values_list("resource", "area")) == [(known.pk, "south")]
    assert Resource.objects.count() == 1


def test_a_resource_that_cannot_be_is_refused_and_kept_in_the_form(desk, response):
    row = {"camhs-2-mention-0-name": "One | two", "camhs-2-mention-0-area": "north"}
    page = send(desk, response, **row).content.decode()
    assert '<a href="#camhs-2">CAMHS 2: The name of a resource cannot hold a bar (|).</a>' in page
    assert fields_of(page)["camhs-2-mention-0-name"] == ["One | two"]
    assert not Resource.objects.exists()


def test_two_editors_do_not_overwrite_each_other(desk, response):
    opened = fields_of(show(desk, response))
    send(desk, response, **{"camhs-3-state": "answered", "camhs-3-note": "First"})
    page = desk.post(
        address(response), opened | {"camhs-3-note": "Second", "action": "save"}
    ).content.decode()
    assert "Someone else saved this response after you opened it." in text_of(page)
    assert fields_of(page)["camhs-3-note"] == ["Second"]
    # Sent once more, it is refused once more.
    desk.post(address(response), fields_of(page) | {"action": "save"})
    assert response.answers.get(question__code="camhs-3").note == "First"


@pytest.mark.parametrize("opened_at", ["", "yesterday", "2024-99-99T00:00"])
def test_a_form_that_does_not_say_when_it_was_opened_is_refused(desk, response, opened_at):
    page = send(desk, response, **{"opened_at": opened_at, "camhs-3-note": "Lost"})
    assert "Someone else saved" in text_of(page.content.decode())


def test_what_is_public_goes_back_to_draft_only_with_a_reason(desk, response):
    send(desk, response, "publish", **fill())
    page = send(desk, response, "draft", reason="").content.decode()
    assert "Say why the response goes back to draft." in text_of(page)
    assert Response.objects.get().is_published
    send(desk, response, "draft", reason="Wrong letter")
    assert Response.objects.get().status == "draft"
    assert Response.history.latest().history_change_reason == "Wrong letter"


def test_a_response_closed_as_unanswered_can_only_be_reopened(desk, response, editor):
    make_holidays()
    close_unanswered(responses=[response], author=editor, today=date(2024, 6, 1))
    page = show(desk, response)
    assert "closed as unanswered" in text_of(page)
    assert "camhs-1-state" not in page
    answer = desk.post(address(response), {"action": "save", "camhs-1-state": "answered"}, follow=True)
    assert Response.objects.get().outcome == "no_reply"
    assert answer.status_code == 200
    desk.post(address(response), {"action": "reopen", "reason": "By post, late"})
    assert (Response.objects.get().outcome, set(states(response).values())) == ("awaiting", {"pending"})
    assert Response.history.latest().history_change_reason == "By post, late"


def test_what_is_typed_is_escaped(desk, response):
    hostile = '"><script>alert(1)</script>'
    page = send(
        desk, response, **{"camhs-1-note": hostile, "source-text": hostile, "camhs-2-mention-0-name": hostile}
    )
    assert page.status_code == 302
    html = show(desk, response)
    assert html.count("&lt;script&gt;alert(1)") >= 3
    assert inline_bits(html) == []


def test_the_policy_header_forbids_what_is_inline_and_the_page_has_none(desk, response):
    send(desk, response, **fill())
    answer = desk.get(address(response))
    assert "style-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert inline_bits(answer.content.decode()) == []


def test_the_due_date_is_told(desk, response):
    make_holidays()
    assert "Due on Friday 29 March 2024 (estimated, counted from the day it was sent). Overdue." in text_of(
        show(desk, response)
    )


# Who may


def test_anonymous_visitors_are_sent_to_sign_in(client, response):
    for answer in (client.get(address(response)), client.post(address(response), {"action": "publish"})):
        assert answer.status_code == 302
        assert answer.url.startswith("/admin/login/")


def test_people_who_are_not_staff_see_nothing(client, response):
    client.force_login(User.objects.create_user("root", is_superuser=True))
    assert client.get(address(response)).url.startswith("/admin/login/")


def test_staff_without_permission_are_refused(client, response):
    client.force_login(User.objects.create_user("bob", is_staff=True))
    for path in (
        address(response),
        reverse("admin:responses_response_due"),
        reverse("admin:responses_response_resources"),
        reverse("admin:responses_response_close"),
        reverse("admin:responses_response_add"),
    ):
        assert client.get(path).status_code == 403, path
    assert client.post(address(response), {"action": "publish"}).status_code == 403


def test_who_may_only_look_cannot_save(client, response):
    viewer = User.objects.create_user("eve", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_response"))
    client.force_login(viewer)
    page = show(client, response)
    assert "Wording of camhs-1?" in page
    assert 'name="action"' not in page
    assert client.post(address(response), {"action": "save", "camhs-3-note": "X"}).status_code == 403
    assert not Answer.objects.exclude(note="").exists()


@pytest.mark.parametrize("key", ["999", "abc", "1%2F2"])
def test_a_response_that_is_not_there_is_not_found(desk, response, key):
    assert desk.get(f"/admin/responses/response/{key}/change/").status_code == 404


def test_every_question_of_the_request_is_on_the_page(desk, response):
    html = show(desk, response)
    blocks = re.findall(r'<fieldset class="module entry-block entry-question[^"]*" id="([^"]*)"', html)
    assert blocks == [code for code, _, kind, _, _ in QUESTIONS if kind != "heading"]
    assert Question.objects.filter(kind="heading").count() == 1

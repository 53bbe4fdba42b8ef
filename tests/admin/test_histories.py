"""Who changed what and why, as the admin shows it; and that nothing there can be turned back."""

from responses.intake.entry import (
    AnswerEntry,
    MentionEntry,
    PassageEntry,
    ProvisionEntry,
    ResourceEntry,
    ResponseEntry,
    add_source,
    save_entry,
)
from responses.models import Answer
from tests.admin.pages import inline_bits, text_of


def save(response, author, value, reason):
    entry = ResponseEntry(answers=(AnswerEntry("camhs-1", "answered", value=value),))
    save_entry(response=response, entry=entry, author=author, reason=reason)


def test_an_answers_history_names_author_reason_and_change(desk, response, editor):
    save(response, editor, "yes", "First coding")
    save(response, editor, "no", "Read again")
    answer = response.answers.get(question__code="camhs-1")
    page = desk.get(f"/admin/responses/answer/{answer.pk}/history/").content.decode()
    words = text_of(page)
    assert "History: Trust XXAAA (XXAAA), camhs-1" in words
    assert "Value: yes → no ada Read again" in words.replace("&rarr;", "→")
    assert words.index("Read again") < words.index("First coding") < words.index("Asked")
    assert inline_bits(page) == []


def test_a_response_and_a_source_have_their_history(desk, response, editor):
    save(response, editor, "yes", "First coding")
    source = add_source(response=response, text="A", author=editor, reason="From the post")
    for path, reason in (
        (f"response/{response.pk}", "First coding"),
        (f"source/{source.pk}", "From the post"),
    ):
        page = desk.get(f"/admin/responses/{path}/history/").content.decode()
        assert f"ada {reason}" in text_of(page)
        assert inline_bits(page) == []


def test_histories_name_what_belongs_to_an_answer_and_a_response(desk, response, editor):
    source = add_source(response=response, text="A policy.", name="Letter", author=editor, reason="Post")
    answer = AnswerEntry(
        "camhs-1",
        "answered",
        "yes",
        passages=(PassageEntry(quote="A policy"),),
        mentions=(MentionEntry(ResourceEntry(kind="policy", name="Safe Online"), area="north"),),
    )
    provision = ProvisionEntry("camhs", "yes", passages=(PassageEntry(quote="policy."),))
    coded = ResponseEntry(provisions=(provision,), answers=(answer,))
    save_entry(response=response, entry=coded, author=editor, reason="Coded")
    emptied = ResponseEntry(answers=(AnswerEntry("camhs-1", "answered", "yes", passages=()),))
    save_entry(response=response, entry=emptied, author=editor, reason="Mistaken")
    answer = response.answers.get(question__code="camhs-1")
    page = desk.get(f"/admin/responses/answer/{answer.pk}/history/").content.decode()
    words = text_of(page)
    assert "Created Passage: “A policy” ada Coded" in words
    assert "Deleted Passage: “A policy” ada Mistaken" in words
    assert "Created Resource: Safe Online, north ada Coded" in words
    assert inline_bits(page) == []
    page = desk.get(f"/admin/responses/response/{response.pk}/history/").content.decode()
    words = text_of(page)
    assert f"History: Trust XXAAA (XXAAA), {response.request.title}" in words
    assert f"Created Source: {source.name} ada Post" in words
    assert "Changed CAMHS: Runs the service ada Coded" in words
    assert "Created Passage: “policy.” ada Coded" in words


def test_nothing_is_turned_back(desk, response, editor):
    save(response, editor, "yes", "First coding")
    answer = response.answers.get(question__code="camhs-1")
    first = Answer.history.filter(id=answer.pk).earliest()
    address = f"/admin/responses/answer/{answer.pk}/history/{first.pk}/"
    desk.post(address, {"state": "pending", "value": ""})
    answer.refresh_from_db()
    assert answer.value == "yes"


def test_answers_are_only_looked_at(desk, response):
    answer = response.answers.first()
    address = f"/admin/responses/answer/{answer.pk}/change/"
    assert desk.get(address).status_code == 200
    assert desk.post(address, {"state": "answered", "note": "X"}).status_code == 403
    assert desk.post(f"/admin/responses/answer/{answer.pk}/delete/", {"post": "yes"}).status_code == 403
    answer.refresh_from_db()
    assert (answer.state, answer.note) == ("pending", "")

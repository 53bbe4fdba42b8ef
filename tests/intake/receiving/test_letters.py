"""Keeping letters beside their responses."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from responses.intake import verification
from responses.intake.entry import (
    AnswerEntry,
    EntryError,
    PassageEntry,
    ResponseEntry,
    add_passage,
    add_source,
    change_source,
    close_unanswered,
    remove_source,
    reopen,
    save_entry,
)
from responses.intake.receiving import letters, read_source, receive_letter
from responses.models import Coding, Passage, Reading, Response, Source, Suggestion
from tests.fictional import LETTER, make_response, states
from tests.intake.fictional_letters import make_letter

DATA = LETTER.encode()
POLICY = "Y – we do have a policy, called “Safe Online”."


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def receive(response, author, data=DATA, name="Letter.txt", **fields):
    return receive_letter(response=response, data=data, name=name, author=author, **fields)


def suggested(source: Source) -> dict[str, Suggestion]:
    found = source.reading.suggestions.select_related("answer__question")
    return {one.answer.question.code: one for one in found if one.answer}


def test_a_letter_is_kept_whole_and_nothing_is_coded(response, author):
    before = Response.objects.get().changed_at
    source = Source.objects.get(pk=receive(response, author, dated=date(2024, 3, 20)).pk)
    assert (source.text, source.media_type, source.name) == (LETTER, "text/plain", "Letter.txt")
    assert (source.kind, source.dated) == ("reply", date(2024, 3, 20))
    assert source.sha256 == hashlib.sha256(DATA).hexdigest()
    with source.file.open() as file:
        assert file.read() == DATA
    response = Response.objects.get()
    assert (response.status, response.outcome, response.reference) == ("draft", "awaiting", "")
    assert response.changed_at > before
    assert set(states(response).values()) == {"pending"}
    history = Source.history.get()
    assert (history.history_user, history.history_change_reason) == (author, "Letter received")
    assert not list(verification.findings())


def test_every_answer_has_its_suggestion(response, author):
    source = receive(response, author)
    found = suggested(source)
    assert set(found) == set(states(response))
    first = found["camhs-1"]
    assert (first.state, first.value, first.decision) == ("answered", "yes", "open")
    assert [LETTER[start:end] for start, end in first.spans] == [POLICY]
    assert (found["camhs-4"].state, found["camhs-4"].spans) == ("left_blank", [])


def test_a_service_that_is_not_run_is_suggested_once(response, author):
    source = receive(response, author)
    suggestion = source.reading.suggestions.get(provision__service="sarc")
    assert (suggestion.state, suggestion.answer) == ("no", None)
    ((start, end),) = suggestion.spans
    assert "not provided" in LETTER[start:end]
    assert response.provisions.get(service="sarc").state == "unknown"


@pytest.mark.parametrize(("kind", "number"), [("acknowledgement", 0), ("clarification", 0), ("review", 10)])
def test_what_answers_nothing_suggests_nothing(response, author, kind, number):
    suggestions = receive(response, author, kind=kind).reading.suggestions
    assert suggestions.filter(answer__isnull=False).count() == number


def test_an_attachment_suggests_only_what_stands_in_it(response, author):
    found = suggested(receive(response, author, kind="attachment"))
    assert found
    assert all(one.spans for one in found.values())


def test_facts_are_suggested_and_written_nowhere(response, author):
    Response.objects.update(reference="OURS-1")
    text = f"Our reference: FOI-2024-77\n\n{LETTER}"
    facts = receive(response, author, data=text.encode()).reading.facts
    assert facts["reference"]["value"] == "FOI-2024-77"
    assert text[facts["reference"]["start"] : facts["reference"]["end"]] == "FOI-2024-77"
    assert facts["sent_on"] == {"value": None, "start": None, "end": None, "confidence": 0.0}
    assert Response.objects.get().reference == "OURS-1"


def test_pages_of_a_file_are_known(response, author):
    letter = make_letter(3, "answer_beneath_plain", "pdf")
    reading = receive(response, author, data=letter.data, name="Letter.PDF").reading
    assert reading.source.file.name.endswith(f"{reading.source.sha256}.pdf")
    assert reading.page_starts == sorted(reading.page_starts)
    assert reading.page_starts[0] == 0
    assert all(start <= len(reading.source.text) for start in reading.page_starts)


def test_a_letter_without_text_is_kept_and_nothing_is_guessed_at(response, author):
    source = receive(response, author, data=b"  \n ")
    assert (source.reading.problem, source.reading.suggestions.count()) == ("It holds no text.", 0)


def test_the_same_file_is_refused_and_another_one_kept(response, author, folder):
    receive(response, author)
    with pytest.raises(EntryError, match=r"^The same file is already here, as “Letter\.txt”\.$"):
        receive(response, author, name="Other.txt")
    receive(response, author, data=DATA + b"P.S.")
    other = make_response(author, code="XXBBB", request=response.request)
    receive(other, author)
    assert (Source.objects.count(), len(files(folder))) == (3, 3)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "a.txt", "^a.txt: is empty$"),
        (DATA, "Letter.pdf", "^Letter.pdf: is named as a PDF file, but is something else$"),
        (DATA, "../../etc/a.exe", "^a.exe: .exe is not a kind of file that can be read here"),
        (b"x" * 50_000_001, "a.txt", "^a.txt: is larger than 50 MB$"),
    ],
)
def test_what_cannot_be_read_leaves_nothing_behind(response, author, folder, data, name, sentence):
    with pytest.raises(EntryError, match=sentence) as caught:
        receive(response, author, data=data, name=name)
    assert caught.value.problems[0].field == "file"
    assert (Source.objects.count(), files(folder)) == (0, [])


def test_a_failure_on_the_way_takes_the_file_with_it(response, author, folder, monkeypatch):
    def fail(*_: object) -> None:
        raise IntegrityError("another editor came between")

    monkeypatch.setattr(letters, "_save_reading", fail)
    with pytest.raises(IntegrityError):
        receive(response, author)
    assert (Source.objects.count(), files(folder)) == (0, [])


def test_not_inside_a_transaction_that_could_take_it_back(response, author, folder):
    with transaction.atomic(), pytest.raises(RuntimeError):
        receive(response, author)
    assert files(folder) == []


def test_an_unknown_kind_and_a_long_reason_are_refused(response, author):
    for wrong in ({"kind": "rumour"}, {"reason": "x" * 101}, {"address": "nowhere"}):
        with pytest.raises(EntryError):
            receive(response, author, **wrong)
    assert Source.objects.count() == 0


def test_a_response_closed_as_unanswered_is_reopened_first(response, author):
    close_unanswered(responses=[response], author=author, today=date(2024, 6, 1))
    with pytest.raises(EntryError, match="reopen it first"):
        receive(response, author)
    reopen(response=response, author=author)
    receive(response, author)
    with pytest.raises(EntryError, match="something of a reply is entered already"):
        close_unanswered(responses=[response], author=author, today=date(2024, 6, 1))


def test_an_acknowledgement_is_no_reply(response, author):
    receive(response, author, kind="acknowledgement")
    assert close_unanswered(responses=[response], author=author, today=date(2024, 6, 1)) == [response]


def test_a_later_reply_supersedes_an_earlier_one_and_both_stay(response, author):
    first = receive(response, author)
    answer = response.answers.get(question__code="camhs-1")
    passage = add_passage(owner=answer, entry=PassageEntry(quote=POLICY), author=author)
    second = receive(response, author, data=f"New: {LETTER}".encode(), name="Second.txt", supersedes=first)
    assert (Source.objects.count(), second.supersedes) == (2, first)
    assert Passage.objects.get() == passage

    # Until it is pointed anew by hand: the words are sought in the letter that counts.
    entry = AnswerEntry("camhs-1", "answered", "yes", passages=(PassageEntry(quote=POLICY),))
    save_entry(response=response, entry=ResponseEntry(answers=(entry,)), author=author)
    assert Passage.objects.get().source == second


def test_words_that_only_the_superseded_letter_has_are_still_found(response, author):
    first = receive(response, author)
    receive(response, author, data=b"All is said by telephone.", name="Second.txt", supersedes=first)
    answer = response.answers.get(question__code="camhs-1")
    passage = add_passage(owner=answer, entry=PassageEntry(quote=POLICY), author=author)
    assert passage.source == first


def test_only_the_latest_letter_of_the_same_response_is_superseded(response, author):
    first = receive(response, author)
    receive(response, author, data=DATA + b"2", name="Second.txt", supersedes=first)
    with pytest.raises(EntryError, match=r"superseded by “Second\.txt” already: choose that one"):
        receive(response, author, data=DATA + b"3", supersedes=first)
    other = make_response(author, code="XXBBB", request=response.request)
    with pytest.raises(EntryError, match="belongs to another response"):
        receive(other, author, supersedes=first)
    with pytest.raises(EntryError, match="belongs to another response"):
        add_source(response=other, text="Pasted", author=author, supersedes=first)


def test_text_that_was_read_stays_and_its_details_can_change(response, author):
    source = receive(response, author)
    with pytest.raises(EntryError, match="was read as it is, so its text stays"):
        change_source(source=source, author=author, reason="Typing", text="Other")
    changed = change_source(source=source, author=author, reason="Named", name="Reply of March")
    assert (changed.name, changed.sha256) == ("Reply of March", source.sha256)


def test_removing_a_letter_removes_its_file(response, author, folder, django_capture_on_commit_callbacks):
    source = receive(response, author)
    with django_capture_on_commit_callbacks(execute=True):
        remove_source(source=source, author=author, reason="Wrong trust")
    assert (files(folder), Reading.objects.count(), Suggestion.objects.count()) == ([], 0, 0)


def test_a_letter_that_a_coding_points_into_stays(response, author):
    source = receive(response, author)
    answer = response.answers.get(question__code="camhs-3")
    Coding.objects.create(
        answer=answer,
        coder=author,
        round=1,
        state="answered",
        spans=[[source.pk, 0, 4]],
        suggestion_shown=True,
    )
    with pytest.raises(EntryError, match=r"A coding points into “Letter\.txt”, so it cannot be removed"):
        remove_source(source=source, author=author, reason="Wrong trust")


def test_a_pasted_text_is_read_on_demand_and_anew(response, author):
    source = add_source(response=response, text=f"\ufeff{LETTER}", author=author, name="Web page")
    reading = read_source(source=source)
    ((start, end),) = suggested(source)["camhs-1"].spans
    assert source.text[start:end] == POLICY
    again = read_source(source=source)
    assert (again.pk != reading.pk, Reading.objects.count()) == (True, 1)

    Suggestion.objects.filter(answer__question__code="camhs-1").update(
        decision="accepted", decided_at=again.read_at
    )
    with pytest.raises(EntryError, match="was decided on already, so it is not read again"):
        read_source(source=source)


def test_a_file_is_read_anew_from_its_bytes(response, author):
    source = receive(response, author)
    before = {code: one.spans for code, one in suggested(source).items()}
    read_source(source=source)
    assert {code: one.spans for code, one in suggested(Source.objects.get()).items()} == before


def test_a_source_without_text_cannot_be_read(response, author):
    source = add_source(response=response, text="", name="Annex.pdf", kind="attachment", author=author)
    with pytest.raises(EntryError, match="nothing to read"):
        read_source(source=source)


def test_no_address_serves_a_letter(response, author, client):
    source = receive(response, author)
    for address in (f"/{source.file.name}", f"/media/{source.file.name}", f"/static/{source.file.name}"):
        assert client.get(address).status_code == 404

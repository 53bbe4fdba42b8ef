"""Deciding about suggestions: what is saved, what is kept beside it, what is refused, and undoing."""

import json
from datetime import date

import pytest
from django.contrib.auth.models import User

from responses.intake.entry import AnswerEntry, EntryError, PassageEntry, publish, save_entry
from responses.intake.entry.entries import ResponseEntry
from responses.intake.review import (
    Done,
    accept,
    accept_fact,
    change,
    change_fact,
    decide_provision,
    extend_passage,
    fact_not_stated,
    not_answered,
    read_review,
    remove_passage,
    set_passage,
    undo,
)
from responses.intake.review.picture import take_picture
from responses.models import Coding, Passage, Resource, Response, Source, Suggestion
from tests.fictional import make_response, states
from tests.reviewing import REPLY, make_letter, place, span

pytestmark = pytest.mark.django_db


@pytest.fixture
def coder() -> User:
    return User.objects.create_user("ada")


@pytest.fixture
def response() -> Response:
    return make_response()


@pytest.fixture
def letter(response) -> Source:
    return make_letter(response)


def answer(response: Response, code: str):
    return response.answers.select_related("question").get(question__code=code)


def suggestion(response: Response, code: str) -> Suggestion:
    return Suggestion.objects.get(answer__question__code=code, answer__response=response)


def provision(response: Response) -> Suggestion:
    return Suggestion.objects.get(provision__response=response)


def quotes(response: Response, code: str) -> list[str]:
    return [one.quote for one in answer(response, code).passages.all()]


def left(source: Source) -> list[str]:
    return [item.key for item in read_review(source).left]


def test_everything_is_left_to_look_at_but_what_is_known_or_not_asked(response, letter):
    assert left(letter) == [
        *(f"answer:camhs-{one}" for one in ("1", "1a", "2", "2a-i", "3", "4")),
        "provision:sarc",
        *(f"answer:sarc-{one}" for one in ("1", "3", "3a", "3a-i")),
        "fact:reference",
        "fact:received_on",
        "fact:outcome",
        "fact:answered_on",
    ]


def test_accepting_writes_answer_passage_resource_decision_and_coding(response, letter, coder):
    accept(suggestion=suggestion(response, "camhs-1"), author=coder)
    saved = answer(response, "camhs-1")
    assert (saved.state, saved.value, saved.raw_mark, saved.qualified) == ("answered", "yes", "Y", False)
    passage = saved.passages.get()
    assert passage.quote == "Y – we do have a policy, called “Safe Online”."
    assert letter.text[passage.start : passage.end] == passage.quote
    resource = saved.mentions.get().resource
    assert (resource.name, resource.kind, resource.issuer_trust_id) == ("Safe Online", "policy", "XXAAA")
    decided = suggestion(response, "camhs-1")
    assert decided.decision == "accepted"
    assert decided.decided_at is not None
    coding = Coding.objects.get()
    assert (coding.answer, coding.coder, coding.round, coding.state, coding.value) == (
        saved,
        coder,
        1,
        "answered",
        "yes",
    )
    assert (coding.suggestion_shown, coding.spans) == (True, [[letter.pk, passage.start, passage.end]])
    response.refresh_from_db()
    assert response.status == "draft"
    assert "answer:camhs-1" not in left(letter)
    assert saved.history.first().history_user == coder


def test_resources_are_made_only_when_accepted_and_known_ones_are_used(response, letter, coder):
    known = Resource.objects.create(slug="body-map", kind="tool", name="Body Map", issuer_name="A charity")
    row = suggestion(response, "camhs-2")
    row.resources[0]["known"] = known.pk
    row.save()
    accept(suggestion=row, author=coder, resources=[0])
    assert [one.resource for one in answer(response, "camhs-2").mentions.all()] == [known]
    assert not Resource.objects.filter(name="Screening Tool").exists()


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("northmoor.example/policies", "https://northmoor.example/policies"),
        ("https://northmoor.example/a", "https://northmoor.example/a"),
        ("no address at all", ""),
    ],
)
def test_an_address_is_kept_where_it_is_one(response, letter, coder, address, kept):
    row = suggestion(response, "camhs-1")
    row.resources[0]["address"] = address
    row.save()
    accept(suggestion=row, author=coder)
    assert Resource.objects.get().url == kept


def test_an_address_on_record_stays(response, letter, coder):
    own = response.trust
    Resource.objects.create(
        slug="safe", kind="policy", name="Safe Online", issuer_trust=own, url="https://northmoor.example/old"
    )
    row = suggestion(response, "camhs-1")
    row.resources[0]["address"] = "https://northmoor.example/new"
    row.save()
    accept(suggestion=row, author=coder)
    assert Resource.objects.get().url == "https://northmoor.example/old"


def test_what_is_decided_is_not_accepted_again(response, letter, coder):
    row = suggestion(response, "camhs-1")
    entry = AnswerEntry("camhs-1", "answered", value="no")
    change(answer=answer(response, "camhs-1"), source=letter, entry=entry, author=coder)
    with pytest.raises(EntryError, match="decided already"):
        accept(suggestion=row, author=coder)
    assert answer(response, "camhs-1").value == "no"


def test_a_suggestion_without_a_state_cannot_be_accepted(response, letter, coder):
    Suggestion.objects.filter(answer__question__code="camhs-3").update(state="pending")
    with pytest.raises(EntryError, match="Nothing is suggested"):
        accept(suggestion=suggestion(response, "camhs-3"), author=coder)


def test_changing_keeps_the_suggested_passage_and_the_chosen_resources(response, letter, coder):
    entry = AnswerEntry("camhs-1", "answered", value="partly", raw_mark="Y")
    change(answer=answer(response, "camhs-1"), source=letter, entry=entry, author=coder, resources=[0])
    assert answer(response, "camhs-1").value == "partly"
    assert quotes(response, "camhs-1") == ["Y – we do have a policy, called “Safe Online”."]
    assert answer(response, "camhs-1").mentions.get().resource.name == "Safe Online"
    assert suggestion(response, "camhs-1").decision == "changed"
    assert Coding.objects.get().value == "partly"


def test_an_impossible_change_is_refused_whole(response, letter, coder):
    with pytest.raises(EntryError, match="needs a value"):
        change(
            answer=answer(response, "camhs-1"),
            source=letter,
            entry=AnswerEntry("camhs-1", "answered"),
            author=coder,
            resources=[0],
        )
    assert (Resource.objects.count(), Coding.objects.count(), Passage.objects.count()) == (0, 0, 0)
    assert suggestion(response, "camhs-1").is_open


def test_not_answered_leaves_blank_without_passages(response, letter, coder):
    set_passage(owner=answer(response, "camhs-3"), entry=place(letter, "Northmoor Trust"), author=coder)
    not_answered(answer=answer(response, "camhs-3"), source=letter, author=coder)
    assert (answer(response, "camhs-3").state, quotes(response, "camhs-3")) == ("left_blank", [])
    assert suggestion(response, "camhs-3").decision == "not_answered"


def test_one_decision_about_a_service_settles_its_answers(response, letter, coder):
    accept(suggestion=provision(response), author=coder)
    assert {
        code: state for code, state in states(response).items() if code.startswith("sarc")
    } == dict.fromkeys(("sarc-1", "sarc-3", "sarc-3a", "sarc-3a-i"), "not_applicable provision")
    assert response.provisions.get(service="sarc").passages.get().quote == (
        "Our SARC is not provided by the trust."
    )
    assert not [key for key in left(letter) if "sarc" in key]
    assert Coding.objects.count() == 0


def test_what_follows_from_a_provision_waits_for_it(response, letter, coder):
    with pytest.raises(EntryError, match="decide that first"):
        accept(suggestion=suggestion(response, "sarc-1"), author=coder)


def test_a_provision_decided_otherwise_has_no_passage_of_the_suggestion(response, letter, coder):
    sarc = response.provisions.get(service="sarc")
    decide_provision(provision=sarc, source=letter, state="yes", author=coder)
    assert (provision(response).decision, sarc.passages.count()) == ("changed", 0)
    sarc.refresh_from_db()
    assert sarc.state == "yes"
    decide_provision(provision=sarc, source=letter, state="unknown", author=coder)
    assert provision(response).decision == "not_answered"
    # Of a service without a suggestion it can be said as well.
    decide_provision(
        provision=response.provisions.get(service="camhs"), source=letter, state="yes", author=coder
    )
    assert response.provisions.get(service="camhs").state == "yes"


def test_a_condition_settles_what_says_nothing_and_leaves_what_contradicts_it(response, letter, coder):
    entry = AnswerEntry("camhs-1", "answered", value="no")
    change(answer=answer(response, "camhs-1"), source=letter, entry=entry, author=coder)
    assert states(response)["camhs-1a"] == "not_applicable condition"
    # The letter seems to answer it all the same, so somebody has to look.
    assert "answer:camhs-1a" in left(letter)
    Suggestion.objects.filter(answer__question__code="camhs-1a").update(state="left_blank", value="")
    assert "answer:camhs-1a" not in left(letter)


def test_a_passage_set_by_hand_stays_when_the_rest_is_accepted(response, letter, coder):
    words = "It is shared with all staff 👩🏽‍⚕️."
    entry = place(letter, words)
    set_passage(owner=answer(response, "camhs-1"), entry=entry, author=coder)
    assert quotes(response, "camhs-1") == [words]
    assert (answer(response, "camhs-1").state, Coding.objects.count()) == ("pending", 0)
    accept(suggestion=suggestion(response, "camhs-1"), author=coder)
    assert quotes(response, "camhs-1") == [words]
    assert suggestion(response, "camhs-1").decision == "changed"


def test_extending_joins_what_touches_and_adds_what_does_not(response, letter, coder):
    owner = answer(response, "camhs-1")
    following = place(letter, "It is shared with all staff")
    extend_passage(owner=owner, entry=following, author=coder)
    assert quotes(response, "camhs-1") == [
        "Y – we do have a policy, called “Safe Online”. It is shared with all staff"
    ]
    extend_passage(owner=owner, entry=place(letter, "Northmoor Trust"), author=coder)
    assert quotes(response, "camhs-1") == [
        "Northmoor Trust",
        "Y – we do have a policy, called “Safe Online”. It is shared with all staff",
    ]
    start, end = span("Northmoor Trust")
    remove_passage(owner=owner, source=letter, start=start, end=end, author=coder)
    assert len(quotes(response, "camhs-1")) == 1
    with pytest.raises(EntryError, match="not there any more"):
        remove_passage(owner=owner, source=letter, start=start, end=end, author=coder)


def test_a_passage_of_a_provision_can_be_set(response, letter, coder):
    sarc = response.provisions.get(service="sarc")
    set_passage(owner=sarc, entry=place(letter, "Our SARC is not provided"), author=coder)
    assert [one.quote for one in sarc.passages.all()] == ["Our SARC is not provided"]


def test_a_passage_is_found_by_its_words_and_refused_where_it_is_not(response, letter, coder):
    owner = answer(response, "camhs-3")
    set_passage(owner=owner, entry=PassageEntry(letter, quote='called "Safe Online"'), author=coder)
    assert quotes(response, "camhs-3") == ["called “Safe Online”"]
    for entry in (PassageEntry(letter, 5, len(REPLY) + 1), PassageEntry(letter, quote="nowhere")):
        with pytest.raises(EntryError):
            set_passage(owner=owner, entry=entry, author=coder)


def test_a_passage_set_after_the_decision_reaches_the_coding(response, letter, coder):
    accept(suggestion=suggestion(response, "camhs-4"), author=coder)
    entry = place(letter, "How many?")
    set_passage(owner=answer(response, "camhs-4"), entry=entry, author=coder)
    assert Coding.objects.get().spans == [[letter.pk, *span("How many?")]]
    assert Coding.objects.get().suggestion_shown


# Facts of the letter


def test_facts_are_confirmed_one_by_one(response, letter, coder):
    reading = letter.reading
    accept_fact(response=response, reading=reading, name="reference", author=coder)
    accept_fact(response=response, reading=reading, name="received_on", author=coder)
    response.refresh_from_db()
    assert (response.reference, response.received_on) == ("NM-2024-17", date(2024, 3, 4))
    with pytest.raises(EntryError, match="Nothing is suggested"):
        accept_fact(response=response, reading=reading, name="answered_on", author=coder)
    fact_not_stated(response=response, reading=reading, name="answered_on", author=coder)
    assert [key for key in left(letter) if key.startswith("fact")] == ["fact:outcome"]
    # What was decided is kept beside the fact, whose value stays as it was read.
    reading.refresh_from_db()
    assert reading.facts["reference"]["decision"] == "accepted"
    assert reading.facts["answered_on"] == {
        "value": None,
        "start": None,
        "end": None,
        "confidence": None,
        "decision": "not_answered",
    }


def test_a_date_needs_an_outcome_and_be_a_day(response, letter, coder):
    fields = {"response": response, "reading": letter.reading, "author": coder}
    with pytest.raises(EntryError, match="say in the outcome what came"):
        change_fact(name="answered_on", value="2024-03-28", **fields)
    with pytest.raises(EntryError, match="is not a day"):
        change_fact(name="answered_on", value="28 March", **fields)
    change_fact(name="outcome", value="answered", **fields)
    change_fact(name="answered_on", value="2024-03-28", **fields)
    response.refresh_from_db()
    assert (response.outcome, response.replied_on) == ("answered", date(2024, 3, 28))


def test_the_outcome_follows_from_the_answers(response, letter, coder):
    fields = {"response": response, "reading": letter.reading, "name": "outcome", "author": coder}
    with pytest.raises(EntryError, match="Decide the answers first"):
        accept_fact(**fields)
    with pytest.raises(EntryError, match="has an outcome"):
        fact_not_stated(**fields)
    review_all(response, letter, coder)
    accept_fact(**fields)
    response.refresh_from_db()
    assert response.outcome == "answered_in_part"


def review_all(response: Response, letter: Source, coder: User) -> None:
    """Look at each question as a person would who agrees with everything."""
    accept(suggestion=provision(response), author=coder)
    for item in read_review(letter).answers:
        if item.left and item.suggestion:
            accept(suggestion=item.suggestion, author=coder)


def test_from_letter_to_published(response, letter, coder):
    review_all(response, letter, coder)
    accept_fact(response=response, reading=letter.reading, name="outcome", author=coder)
    assert states(response)["camhs-3"] == "left_blank"
    assert publish(response=response, author=coder).is_published
    with pytest.raises(EntryError, match="Take it back to draft"):
        not_answered(answer=answer(response, "camhs-1"), source=letter, author=coder)
    for passage in Passage.objects.all():
        assert REPLY[passage.start : passage.end] == passage.quote


# Two people at once


def test_what_another_saved_meanwhile_is_not_overwritten(response, letter, coder):
    opened_at = Response.objects.get(pk=response.pk).changed_at
    accept(suggestion=suggestion(response, "camhs-1"), author=coder, opened_at=opened_at)
    calls = (
        lambda: accept(suggestion=suggestion(response, "camhs-2"), author=coder, opened_at=opened_at),
        lambda: not_answered(
            answer=answer(response, "camhs-3"), source=letter, author=coder, opened_at=opened_at
        ),
        lambda: accept_fact(
            response=response, reading=letter.reading, name="reference", author=coder, opened_at=opened_at
        ),
        lambda: set_passage(
            owner=answer(response, "camhs-3"),
            entry=PassageEntry(letter, 0, 5),
            author=coder,
            opened_at=opened_at,
        ),
    )
    for call in calls:
        with pytest.raises(EntryError, match="Someone else saved"):
            call()
    assert states(response)["camhs-2"] == "pending"


# Undoing


def _everything(response: Response) -> dict:
    return take_picture(Response.objects.get(pk=response.pk))


@pytest.mark.parametrize("what", ["answer", "provision", "changed", "blank", "passage", "fact"])
def test_undo_brings_all_of_it_back(response, letter, coder, what):
    before = _everything(response)
    owner = answer(response, "camhs-1")
    calls = {
        "answer": lambda: accept(suggestion=suggestion(response, "camhs-1"), author=coder),
        "provision": lambda: accept(suggestion=provision(response), author=coder),
        "changed": lambda: change(
            answer=owner, source=letter, entry=AnswerEntry("camhs-1", "answered", value="no"), author=coder
        ),
        "blank": lambda: not_answered(answer=answer(response, "camhs-2"), source=letter, author=coder),
        "passage": lambda: set_passage(owner=owner, entry=PassageEntry(letter, 0, 9), author=coder),
        "fact": lambda: accept_fact(
            response=response, reading=letter.reading, name="received_on", author=coder
        ),
    }
    done = calls[what]()
    assert _everything(response) != before
    # A session keeps it as JSON.
    kept = Done(**json.loads(json.dumps(vars(done))))
    undo(response=response, done=kept, author=coder)
    assert _everything(response) == before
    assert Resource.objects.count() == 0


def test_undo_of_a_second_change_brings_the_first_back(response, letter, coder):
    accept(suggestion=suggestion(response, "camhs-1"), author=coder)
    first = _everything(response)
    entry = AnswerEntry("camhs-1", "unclear", raw_mark="Y?")
    done = change(answer=answer(response, "camhs-1"), source=letter, entry=entry, author=coder)
    undo(response=response, done=done, author=coder)
    assert _everything(response) == first
    assert Coding.objects.get().state == "answered"


def test_undo_is_refused_where_it_was_changed_again(response, letter, coder):
    done = accept(suggestion=suggestion(response, "camhs-1"), author=coder)
    save_entry(
        response=response,
        entry=ResponseEntry(answers=(AnswerEntry("camhs-1", "unclear"),)),
        author=coder,
    )
    with pytest.raises(EntryError, match="changed since"):
        undo(response=response, done=done, author=coder)
    # A change elsewhere does not stand in the way.
    other = accept(suggestion=suggestion(response, "camhs-2"), author=coder)
    accept(suggestion=suggestion(response, "camhs-4"), author=coder)
    undo(response=response, done=other, author=coder)
    assert states(response)["camhs-2"] == "pending"


# Several letters


def test_a_later_letter_takes_over_by_hand(response, letter, coder):
    accept(suggestion=suggestion(response, "camhs-1"), author=coder)
    accept(suggestion=suggestion(response, "camhs-2"), author=coder)
    later = make_letter_again(response, letter)
    review = read_review(later)
    assert [item.key for item in review.outdated] == ["answer:camhs-1", "answer:camhs-2"]
    words = "Y – we do have a policy, called “Safe Online”."
    entry = place(later, words)
    set_passage(owner=answer(response, "camhs-1"), entry=entry, author=coder)
    assert [(one.source_id, one.quote) for one in answer(response, "camhs-1").passages.all()] == [
        (later.pk, words)
    ]
    assert [item.key for item in read_review(later).outdated] == ["answer:camhs-2"]
    # Both letters are kept.
    assert set(response.sources.all()) == {letter, later}


def test_a_later_letter_that_says_nothing_leaves_what_is_coded(response, letter, coder):
    review_all(response, letter, coder)
    later = make_letter_again(response, letter)
    assert "answer:camhs-3" not in left(later)
    assert "answer:camhs-1" in left(later)


def make_letter_again(response: Response, letter: Source) -> Source:
    return make_letter(response, "A second reply.\n" + REPLY, supersedes=letter)

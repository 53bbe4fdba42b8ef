from datetime import date

import pytest

from responses.intake.entry import (
    AnswerEntry,
    EntryError,
    MentionEntry,
    PassageEntry,
    ProvisionEntry,
    ResourceEntry,
    ResponseEntry,
    SourceEntry,
    add_passage,
    add_source,
    save_entry,
)
from responses.models import Answer, Mention, Passage, Provision, Resource, Response, Source
from tests.fictional import LETTER, make_request, make_response, states

#: Where the letter says these.
Y, SAFE = LETTER.index("Y"), LETTER.index("called")


@pytest.fixture
def response(author):
    return make_response(author)


@pytest.fixture
def source(response, author):
    return add_source(response=response, text=LETTER, author=author, name="Letter")


def save(
    response, author, *answers: AnswerEntry, provisions=(), status="", reason="", opened_at=None, **facts
):
    entry = ResponseEntry(facts=facts, provisions=tuple(provisions), answers=answers)
    return save_entry(
        response=response, entry=entry, author=author, status=status, reason=reason, opened_at=opened_at
    )


def refusal(response, author, *answers, **more) -> list[tuple[str, str, str]]:
    """Place, field and sentence of each problem; nothing may have been written."""
    rows = [
        list(model.objects.values()) for model in (Response, Answer, Provision, Passage, Mention, Resource)
    ]
    history = Answer.history.count()
    with pytest.raises(EntryError) as caught:
        save(response, author, *answers, **more)
    assert rows == [
        list(model.objects.values()) for model in (Response, Answer, Provision, Passage, Mention, Resource)
    ]
    assert Answer.history.count() == history
    return [(problem.place, problem.field, problem.sentence) for problem in caught.value.problems]


def test_a_whole_entry_is_saved_as_it_was_given(response, source, author):
    tool = ResourceEntry("tool", "Body Map", own=True)
    saved = save(
        response,
        author,
        AnswerEntry(
            "camhs-1",
            "answered",
            value="yes",
            qualified=True,
            raw_mark="Y/",
            sections="12|40(2)",
            note="A policy.",
            passages=(PassageEntry(source, Y, Y + 1), PassageEntry(quote='called "Safe Online"')),
            mentions=(MentionEntry(tool, area="both counties", note="Named twice."),),
        ),
        provisions=[
            ProvisionEntry("sarc", "no", "In the letter.", (PassageEntry(quote="not provided by the trust"),))
        ],
        reason="First coding",
        reference="FOI-1",
        received_on=date(2024, 3, 4),
        replied_on=date(2024, 3, 28),
        outcome="answered",
        reuse="ogl",
    )

    response.refresh_from_db()
    assert saved.response == response
    assert (response.reference, response.outcome, response.reuse, response.status) == (
        "FOI-1",
        "answered",
        "ogl",
        "draft",
    )
    answer = response.answers.get(question__code="camhs-1")
    assert Answer.objects.filter(pk=answer.pk).values_list(
        "state", "cause", "value", "qualified", "raw_mark", "sections", "note"
    ).get() == ("answered", "", "yes", True, "Y/", "12|40(2)", "A policy.")
    assert list(answer.passages.values_list("start", "end", "quote")) == [
        (Y, Y + 1, "Y"),
        (SAFE, SAFE + 20, "called “Safe Online”"),
    ]
    provision = response.provisions.get(service="sarc")
    assert (provision.state, provision.note) == ("no", "In the letter.")
    assert [passage.quote for passage in provision.passages.all()] == ["not provided   by\nthe trust"]
    assert list(answer.mentions.values_list("resource__name", "resource__issuer_trust", "area", "note")) == [
        ("Body Map", "XXAAA", "both counties", "Named twice.")
    ]
    for passage in Passage.objects.all():
        assert passage.quote_problem() == ""


def test_history_has_author_and_reason_for_each_row_that_changed_and_no_other(response, source, author):
    save(
        response,
        author,
        AnswerEntry("camhs-1", "answered", value="yes", passages=(PassageEntry(source, Y, Y + 1),)),
        AnswerEntry("camhs-2"),
        reason="First coding",
    )
    signed = (author.pk, "First coding")
    for model in (Response, Answer, Passage):
        rows = model.history.filter(history_change_reason="First coding")
        assert list(rows.values_list("history_user", "history_change_reason")) == [signed]
    assert Answer.history.get(history_change_reason="First coding").question.code == "camhs-1"


def test_passages_and_mentions_are_brought_to_what_the_entry_says(response, source, author):
    one, two, three = PassageEntry(source, 0, 4), PassageEntry(source, 5, 9), PassageEntry(source, Y, Y + 1)
    named = [MentionEntry(ResourceEntry("tool", name)) for name in ("A", "B", "C")]
    save(response, author, AnswerEntry("camhs-3", "answered", passages=(one, two), mentions=tuple(named[:2])))
    kept = Passage.objects.get(start=5)
    released = PassageEntry(source, 5, 9, release_reason="On the trust's own page")
    save(
        response,
        author,
        AnswerEntry("camhs-3", "answered", passages=(released, three), mentions=tuple(named[1:])),
        reason="Second",
    )

    assert list(Passage.objects.values_list("start", "release_reason")) == [
        (5, "On the trust's own page"),
        (Y, ""),
    ]
    assert Passage.objects.get(start=5).pk == kept.pk
    assert [mention.resource.name for mention in Mention.objects.all()] == ["B", "C"]
    second = Passage.history.filter(history_change_reason="Second").values_list(
        "start", "history_type", "history_user"
    )
    assert sorted(second) == [(0, "-", author.pk), (5, "~", author.pk), (Y, "+", author.pk)]


def test_passages_and_mentions_that_are_not_named_stay(response, source, author):
    passages, mentions = (PassageEntry(source, 0, 4),), (MentionEntry(ResourceEntry("tool", "A")),)
    save(response, author, AnswerEntry("camhs-3", "answered", passages=passages, mentions=mentions))
    save(response, author, AnswerEntry("camhs-3", "answered", note="More"))
    assert (Passage.objects.count(), Mention.objects.count()) == (1, 1)


def test_one_passage_can_serve_several_answers(response, source, author):
    place = (PassageEntry(source, Y, Y + 1),)
    save(response, author, AnswerEntry("camhs-1", passages=place), AnswerEntry("camhs-3", passages=place * 2))
    assert Passage.objects.count() == 2


@pytest.mark.parametrize(
    ("entry", "field", "words"),
    [
        (AnswerEntry("camhs-1", "left_blank", value="yes"), "value", "Only an answered question has a value"),
        (AnswerEntry("camhs-1", "answered"), "value", "An answered question of this kind needs a value."),
        (AnswerEntry("camhs-1", "answered", value="maybe"), "value", "“maybe” is not one of yes, partly, no"),
        (AnswerEntry("camhs-2", "answered", value="yes"), "value", "A list question has no coded value"),
        (AnswerEntry("camhs-4", "answered", value="many"), "value", "“many” is not a number."),
        (AnswerEntry("camhs-1", "refused", qualified=True), "qualified", "Only an answered question"),
        (AnswerEntry("camhs-1", "refused", sections="s12"), "sections", "Give section numbers, such as 12"),
        (AnswerEntry("camhs-1", "refused", sections="12|"), "sections", "Give section numbers, such as 12"),
        (AnswerEntry("camhs-1", "not_applicable"), "state", "it needs one"),
        (
            AnswerEntry("camhs-1", "answered", value="yes", cause="trust"),
            "state",
            "Only a question that is not",
        ),
        (AnswerEntry("camhs-1", "no_reply"), "state", "No reply is the state of every answer"),
        (AnswerEntry("camhs-1", "vanished"), "state", "not a valid choice"),
        (
            AnswerEntry("sarc-3a-i", "answered", value="outside|inside"),
            "value",
            "Option codes must be sorted",
        ),
        (AnswerEntry("camhs-1", "pending", raw_mark="x" * 201), "raw_mark", "at most 200 characters"),
    ],
)
def test_a_wrong_combination_is_refused_with_its_field(response, author, entry, field, words):
    ((place, name, sentence),) = refusal(response, author, AnswerEntry("camhs-3", "answered"), entry)
    assert (place, name) == (entry.code, field)
    assert words in sentence


def test_a_heading_and_an_unknown_question_are_refused(response, author):
    assert refusal(response, author, AnswerEntry("camhs-2a", "answered"), AnswerEntry("x-1", "answered")) == [
        ("", "", "The request has no question “camhs-2a” that can be answered."),
        ("", "", "The request has no question “x-1” that can be answered."),
    ]


def test_passages_that_are_not_in_the_source_are_refused(response, source, author):
    other = make_response(author, code="XXBBB", request=make_request("other"))
    foreign = add_source(response=other, text=LETTER, author=author)
    found = refusal(
        response,
        author,
        AnswerEntry("camhs-1", passages=(PassageEntry(quote="We have none"),)),
        AnswerEntry("camhs-2", passages=(PassageEntry(source, 10, 9999),)),
        AnswerEntry("camhs-3", passages=(PassageEntry(source, 0, 4, quote="Deer"),)),
        AnswerEntry("camhs-4", passages=(PassageEntry(foreign, 0, 4),)),
    )
    assert found == [
        ("camhs-1", "quote", "No source says “We have none”. Copy the words from the text."),
        ("camhs-2", "passages", "The text of “Letter” has no characters 10 to 9999."),
        ("camhs-3", "passages", "“Letter” says something else from character 0 to 4."),
        ("camhs-4", "passages", "The passage stands in a source of another response."),
    ]


def test_a_source_added_with_the_entry_can_be_quoted_in_it(response, author):
    answer = AnswerEntry("camhs-1", passages=(PassageEntry(quote="Yes, we do"),))
    entry = ResponseEntry(sources=(SourceEntry("Yes,\r\nwe do.", name="E-mail"),), answers=(answer,))
    save_entry(response=response, entry=entry, author=author)
    passage = Passage.objects.get()
    assert (passage.source.name, passage.start, passage.end, passage.quote) == (
        "E-mail",
        0,
        10,
        "Yes,\nwe do",
    )


def test_a_source_of_a_refused_entry_is_not_kept(response, author):
    entry = ResponseEntry(sources=(SourceEntry("Yes"), SourceEntry("Yes")))
    with pytest.raises(EntryError) as caught:
        save_entry(response=response, entry=entry, author=author)
    assert [(problem.place, problem.field) for problem in caught.value.problems] == [("source", "text")]
    assert not Source.objects.exists()


def test_a_resource_made_for_a_refused_entry_is_not_kept(response, author):
    mention = (MentionEntry(ResourceEntry("tool", "Left over")),)
    assert refusal(
        response,
        author,
        AnswerEntry("camhs-3", "answered", mentions=mention),
        AnswerEntry("camhs-1", "answered"),
    )
    assert not Resource.objects.exists()


def test_one_resource_twice_for_an_area_with_two_notes_is_refused(response, author):
    tool = ResourceEntry("tool", "Body Map")
    twice = (MentionEntry(tool, note="One"), MentionEntry(tool, note="Two"))
    assert refusal(response, author, AnswerEntry("camhs-3", mentions=twice)) == [
        ("camhs-3", "resource", "“Body Map” is named twice for the same area, with two notes.")
    ]


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"received_on": date(2024, 2, 29)}, "received_on", "before it was sent"),
        ({"clarified_on": date(2024, 2, 1), "received_on": date(2024, 3, 4)}, "clarified_on", "before"),
        ({"replied_on": date(2024, 2, 1), "outcome": "answered"}, "replied_on", "cannot come before"),
        ({"replied_on": date(2024, 4, 1)}, "outcome", "say in the outcome what came"),
        ({"outcome": "no_reply"}, "outcome", "closing an overdue response"),
        ({"source_url": "not an address"}, "source_url", "valid URL"),
    ],
)
def test_facts_that_cannot_be_are_refused(response, author, facts, field, words):
    ((place, name, sentence),) = refusal(response, author, **facts)
    assert (place, name) == ("facts", field)
    assert words in sentence


def test_all_problems_are_told_at_once_and_a_refused_provision_speaks_for_its_answers(response, author):
    found = refusal(
        response,
        author,
        AnswerEntry("sarc-1", "answered", value="nhs"),
        AnswerEntry("camhs-1", "answered"),
        provisions=[ProvisionEntry("sarc", "no")],
        received_on=date(2024, 2, 1),
    )
    assert [(place, field) for place, field, _ in found] == [
        ("facts", "received_on"),
        ("sarc", "state"),
        ("camhs-1", "value"),
    ]


def test_what_another_saved_meanwhile_is_not_overwritten(response, author):
    opened_at = response.changed_at
    save(response, author, AnswerEntry("camhs-3", "answered"), opened_at=opened_at)
    ((_, _, sentence),) = refusal(response, author, AnswerEntry("camhs-3"), opened_at=opened_at)
    assert sentence.startswith("Someone else saved this response after you opened it.")
    assert states(response)["camhs-3"] == "answered"


def test_saving_takes_few_queries_and_no_more_for_more_answers(
    response, author, django_assert_max_num_queries
):
    codes = ("camhs-2", "camhs-3", "camhs-2a-i", "sarc-1")
    with django_assert_max_num_queries(16):
        save(response, author, *(AnswerEntry(code, "left_blank", note="Noted") for code in codes))


def test_one_passage_is_added_at_most_once_and_moves_the_date_of_change(response, source, author):
    answer = response.answers.get(question__code="camhs-1")
    before = Response.objects.get().changed_at
    first = add_passage(owner=answer, entry=PassageEntry(quote="do have a policy"), author=author)
    again = add_passage(owner=answer, entry=PassageEntry(source, first.start, first.end), author=author)
    assert first == again
    assert first.quote == "do have a policy" == source.text[first.start : first.end]
    assert Passage.history.get().history_user == author
    assert Response.objects.get().changed_at > before

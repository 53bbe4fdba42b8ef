"""Passages in their paragraphs: what is marked, what is around it, and what stays out."""

import pytest

from responses.analysis.excerpts import LONGEST_CONTEXT, excerpts, why_withheld
from responses.intake.entry import PassageEntry, add_passage, add_source
from responses.models import Answer, Passage, Response
from tests.scenario import make_scenario

LETTER = (
    "Dear Ms Secretname,\n"
    "Thank you for your request.\n"
    "1. Yes, we have a leaflet.\nIt is called Safe.\n"
    "Regards, Mr Secretname\n"
    "\n"
    "2. Another paragraph.\n"
)


@pytest.fixture
def answer(db) -> Answer:
    answer = make_scenario().responses.get(trust="XXAAA").answers.get(question__code="camhs-3")
    add_source(response=answer.response, text=LETTER, author=None, name="Second letter")
    return answer


def add(answer: Answer, *quotes: str, reason: str = "") -> None:
    for quote in quotes:
        add_passage(owner=answer, entry=PassageEntry(quote=quote, release_reason=reason), author=None)


def shown(answer: Answer) -> list[tuple[tuple[str, bool], ...]]:
    fresh = Answer.objects.get(pk=answer.pk)
    return [one.parts for one in excerpts(fresh, fresh.response, fresh.response.sources.all())]


def test_a_passage_is_marked_between_the_lines_around_it_without_greeting_and_signature(answer):
    add(answer, "we have a leaflet")
    assert shown(answer) == [
        (
            ("Thank you for your request.\n1. Yes, ", False),
            ("we have a leaflet", True),
            (".\nIt is called Safe.\n", False),
        )
    ]


def test_passages_of_one_paragraph_are_shown_together_and_may_overlap(answer):
    add(answer, "Yes, we have", "have a leaflet", "called Safe", "Another")
    first, second = shown(answer)
    assert [words for words, marked in first if marked] == ["Yes, we have", " a leaflet", "called Safe"]
    assert "".join(words for words, _ in first) == (
        "Thank you for your request.\n1. Yes, we have a leaflet.\nIt is called Safe.\n"
    )
    assert second == (("2. ", False), ("Another", True), (" paragraph.\n", False))


def test_a_long_paragraph_is_cut_at_words(answer):
    text = "early " * 200 + "the passage" + " later" * 200
    add_source(response=answer.response, text=text, author=None, name="Long")
    add(answer, "the passage")
    ((before_cut, before, marked, after, after_cut),) = shown(answer)
    assert (before_cut[0], marked, after_cut[0]) == ("… ", ("the passage", True), " …")
    assert before[0].startswith("early ")
    assert after[0].endswith(" later")
    assert LONGEST_CONTEXT - 6 <= len(before[0]) <= LONGEST_CONTEXT
    assert LONGEST_CONTEXT - 6 <= len(after[0]) <= LONGEST_CONTEXT


@pytest.mark.parametrize("reuse", ["restricted", "not_stated"])
def test_without_a_licence_only_a_released_quotation_is_shown_and_nothing_around_it(answer, reuse):
    add(answer, "we have a leaflet")
    add(answer, "called Safe", reason="Its own disclosure log has it")
    Response.objects.update(reuse=reuse)
    assert shown(answer) == [(("called Safe", True),)]
    Passage.objects.update(release_reason="")
    assert shown(answer) == []


def test_nothing_of_an_unpublished_response_is_shown(answer):
    add(answer, "we have a leaflet")
    Response.objects.filter(pk=answer.response_id).update(status="checked")
    assert shown(answer) == []


@pytest.mark.parametrize(
    ("reuse", "words"),
    [
        ("ogl", ""),
        ("permitted", ""),
        (
            "restricted",
            "The trust restricts re-use of its letter, so we show our coding and notes, not its words.",
        ),
        (
            "not_stated",
            "The trust does not say whether its letter may be re-used, "
            "so we show our coding and notes, not its words.",
        ),
    ],
)
def test_why_words_are_withheld(answer, reuse, words):
    answer.response.reuse = reuse
    assert why_withheld(answer.response) == words
    answer.response.status = "draft"
    assert why_withheld(answer.response) == ""

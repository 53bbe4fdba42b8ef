"""Trusts side by side, and trusts that are similar: what differs, what does not, and what cannot be said."""

import pytest

from responses.analysis.answers import PublicAnswer
from responses.analysis.side import SideRow, side_by_side
from responses.analysis.similar import similar_trusts
from responses.intake.entry import ask_trusts
from responses.models import Answer, FOIRequest, Question, Region, Trust
from tests.fictional import make_trust
from tests.scenario import SECRETS, make_scenario


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def row(*answers: tuple[str, str]) -> SideRow:
    question = Question(kind="yes_no")
    return SideRow(
        question, tuple(PublicAnswer(Answer(), question, state, value) for state, value in answers)
    )


YES, NO, WORDS = ("answered", "yes"), ("answered", "no"), ("answered", "")
REFUSED, APART = ("refused", ""), ("not_applicable", "")


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ((YES, NO), "different"),
        ((YES, NO, REFUSED), "different"),
        ((YES, YES), "same"),
        ((YES, YES, REFUSED), "shared"),
        ((YES, REFUSED), "missing"),
        ((REFUSED, REFUSED), "unanswered"),
        ((WORDS, REFUSED), "missing"),
        ((YES, APART), "inapplicable"),
        ((YES, APART, REFUSED), "inapplicable"),
        ((APART, APART, REFUSED), "inapplicable"),
        ((APART, APART), "nowhere"),
        ((YES, YES, APART), "shared"),
        ((WORDS, WORDS), "words"),
    ],
)
def test_only_coded_answers_differ_or_are_the_same(answers, verdict):
    assert row(*answers).verdict == verdict


def test_a_condition_attached_does_not_make_another_answer():
    plain = row(YES, YES)
    qualified = PublicAnswer(Answer(), plain.question, "answered", "yes", qualified=True)
    assert SideRow(plain.question, (plain.answers[0], qualified)).verdict_label == "Same answer"


def test_verdicts_add_up_to_the_questions(request_, django_assert_num_queries):
    questions = [question for question in request_.questions.all().numbered() if not question.is_heading]
    chosen = request_.responses.filter(trust__in=["XXAAA", "XXBBB"]).order_by("trust")
    with django_assert_num_queries(5):
        sides = side_by_side(chosen, questions)
    assert [response.trust_id for response in sides.responses] == ["XXAAA", "XXBBB"]
    assert [one.question.code for one in sides.rows] == [question.code for question in questions]
    assert sides.counts == {
        "different": 0,
        "same": 0,
        "shared": 0,
        "words": 0,
        "missing": 4,
        "unanswered": 2,
        "inapplicable": 4,
        "nowhere": 0,
    }
    published, draft = sides.rows[0].answers
    assert (published.words, draft.words) == ("Yes, qualified", "Pending")
    assert [secret for secret in SECRETS if secret in repr(draft)] == []


def test_nothing_is_asked_for_no_question(request_):
    assert side_by_side(request_.responses.all(), []).rows == []


@pytest.fixture
def acute(request_) -> FOIRequest:
    """XXAAA is acute and in the Midlands; two more acute trusts are there and one elsewhere."""
    Trust.objects.filter(pk="XXAAA").update(type="acute")
    other = Region.objects.create(code="Y61", name="East of England")
    midlands = Region.objects.get(pk="Y60")
    trusts = [
        make_trust("XXN01", type="acute", region=midlands),
        make_trust("XXN02", type="acute", region=midlands),
        make_trust("XXN03", type="acute", region=other),
        make_trust("XXN04", type="community", region=midlands),
    ]
    make_trust("XXN05", type="acute", region=midlands)
    ask_trusts(request=request_, trusts=trusts, sent_on=None, author=None)
    return request_


def test_same_type_and_region_come_first(acute, django_assert_num_queries):
    trust = Trust.objects.select_related("region").get(pk="XXAAA")
    with django_assert_num_queries(1):
        similar = similar_trusts(acute, trust)
    assert similar is not None
    assert [one.pk for one in similar.trusts] == ["XXN01", "XXN02"]
    assert similar.reason == "Same type (acute) and same region (Midlands)"


def test_else_the_same_type_from_all_regions(acute):
    similar = similar_trusts(acute, Trust.objects.get(pk="XXN03"))
    assert similar is not None
    # XXAAA has a published reply, and so comes first.
    assert [one.pk for one in similar.trusts] == ["XXAAA", "XXN01", "XXN02"]
    assert similar.reason == "Same type (acute), from all regions"
    near = similar_trusts(acute, Trust.objects.get(pk="XXAAA"), without=["XXN01", "XXN02"])
    assert near is not None
    assert [one.pk for one in near.trusts] == ["XXN03"]
    assert near.by_region is False


def test_no_trust_is_similar_by_a_type_that_is_not_known(acute):
    assert similar_trusts(acute, Trust.objects.get(pk="XXBBB")) is None
    assert similar_trusts(acute, Trust.objects.get(pk="XXN04")) is None

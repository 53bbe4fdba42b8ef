"""Second codings: independent of the first, kept beside the answer, and what of them can be compared."""

import pytest
from django.contrib.auth.models import User

from responses.intake.entry import AnswerEntry, EntryError, PassageEntry
from responses.intake.review import (
    accept,
    change,
    code_second,
    code_service_absent,
    second_coding_problem,
)
from responses.models import Coding, Service, Suggestion
from tests.fictional import make_response, states
from tests.reviewing import make_letter, place, span

pytestmark = pytest.mark.django_db


@pytest.fixture
def first() -> User:
    return User.objects.create_user("ada")


@pytest.fixture
def second() -> User:
    return User.objects.create_user("bea")


@pytest.fixture
def response(first):
    """Questions camhs-1 and camhs-4 are coded once, and the service sarc is said not to be run."""
    response = make_response()
    make_letter(response)
    for row in Suggestion.objects.filter(answer__question__code__in=("camhs-1", "camhs-4")):
        accept(suggestion=row, author=first)
    accept(suggestion=Suggestion.objects.get(provision__isnull=False), author=first)
    return response


def answer(response, code: str):
    return response.answers.select_related("question", "response").get(question__code=code)


def test_a_second_coding_leaves_the_answer_as_it_is(response, second):
    letter = response.sources.get()
    coding = code_second(
        answer=answer(response, "camhs-1"),
        author=second,
        state="answered",
        value="partly",
        raw_mark="Y",
        passages=[place(letter, "Y – we do have")],
    )
    assert (coding.round, coding.coder, coding.suggestion_shown) == (2, second, False)
    assert coding.spans == [[letter.pk, *span("Y – we do have")]]
    assert answer(response, "camhs-1").value == "yes"
    # Saying it again replaces one's own.
    code_second(answer=answer(response, "camhs-1"), author=second, state="unclear")
    assert list(Coding.objects.filter(round=2).values_list("state", "value", "spans")) == [
        ("unclear", "", [])
    ]


def test_the_first_coder_is_nobody_to_code_it_again(response, first, second):
    third = User.objects.create_user("cleo")
    assert second_coding_problem(response, first).startswith("You coded this response first.")
    with pytest.raises(EntryError, match="You coded this response first"):
        code_second(answer=answer(response, "camhs-3"), author=first, state="left_blank")
    code_second(answer=answer(response, "camhs-1"), author=second, state="unclear")
    with pytest.raises(EntryError, match="Somebody else has coded"):
        code_second(answer=answer(response, "camhs-1"), author=third, state="unclear")


def test_blank_means_not_applicable_where_the_coders_own_condition_fails(response, second):
    code_second(answer=answer(response, "camhs-1a"), author=second, state="left_blank")
    assert Coding.objects.get(round=2).state == "left_blank"
    code_second(answer=answer(response, "camhs-1"), author=second, state="answered", value="no")
    code_second(answer=answer(response, "camhs-1a"), author=second, state="left_blank")
    coding = Coding.objects.get(round=2, answer__question__code="camhs-1a")
    assert (coding.state, coding.cause) == ("not_applicable", "condition")


def test_a_service_that_is_not_run_is_said_once_for_all_its_questions(response, second):
    assert code_service_absent(response=response, service=Service.objects.get(pk="sarc"), author=second) == 4
    codings = Coding.objects.filter(round=2)
    assert {(one.state, one.cause) for one in codings} == {("not_applicable", "provision")}
    assert states(response)["sarc-1"] == "not_applicable provision"


def test_there_is_no_second_without_a_first(second):
    response = make_response(code="XXBBB")
    assert second_coding_problem(response, second).startswith("Nobody has coded")


@pytest.mark.parametrize(
    ("coded", "sentence"),
    [
        ({"state": "pending"}, "Choose what the letter says"),
        ({"state": "no_reply"}, "Choose what the letter says"),
        ({"state": "nonsense"}, "not a valid choice"),
        ({"state": "answered"}, "needs a value"),
        ({"state": "answered", "value": "perhaps"}, "not one of"),
        ({"state": "not_applicable"}, "has a cause"),
        ({"state": "unclear", "cause": "trust"}, "has a cause"),
        ({"state": "unclear", "qualified": True}, "can be qualified"),
        ({"state": "refused", "sections": "s12"}, "Give section numbers"),
    ],
)
def test_an_impossible_coding_is_refused(response, second, coded, sentence):
    with pytest.raises(EntryError, match=sentence):
        code_second(answer=answer(response, "camhs-1"), author=second, **coded)
    assert not Coding.objects.filter(round=2).exists()


def test_a_place_of_another_response_is_refused(response, second):
    other = make_letter(make_response(code="XXBBB", request=response.request))
    with pytest.raises(EntryError, match="another response"):
        code_second(
            answer=answer(response, "camhs-1"),
            author=second,
            state="unclear",
            passages=[PassageEntry(other, 0, 5)],
        )


def test_the_first_coding_is_closed_by_the_second(response, first, second):
    """What is changed afterwards settles the answer, and says nothing about how far the two agree."""
    code_second(answer=answer(response, "camhs-1"), author=second, state="answered", value="no")
    letter = response.sources.get()
    for author in (first, second):
        entry = AnswerEntry("camhs-1", "answered", value="partly" if author == first else "no")
        change(answer=answer(response, "camhs-1"), source=letter, entry=entry, author=author)
    assert answer(response, "camhs-1").value == "no"
    codings = Coding.objects.filter(answer__question__code="camhs-1").order_by("round")
    assert [coding.value for coding in codings] == ["yes", "no"]


def test_a_change_by_another_is_no_coding_of_theirs(response, first, second):
    letter = response.sources.get()
    entry = AnswerEntry("camhs-1", "answered", value="no")
    change(answer=answer(response, "camhs-1"), source=letter, entry=entry, author=second)
    assert states(response)["camhs-1"] == "answered"
    assert Coding.objects.get(answer__question__code="camhs-1").coder == first

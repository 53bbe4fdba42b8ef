"""Questions that repeat an earlier one: what may be linked, and what may be compared."""

import pytest
from django.core.exceptions import ValidationError

from responses.models import FOIRequest, Question, Repeat
from tests.fictional import make_request
from tests.models.test_constraints import refused


@pytest.fixture
def request_(db) -> FOIRequest:
    request = make_request()
    FOIRequest.objects.filter(pk=request.pk).update(previous=make_request("earlier"))
    return FOIRequest.objects.get(pk=request.pk)


def question(code: str, slug: str = "example") -> Question:
    return Question.objects.get(request__slug=slug, code=code)


def test_a_link_has_a_reason_and_another_question(request_):
    asked, earlier = question("camhs-1"), question("camhs-1", "earlier")
    refused(lambda: Repeat.objects.create(question=asked, earlier=asked, reason="x"), "repeat_not_of_itself")
    refused(lambda: Repeat.objects.create(question=asked, earlier=earlier), "repeat_has_reason")
    assert Repeat.objects.create(question=asked, earlier=earlier, reason="Same wording.").pk
    refused(lambda: Repeat.objects.create(question=asked, earlier=earlier, reason="Again."), "question_id")


@pytest.mark.parametrize(
    ("code", "earlier", "comparable", "sentence"),
    [
        ("camhs-1", "camhs-1a", True, ""),
        ("camhs-1", "camhs-3", True, "Questions of another kind"),
        ("camhs-1", "camhs-3", False, ""),
        ("sarc-1", "sarc-1", True, ""),
        ("camhs-2a", "camhs-1", False, "A heading is never answered"),
        ("camhs-1", "camhs-2a", False, "A heading is never answered"),
    ],
)
def test_only_questions_of_one_kind_are_comparable(request_, code, earlier, comparable, sentence):
    repeat = Repeat(
        question=question(code), earlier=question(earlier, "earlier"), comparable=comparable, reason="x"
    )
    assert repeat.problem().startswith(sentence)
    assert bool(repeat.problem()) is bool(sentence)


def test_the_earlier_question_is_of_the_request_that_is_repeated(request_):
    make_request("third")
    repeat = Repeat(question=question("camhs-1"), earlier=question("camhs-1", "third"), reason="x")
    with pytest.raises(ValidationError, match="camhs-1 is not of the request that this one repeats"):
        repeat.full_clean()


def test_other_options_are_other_values(request_):
    earlier = question("sarc-1", "earlier")
    earlier.options = [["police", "The police"]]
    repeat = Repeat(question=question("sarc-1"), earlier=earlier, comparable=True, reason="x")
    assert repeat.problem().startswith("Questions of another kind, or with other options")

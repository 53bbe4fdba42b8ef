"""Resources of one name together, each staying its own."""

import pytest

from responses.analysis.earlier import Earlier, earlier_question
from responses.analysis.resources import alike, alike_key, named_resources
from responses.intake.entry import AnswerEntry, MentionEntry, ResourceEntry, ResponseEntry, save_entry
from responses.models import FOIRequest, Question, Resource
from tests.fictional import make_request
from tests.scenario import PUBLISHED, make_scenario


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def name_at(request: FOIRequest, trust: str, code: str, *entries: ResourceEntry) -> None:
    answers = [one for one in PUBLISHED if one.code != code] if trust == "XXAAA" else []
    mentions = tuple(MentionEntry(entry) for entry in entries)
    save_entry(
        response=request.responses.get(trust=trust),
        entry=ResponseEntry(answers=(*answers, AnswerEntry(code, "answered", mentions=mentions))),
        author=None,
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Safeguarding Children Policy", "SAFEGUARDING  children policy", True),
        ("The child's journey", "Child’s Journey", True),
        ("Health & Care form", "Health and care form", True),
        ("Caf\u00e9 tool", "Cafe\u0301 tool", True),
        ("ThinkUknow", "Think U know", False),
        ("Policy 1", "Policy 2", False),
        ("The", "", False),
    ],
)
def test_names_are_alike_whatever_their_capitals_signs_and_spaces(one, other, same):
    first, second = (alike_key(Resource(kind="policy", name=name)) for name in (one, other))
    assert (first == second) is same
    assert alike_key(Resource(kind="tool", name=one)) != first


def test_own_documents_of_one_name_are_counted_together_and_kept_apart(request_):
    own = ResourceEntry(kind="policy", name="Safeguarding Policy", own=True)
    name_at(request_, "XXAAA", "camhs-2", own, ResourceEntry(kind="policy", name="SAFEGUARDING policy"))
    name_at(request_, "XXBBB", "camhs-2", own)
    request_.responses.filter(trust="XXBBB").update(status="published")
    questions = list(request_.questions.answerable())
    groups = alike(named_resources(request_.responses.all(), questions))
    found = {group.name: group for group in groups}["Safeguarding Policy"]
    assert (found.trusts, len(found.issuers), len(found.members)) == (2, 2, 3)
    assert found.words == "issuer not stated; 2 trusts’ own documents of this name"
    assert sorted(str(member.resource) for member in found.members) == [
        "SAFEGUARDING policy",
        "Safeguarding Policy (Trust XXAAA)",
        "Safeguarding Policy (Trust XXBBB)",
    ]
    assert {question.code for question in questions if question.pk in found.question_keys} == {"camhs-2"}
    (online,) = (group for group in groups if group.name == "Safe Online")
    assert (online.kind_label, online.trusts, online.words) == ("Policy", 1, "issuer not stated")


def test_a_single_own_document_names_its_trust(request_):
    name_at(request_, "XXAAA", "camhs-2", ResourceEntry(kind="tool", name="Body Map", own=True))
    groups = alike(named_resources(request_.responses.all(), request_.questions.answerable()))
    assert [group.words for group in groups if group.kind == "tool"] == ["own document of Trust XXAAA"]


def test_one_trust_that_spells_its_own_document_in_two_ways_is_one_trust(request_):
    spelt = [ResourceEntry(kind="tool", name=name, own=True) for name in ("Body Map", "Body-Map")]
    shared = [ResourceEntry(kind="tool", name=name) for name in ("Body Map", "The Body Map")]
    name_at(request_, "XXAAA", "camhs-2", *spelt, *shared)
    groups = alike(named_resources(request_.responses.all(), request_.questions.answerable()))
    (found,) = (group for group in groups if group.kind == "tool")
    assert (found.trusts, len(found.members)) == (1, 4)
    assert found.words == "issuer not stated; own document of Trust XXAAA"


def test_names_in_capitals_stand_where_their_letters_do(request_):
    entries = [ResourceEntry(kind="link", name=name) for name in ("Zoo", "apple", "BEAR")]
    name_at(request_, "XXAAA", "camhs-2", *entries)
    named = named_resources(request_.responses.all(), request_.questions.answerable())
    in_order = ["apple", "BEAR", "Zoo"]
    assert [one.resource.name for one in named if one.resource.kind == "link"] == in_order
    assert [group.name for group in alike(named) if group.kind == "link"] == in_order


def test_an_earlier_request_is_not_compared_and_says_why(request_):
    question = request_.questions.get(code="camhs-1")
    assert earlier_question(request_, question) is None
    previous = make_request("earlier")
    request_.previous = previous
    same = previous.questions.get(code="camhs-1")
    not_marked = "The two are not marked as comparable, so their figures are not set side by side."
    assert earlier_question(request_, question) == Earlier(
        previous, f"It has a question with this code and the same wording. {not_marked}", same
    )
    Question.objects.filter(pk=same.pk).update(text="Another?")
    assert earlier_question(request_, question) == Earlier(
        previous, f"It has a question with this code and another wording. {not_marked}", same
    )
    previous.questions.filter(code="camhs-4").delete()
    assert earlier_question(request_, request_.questions.get(code="camhs-4")) == Earlier(
        previous, "It has no question with this code, so nothing is compared."
    )
    previous.public = False
    assert earlier_question(request_, question) is None

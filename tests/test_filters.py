"""The reader's choices: read from a query string, written back, and applied."""

import pytest
from django.http import QueryDict

from responses.filters import Choices
from responses.models import Question, Topic
from tests.scenario import make_scenario


@pytest.fixture
def questions(db) -> list[Question]:
    return make_scenario().questions.all().numbered()


@pytest.mark.parametrize(
    "query",
    [
        "",
        "region=Y60",
        "trust=XXAAA&trust=XXBBB&service=camhs&base=replied&sort=-camhs-1&page=all",
        "question=camhs-1&state=answered&state=pending&value=yes",
        "type=acute&sort=region&page=3",
        "trust=XXAAA&trust=XXBBB&view=matrix",
    ],
)
def test_choices_read_back_equal(questions, query):
    choices = Choices.read(QueryDict(query), questions)
    assert choices.unknown == ()
    assert Choices.read(QueryDict(choices.query_string()), questions) == choices
    assert QueryDict(choices.query_string()) == QueryDict(query)


def test_unknown_choices_are_ignored_and_named(questions):
    names = ("icb", "type", "trust", "service", "question", "topic", "base", "sort", "page", "view", "x")
    query = "region=Y60&region=Y99&" + "&".join(f"{name}=Z" for name in names)
    choices = Choices.read(QueryDict(query), questions)
    assert choices == Choices(region=("Y60",))
    assert len(choices.unknown) == 12


def test_a_state_needs_one_question(questions):
    choices = Choices.read(QueryDict("state=answered&question=camhs-1&question=camhs-3"), questions)
    assert (choices.state, choices.question) == ((), ("camhs-1", "camhs-3"))
    assert choices.unknown == ("To choose by state or value, choose one question as well.",)


def test_a_topic_chooses_the_topics_below_it(questions):
    parent = Topic.objects.create(slug="images", name="Images")
    Topic.objects.create(slug="sextortion", name="Sextortion", parent=parent)
    Question.objects.filter(code="camhs-2a-i").update(topic="sextortion")
    request = questions[0].request
    chosen = Choices.read(QueryDict("topic=images"), questions).questions(request.questions.all().numbered())
    assert [question.code for question in chosen] == ["camhs-2a-i"]


def test_changes_make_a_new_query_string(questions):
    choices = Choices.read(QueryDict("region=Y60&page=4"), questions)
    assert choices.query_string(page="1", service=("sarc",)) == "region=Y60&service=sarc"


def test_a_draft_cannot_be_found_by_its_answer(questions):
    request = questions[0].request
    choices = Choices.read(QueryDict("question=camhs-1&value=no"), questions)
    assert list(choices.responses(request)) == []


@pytest.mark.parametrize(
    ("query", "name", "value", "left"),
    [
        ("region=Y60&type=acute&page=3", "region", "Y60", "type=acute"),
        ("trust=XXAAA&trust=XXBBB", "trust", "XXAAA", "trust=XXBBB"),
        ("question=camhs-1&question=camhs-3", "question", "camhs-1", "question=camhs-3"),
        (
            "question=camhs-1&value=yes&value=no&base=asked",
            "value",
            "no",
            "question=camhs-1&value=yes&base=asked",
        ),
        ("question=camhs-1&value=yes&base=asked", "value", "yes", "base=asked"),
        ("question=camhs-1&value=yes&state=answered", "question", "camhs-1", ""),
    ],
)
def test_one_choice_can_be_taken_away(questions, query, name, value, left):
    assert Choices.read(QueryDict(query), questions).without(name, value).query_string() == left

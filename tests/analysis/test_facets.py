"""What each option of a filter would leave: counted as choosing it would choose."""

from dataclasses import replace

import pytest
from django.http import QueryDict

from responses.analysis.counts import question_figures
from responses.analysis.facets import Facts, asked_trusts, option_counts, question_facts
from responses.filters import Choices
from responses.models import FOIRequest, Question, Region, Topic, Trust
from tests.scenario import make_scenario

SHAPES: list[Facts] = [
    {"form": ("round",), "colour": ("red",)},
    {"form": ("round",), "colour": ("blue",)},
    {"form": ("square",), "colour": ("red", "blue")},
    {"form": ("square",), "colour": ()},
]


@pytest.mark.parametrize(
    ("form", "colour", "forms", "colours"),
    [
        ((), (), {"round": 2, "square": 2}, {"red": 2, "blue": 2}),
        (("round",), (), {"round": 2, "square": 2}, {"red": 1, "blue": 1}),
        (("round",), ("red",), {"round": 1, "square": 1}, {"red": 1, "blue": 1}),
        (("round", "square"), ("red",), {"round": 1, "square": 1}, {"red": 2, "blue": 2}),
        (("oval",), ("green",), {}, {}),
    ],
)
def test_an_option_counts_what_all_other_filters_let_through(form, colour, forms, colours):
    counted = option_counts(SHAPES, {"form": form, "colour": colour})
    assert counted == {"form": forms, "colour": colours}


@pytest.fixture
def request_(db) -> FOIRequest:
    """Four trusts in one region or none, of three types."""
    made = make_scenario()
    Region.objects.create(code="Y61")
    Trust.objects.filter(pk__in=["XXAAA", "XXBBB"]).update(type="acute")
    Trust.objects.filter(pk="XXCCC").update(type="community", region="Y61")
    return made


def test_asked_trusts_in_order_with_what_they_can_be_chosen_by(request_, django_assert_num_queries):
    question = request_.questions.get(code="camhs-1")
    with django_assert_num_queries(2):
        first, draft, silent, awaited = asked_trusts(request_, question)
    assert (first.code, first.name, first.labels["region"]) == ("XXAAA", "Trust XXAAA", "Midlands")
    assert first.facts == {
        "trust": ("XXAAA",),
        "type": ("acute",),
        "region": ("Y60",),
        "icb": (),
        "state": ("answered",),
        "value": ("yes",),
    }
    # The editor of XXBBB has entered no, which is not published.
    assert (draft.facts["state"], draft.facts["value"]) == (("pending",), ())
    assert (silent.facts["state"], silent.labels["region"]) == (("no_reply",), "Y61")
    assert awaited.facts["region"] == ()


@pytest.mark.parametrize(
    "query", ["", "region=Y60", "type=acute&type=community", "question=camhs-1&state=pending&region=Y60"]
)
def test_the_number_beside_a_choice_is_the_number_of_trusts_it_leaves(request_, query):
    questions = request_.questions.all().numbered()
    choices = Choices.read(QueryDict(query), questions)
    asked = next((one for one in questions if one.code in choices.question), None)
    names = ("region", "type", "state")
    counted = option_counts(
        [trust.facts for trust in asked_trusts(request_, asked)],
        {name: getattr(choices, name) for name in names},
    )
    for name in names if choices.question else names[:2]:
        for option in ("Y60", "Y61", "acute", "community", "unknown", "pending", "answered", "no_reply"):
            chosen = replace(choices, **{name: (option,)}).responses(request_)  # type: ignore[arg-type]
            assert counted[name][option] == chosen.count(), (name, option)


def test_values_beside_a_question_are_its_figures(request_):
    question = request_.questions.get(code="camhs-1")
    facts = [trust.facts for trust in asked_trusts(request_, question)]
    counted = option_counts(facts, {"state": (), "value": ()})
    figures = question_figures(request_.responses.all(), [question])[question.pk]
    assert counted["value"] == figures.values
    assert counted["state"] == {state: number for state, number in figures.states.items() if number}


def test_a_topic_counts_the_questions_of_those_below_it(request_):
    Topic.objects.create(slug="support", name="Support")
    Topic.objects.create(slug="referral", name="Referral", parent_id="support")
    Question.objects.filter(code="camhs-3").update(topic="support")
    Question.objects.filter(code__in=["sarc-3", "sarc-3a"]).update(topic="referral")
    facts = question_facts(request_.questions.all())
    everything = option_counts(facts, {"service": (), "topic": ()})
    assert everything["topic"] == {"support": 3, "referral": 2}
    of_sarc = option_counts(facts, {"service": ("sarc",), "topic": ()})
    assert of_sarc["topic"] == {"support": 2, "referral": 2}
    assert of_sarc["service"] == {"camhs": 7, "sarc": 4}

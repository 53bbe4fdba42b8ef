"""Suggestions as JSON and back, and what is refused on the way."""

import json
from dataclasses import asdict

import pytest

from responses.intake.documents import read_document
from responses.intake.letter_reading import find_answers
from responses.intake.letter_reading.transport import asked_from, dumped, known_from, loaded
from responses.intake.suggesting import KnownResource
from tests.intake.aligning.letters import ASKED, question

TEXT = (
    "Reference: FOI-2024-77\nDate: 3 May 2024\n\n"
    "1. Four gardens, see https://gardens.example/list and gardens.pdf (9 KB)\n\n"
    "2. Yes, the Pigeon Feeding Policy.\n\n3. £310.\n\n"
    "Pat Exampel, pat@trust.example"
)


@pytest.fixture
def document():
    return read_document(TEXT.encode(), "a.txt")


@pytest.fixture
def whole(document):
    return json.loads(dumped(find_answers(document, ASKED)))


def test_what_is_found_crosses_unchanged(document):
    found = find_answers(document, ASKED, [KnownResource("7", "Pigeon Feeding Policy", "policy")])
    assert loaded(dumped(found), document, ASKED) == found
    assert found.resources
    assert found.personal
    assert found.attachments
    assert found.facts.reference.found


def test_questions_and_known_resources_cross_unchanged():
    asked = (question("1", "Which?", names=("A", "B"), kind="choice"),)
    known = (KnownResource("7", "Name", "tool"),)
    order = json.loads(json.dumps({"asked": [asdict(one) for one in asked], "known": [asdict(known[0])]}))
    assert (asked_from(order), known_from(order)) == (asked, known)


def wrong(whole, *path, value):
    place = whole
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("answers", 0, "code"), "9"),
        (("answers",), []),
        (("answers", 0, "spans"), [{"start": 0, "end": len(TEXT) + 1}]),
        (("answers", 0, "spans"), [{"start": 5, "end": 5}]),
        (("answers", 0, "suggestion", "state"), "perhaps"),
        (("answers", 0, "suggestion", "confidence"), 1.5),
        (("personal", 0, "span", "start"), -1),
        (("facts", "answered_on", "value"), "yesterday"),
        (("attachments", 0, "span", "end"), len(TEXT) + 1),
        (("facts", "rumour"), {"value": None, "span": None, "confidence": 0.0}),
    ],
)
def test_what_does_not_fit_the_letter_is_refused(document, whole, path, value):
    with pytest.raises((ValueError, TypeError)):
        loaded(wrong(whole, *path, value=value), document, ASKED)

"""The files of hand-made coding fit the letters they are about."""

from collections import Counter

from responses.stats import STATES
from tests.real import housing


def test_split_names_every_letter_once(shared_data):
    letters = {path.name for path in (shared_data / "housing" / "documents").iterdir()}
    assert set(housing.split()) == letters
    assert Counter(housing.split().values()) == {"tuning": 14, "held_out": 7}


def test_every_answer_has_one_state():
    coded = housing.coded_answers()
    assert [(answer.file, answer.question) for answer in coded] == [
        (file, question) for file in housing.split() for question in "123"
    ]
    assert {answer.state for answer in coded} <= set(STATES)


def test_copied_texts_are_the_scorable_ones(shared_data):
    assert len(housing.copied_texts(shared_data)) == 55

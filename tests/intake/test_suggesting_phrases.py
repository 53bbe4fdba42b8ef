"""A list of what trusts write, each phrase with its coding."""

import pytest

from tests.intake.phrases import Phrase, phrases


@pytest.mark.parametrize("phrase", list(phrases()), ids=lambda phrase: phrase.text[:40])
def test_phrases(phrase: Phrase):
    coding = phrase.read()
    assert (coding.state, coding.value, coding.sections) == (phrase.state, phrase.value, phrase.sections)


def test_the_list_has_every_state_that_a_passage_can_suggest():
    assert {phrase.state for phrase in phrases()} == {
        "answered", "left_blank", "unclear", "not_held", "refused", "referred_elsewhere", "not_applicable"
    }  # fmt: skip

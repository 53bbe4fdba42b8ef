"""What is offered where nothing is found."""

from responses.search import Suggestions, Way, read_query, suggestions
from responses.search.index import refresh


def offered(text: str) -> Suggestions:
    refresh()
    return suggestions(read_query(text))


def test_a_misspelt_word_is_spelt_as_the_data_spells_it(scene):
    assert offered("sextorton") == Suggestions(spelt=Way("sextortion", 4), loose=None, apart=())
    assert offered("Sextorton policies") == Suggestions(
        spelt=None,
        loose=None,
        apart=(Way("Sextorton", 0, near=Way("sextortion", 4)), Way("policies", 3)),
    )
    assert offered("policy northh").spelt == Way("policy north", 1)


def test_signs_around_a_word_and_quotes_do_not_hide_a_misspelling(scene):
    assert offered("sextorton?").spelt == Way("sextortion?", 4)
    assert offered("(sextorton)*").spelt == Way("(sextortion)*", 4)
    assert offered('"saffe online"').spelt == Way('"safe online"', 2)
    assert offered("saffe-online").spelt == Way("safe-online", 2)


def test_words_typed_as_one_are_offered_apart(scene):
    assert offered("castle/policy,yes") == Suggestions(
        spelt=None,
        loose=Way("castle policy yes", 1),
        apart=(Way("castle", 7), Way("policy", 3), Way("yes", 2)),
    )


def test_without_quotes_and_minus_where_that_finds_something(scene):
    assert offered('"online safe"').loose == Way("online safe", 2)
    assert offered("castle -trust") == Suggestions(
        spelt=None, loose=Way("castle", 7), apart=(Way("castle", 7),)
    )


def test_each_phrase_alone_with_its_count(scene):
    assert offered('"safe online" dales').apart == (Way('"safe online"', 2), Way("dales", 6))
    assert offered("foi-77/24 dales").apart == (Way("foi-77/24", 1), Way("dales", 6))


def test_where_nothing_is_near_nothing_is_offered(scene):
    assert offered("xylophone") == Suggestions(spelt=None, loose=None, apart=())


def test_words_of_a_draft_are_never_offered(scene):
    """The draft's policy is called Secret policy."""
    assert offered("secrett") == Suggestions(spelt=None, loose=None, apart=())


def test_at_most_eight_words_are_looked_at(scene):
    assert len(offered("castle b c d e f g h i j dales").apart) == 8

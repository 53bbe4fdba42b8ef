"""Words and their tokens."""

import pytest

from responses.search.text import entry_tokens, token_of, tokens, vocabulary, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("policies", "Policy"),
        ("assessing", "assessment"),
        ("children", "child"),
        ("child’s", "children's"),
        ("Café", "cafe"),
        ("Cafe\u0301", "café"),
        ("ＮＨＳ", "nhs"),
        ("ﬁlm", "film"),
        ("don’t", "don't"),
    ],
)
def test_words_that_are_one_to_a_reader_are_one_token(one, other):
    assert tokens(one) == tokens(other)
    assert len(tokens(one)) == 1


def test_words_that_differ_stay_apart():
    assert len({token_of(word) for word in ("sext", "sextortion", "policy", "police", "12", "1a")}) == 6


@pytest.mark.parametrize("text", ["", " – … 👩🏽‍⚕️ ", "\x00", "____", "*^:(){}", "'’"])
def test_signs_alone_are_no_words(text):
    assert tokens(text) == ()


@pytest.mark.parametrize("word", ["Привет", "你好", "ß", "x" * 10_000, "ﷺ" * 50, "AND", "NEAR", "break"])
def test_a_token_is_short_and_plain_whatever_the_word(word):
    (token,) = tokens(word)
    assert token.isascii()
    assert token.isalnum()
    assert token.startswith("w")
    assert len(token) <= 41


def test_words_know_where_they_stand():
    text = "The trust’s “Safe-Online” 2a(ii)"
    assert [text[word.start : word.end] for word in words(text)] == [
        "The",
        "trust’s",
        "Safe",
        "Online",
        "2a",
        "ii",
    ]


def test_an_entry_has_a_break_between_title_and_body_and_an_end():
    assert entry_tokens("Get Safe", "Tools") == "wget wsafe break wtool"
    assert len(entry_tokens("Title", "word " * 10_000).split()) == 4_000


def test_the_vocabulary_holds_words_as_they_are_written():
    assert vocabulary(["The Trust’s POLICIES, policies", "and 2a R1A online"]) == {
        "trust",
        "policies",
        "online",
    }

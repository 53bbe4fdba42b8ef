"""What a reader typed, and what it means."""

import pytest

from responses.search.query import Query, read_query


def read(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    query = read_query(text)
    return tuple(map(" ".join, query.phrases)), tuple(map(" ".join, query.without))


@pytest.mark.parametrize(
    ("text", "wanted", "without"),
    [
        ("sextortion policy", ("wsextort", "wpolici"), ()),
        ('"local policy" case', ("wlocal wpolici", "wcase"), ()),
        ("“local policy”", ("wlocal wpolici",), ()),
        ('"never closed', ("wnever wclose",), ()),
        ("training -bulletin", ("wtrain",), ("wbulletin",)),
        ('training -"weekly bulletin"', ("wtrain",), ("wweek wbulletin",)),
        ("self-generated", ("wself wgenerat",), ()),
        ("2a(ii)(1)", ("w2a wii w1",), ()),
        ("policy Policies", ("wpolici",), ()),
        ("Which trusts have a policy?", ("wtrust", "wpolici"), ()),
        ("what is it", ("wwhat", "wis", "wit"), ()),
        ('"to be"', ("wto wbe",), ()),
        ("a - b -", ("wb",), ()),
        ("--policy", (), ("wpolici",)),
        ("policy\x00\t\nnote", ("wpolici", "wnote"), ()),
        ("(policy OR NEAR/3) AND* ^x: NOT {y}", ("wpolici", "wnear w3", "wx", "wnot", "wy"), ()),
    ],
)
def test_words_quotes_and_minus(text, wanted, without):
    assert read(text) == (wanted, without)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ""),
        ("   ", ""),
        ("policy", ""),
        ("-policy", "Say what to find as well as what to leave out."),
        ('-"local policy" -training', "Say what to find as well as what to leave out."),
        ("?!", "There is no word to search for: type letters or numbers."),
        ('""', "There is no word to search for: type letters or numbers."),
        ("x" * 201, "Search for at most 200 characters."),
    ],
)
def test_what_cannot_be_searched_for_is_said(text, problem):
    query = read_query(text)
    assert query.problem == problem
    assert bool(query.phrases) == (text == "policy")


def test_a_query_keeps_what_was_typed():
    assert read_query(' "Local Policy"  Case ') == Query(
        text='"Local Policy" Case',
        phrases=(("wlocal", "wpolici"), ("wcase",)),
        written=("Local Policy", "Case"),
    )
    assert read_query("x" * 300).text == "x" * 200

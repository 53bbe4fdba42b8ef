import pytest

from responses.intake.entry import EntryError, find_spans, locate, span_at
from responses.models import Source

TEXT = "Hello 👩🏽‍⚕️\nY – we “do”  have\na policy. Y\nIt's here."


@pytest.fixture
def source():
    return Source(pk=1, name="Letter", text=TEXT)


@pytest.mark.parametrize(
    ("typed", "slice_"),
    [
        ("Y – we “do”  have\na policy", "Y – we “do”  have\na policy"),
        ('Y - we "do" have a policy', "Y – we “do”  have\na policy"),
        ("  It’s   here.  ", "It's here."),
        ("👩🏽‍⚕️ Y", "👩🏽‍⚕️\nY"),
    ],
)
def test_a_quote_is_found_whatever_its_spaces_and_quotation_marks(source, typed, slice_):
    span = locate([source], typed)
    assert span.quote == slice_ == TEXT[span.start : span.end]


def test_an_emoji_counts_its_code_points(source):
    assert locate([source], "we").start == TEXT.index("we") == 16


def test_a_quote_that_is_not_there_is_refused(source):
    with pytest.raises(EntryError, match="No source says “we do not have”"):
        locate([source], "we do not have")
    with pytest.raises(EntryError, match="No source says “”"):
        locate([source], "  ")
    assert find_spans(source, "Wir") == []


def test_regular_expressions_in_a_quote_are_plain_text(source):
    assert find_spans(source, ".*") == []
    assert [span.quote for span in find_spans(source, "here.")] == ["here."]


def test_a_quote_that_occurs_twice_says_where_and_can_be_chosen(source):
    with pytest.raises(EntryError) as caught:
        locate([source], "Y")
    (problem,) = caught.value.problems
    assert problem.field == "quote"
    assert problem.sentence == (
        "“Y” occurs 2 times: (1) “Letter”, character 12: …Hello 👩🏽‍⚕️ Y – we “do” have a policy. Y I…; "
        "(2) “Letter”, character 40: …\N{VARIATION SELECTOR-16} Y – we “do” have a policy. Y It's here.…. "
        "Add the words around it, or say which one is meant."
    )
    assert locate([source], "Y", which=2).start == 40
    with pytest.raises(EntryError, match="occurs 2 times"):
        locate([source], "Y", which=3)
    with pytest.raises(EntryError, match="occurs once"):
        locate([source], "policy", which=2)


def test_a_quote_is_sought_in_all_sources(source):
    other = Source(pk=2, name="Annex", text="An annex on policy.")
    assert locate([source, other], "annex on").source == other
    with pytest.raises(EntryError, match=r"\(2\) “Annex”, character 12"):
        locate([source, other], "policy")


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, len(TEXT) + 1)])
def test_a_place_outside_the_text_is_refused(source, start, end):
    with pytest.raises(EntryError, match=f"has no characters {start} to {end}"):
        span_at(source, start, end)


def test_a_place_that_says_something_else_is_refused(source):
    assert span_at(source, 12, 13, quote="Y").quote == "Y"
    with pytest.raises(EntryError, match="says something else from character 12 to 13"):
        span_at(source, 12, 13, quote="N")

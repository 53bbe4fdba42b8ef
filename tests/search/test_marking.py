"""Words marked in a text, and the stretch of it that is shown."""

from responses.search.marking import SNIPPET_LENGTH, highlighted, snippet
from responses.search.query import read_query


def marked(text: str, query: str) -> str:
    return highlighted(text, read_query(query).phrases)


def test_other_forms_of_a_word_are_marked_as_they_are_written():
    assert marked("Policies of the trust’s POLICY", "policy") == (
        "<mark>Policies</mark> of the trust’s <mark>POLICY</mark>"
    )


def test_a_phrase_is_marked_only_as_a_whole():
    text = "Safe online. Online, safe: safe-online"
    assert marked(text, '"safe online"') == (
        "<mark>Safe online</mark>. Online, safe: <mark>safe-online</mark>"
    )
    assert marked(text, '"safe online" safe').count("<mark>") == 3


def test_text_is_escaped_before_it_is_marked():
    assert marked("<b>tools</b> & “tools”", "tools b") == (
        "&lt;<mark>b</mark>&gt;<mark>tools</mark>&lt;/<mark>b</mark>&gt; &amp; “<mark>tools</mark>”"
    )
    assert marked("<script>mark</script>", "mark") == "&lt;script&gt;<mark>mark</mark>&lt;/script&gt;"


def test_a_short_text_is_shown_whole():
    assert snippet("Two tools.", read_query("tools").phrases) == "Two tools."


def test_a_long_text_is_cut_at_words_where_most_words_stand_together():
    text = "grooming " + "filler " * 100 + "grooming by sextortion " + "padding " * 100
    shown = snippet(text, read_query("sextortion grooming").phrases)
    assert shown.startswith("… filler")
    assert "grooming by sextortion" in shown
    assert shown.endswith("padding …")
    assert len(shown) <= SNIPPET_LENGTH + 4


def test_without_a_word_in_it_the_beginning_is_shown():
    shown = snippet("filler " * 100, read_query("sextortion").phrases)
    assert shown.startswith("filler filler")
    assert shown.endswith("filler …")


def test_one_word_without_end_is_cut_too():
    shown = snippet("x" * 1000, read_query("sextortion").phrases)
    assert shown == "x" * SNIPPET_LENGTH + " …"

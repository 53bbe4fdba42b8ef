from tests.intake.documents.made import read, texts


def test_numbers_of_nested_lists_are_drawn_as_a_browser_does():
    page = """<html><body><ol><li>Gardens?<ol type="a"><li>Where?</li>
    <li>When?<ol type="i"><li>Spring</li></ol>
    </li></ol></li><li>Pigeons?</li></ol><ol start="5"><li>Bulbs?</li></ol></body></html>"""
    document = read(page, "letter.html")
    assert texts(document) == [
        "1. Gardens?",
        "a. Where?",
        "b. When?",
        "i. Spring",
        "2. Pigeons?",
        "5. Bulbs?",
    ]
    assert [block.depth for block in document.blocks] == [1, 2, 2, 3, 1, 1]


def test_a_list_without_types_has_plain_numbers_at_every_depth():
    page = "<html><body><ol><li>Gardens?<ol><li>Where?</li></ol></li></ol></body></html>"
    assert texts(read(page, "letter.html")) == ["1. Gardens?", "1. Where?"]


def test_bullets_and_definitions_and_line_breaks():
    page = "<html><body><ul><li>Ivy</li><li>Oak</li></ul><p>One<br>two</p></body></html>"
    assert texts(read(page, "letter.html")) == ["• Ivy", "• Oak", "One", "two"]


def test_cells_have_rows_and_columns_also_under_ones_that_span():
    page = """<html><body><table><tr><th>No</th><th>Question</th><th>Answer</th></tr>
    <tr><td rowspan="2">1</td><td>Gardens?</td><td>Four</td></tr><tr><td>Where?</td><td>Here</td></tr>
    </table></body></html>"""
    document = read(page, "letter.html")
    places = {
        document.text[block.start : block.end]: (block.row, block.column)
        for block in document.blocks
        if block.kind == "cell"
    }
    assert places["Four"] == (1, 2)
    assert places["Where?"] == (2, 1)
    assert places["Here"] == (2, 2)


def test_navigation_scripts_and_what_is_hidden_are_left_out():
    page = """<html><head><title>T</title><script>var a</script></head><body><nav>Home</nav>
    <main><p>We keep four gardens, and in each of them there is at least one bench.
    The benches are of oak, which lasts for many years if it is left alone, and they
    are painted green. Pigeons sit on the benches too.</p>
    <p style="display:none">Hidden</p></main><footer>Cookies</footer></body></html>"""
    text = read(page, "letter.html").text
    assert text.startswith("We keep four gardens")
    assert not [word for word in ("Home", "Hidden", "var a", "Cookies") if word in text]


def test_links_keep_their_addresses():
    page = '<html><body><p>See <a href="https://gardens.example/list">our list</a>.</p></body></html>'
    document = read(page, "letter.html")
    (link,) = document.links
    assert document.text[link.start : link.end] == "our list"
    assert link.address == "https://gardens.example/list"


def test_entities_and_odd_spaces_become_plain_characters():
    page = "<html><body><p>Gardens&nbsp;&amp; &quot;pigeons&quot;&#8203; &#xfb01;ve</p></body></html>"
    assert read(page, "letter.html").text == 'Gardens & "pigeons" five'

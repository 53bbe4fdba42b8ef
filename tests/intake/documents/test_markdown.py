from tests.intake.documents.made import read, texts


def test_signs_of_emphasis_headings_and_quotes_are_not_part_of_the_text():
    text = (
        "# Our reply #\n\n**1. Gardens?**\n\n"
        "We keep *four*, and `none` of __them__ is small.\n\n> You asked this.\n"
    )
    document = read(text, "letter.md")
    assert texts(document) == [
        "Our reply",
        "1. Gardens?",
        "We keep four, and none of them is small.",
        "You asked this.",
    ]
    assert [block.kind for block in document.blocks] == ["heading", "item", "paragraph", "quoted"]
    assert [block.bold for block in document.blocks] == [False, True, False, False]


def test_signs_that_mean_nothing_stay():
    text = "Name: ____ and file_name_here\n\n3 * 4 is 12 * 1, and 5\\* is a mark\n"
    assert texts(read(text, "letter.md")) == [
        "Name: ____ and file_name_here",
        "3 * 4 is 12 * 1, and 5* is a mark",
    ]


def test_tables_have_cells_without_bars():
    text = "| **Question** | Answer |\n| --- | :-: |\n| 1. Gardens? | Four<br>in all |\n| 2. Pigeons? |  |\n"
    document = read(text, "letter.md")
    assert [
        (block.table, block.row, block.column, document.text[block.start : block.end])
        for block in document.blocks
    ] == [
        (0, 0, 0, "Question"),
        (0, 0, 1, "Answer"),
        (0, 1, 0, "1. Gardens?"),
        (0, 1, 1, "Four"),
        (0, 1, 1, "in all"),
        (0, 2, 0, "2. Pigeons?"),
    ]


def test_links_become_their_words():
    text = "See [our list](https://gardens.example/a_b) or <https://pigeons.example>.\n"
    document = read(text, "letter.md")
    assert document.text == "See our list or https://pigeons.example."
    assert [(document.text[link.start : link.end], link.address) for link in document.links] == [
        ("our list", "https://gardens.example/a_b"),
        ("https://pigeons.example", "https://pigeons.example"),
    ]


def test_nested_items_have_their_depth():
    document = read("1. Gardens?\n    * Roses\n    * Ivy\n2. Pigeons?\n", "letter.md")
    assert texts(document) == ["1. Gardens?", "• Roses", "• Ivy", "2. Pigeons?"]
    assert [block.depth for block in document.blocks] == [1, 2, 2, 1]


def test_lines_broken_by_hand_are_one_paragraph_and_rules_are_left_out():
    long = "This is a line that somebody has broken by hand where the window of the\nprogram ended.\n"
    assert texts(read(f"{long}\n---\n\nBye\n", "letter.md")) == [" ".join(long.split()), "Bye"]

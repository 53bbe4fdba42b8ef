"""Tables: cells and shares in words, and the rows of the comparison as they reach the page."""

import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from responses.analysis.matrix import Cell, MatrixRow
from responses.models import STATE_MEANINGS, VALUE_SYMBOLS, Question, Response, Trust
from responses.stats import Share, figures
from responses.tables import (
    CELL_CLASSES,
    TrustTable,
    bounds_words,
    cell_words,
    matrix_rows,
    share_words,
    symbol,
    total_share,
    totals_row,
)
from tests.fictional import make_trust

YES_NO = Question(pk=1, code="camhs-1", kind="yes_no")
LIST = Question(pk=2, code="camhs-2", kind="list")
CHOICES = Question(pk=3, code="sarc-3", kind="choices", options=[["in", "Inside"], ["out", "Outside"]])


@pytest.mark.parametrize(
    ("cell", "question", "sign", "words"),
    [
        (Cell("answered", "yes"), YES_NO, "✓", "Yes"),
        (Cell("answered", "no", qualified=True), YES_NO, "✗", "No, qualified"),
        (Cell("answered", "partly", flagged=True), YES_NO, "◐", "Partly, against its condition"),
        (Cell("answered"), LIST, "●", "Answered"),
        (Cell("answered", "in|out"), CHOICES, "●", "Inside and Outside"),
        (Cell("left_blank"), YES_NO, "□", "Left blank"),
        (Cell("pending"), YES_NO, "…", "Pending"),
    ],
)
def test_a_cell_is_a_symbol_and_words(cell, question, sign, words):
    assert (symbol(cell), cell_words(cell, question)) == (sign, words)


HEADING = (
    '<tr><th scope="row"><a href="../trusts/XXAAA/">A &amp; &lt;B&gt;</a> '
    '<span class="app-code">XXAAA</span></th>'
)


def matrix_row(*cells: Cell) -> MatrixRow:
    return MatrixRow(Response(trust=Trust(ods_code="XXAAA", name="A & <B>")), cells)


def test_a_row_of_the_comparison_is_exactly_this():
    row = matrix_row(Cell("answered", "yes", qualified=True), Cell("refused"))
    assert matrix_rows([row], [YES_NO, LIST]) == (
        HEADING + "<td><a href=../answers/XXAAA/camhs-1/ class=y-q>Yes, qualified</a>"
        "<td><a href=../answers/XXAAA/camhs-2/ class=r>Refused</a>"
    )


@pytest.mark.parametrize(
    ("cell", "letters"),
    [
        (Cell("answered", "partly", flagged=True), "p-f"),
        (Cell("answered", "no", qualified=True, flagged=True), "n-qf"),
        (Cell("answered", "in|out"), "a"),
        (Cell("pending"), "w"),
    ],
)
def test_a_cell_has_the_letters_that_the_style_sheet_knows(cell, letters):
    assert re.findall(r"class=([\w-]+)>", matrix_rows([matrix_row(cell)], [YES_NO])) == [letters]


def test_every_value_and_state_has_a_letter_and_a_symbol_in_the_style_sheet(project):
    style = (project / "static" / "site" / "compare.css").read_text(encoding="utf-8")
    known = {code: meaning.symbol for code, meaning in STATE_MEANINGS.items()} | VALUE_SYMBOLS
    assert CELL_CLASSES.keys() == known.keys()
    assert len(set(CELL_CLASSES.values())) == len(known)
    for code, sign in known.items():
        assert (
            f'a[class^={CELL_CLASSES[code]}]::before {{ content: "{sign}"; content: "{sign}" / ""; }}'
            in style
        )


def test_a_trust_of_which_nothing_is_published_says_so_once():
    silent = matrix_row(Cell("no_reply"), Cell("no_reply"))
    assert matrix_rows([silent], [YES_NO, LIST]) == (
        HEADING + '<td colspan="2"><a href="../trusts/XXAAA/" class="s">'
        "No reply: the reply was overdue and was closed as unanswered</a></td>"
    )
    said_in_part = matrix_row(Cell("no_reply"), Cell("pending"))
    assert "colspan" not in matrix_rows([said_in_part], [YES_NO, LIST])
    refused = matrix_row(Cell("refused"), Cell("refused"))
    assert "colspan" not in matrix_rows([refused], [YES_NO, LIST])


def test_labels_of_options_are_escaped_in_a_cell():
    question = Question(pk=4, code="q-1", kind="choice", options=[["x", '"><script>']])
    html = matrix_rows([matrix_row(Cell("answered", "x"))], [question])
    assert html == HEADING + "<td><a href=../answers/XXAAA/q-1/ class=a>&quot;&gt;&lt;script&gt;</a>"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share(3, 9), "3 of 9"),
        (Share(3, 12), "3 of 12 (25%)"),
        (Share(0, 0), "0 of 0"),
        (Share(10, 10), "10 of 10 (100%)"),
    ],
)
def test_k_of_n_comes_first_and_small_bases_have_no_percentage(share, words):
    assert share_words(share) == words


def test_bounds_in_words():
    counts = [("answered", "yes", 3), ("answered", "no", 4), ("refused", "", 1), ("pending", "", 4)]
    assert bounds_words(figures(counts)) == "3 to 8 of 12 (25% to 67%)"
    assert bounds_words(figures(counts[:2])) == "3 to 3 of 7"
    assert bounds_words(figures([("not_applicable", "", 5)])) == "no trust to count"


def test_a_total_of_none_leads_nowhere():
    counted = {1: figures([("answered", "no", 2)])}
    assert totals_row(counted, [YES_NO], "asked", ["a"]) == (
        '<td>0 of 2<span class="nhsuk-u-visually-hidden"> yes</span></td>'
    )


def test_totals_are_yes_or_answered_of_the_base():
    counted = {
        1: figures([("answered", "yes", 2), ("answered", "partly", 1), ("no_reply", "", 4)]),
        2: figures([("answered", "", 5), ("left_blank", "", 1)]),
    }
    assert total_share(counted[1], YES_NO, "asked") == Share(2, 7)
    assert totals_row(counted, [YES_NO, LIST], "applicable", ["value=yes&page=1", "b"]) == (
        '<td><a href="?value=yes&amp;page=1">2 of 3<span class="nhsuk-u-visually-hidden"> yes</span></a></td>'
        '<td><a href="?b">5 of 6<span class="nhsuk-u-visually-hidden"> answered</span></a></td>'
    )


def test_our_template_has_caption_scope_and_sort_and_begins_anew_when_sorted(db):
    make_trust("R1A", "One NHS Trust")
    request = RequestFactory().get("/trusts/?page=3&q=one")
    table = TrustTable(Trust.objects.for_register(), order_by="-name")
    table.caption = "1 trust"
    html = Template("{% load django_tables2 %}{% render_table table %}").render(
        Context({"table": table, "request": request})
    )
    assert 'tabindex="0" role="region" aria-label="1 trust">' in html
    assert '<caption class="nhsuk-table__caption">1 trust</caption>' in html
    assert re.findall(r'scope="col" aria-sort="(\w+)"', html) == ["descending"] + ["none"] * 5
    headings = re.findall(r'aria-sort="\w+"><a href="([^"]+)"', html)
    assert len(headings) == 6
    assert [address for address in headings if "page=" in address] == []
    assert headings[0] == "?q=one&amp;sort=name"
    assert '<th class="nhsuk-table__header" scope="row"><a href="/trusts/R1A/">One NHS Trust</a></th>' in html

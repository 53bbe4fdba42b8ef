"""Rows in, tables out: no query, no request."""

from collections.abc import Iterable, Mapping, Sequence

import django_tables2 as tables
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from responses.analysis.matrix import Cell, MatrixRow
from responses.models import STATE_MEANINGS, VALUE_SYMBOLS, Question
from responses.stats import SILENT_STATES, Figures, Share, range_in_words

TEMPLATE = "responses/table.html"
NOTHING_FITS = format_html('No trust fits your choices. <a href="{}">Clear all choices</a>.', "?")


class CaptionedTable(tables.Table):
    """A table with a caption; our template has nothing but the table to read it from."""

    caption = ""


#: Days whose parts stay on one line, however narrow their column.
DAY, SHORT_DAY = "j\u00a0F\u00a0Y", "j\u00a0M\u00a0Y"


class TrustTable(CaptionedTable):
    """The register of trusts."""

    name = tables.Column(verbose_name="Trust", linkify=("responses:trust", {"ods": tables.A("ods_code")}))
    ods_code = tables.Column(verbose_name="ODS code")
    type = tables.Column(accessor="get_type_display", order_by="type", verbose_name="Type")
    region = tables.Column(order_by=("region__name", "region"), default="Not known")
    icb = tables.Column(order_by=("icb__name", "icb"), verbose_name="ICB", default="Not known")
    closed = tables.DateColumn(format=DAY, verbose_name="Closed", default="Open")

    class Meta:
        template_name = TEMPLATE
        order_by = "name"
        empty_text = NOTHING_FITS


class AskedTable(CaptionedTable):
    """Who was asked, when the reply was due and what came back."""

    trust = tables.Column(
        accessor="trust__name",
        verbose_name="Trust",
        linkify=lambda record: f"../trusts/{record.trust.ods_code}/",
    )
    sent = tables.DateColumn(
        accessor="response__sent_on", format=SHORT_DAY, verbose_name="Sent", default="Not known"
    )
    due = tables.Column(accessor="deadline__on", verbose_name="Due", default="Not known")
    replied = tables.DateColumn(accessor="replied_on", format=SHORT_DAY, verbose_name="Replied", default="–")
    working_days = tables.Column(verbose_name="Working days", default="–")
    on_time = tables.Column(verbose_name="On time", default="–")
    outcome = tables.Column(accessor="outcome_label", verbose_name="Outcome")

    class Meta:
        template_name = TEMPLATE
        order_by = "trust"
        empty_text = NOTHING_FITS

    def render_due(self, record: object, value: object) -> str:
        return f"{value:%-d\u00a0%b\u00a0%Y}" + (" (estimated)" if record.deadline.estimated else "")  # type: ignore[attr-defined]

    def render_on_time(self, value: str) -> str:
        return value.capitalize()


def symbol(cell: Cell) -> str:
    """The sign of a cell: that of its value, else that of its state."""
    return VALUE_SYMBOLS.get(cell.value) or STATE_MEANINGS[cell.state].symbol


def cell_words(cell: Cell, question: Question) -> str:
    """A cell in words, for readers of the symbol and for those who cannot see it."""
    words = question.value_label(cell.value) or STATE_MEANINGS[cell.state].label
    if cell.qualified:
        words += ", qualified"
    return f"{words}, against its condition" if cell.flagged else words


#: Stands for the trust's code in a cell that is made once for many trusts; no text holds a NUL.
_CODE = "\x00"


def matrix_rows(rows: Iterable[MatrixRow], questions: Sequence[Question]) -> SafeString:
    """The body of the comparison: one string a row, each different cell made once.

    A link leads from a cell to its answer: ``../answers/R1A/camhs-1/``, as seen from the comparison page.
    """
    # By identity, as a matrix holds one object for all equal cells: hashing the values takes half the time.
    made: list[dict[int, str]] = [{} for _ in questions]
    # Kept as long as their identities are, whatever kind of iterable the rows come from.
    kept = list(rows)
    lines = []
    for row in kept:
        parts = [_row_heading(row)]
        if _is_silent(row):
            parts.append(_silent_cell(row.cells[0], len(questions)))
        else:
            for column, cell, question in zip(made, row.cells, questions, strict=True):
                ready = column.get(id(cell))
                if ready is None:
                    ready = column[id(cell)] = _matrix_cell(cell, question)
                parts.append(ready)
        lines.append("".join(parts).replace(_CODE, row.response.trust_id))
    # Every part is escaped or comes from format_html; codes hold only letters, digits and hyphens.
    return mark_safe("".join(lines))  # noqa: S308


def _row_heading(row: MatrixRow) -> str:
    name = conditional_escape(row.trust.name)
    return (
        f'<tr><th scope="row"><a href="../trusts/{_CODE}/">{name}</a> '
        f'<span class="app-code">{_CODE}</span></th>'
    )


def _is_silent(row: MatrixRow) -> bool:
    """Whether nothing of this trust's reply is published: all its cells say the same."""
    first = row.cells[0]
    return len(row.cells) > 1 and first.state in SILENT_STATES and all(cell == first for cell in row.cells)


#: The class of a cell by its value or state: one letter, as nine thousand cells may stand on a page.
CELL_CLASSES = {
    "yes": "y",
    "partly": "p",
    "no": "n",
    "answered": "a",
    "left_blank": "b",
    "unclear": "u",
    "not_held": "h",
    "refused": "r",
    "referred_elsewhere": "e",
    "not_applicable": "x",
    "no_reply": "s",
    "pending": "w",
}


def _silent_cell(cell: Cell, columns: int) -> str:
    meaning = STATE_MEANINGS[cell.state]
    return format_html(
        '<td colspan="{}"><a href="../trusts/{}/" class="{}">{}: {}</a></td>',
        columns,
        _CODE,
        CELL_CLASSES[cell.state],
        meaning.label,
        meaning.definition[0].lower() + meaning.definition[1:].rstrip("."),
    )


def _matrix_cell(cell: Cell, question: Question) -> str:
    """Words alone, whose symbol the style sheet puts before them; without quotes and end tag, which HTML
    leaves open, as they are a twentieth of a large table even when it is compressed.
    """
    letter = CELL_CLASSES.get(cell.value) or CELL_CLASSES[cell.state]
    conditions = "q" * cell.qualified + "f" * cell.flagged
    return format_html(
        "<td><a href=../answers/{}/{}/ class={}{}>{}</a>",
        _CODE,
        question.code,
        letter,
        f"-{conditions}" if conditions else "",
        cell_words(cell, question),
    )


def totals_row(
    figures: Mapping[int, Figures], questions: Sequence[Question], base: str, queries: Sequence[str]
) -> SafeString:
    """The foot of the comparison: yes of the base for yes/no questions, else answered of the base.

    Each that counts a trust links to those that it counts, by the query string in ``queries``.
    """
    return format_html_join(
        "",
        "<td>{}</td>",
        (
            (_total(total_share(figures[question.pk], question, base), question, query),)
            for question, query in zip(questions, queries, strict=True)
        ),
    )


def _total(share: Share, question: Question, query: str) -> SafeString:
    words = format_html(
        '{} of {}<span class="nhsuk-u-visually-hidden"> {}</span>',
        share.count,
        share.base,
        "yes" if question.kind == Question.Kind.YES_NO else "answered",
    )
    return format_html('<a href="?{}">{}</a>', query, words) if share.count else words


def share_words(share: Share) -> str:
    """``3 of 12 (25%)``."""
    return share.in_words


def bounds_words(figures: Figures) -> str:
    """``3 to 7 of 12 (25% to 58%)``: the least and the most that yes could be, whatever the silent said."""
    return range_in_words(*figures.bounds("yes"))


def total_share(figures: Figures, question: Question, base: str) -> Share:
    return figures.headline(base, yes_no=question.kind == Question.Kind.YES_NO)

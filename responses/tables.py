"""Rows in, tables out: no query, no request."""

from collections.abc import Iterable, Mapping, Sequence

import django_tables2 as tables
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from responses.analysis.matrix import Cell, MatrixRow
from responses.models import STATE_MEANINGS, VALUE_SYMBOLS, Question
from responses.stats import Figures, Share

TEMPLATE = "responses/table.html"
NOTHING_FITS = format_html('No trust fits your choices. <a href="{}">Clear all choices</a>.', "?")


class CaptionedTable(tables.Table):
    """A table with a caption; our template has nothing but the table to read it from."""

    caption = ""


class TrustTable(CaptionedTable):
    """The register of trusts."""

    name = tables.Column(verbose_name="Trust", linkify=("responses:trust", {"ods": tables.A("ods_code")}))
    ods_code = tables.Column(verbose_name="ODS code")
    type = tables.Column(accessor="get_type_display", order_by="type", verbose_name="Type")
    region = tables.Column(order_by=("region__name", "region"), default="Not known")
    icb = tables.Column(order_by=("icb__name", "icb"), verbose_name="ICB", default="Not known")
    closed = tables.DateColumn(format="j F Y", verbose_name="Closed", default="Open")

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
        accessor="response__sent_on", format="j M Y", verbose_name="Sent", default="Not known"
    )
    due = tables.Column(accessor="deadline__on", verbose_name="Due", default="Not known")
    replied = tables.DateColumn(accessor="replied_on", format="j M Y", verbose_name="Replied", default="–")
    working_days = tables.Column(verbose_name="Working days", default="–")
    on_time = tables.Column(verbose_name="On time", default="–")
    outcome = tables.Column(accessor="outcome_label", verbose_name="Outcome")

    class Meta:
        template_name = TEMPLATE
        order_by = "trust"
        empty_text = NOTHING_FITS

    def render_due(self, record: object, value: object) -> str:
        return f"{value:%-d %b %Y}" + (" (estimated)" if record.deadline.estimated else "")  # type: ignore[attr-defined]

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


def matrix_rows(rows: Iterable[MatrixRow], questions: Sequence[Question]) -> SafeString:
    """The body of the comparison: one string a row, each different cell made once.

    A link leads from a cell to its answer: ``../answers/R1A/camhs-1/``, as seen from the comparison page.
    """
    made: dict[tuple[int, Cell], tuple[str, str]] = {}
    codes = [question.code for question in questions]
    lines = []
    for row in rows:
        code = row.response.trust_id
        parts = [
            f'<tr><th scope="row"><a href="../trusts/{code}/">{conditional_escape(row.trust.name)}</a> '
            f'<span class="app-code">{code}</span></th>'
        ]
        for position, cell in enumerate(row.cells):
            if (position, cell) not in made:
                made[position, cell] = _cell_halves(cell, questions[position])
            start, end = made[position, cell]
            parts.append(f'{start}<a href="../answers/{code}/{codes[position]}/">{end}')
        lines.append("".join(parts))
    # Every part is escaped above or comes from format_html; codes hold only letters, digits and hyphens.
    return mark_safe("".join(lines))  # noqa: S308


def _cell_halves(cell: Cell, question: Question) -> tuple[str, str]:
    kind = cell.value if cell.value in VALUE_SYMBOLS else cell.state
    mark = symbol(cell) + ("*" if cell.qualified else "") + ("!" if cell.flagged else "")
    words = cell_words(cell, question)
    start = format_html('<td class="app-cell app-cell--{}" title="{}">', kind, words)
    end = format_html(
        '<span aria-hidden="true">{}</span><span class="nhsuk-u-visually-hidden">{}</span></a></td>',
        mark,
        words,
    )
    return str(start), str(end)


def share_words(share: Share) -> str:
    """``3 of 12 (25%)``: k of n first, a percentage only where the base allows it."""
    words = f"{share.count} of {share.base}"
    return words if share.percent is None else f"{words} ({share.percent}%)"


def bounds_words(figures: Figures) -> str:
    """``3 to 7 of 12 (25% to 58%)``: the least and the most that yes could be, whatever the silent said."""
    low, high = figures.bounds("yes")
    if not low.base:
        return "no trust to count"
    words = f"{low.count} to {high.count} of {low.base}"
    return words if low.percent is None else f"{words} ({low.percent}% to {high.percent}%)"


def totals_row(figures: Mapping[int, Figures], questions: Sequence[Question], base: str) -> SafeString:
    """The foot of the comparison: yes of the base for yes/no questions, else answered of the base."""
    return format_html_join(
        "",
        '<td>{}<span class="nhsuk-u-visually-hidden"> {}</span></td>',
        (
            (
                total_share(figures[question.pk], question, base),
                "yes" if question.kind == "yes_no" else "answered",
            )
            for question in questions
        ),
    )


def total_share(figures: Figures, question: Question, base: str) -> Share:
    if question.kind == Question.Kind.YES_NO:
        return figures.share("yes", base)
    return Share(figures.answered, figures.base(base))

"""The text of all pages, in reading order."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from responses.intake.documents.layout.columns import aligned_rows, parts_of
from responses.intake.documents.layout.grids import Cell, Grid, grids_of
from responses.intake.documents.layout.hyphens import is_broken, rejoined, words_in
from responses.intake.documents.layout.paragraphs import Paragraph, paragraphs_of
from responses.intake.documents.layout.running import running_lines
from responses.intake.documents.layout.words import Line, Page, Word, lines_of
from responses.intake.documents.markers import marker_of
from responses.intake.documents.writing import Run, Writer

_SENTENCE_END = re.compile(r"[.!?:][\"”’')\]]*$")


@dataclass(frozen=True)
class _Cell:
    """Paragraphs in one cell of a table."""

    row: int
    column: int
    paragraphs: Sequence[Paragraph]


@dataclass
class _Table:
    """A table as it is written out; `edges` are those of its columns, to know it again on the next page."""

    cells: list[_Cell]
    edges: tuple[float, ...] = ()

    @property
    def rows(self) -> int:
        return 1 + max(cell.row for cell in self.cells)


_Piece = Paragraph | _Table


@dataclass
class _Pages:
    """What is known of the whole document while its pages are written."""

    writer: Writer
    words: Collection[str]
    margins: list[float] = field(default_factory=list)
    tables: int = 0


def write_pages(pages: Sequence[Page], writer: Writer) -> None:
    """Write what stands on the pages: the letter's text first, then running heads, feet and asides.

    A paragraph that goes over a page break so has its two parts side by side.
    """
    grids = [grids_of(page.rules) for page in pages]
    running = running_lines(pages, grids)
    document = _Pages(writer, set(words_in(" ".join(word.text for page in pages for word in page.words))))
    pieces: list[_Piece] = []
    for page, boxes, edge in zip(pages, grids, running, strict=True):
        aside = {id(word) for line in edge for word in line.words}
        words = [word for word in page.words if id(word) not in aside]
        _append(pieces, list(_pieces(words, boxes, page.number)))
    _write_pieces(pieces, document)
    for page, edge in zip(pages, running, strict=True):
        for line in (*edge, *lines_of(page.aside)):
            writer.add(_runs([line], document.words), kind="running", page=page.number)


def _append(pieces: list[_Piece], following: list[_Piece]) -> None:
    """Add the pieces of a page, joining what goes on from the page before."""
    if pieces and following:
        last, first = pieces[-1], following[0]
        if isinstance(last, Paragraph) and isinstance(first, Paragraph) and _goes_on(last, first):
            following[0] = replace(first, gap=False)
        elif isinstance(last, _Table) and isinstance(first, _Table) and _same_columns(last, first):
            _continue_table(last, first)
            following = following[1:]
    pieces += following


def _goes_on(last: Paragraph, first: Paragraph) -> bool:
    return not _SENTENCE_END.search(last.text) and not marker_of(first.text) and first.text[0].islower()


def _same_columns(last: _Table, first: _Table) -> bool:
    return len(last.edges) == len(first.edges) and all(
        abs(one - two) < 6 for one, two in zip(last.edges, first.edges, strict=True)
    )


def _continue_table(table: _Table, more: _Table) -> None:
    """Add the rows of the next page; a row whose first cell is empty goes on from the last one."""
    goes_on = all(cell.column for cell in more.cells if cell.row == 0)
    shift = table.rows - (1 if goes_on else 0)
    table.cells += [replace(cell, row=cell.row + shift) for cell in more.cells]


def _pieces(words: Sequence[Word], grids: Sequence[Grid], page: int) -> Iterator[_Piece]:
    """Paragraphs and tables of words that lie on a page or in a box, from top to bottom."""
    outer = [grid for grid in grids if not any(_is_within(grid, other) for other in grids)]
    left = list(words)
    margin = max((word.right for word in words if not any(_in(grid, word) for grid in outer)), default=0)
    for grid in outer:
        inside = [word for word in left if _in(grid, word)]
        if not inside:
            continue
        before = [word for word in left if word.base < inside[0].base and not _in(grid, word)]
        before = [word for word in left if not _in(grid, word) and word.base < grid.top + word.size / 2]
        yield from _flow(before, page, margin)
        yield from _box(inside, grid, [other for other in grids if other is not grid], page)
        done = {id(word) for word in (*inside, *before)}
        left = [word for word in left if id(word) not in done]
    yield from _flow(left, page, margin)


def _is_within(grid: Grid, other: Grid) -> bool:
    return grid is not other and any(grid.is_inside(cell) for cell in other.cells)


def _in(grid: Grid, word: Word) -> bool:
    return any(cell.holds(word) for cell in grid.cells)


def _flow(words: Sequence[Word], page: int, margin: float) -> Iterator[_Piece]:
    """Paragraphs, and tables without rules, of words outside any box."""
    for part in parts_of(words):
        if len(part.columns) == 1:
            yield from paragraphs_of(part.columns[0], page, margin)
            continue
        rows = aligned_rows(part.columns)
        margins = [max(line.right for line in column) for column in part.columns]
        if rows:
            yield _Table(list(_cells(rows, 0, range(len(margins)), margins, page)))
            continue
        for column, right in zip(part.columns, margins, strict=True):
            yield from paragraphs_of(column, page, right)


def _cells(
    rows: Sequence[Sequence[Sequence[Line]]],
    first_row: int,
    columns: Sequence[int],
    margins: Sequence[float],
    page: int,
) -> Iterator[_Cell]:
    for row, cells in enumerate(rows, start=first_row):
        for column, lines, margin in zip(columns, cells, margins, strict=True):
            if lines:
                yield _Cell(row, column, paragraphs_of(lines, page, margin))


def _box(words: Sequence[Word], grid: Grid, others: Sequence[Grid], page: int) -> Iterator[_Piece]:
    """What stands in a grid: a table where several of its columns hold text, else ordinary text."""
    held: dict[int, list[Word]] = {}
    for word in words:
        index = next(index for index, cell in enumerate(grid.cells) if cell.holds(word))
        held.setdefault(index, []).append(word)
    filled = [(grid.cells[index], held[index]) for index in sorted(held)]
    if len({cell.column for cell, _ in filled}) > 1:
        yield _Table(list(_table_cells(filled, page)), tuple(sorted({cell.left for cell in grid.cells})))
        return
    for cell, inside in filled:
        nested = [other for other in others if other.is_inside(cell)]
        yield from _opened(_pieces(inside, nested, page))


def _opened(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """The pieces of a box, the first paragraph parted from what stands outside it."""
    for number, piece in enumerate(pieces):
        yield replace(piece, gap=True) if number == 0 and isinstance(piece, Paragraph) else piece


def _table_cells(filled: Sequence[tuple[Cell, Sequence[Word]]], page: int) -> Iterator[_Cell]:
    """The cells of a table with rules, row by row; a drawn row that holds several rows is cut."""
    columns = sorted({cell.column for cell, _ in filled})
    margins = [
        max(word.right for cell, words in filled if cell.column == column for word in words)
        for column in columns
    ]
    first_row = 0
    for row in sorted({cell.row for cell, _ in filled}):
        cells = {cell.column: lines_of(words) for cell, words in filled if cell.row == row}
        lines = [cells.get(column, []) for column in columns]
        rows = aligned_rows(lines, numbered=True) or [lines]
        yield from _cells(rows, first_row, range(len(columns)), margins, page)
        first_row += len(rows)


def _write_pieces(pieces: Sequence[_Piece], document: _Pages) -> None:
    for piece in pieces:
        if isinstance(piece, _Table):
            _write_table(piece, document)
        else:
            _write_paragraph(piece, document)


def _write_table(table: _Table, document: _Pages) -> None:
    last_row = -1
    for cell in table.cells:
        add = partial(
            document.writer.add, kind="cell", table=document.tables, row=cell.row, column=cell.column
        )
        for number, paragraph in enumerate(cell.paragraphs):
            gap = cell.row != last_row if number == 0 else paragraph.gap
            add(_runs(paragraph.lines, document.words), gap=gap, page=paragraph.page)
        last_row = cell.row
    document.tables += 1


def _write_paragraph(paragraph: Paragraph, document: _Pages) -> None:
    runs = _runs(paragraph.lines, document.words)
    left = paragraph.lines[0].left
    if marker_of(paragraph.text):
        document.margins[:] = [*(margin for margin in document.margins if margin < left - 4), left]
        depth = len(document.margins)
    else:
        document.margins[:] = [margin for margin in document.margins if margin < left - 4]
        depth = 0
    document.writer.add(runs, gap=paragraph.gap, page=paragraph.page, depth=depth)


def _runs(lines: Sequence[Line], known: Collection[str]) -> list[Run]:
    """The words of these lines with a space between two, broken words made whole."""
    runs: list[Run] = []
    for line in lines:
        for number, word in enumerate(line.words):
            last = runs[-1] if runs else None
            if last and number == 0 and is_broken(last.text) and word.text[:1].isalpha():
                runs[-1] = replace(last, text=rejoined(last.text, word.text, known))
                continue
            runs.append(Run(word.text, word.bold, word.address))
    return _spaced(runs)


def _spaced(runs: Sequence[Run]) -> list[Run]:
    """The runs with a space after each but the last, which links to what both its neighbours link to."""
    spaced: list[Run] = []
    for run, following in pairwise(runs):
        address = run.address if run.address == following.address else ""
        spaced += [run, Run(" ", run.bold and following.bold, address)]
    return [*spaced, *runs[-1:]]

"""Columns of text that no rule parts: where the gutters are, and whether the columns make a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from responses.intake.documents.layout.words import Line, Word, lines_of, typical
from responses.intake.documents.markers import marker_of

#: The least width of a gutter, in points.
_NARROWEST = 10.0
#: Lines with text on both sides of a gutter that make it one.
_FEWEST_LINES = 2
#: A column of lines no longer than this, each beside a line of the next column, holds labels ("Answer:").
_LONGEST_LABEL = 16


@dataclass(frozen=True)
class Part:
    """A stretch of a page: columns of lines, read one after the other; a single one is ordinary text."""

    columns: Sequence[Sequence[Line]]


def parts_of(words: Sequence[Word]) -> list[Part]:
    """Ordinary text and stretches in several columns, from top to bottom."""
    lines = lines_of(words)
    parts: list[Part] = []
    plain: list[Line] = []
    index = 0
    while index < len(lines):
        end = _end_of_columns(lines, index)
        columns = _columns(lines[index:end]) if end else []
        if len(columns) < 2:
            plain.append(lines[index])
            index += 1
            continue
        if plain:
            parts.append(Part([plain]))
        parts.append(Part(columns))
        plain, index = [], end
    return [*parts, Part([plain])] if plain else parts


def _gaps(line: Line) -> list[tuple[float, float]]:
    """The wide gaps between words of a line."""
    least = max(_NARROWEST, 1.3 * line.size)
    pairs = zip(line.words, line.words[1:], strict=False)
    return [(one.right, two.left) for one, two in pairs if two.left - one.right >= least]


def _end_of_columns(lines: Sequence[Line], start: int) -> int:
    """Where the columns that begin at this line end; 0 where none begin."""
    return max((_end_of_gutter(lines, start, *gap) for gap in _gaps(lines[start])), default=0)


def _end_of_gutter(lines: Sequence[Line], start: int, left: float, right: float) -> int:
    both, last_both = 1, start
    for index in range(start + 1, len(lines)):
        line = lines[index]
        ends = [word.right for word in line.words if (word.left + word.right) / 2 < (left + right) / 2]
        begins = [word.left for word in line.words if (word.left + word.right) / 2 >= (left + right) / 2]
        left, right = max([left, *ends]), min([right, *begins])
        if right - left < _NARROWEST or line.base - lines[index - 1].base > 6 * line.size:
            return _end(lines, last_both, index, left) if both >= _FEWEST_LINES else 0
        if ends and begins:
            both, last_both = both + 1, index
    return _end(lines, last_both, len(lines), left) if both >= _FEWEST_LINES else 0


def _end(lines: Sequence[Line], last_both: int, limit: int, left: float) -> int:
    """The end of the lines that still belong to a column after the last line on both sides."""
    index = last_both + 1
    while index < limit:
        line, before = lines[index], lines[index - 1]
        near = line.base - before.base < 1.5 * line.size
        if line.left < left and not near:
            break
        index += 1
    return index


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines cut at every gutter that runs through all of them."""
    gutters = _gutters([word for line in lines for word in line.words])
    columns: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
    for line in lines:
        for word in line.words:
            columns[sum(word.left >= gutter for gutter in gutters)].append(word)
    return _without_labels([lines_of(column) for column in columns if column])


def _gutters(words: Sequence[Word]) -> list[float]:
    """Right edges of the vertical bands in which no word stands."""
    gutters, reach = [], min(word.left for word in words)
    for word in sorted(words, key=lambda word: word.left):
        if word.left - reach >= _NARROWEST:
            gutters.append(word.left)
        reach = max(reach, word.right)
    return gutters


def _without_labels(columns: list[list[Line]]) -> list[list[Line]]:
    """The columns, those that hold only labels or numbers joined to what they stand beside."""
    result: list[list[Line]] = []
    for column in columns:
        if result and _are_labels(result[-1], column):
            words = [word for line in (*result.pop(), *column) for word in line.words]
            column = lines_of(words)
        result.append(column)
    return result


def _are_labels(column: Sequence[Line], beside: Sequence[Line]) -> bool:
    heights = [line.base for line in beside]
    return all(
        (len(line.text) <= _LONGEST_LABEL or marker_of(line.text) == line.text)
        and any(abs(line.base - height) < 0.4 * line.size for height in heights)
        for line in column
    ) and (any(_is_label(line.text) for line in column) or len(beside) > 2 * len(column))


def _is_label(text: str) -> bool:
    return text.endswith((":", ".", ")")) or bool(marker_of(text))


def aligned_rows(columns: Sequence[Sequence[Line]], *, numbered: bool = False) -> list[list[list[Line]]]:
    """The columns cut into rows, as [row][column][line], where paragraphs of several begin side by side.

    Empty where they do not: then the columns are read one after the other. With `numbered` a row has to
    begin with a number in the first column.
    """
    filled = [column for column in columns if column]
    if len(filled) < 2:
        return []
    starts = [_starts(column) for column in filled]
    heights = sorted(height for height in starts[0] if _begins_beside(height, filled, starts))
    if numbered:
        markers = {line.base for line in filled[0] if marker_of(line.text)}
        heights = [height for height in heights if height in markers]
        if len(heights) != len(markers):
            return []
    fewest = min(len(places) for places in starts)
    if len(heights) < 2 or len(heights) < 0.6 * fewest:
        return []
    return [_row(columns, top, bottom) for top, bottom in zip(heights, [*heights[1:], None], strict=True)]


def _starts(column: Sequence[Line]) -> dict[float, bool]:
    """Base lines where a paragraph begins in a column."""
    steps = [two.base - one.base for one, two in pairwise(column)]
    usual = min(typical(steps, 0), 1.4 * typical((line.size for line in column), 10))
    starts = {column[0].base: True}
    for step, line in zip(steps, column[1:], strict=False):
        if step > 1.3 * usual or marker_of(line.text):
            starts[line.base] = True
    return starts


def _begins_beside(
    height: float, columns: Sequence[Sequence[Line]], starts: Sequence[dict[float, bool]]
) -> bool:
    """Whether another column's paragraph begins at this height."""
    return any(abs(other - height) < 0.4 * columns[0][0].size for places in starts[1:] for other in places)


def _row(columns: Sequence[Sequence[Line]], top: float, bottom: float | None) -> list[list[Line]]:
    return [
        [line for line in column if line.base > top - line.size / 2]
        if bottom is None
        else [line for line in column if top - line.size / 2 < line.base <= bottom - line.size / 2]
        for column in columns
    ]

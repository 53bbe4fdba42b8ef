"""Tables and boxes drawn with rules: which cells they make."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from responses.intake.documents.layout.words import Rule, Word

#: How far apart, in points, two ends of rules may be and still meet.
_TOUCH = 3.0
#: A page with more rules than this is a drawing.
_MOST_RULES = 1500


@dataclass(frozen=True)
class Cell:
    """A cell of a grid; row and column, from 0, are those of its top left corner."""

    row: int
    column: int
    left: float
    right: float
    top: float
    bottom: float

    def holds(self, word: Word) -> bool:
        middle, height = (word.left + word.right) / 2, word.base - word.size / 3
        return self.left <= middle <= self.right and self.top <= height <= self.bottom


@dataclass(frozen=True)
class Grid:
    """A table or box on a page, its cells in reading order."""

    cells: Sequence[Cell]
    left: float
    right: float
    top: float
    bottom: float

    def is_inside(self, cell: Cell) -> bool:
        return (
            cell.left - _TOUCH <= self.left
            and self.right <= cell.right + _TOUCH
            and cell.top - _TOUCH <= self.top
            and self.bottom <= cell.bottom + _TOUCH
        )


def grids_of(rules: Iterable[Rule]) -> list[Grid]:
    """The grids that these rules draw, from top to bottom."""
    merged = _merged(rules)
    if len(merged) > _MOST_RULES:
        return []
    grids = [grid for group in _touching(merged) if (grid := _grid(group))]
    return sorted(grids, key=lambda grid: (grid.top, grid.left))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """The rules with those that continue or cover each other made one."""
    result: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.vertical, round(rule.at / 1.5), rule.start)):
        last = result[-1] if result else None
        if (
            last
            and last.vertical == rule.vertical
            and abs(last.at - rule.at) < 1.5
            and rule.start <= last.end + _TOUCH
        ):
            result[-1] = Rule(last.vertical, last.at, last.start, max(last.end, rule.end))
        else:
            result.append(rule)
    return result


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of rules that meet or cross, directly or through others."""
    group_of = list(range(len(rules)))

    def root(index: int) -> int:
        while group_of[index] != index:
            group_of[index] = index = group_of[group_of[index]]
        return index

    level = [index for index, rule in enumerate(rules) if not rule.vertical]
    for upright in (index for index, rule in enumerate(rules) if rule.vertical):
        for flat in level:
            if _meet(rules[upright], rules[flat]):
                group_of[root(upright)] = root(flat)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    return list(groups.values())


def _meet(upright: Rule, flat: Rule) -> bool:
    return (
        flat.start - _TOUCH <= upright.at <= flat.end + _TOUCH
        and upright.start - _TOUCH <= flat.at <= upright.end + _TOUCH
    )


def _grid(rules: Sequence[Rule]) -> Grid | None:
    edges = _distinct(rule.at for rule in rules if rule.vertical)
    heights = _distinct(rule.at for rule in rules if not rule.vertical)
    if len(edges) < 2 or len(heights) < 2:
        return None
    cells = [
        Cell(row, column, edges[column], edges[right + 1], heights[row], heights[bottom + 1])
        for row, column, bottom, right in _joined(edges, heights, rules)
    ]
    return Grid(cells, edges[0], edges[-1], heights[0], heights[-1])


def _distinct(places: Iterable[float]) -> list[float]:
    result: list[float] = []
    for place in sorted(places):
        if not result or place - result[-1] > _TOUCH:
            result.append(place)
    return result


def _joined(
    edges: Sequence[float], heights: Sequence[float], rules: Sequence[Rule]
) -> list[tuple[int, int, int, int]]:
    """Top row, left column, bottom row and right column of each cell, in reading order.

    Fields with no rule between them are one cell.
    """
    free = {(row, column) for row in range(len(heights) - 1) for column in range(len(edges) - 1)}
    cells = []
    for row, column in sorted(free):
        if (row, column) not in free:
            continue
        right, bottom = column, row
        middle = (heights[row] + heights[row + 1]) / 2
        while (row, right + 1) in free and not _rule_at(rules, True, edges[right + 1], middle):
            right += 1
        centre = (edges[column] + edges[column + 1]) / 2
        while (bottom + 1, column) in free and not _rule_at(rules, False, heights[bottom + 1], centre):
            bottom += 1
        free -= {(r, c) for r in range(row, bottom + 1) for c in range(column, right + 1)}
        cells.append((row, column, bottom, right))
    return cells


def _rule_at(rules: Sequence[Rule], vertical: bool, at: float, across: float) -> bool:
    return any(
        rule.vertical == vertical
        and abs(rule.at - at) <= _TOUCH
        and rule.start - _TOUCH <= across <= rule.end + _TOUCH
        for rule in rules
    )

"""Running heads and feet: what stands at the edge of pages and is no part of the letter's text."""

import re
from collections import Counter
from collections.abc import Sequence

from responses.intake.documents.layout.grids import Grid
from responses.intake.documents.layout.words import Line, Page, lines_of, typical

#: The share of a page's height, at the top and at the foot, in which they stand.
_EDGE = 0.2
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.?|pg\.?)?\s*(\d{1,3})\s*(?:(?:of|/|\|)\s*\d{1,3})?[-–—|\s]*(?:page)?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")


def running_lines(pages: Sequence[Page], grids: Sequence[Sequence[Grid]]) -> list[list[Line]]:
    """For each page, the lines of its running head and foot."""
    edges = [_edge_lines(page) for page in pages]
    repeated = Counter(key for lines in edges for key in {_key(line) for line in lines})
    body = typical((word.size for page in pages for word in page.words), 11)
    return [
        [
            line
            for line in lines
            if repeated[_key(line)] >= max(2, len(pages) // 3)
            or _is_page_number(line, page, lines)
            or (page.number < len(pages) and line in _small_foot(page, lines, body, boxes))
        ]
        for page, lines, boxes in zip(pages, edges, grids, strict=True)
    ]


def _edge_lines(page: Page) -> list[Line]:
    top, foot = _EDGE * page.height, (1 - _EDGE) * page.height
    return [line for line in lines_of(page.words) if line.base < top or line.base > foot]


def _key(line: Line) -> tuple[str, int]:
    """What lines of the same head have in common on all pages: words, and height within some points."""
    return _DIGITS.sub("#", line.text), round(line.base / 12)


def _is_page_number(line: Line, page: Page, lines: Sequence[Line]) -> bool:
    """Whether it is the first or last line of a page and nothing but the page's number."""
    found = _PAGE_NUMBER.fullmatch(line.text)
    outermost = line is lines[0] or line is lines[-1]
    far_out = not 0.1 * page.height < line.base < 0.9 * page.height
    if not found or not outermost or not far_out:
        return False
    return int(found.group(1)) == page.number or not line.text.strip().isdigit()


def _small_foot(page: Page, lines: Sequence[Line], body: float, grids: Sequence[Grid]) -> list[Line]:
    """Lines in small type at the foot of a page, parted from the text: an address, the names of a board.

    A footnote, which begins with its mark, is text, and so is what stands in a box.
    """
    below = [line for line in lines if line.base > (1 - _EDGE) * page.height]
    foot: list[Line] = []
    for line in reversed(below):
        if line.size > 0.87 * body or any(_boxes(grid, line) for grid in grids):
            break
        foot.insert(0, line)
    above = max((word.base for word in page.words if foot and word.base < foot[0].base - 1), default=0)
    if not foot or foot[0].base - above < 1.6 * body or re.match(r"[\d*†(]", foot[0].text):
        return []
    return foot


def _boxes(grid: Grid, line: Line) -> bool:
    return grid.top < line.base < grid.bottom and grid.left < line.left < grid.right

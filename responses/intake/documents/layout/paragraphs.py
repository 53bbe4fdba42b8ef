"""Lines of one column, joined into paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from responses.intake.documents.layout.words import Line, typical
from responses.intake.documents.markers import marker_of

_SENTENCE_END = re.compile(r"[.!?:;…][\"”’')\]]*$")


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together; `gap` says whether white space parts them from what stands above."""

    lines: Sequence[Line]
    gap: bool
    page: int

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def paragraphs_of(lines: Sequence[Line], page: int, margin: float) -> list[Paragraph]:
    """The paragraphs of a column whose longest lines reach to `margin`."""
    result: list[Paragraph] = []
    left = min((line.left for line in lines), default=0)
    for group in _parted_by_gaps(lines):
        own = _own_margin(group, margin)
        current: list[Line] = []
        first = True
        for line in group:
            if current and (
                _is_flush_right(current[-1], line, left) or _begins_paragraph(current, line, own)
            ):
                result.append(Paragraph(current, first, page))
                current, first = [], False
            current.append(line)
        result.append(Paragraph(current, first, page))
    return result


def _is_flush_right(before: Line, line: Line, left: float) -> bool:
    """Whether two lines only share their right edge, as those of an address at the right of a page do."""
    stands_in = min(before.left, line.left) > left + 4 * line.size
    return stands_in and abs(before.right - line.right) < 3 and abs(before.left - line.left) > 4


def _parted_by_gaps(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in groups, a new one wherever the step from line to line is wider than is usual."""
    if not lines:
        return []
    usual = _usual_step(lines)
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        size = max(before.size, line.size)
        if line.base - before.base > 1.32 * usual * size:
            groups.append([])
        groups[-1].append(line)
    return groups


def _usual_step(lines: Sequence[Line]) -> float:
    """The step from a line to the next inside a paragraph, as a multiple of the size of the type."""
    steps = [(line.base - before.base) / max(before.size, line.size) for before, line in pairwise(lines)]
    close = sorted(step for step in steps if 0.8 < step < 2.3)
    # Paragraphs outnumber lines inside them in some letters: the lower third is still the inner step.
    usual = close[len(close) // 3] if close else 1.2
    return min(usual, 2.0) if len(close) > 4 else min(usual, 1.4)


def _own_margin(group: Sequence[Line], margin: float) -> float:
    """Where lines of a group are broken: nearer than `margin` if all of them say so."""
    own = max(line.right for line in group)
    left = min(line.left for line in group)
    if len(group) < 3 or own - left < 0.4 * (margin - left):
        return margin
    pairs = list(pairwise(group))
    reach = typical(((before.right - left) / (own - left) for before, _ in pairs), 0)
    if reach > 0.85 and all(_is_full(before, line, own) for before, line in pairs):
        return own
    return margin


def _is_full(before: Line, line: Line, margin: float) -> bool:
    """Whether the first word of a line had no room at the end of the line before it."""
    word = line.words[0]
    return before.right + 0.25 * before.size + (word.right - word.left) > margin - 0.5


def _begins_paragraph(current: Sequence[Line], line: Line, margin: float) -> bool:
    before = current[-1]
    if before.bold != line.bold and (before.bold or line.bold) and _style_parts(current, line):
        return True
    if abs(line.size - before.size) > 0.15 * max(line.size, before.size):
        return True
    full = _is_full(before, line, margin)
    if marker_of(line.text) and not (full and _goes_on(before, line)):
        return True
    if not full:
        return not (_reads_on(before, line) and before.right - before.left > 0.5 * (margin - before.left))
    return _is_indented(current, line)


def _style_parts(current: Sequence[Line], line: Line) -> bool:
    """Whether a change between bold and not bold at a line's end is one between paragraphs."""
    return all(one.bold for one in current) or not any(word.bold for one in current for word in one.words)


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line that begins like a list item may still be the middle of a sentence."""
    return abs(line.left - before.left) < 2 and not _SENTENCE_END.search(before.text)


def _reads_on(before: Line, line: Line) -> bool:
    first = line.words[0].text
    return first[:1].islower() and not _SENTENCE_END.search(before.text) and not marker_of(line.text)


def _is_indented(current: Sequence[Line], line: Line) -> bool:
    """Whether a line starts further in, or further out, than the paragraph's lines do."""
    before = current[-1]
    shift = line.left - before.left
    if abs(shift) < 4 or abs((line.left + line.right) - (before.left + before.right)) < 6:
        return False
    if len(current) == 1:
        # A hanging number or label stands out to the left, a first line may stand in.
        return (shift > 0 and not _hangs(before, line)) or (shift < 0 and bool(marker_of(before.text)))
    return True


def _hangs(first: Line, line: Line) -> bool:
    """Whether a second line begins below a word of the first that follows a number or label."""
    return any(abs(word.left - line.left) < 4 for word in first.words[1:6])

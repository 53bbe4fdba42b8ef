"""Blocks in a text that is kept as it stands: paragraphs, list items, quoted mail, Markdown's signs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from responses.intake.documents.document import Block, Kind
from responses.intake.documents.markers import marker_of

_QUOTE = re.compile(r"(?:\s*>)+\s*")
_HEADING = re.compile(r"#{1,6}\s")
_TABLE_ROW = re.compile(r"\|.*\|$")
_TABLE_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?$")
_RULE = re.compile(r"([-*_=~`])(?:\s*\1){2,}\w*$")
_CELL = re.compile(r"\|(?:\\.|[^|\\])*(?:\|\s*$)?")
_BOLD = re.compile(r"(\*\*|__)(?!\s)(?:(?!\1).)+\1[.:]?", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]*$")
#: Texts whose longest lines have more characters are not broken into lines by hand.
_WIDEST_BROKEN = 120


@dataclass(frozen=True)
class _Line:
    """A line that is not blank: its span without white space at its ends, and how far it is indented."""

    start: int
    text: str
    indent: int
    follows_blank: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def quote(self) -> str:
        found = _QUOTE.match(self.text)
        return found.group() if found else ""

    @property
    def said(self) -> str:
        """The line without signs of quoting."""
        return self.text[len(self.quote) :]


def blocks_of(text: str, *, markdown: bool = False) -> list[Block]:
    """The blocks of a text, offsets in it."""
    lines = list(_lines(text))
    width = _broken_at(lines)
    blocks: list[Block] = []
    group: list[_Line] = []
    for line in lines:
        if group and _begins(group, line, width, markdown):
            blocks += _finished(group, blocks, markdown)
            group = []
        group.append(line)
    if group:
        blocks += _finished(group, blocks, markdown)
    return _nested(blocks, text)


def _lines(text: str) -> Iterator[_Line]:
    start, follows_blank = 0, True
    for line in text.split("\n"):
        said = line.strip()
        if said:
            indent = len(line) - len(line.lstrip())
            yield _Line(start + indent, said, len(line[:indent].expandtabs(4)), follows_blank)
        follows_blank = not said
        start += len(line) + 1


def _broken_at(lines: Sequence[_Line]) -> int:
    """The width at which lines were broken by hand, 0 where they were not."""
    widest = max((line.indent + len(line.text) for line in lines), default=0)
    return widest if 40 <= widest <= _WIDEST_BROKEN else 0


def _begins(group: Sequence[_Line], line: _Line, width: int, markdown: bool) -> bool:
    """Whether a line begins a block of its own after the lines of `group`."""
    before = group[-1]
    if line.follows_blank or bool(line.quote) != bool(before.quote) or not (line.said and before.said):
        return True
    if marker_of(line.said):
        return True
    if markdown and any(_is_sign(one.said) for one in (line, before)):
        return True
    first, *_ = line.said.split(maxsplit=1)
    if first[0].islower() and not _SENTENCE_END.search(before.text) and len(before.text) > width / 2:
        return False
    return before.indent + len(before.text) + 1 + len(first) <= width or not width


def _is_sign(text: str) -> bool:
    return bool(
        _HEADING.match(text) or _TABLE_ROW.match(text) or _TABLE_RULE.match(text) or _RULE.match(text)
    )


def _finished(group: Sequence[_Line], blocks: Sequence[Block], markdown: bool) -> list[Block]:
    """The block of these lines; the cells of a row of a table are one each."""
    first, last = group[0], group[-1]
    if markdown and len(group) == 1 and not first.quote:
        if _TABLE_RULE.fullmatch(first.text) or _RULE.fullmatch(first.text):
            return [Block(first.start, first.end, kind="running")]
        if _TABLE_ROW.fullmatch(first.text):
            return list(_row(first, blocks))
    said = " ".join(line.said for line in group)
    marker = marker_of(first.said)
    kind: Kind = "quoted" if first.quote else "item" if marker else "paragraph"
    if markdown and _HEADING.match(first.text):
        kind, marker = "heading", ""
    bold = markdown and bool(_BOLD.fullmatch(said.removeprefix(marker).strip()))
    return [Block(first.start, last.end, kind=kind, marker=marker, bold=bold)]


def _row(line: _Line, blocks: Sequence[Block]) -> Iterator[Block]:
    """The cells of a row; each has the bar before it, the last also the one after it."""
    cells = [block for block in blocks[-60:] if block.kind == "cell"]
    last = cells[-1] if cells else None
    table, row = (last.table, last.row) if last else (None, None)
    if line.follows_blank or table is None or row is None:
        table, row = (0 if table is None else table + 1), -1
    for column, cell in enumerate(_CELL.finditer(line.text)):
        text = cell.group().rstrip()
        start = line.start + cell.start()
        marker = marker_of(text.strip("| "))
        yield Block(
            start, start + len(text), kind="cell", marker=marker, table=table, row=row + 1, column=column
        )


def _nested(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks, list items with the depth that their indentation gives them."""
    result, open_at = [], list[int]()
    for block in blocks:
        if block.kind == "item":
            line_start = text.rfind("\n", 0, block.start) + 1
            indent = len(text[line_start : block.start].expandtabs(4))
            open_at = [*(other for other in open_at if other < indent), indent]
            block = replace(block, depth=len(open_at))
        elif block.kind in ("heading", "cell"):
            open_at = []
        result.append(block)
    return result

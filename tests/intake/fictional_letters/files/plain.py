"""Plain text, wrapped or not, with tables as lines."""

import textwrap
from collections.abc import Callable, Iterator

from tests.intake.fictional_letters.drafting import Cell, Draft, Line, PageBreak, Table
from tests.intake.fictional_letters.pools import Author


def write_text(draft: Draft, author: Author) -> bytes:
    """UTF-8, now and then with a byte order mark or with CRLF."""
    text = plain_text(draft, author)
    if author.maybe(0.2):
        text = text.replace("\n", "\r\n")
    return text.encode("utf-8-sig" if author.maybe(0.1) else "utf-8")


def plain_text(draft: Draft, author: Author) -> str:
    """The whole letter; the author's chance decides on width, gaps and how a table is written."""
    width = author.chance.choice((0, 0, 72, 80, 96))
    tight = author.maybe(0.25)
    between = author.chance.choice(("\t", " | ", "\n"))
    parts: list[str] = []
    for element in draft.elements:
        if isinstance(element, PageBreak):
            if author.maybe(0.5):
                parts.append("\f")
        elif isinstance(element, Table):
            parts.extend(_rows(element, between))
        else:
            indent = " " * author.chance.choice((0, 2, 3)) * element.depth
            parts.append(_wrapped(element.written, width, indent))
            if element.kind == "item" and tight:
                continue
        if not tight or author.maybe(0.5):
            parts.append("")
    return "\n".join(parts) + "\n"


def _wrapped(text: str, width: int, indent: str) -> str:
    wrap: Callable[[str], str] = lambda line: textwrap.fill(  # noqa: E731
        line, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False,
        break_long_words=False,
    )  # fmt: skip
    return "\n".join(wrap(line) if width else indent + line for line in text.split("\n"))


def _rows(table: Table, between: str) -> Iterator[str]:
    for row in table.rows:
        joined = "\n" if between == "\n" else " "
        yield between.join(_cell(cell, joined) for cell in row)
        if between == "\n":
            yield ""


def _cell(cell: Cell, joined: str) -> str:
    return joined.join(_one_line(line) for line in cell)


def _one_line(line: Line) -> str:
    return " ".join(line.written.split())

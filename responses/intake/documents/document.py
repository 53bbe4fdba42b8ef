"""What a letter becomes once it is read: its text, and which part of it each stretch of text is.

All positions are counted in code points of ``Document.text``, starts included and ends not.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

#: running: head, foot or page number. quoted: earlier mail in a thread. header: the head of a mail.
Kind = Literal["paragraph", "heading", "item", "cell", "running", "quoted", "header"]


class DocumentError(ValueError):
    """A file that cannot be read: one line that begins with the file's name."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(" ".join(f"{name}: {reason}".split()))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table cell or piece of page furniture: ``text[start:end]``.

    Blocks stand in the order of the text and never overlap; between them is only white space.
    """

    start: int
    end: int
    #: From 1; always 1 in a format that has no pages.
    page: int = 1
    kind: Kind = "paragraph"
    #: The number or bullet with which the block begins ("1.", "a)", "•"), part of its text. One that a
    #: program would draw (Word's numbering, an HTML list) is written into the text as drawn.
    marker: str = ""
    #: How deep a list item is nested, from 1; 0 outside lists.
    depth: int = 0
    #: Of a cell, each from 0: which table of the document, which row, which column.
    table: int | None = None
    row: int | None = None
    column: int | None = None
    #: All of it is printed bold.
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of text that links to an address."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a mail; its size in bytes, None where it is unknown."""

    name: str
    size: int | None


@dataclass(frozen=True)
class Document:
    """A letter as read: Unicode text with LF line ends and no NUL, and the blocks that cover it."""

    name: str
    media_type: str
    #: Of the file's bytes, 64 hexadecimal digits.
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    #: How many pages the file has; 1 where the format has none.
    pages: int
    links: tuple[Link, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    #: Why the text is not all there: "scan" when pages hold images and no text, else empty.
    problem: str = ""

    def block_at(self, position: int) -> Block | None:
        """The block that holds the character at this position; None for white space between blocks."""
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position >= self.blocks[index].end:
            return None
        return self.blocks[index]

    def page_at(self, position: int) -> int:
        """The page, from 1, of the block at this position, or of the last one before it."""
        index = bisect_right(self._starts, position) - 1
        return self.blocks[max(index, 0)].page if self.blocks else 1

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

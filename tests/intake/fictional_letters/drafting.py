"""A letter as a list of lines, tables and page breaks, before it becomes a file."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    """A paragraph, a heading or an item of a list.

    ``marker`` stands before the text; where it is ``drawn`` the format's own lists draw it, at ``depth``. The
    first ``bold`` code points are bold. Line breaks within the text are kept.
    """

    text: str
    kind: str = "paragraph"
    marker: str = ""
    depth: int = 0
    drawn: bool = False
    bold: int = 0

    @property
    def written(self) -> str:
        """The text behind its marker."""
        return f"{self.marker} {self.text}".strip() if self.marker else self.text


Cell = tuple[Line, ...]


@dataclass(frozen=True)
class Table:
    """Rows of cells, each of some lines; the first row is the header where ``header``."""

    rows: tuple[tuple[Cell, ...], ...]
    header: bool = True


@dataclass(frozen=True)
class PageBreak:
    """The next line stands on a new page, in formats that have pages."""


Element = Line | Table | PageBreak


@dataclass
class Draft:
    """The letter so far, with what runs along the head and foot of every page."""

    elements: list[Element] = field(default_factory=list)
    head: str = ""
    foot: str = ""

    def add(self, *elements: Element) -> None:
        self.elements.extend(elements)

    def lines(self) -> Iterator[Line]:
        """Every line, those in cells among them."""
        for element in self.elements:
            if isinstance(element, Line):
                yield element
            elif isinstance(element, Table):
                yield from (line for row in element.rows for cell in row for line in cell)

    def paragraph(self, text: str, *, bold: bool = False) -> None:
        self.add(Line(text, bold=len(text) if bold else 0))

    def heading(self, text: str) -> None:
        self.add(Line(text, kind="heading", bold=len(text)))

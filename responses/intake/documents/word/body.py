"""Paragraphs and tables of a part of a Word file, in the order of the document."""

from collections.abc import Iterator
from typing import Any

from responses.intake.documents.formats import UnreadableError
from responses.intake.documents.word.archive import Archive
from responses.intake.documents.word.names import Element, child, local, number, value, w
from responses.intake.documents.word.numbering import Numbering
from responses.intake.documents.word.paragraphs import ParagraphReader, mark_is_deleted, shown_children
from responses.intake.documents.word.styles import Styles
from responses.intake.documents.writing import Run, Writer

#: Space between paragraphs, in twentieths of a point, that a reader sees as a gap.
_GAP = 80
_DEEPEST = 40


class WordReader:
    """Writes what the parts of a Word file hold."""

    def __init__(self, archive: Archive, writer: Writer) -> None:
        self.archive, self.writer = archive, writer
        self.main = archive.main_part()
        self.relations = archive.relations(self.main)
        self._styles = Styles(archive.part(self.related("styles")))
        self._numbering = Numbering.of(archive.part(self.related("numbering")))
        self._tables = 0

    def related(self, kind: str) -> str:
        """The name of the part of this kind, "" where the file has none."""
        return next((target for one, target in self.relations.values() if one == kind), "")

    def write_part(self, root: Element, part: str, **fields: Any) -> None:
        """Write paragraphs and tables below an element; `fields` are those of every block."""
        reader = ParagraphReader(self._styles, self.archive.relations(part))
        _PartWriter(self, reader, self._styles, self._numbering).write(root, fields)

    def next_table(self) -> int:
        self._tables += 1
        return self._tables - 1


class _PartWriter:
    def __init__(
        self, document: WordReader, reader: ParagraphReader, styles: Styles, numbering: Numbering
    ) -> None:
        self._document, self._reader, self._styles, self._numbering = document, reader, styles, numbering
        self._gap = True
        #: Properties of the paragraph before, and runs whose paragraph goes on in the next one.
        self._before: Element | None = None
        self._carried: list[Run] = []

    def write(self, element: Element, fields: dict[str, Any], depth: int = 0) -> None:
        if depth > _DEEPEST:
            raise UnreadableError("has tables or boxes nested too deeply")
        for item in shown_children(element):
            name = local(item)
            if name == "p":
                self._write_paragraph(item, fields, depth)
            elif name == "tbl":
                self._write_table(item, fields, depth)
            elif name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "txbxContent"):
                self.write(item, fields, depth + 1)

    def _write_paragraph(self, element: Element, fields: dict[str, Any], depth: int) -> None:
        properties = child(element, "pPr")
        found = self._reader.read(element)
        runs = [*self._carried, *found.runs]
        self._carried = []
        if mark_is_deleted(element):
            self._carried = runs
        elif any(run.text.strip() for run in runs):
            gap = self._gap or self._space(properties) >= _GAP
            self._document.writer.add(runs, gap=gap, **self._fields(properties, fields))
            self._gap, self._before = False, properties
        else:
            self._gap = True
        for box in found.boxes:
            self._gap = True
            self.write(box, fields, depth + 1)
            self._gap = True

    def _space(self, properties: Element | None) -> int:
        """Between the paragraph before and this one."""
        same = self._styles.style_of(self._before) == self._styles.style_of(properties)
        if same and self._styles.is_close(self._before) and self._styles.is_close(properties):
            return 0
        above, below = self._styles.spacing(self._before, "after"), self._styles.spacing(properties, "before")
        return max(above, below)

    def _fields(self, properties: Element | None, fields: dict[str, Any]) -> dict[str, Any]:
        identifier, named = self._styles.numbering(properties)
        own: dict[str, Any] = {}
        if self._styles.is_heading(properties):
            own["kind"] = "heading"
        if identifier:
            level = self._numbering.level_of(identifier, named, self._styles.style_of(properties))
            own["marker"] = self._numbering.next_marker(identifier, level)
            own["depth"] = level + 1 if own["marker"] else 0
        return own | fields

    def _write_table(self, element: Element, fields: dict[str, Any], depth: int) -> None:
        rows = [list(_cells(row)) for row in _rows(element)]
        self._gap = True
        if all(len(row) <= 1 for row in rows) or "table" in fields:
            for _, cell in (found for row in rows for found in row):
                self.write(cell, fields, depth + 1)
                self._gap = True
            return
        table = self._document.next_table()
        for index, row in enumerate(rows):
            self._gap = True
            for column, cell in row:
                place = {"kind": "cell", "table": table, "row": index, "column": column}
                self.write(cell, place | fields, depth + 1)
                self._gap = False
                self._before = None
        self._gap = True


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table that were not deleted."""
    for item in shown_children(table):
        if local(item) == "tr" and child(item, "trPr", "del") is None:
            yield item
        elif local(item) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _rows(item)


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells of a row that begin there, each with its column."""
    column = number(value(row, "trPr", "gridBefore"))
    for cell in _cell_elements(row):
        merge = child(cell, "tcPr", "vMerge")
        if merge is None or merge.get(w("val")) == "restart":
            yield column, cell
        column += max(number(value(cell, "tcPr", "gridSpan"), 1), 1)


def _cell_elements(row: Element) -> Iterator[Element]:
    for item in shown_children(row):
        if local(item) == "tc":
            yield item
        elif local(item) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _cell_elements(item)

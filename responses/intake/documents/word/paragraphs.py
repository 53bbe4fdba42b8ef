"""The runs of a Word paragraph, tracked changes accepted, and the text boxes anchored in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from responses.intake.documents.word.names import Element, child, is_on, local, relation_id, w
from responses.intake.documents.word.styles import Styles
from responses.intake.documents.writing import Run

#: What a run can hold that stands for characters.
_CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
#: Elements whose content was deleted or moved away, or is no text.
_LEFT_OUT = {"del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "tblPr", "object"}
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]+)"')


@dataclass
class Paragraph:
    """What was found in a paragraph; `boxes` are the contents of its text boxes."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


@dataclass
class _Field:
    """A field whose result is shown, such as a link: its instruction so far."""

    instruction: str = ""
    shows_result: bool = False


class ParagraphReader:
    """Reads paragraphs of one part of a file, whose links are relations of that part."""

    def __init__(self, styles: Styles, relations: Mapping[str, tuple[str, str]]) -> None:
        self._styles, self._relations = styles, relations
        self._fields: list[_Field] = []

    def read(self, element: Element) -> Paragraph:
        result = Paragraph()
        self._read_children(element, child(element, "pPr"), "", result)
        return result

    def _read_children(
        self, element: Element, properties: Element | None, address: str, result: Paragraph
    ) -> None:
        for item in shown_children(element):
            name = local(item)
            if name == "r":
                self._read_run(item, properties, address, result)
            elif name == "hyperlink":
                _, target = self._relations.get(relation_id(item), ("", ""))
                self._read_children(item, properties, target or address, result)
            elif name == "fldSimple":
                found = _ADDRESS.search(item.get(w("instr"), ""))
                self._read_children(item, properties, found.group(1) if found else address, result)
            elif name == "t":
                # Text of formulas stands outside runs of Word's own.
                result.runs.append(Run(item.text or ""))
            elif name == "txbxContent":
                result.boxes.append(item)
            elif name not in _LEFT_OUT:
                self._read_children(item, properties, address, result)

    def _read_run(self, element: Element, paragraph: Element | None, address: str, result: Paragraph) -> None:
        properties = child(element, "rPr")
        if is_on(child(properties, "vanish")):
            return
        bold = self._styles.is_bold(paragraph, properties)
        for item in shown_children(element):
            text = self._characters(item)
            if text:
                result.runs.append(Run(text, bold, self._address() or address))
            elif local(item) in ("drawing", "pict"):
                result.boxes += outermost_boxes(item)

    def _characters(self, item: Element) -> str:
        """What an element of a run stands for; fields are followed on the way."""
        name = local(item)
        if name == "fldChar":
            return self._follow_field(item)
        if name == "instrText" and self._fields:
            self._fields[-1].instruction += item.text or ""
        if name == "t":
            return "" if self._is_in_instruction() else item.text or ""
        if name == "sym":
            code = item.get(w("char"), "")
            return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""
        return _CHARACTERS.get(name, "")

    def _follow_field(self, item: Element) -> str:
        kind = item.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(_Field())
            box = child(item, "ffData", "checkBox")
            if box is not None:
                checked = is_on(child(box, "checked"))
                return "☒" if (is_on(child(box, "default")) if checked is None else checked) else "☐"
        elif kind == "separate" and self._fields:
            self._fields[-1].shows_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()
        return ""

    def _is_in_instruction(self) -> bool:
        return any(not one.shows_result for one in self._fields)

    def _address(self) -> str:
        """The address of the innermost link among the open fields."""
        found = (_ADDRESS.search(one.instruction) for one in reversed(self._fields))
        return next((one.group(1) for one in found if one), "")


def shown_children(element: Element) -> Iterator[Element]:
    """The children that are shown: of alternatives for different programs the first alone."""
    for item in element:
        name = local(item)
        if name == "AlternateContent":
            choices = [one for one in item if local(one) in ("Choice", "Fallback")]
            if choices:
                yield from shown_children(choices[0])
        elif name not in ("del", "moveFrom"):
            yield item


def outermost_boxes(element: Element) -> list[Element]:
    """The contents of text boxes in a drawing, those inside others left to them."""
    boxes: list[Element] = []
    for item in shown_children(element):
        boxes += [item] if local(item) == "txbxContent" else outermost_boxes(item)
    return boxes


def mark_is_deleted(element: Element) -> bool:
    """Whether the end of a paragraph was deleted, so that the next one goes on in it."""
    marks = child(element, "pPr", "rPr")
    return child(marks, "del") is not None or child(marks, "moveFrom") is not None

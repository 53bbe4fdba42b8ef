"""Text of HTML: pages and mails, with the numbers that a browser draws before list items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from responses.intake.documents.formats import UnreadableError
from responses.intake.documents.word.numbering import letters, roman
from responses.intake.documents.writing import Run, Writer

Element = Any

#: What no reader sees, or what only serves to find one's way about a site.
_LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "option",
        "button",
        "textarea",
        "input",
        "datalist",
        "dialog",
        "menu",
        "math",
        "frameset",
    ]
)
_LEFT_OUT_ROLES = frozenset(("navigation", "search", "menu", "menubar", "dialog", "alertdialog", "toolbar"))
#: Head and foot of a page, and the roles that say the same.
_EDGES = {"header": "banner", "footer": "contentinfo"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: Elements that begin a line of their own; those in the first group are parted from others by space.
_PARTED = _HEADINGS | frozenset("p ul ol dl table blockquote pre hr figure fieldset".split())  # noqa: SIM905
_BLOCKS = _PARTED | frozenset(
    [
        "html",
        "body",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "address",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "form",
        "center",
        "details",
        "summary",
        "figcaption",
        "legend",
    ]
)
_BULLETS = ("•", "◦", "▪")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(normal|[1-5]00)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_FORMS = {
    "a": letters,
    "lower-alpha": letters,
    "lower-latin": letters,
    "i": roman,
    "lower-roman": roman,
    "A": lambda count: letters(count).upper(),
    "upper-alpha": lambda count: letters(count).upper(),
    "upper-latin": lambda count: letters(count).upper(),
    "I": lambda count: roman(count).upper(),
    "upper-roman": lambda count: roman(count).upper(),
}
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_DEEPEST = 150


def write_html(data: bytes, writer: Writer, *, charset: str = "") -> None:
    """Write the text of a page; `charset` is what came with it, if anything did."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    text = decoded_page(data, charset)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableError("has elements nested too deeply")
    if root is not None:
        _Page(writer).write(_main_part(root))


def decoded_page(data: bytes, charset: str) -> str:
    """The text of a page or mail in the encoding that it came with or names itself."""
    found = _CHARSET.search(data[:4096])
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        charset = "utf-16"
    named = found.group(1).decode("ascii", "replace") if found else ""
    for name in (charset, "utf-8-sig", named, "cp1252"):
        try:
            return data.decode(name).replace("\0", "")
        except (LookupError, UnicodeError):
            continue
    return data.decode("cp1252", "replace").replace("\0", "")


def _main_part(root: Element) -> Element:
    """The one element that says it is the page's main part, if it holds text; else the whole page."""
    for path in ("//main|//*[@role='main']", "//article"):
        found = root.xpath(path)
        if len(found) == 1 and len(found[0].xpath("normalize-space(.)")) > 200:
            return found[0]
    return root


@dataclass
class _List:
    """A list that is being written: its next number, and how its numbers are drawn; no form is no marker."""

    ordered: bool
    form: str
    number: int
    step: int = 1


@dataclass
class _Page:
    """Writes blocks as the elements of a page end."""

    writer: Writer
    _runs: list[Run] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _fields: dict[str, Any] = field(default_factory=dict)
    _marker: str = ""
    _gap: bool = True
    _tables: int = 0
    _preformatted: bool = False

    def write(self, root: Element) -> None:
        self._element(root, Run(""), 0)
        self._end_block()

    def _element(self, element: Element, style: Run, depth: int) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or _is_left_out(element):
            return
        if depth > _DEEPEST:
            raise UnreadableError("has elements nested too deeply")
        if tag == "br":
            self._runs.append(Run("\n"))
            return
        if tag in _BLOCKS:
            self._end_block()
            self._gap = self._gap or (tag in _PARTED and not _is_plain_line(element))
        before, self._fields = self._fields, self._fields | _fields_of(element)
        self._inside(element, tag, _style(element, tag, style), depth)
        if tag in _BLOCKS:
            self._end_block(is_blank=tag in ("p", "div", "hr"))
            self._gap = self._gap or (tag in _PARTED and not _is_plain_line(element))
        self._fields = before

    def _inside(self, element: Element, tag: str, style: Run, depth: int) -> None:
        if tag in ("ol", "ul"):
            self._lists.append(_list_of(element, tag, len(self._lists)))
            self._children(element, style, depth)
            self._lists.pop()
        elif tag == "li":
            self._item(element, style, depth)
        elif tag == "table" and _is_table(element) and "table" not in self._fields:
            self._table(element, style, depth)
        elif tag == "pre":
            self._preformatted = True
            self._children(element, style, depth)
            self._preformatted = False
        else:
            self._children(element, style, depth)

    def _children(self, element: Element, style: Run, depth: int) -> None:
        self._text(element.text, style)
        for item in element:
            self._element(item, style, depth + 1)
            self._text(item.tail, style)

    def _text(self, text: str | None, style: Run) -> None:
        if text:
            self._runs.append(replace(style, text=text if self._preformatted else _SPACE.sub(" ", text)))

    def _item(self, element: Element, style: Run, depth: int) -> None:
        listed = self._lists[-1] if self._lists else _List(False, "disc", 1)
        if self._marker:
            self._write_marker_alone()
        value = element.get("value", "")
        if listed.ordered and re.fullmatch(r"-?\d{1,6}", value):
            listed.number = int(value)
        self._marker = _drawn(listed, max(len(self._lists), 1))
        listed.number += listed.step
        self._children(element, style, depth)
        self._end_block()
        if self._marker:
            self._write_marker_alone()

    def _write_marker_alone(self) -> None:
        """Write the marker of an item that has no text of its own."""
        self._runs.append(Run(self._marker))
        self._end_block()

    def _end_block(self, *, is_blank: bool = False) -> None:
        """Write the runs so far as a block; an empty line of a mail is a gap."""
        runs, self._runs = self._runs, []
        if not any(run.text.strip() for run in runs):
            self._gap = self._gap or (is_blank and bool(runs))
            return
        marker = "" if runs[0].text == self._marker and len(runs) == 1 else self._marker
        depth = len(self._lists) if self._marker else 0
        self.writer.add(runs, gap=self._gap, **({"marker": marker, "depth": depth} | self._fields))
        self._marker, self._gap = "", False

    def _table(self, element: Element, style: Run, depth: int) -> None:
        fields, table = self._fields, self._tables
        self._tables += 1
        for row, cells in enumerate(_rows(element)):
            self._gap = True
            for column, cell in cells:
                self._fields = {"kind": "cell", "table": table, "row": row, "column": column} | fields
                self._children(cell, _style(cell, cell.tag, style), depth + 1)
                self._end_block()
                self._gap = False
        self._fields, self._gap = fields, True


def _is_left_out(element: Element) -> bool:
    return (
        element.tag in _LEFT_OUT
        or element.get("role") in _LEFT_OUT_ROLES
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def _is_plain_line(element: Element) -> bool:
    """Whether a paragraph of a mail program is one line of several, without space between."""
    return element.tag == "p" and "MsoNormal" in element.get("class", "")


def _fields_of(element: Element) -> dict[str, Any]:
    """What an element makes of the blocks in it."""
    if element.tag in _HEADINGS:
        return {"kind": "heading"}
    if element.get("role") in _EDGES.values() or (element.tag in _EDGES and _is_of_page(element)):
        return {"kind": "running"}
    if element.tag == "blockquote" and _is_cited(element):
        return {"kind": "quoted"}
    return {}


def _is_of_page(element: Element) -> bool:
    """Whether a head or foot is the whole page's, not that of an article in it."""
    return not element.xpath("ancestor::article|ancestor::main|ancestor::section")


def _is_cited(element: Element) -> bool:
    """Whether a mail program says that it is from an earlier mail."""
    return element.get("type") == "cite" or "gmail_quote" in element.get("class", "")


def _style(element: Element, tag: str, style: Run) -> Run:
    declared = element.get("style", "")
    bold = style.bold or tag in ("b", "strong", "th") or tag in _HEADINGS or bool(_BOLD.search(declared))
    address = element.get("href", "").strip() if tag == "a" else ""
    if address.lower().startswith(("javascript:", "#")):
        address = ""
    return Run("", bold and not _NOT_BOLD.search(declared), address or style.address)


def _list_of(element: Element, tag: str, depth: int) -> _List:
    declared = _LIST_STYLE.search(element.get("style", ""))
    form = declared.group(1) if declared else element.get("type", "")
    start, reverse = element.get("start", ""), element.get("reversed") is not None
    number = int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1
    if reverse and not start:
        number = sum(1 for item in element if item.tag == "li")
    return _List(tag == "ol", form, number, -1 if reverse else 1)


def _drawn(listed: _List, depth: int) -> str:
    """The marker of the next item as a browser draws it."""
    if listed.form == "none":
        return ""
    if not listed.ordered:
        return _BULLETS[min(depth, len(_BULLETS)) - 1]
    form = _FORMS.get(listed.form, str)
    return f"{form(listed.number)}."


def _is_table(element: Element) -> bool:
    """Whether a table has columns that mean something, and does not only place other elements."""
    if element.get("role") in ("presentation", "none") or element.xpath("boolean(.//table)"):
        return False
    return any(len([cell for cell in row if cell.tag in ("td", "th")]) > 1 for row in element.iter("tr"))


def _rows(table: Element) -> Iterator[list[tuple[int, Element]]]:
    """The cells of each row with their columns; one that spans rows takes its column in each of them."""
    taken: dict[int, int] = {}
    for row in table.iter("tr"):
        column, cells, spans = 0, [], dict[int, int]()
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while taken.get(column):
                column += 1
            cells.append((column, cell))
            for _ in range(_span(cell, "colspan")):
                spans[column] = _span(cell, "rowspan")
                column += 1
        taken = {key: left - 1 for key, left in (taken | spans).items() if left > 1}
        yield cells


def _span(cell: Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), 1000) if re.fullmatch(r"\d{1,6}", text) else 1

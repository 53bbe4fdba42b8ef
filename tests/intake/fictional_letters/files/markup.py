"""Web pages and Markdown."""

from html import escape

from tests.intake.fictional_letters.drafting import Draft, Line, PageBreak, Table
from tests.intake.fictional_letters.pools import Author

_NAVIGATION = '<nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav>'
_FOOT = "<footer><p>Accessibility | Cookies</p></footer>"


def write_html(draft: Draft, author: Author) -> bytes:
    """A page of the trust's site, with its navigation and foot, or a bare one."""
    bare = author.maybe(0.4)
    body = html_body(draft)
    if not bare:
        body = f"<header>{_NAVIGATION}</header><main>{body}</main>{_FOOT}"
    title = escape(author.fixed["subject"])
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>p {{ margin: 1em 0 }}</style></head>\n<body>\n{body}\n</body></html>\n"
    ).encode()


def html_body(draft: Draft) -> str:
    """All elements; neighbouring drawn items become nested lists, whose numbers only a browser draws."""
    parts: list[str] = []
    depth = 0
    for element in draft.elements:
        drawn = isinstance(element, Line) and element.drawn and element.marker != ""
        wanted = element.depth + 1 if drawn and isinstance(element, Line) else 0
        parts.append(_change_depth(depth, wanted, element))
        depth = wanted
        if isinstance(element, Table):
            parts.append(_table(element))
        elif isinstance(element, Line):
            parts.append(f"<li>{_inline(element)}" if drawn else _block(element))
    parts.append("</li></ol>" * depth)
    return "\n".join(part for part in parts if part)


def _change_depth(depth: int, wanted: int, element: object) -> str:
    if wanted > depth:
        start = element.marker.rstrip(".") if isinstance(element, Line) else ""
        first = f'<ol start="{start}">' if start.isdigit() and start != "1" else "<ol>"
        return "<ol><li>" * (wanted - depth - 1) + first
    return "</li></ol>" * (depth - wanted) + ("</li>" if wanted else "")


def _inline(line: Line) -> str:
    bold, rest = line.text[: line.bold], line.text[line.bold :]
    text = (f"<strong>{escape(bold)}</strong>" if bold else "") + escape(rest)
    return text.replace("\n", "<br>\n")


def _block(line: Line) -> str:
    marker = f"{escape(line.marker)} " if line.marker else ""
    if line.kind == "heading":
        return f"<h2>{marker}{escape(line.text)}</h2>"
    if line.kind == "item" and line.marker == "•":
        return f"<ul><li>{_inline(line)}</li></ul>"
    return f"<p>{marker}{_inline(line)}</p>"


def _table(table: Table) -> str:
    rows = []
    for place, row in enumerate(table.rows):
        tag = "th" if table.header and place == 0 else "td"
        cells = "".join(f"<{tag}>{''.join(_block(line) for line in cell)}</{tag}>" for cell in row)
        rows.append(f"<tr>{cells}</tr>")
    return "<table>" + "\n".join(rows) + "</table>"


def write_markdown(draft: Draft, author: Author) -> bytes:
    """Markdown with emphasis, lists and tables."""
    emphasis = author.maybe(0.6)
    blocks = (_markdown(element, emphasis) for element in draft.elements)
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def _markdown(element: Line | Table | PageBreak, emphasis: bool) -> str:
    if isinstance(element, PageBreak):
        return ""
    if isinstance(element, Table):
        return "\n".join(_markdown_rows(element))
    if element.kind == "heading":
        return f"## {element.written}"
    if element.kind == "item" and element.marker == "•":
        return f"* {element.text}"
    bold, rest = element.text[: element.bold], element.text[element.bold :]
    text = (f"**{bold.strip()}**" + rest) if bold.strip() and emphasis and "\n" not in bold else element.text
    indent = "    " * element.depth if element.drawn else ""
    marker = f"{element.marker} " if element.marker else ""
    return indent + marker + text.replace("\n", "  \n")


def _markdown_rows(table: Table) -> list[str]:
    rows = [
        "| " + " | ".join("<br>".join(line.written.replace("|", "/") for line in cell) for cell in row) + " |"
        for row in table.rows
    ]
    rule = "|" + " --- |" * len(table.rows[0])
    return [rows[0], rule, *rows[1:]] if table.header else ["|" + "  |" * len(table.rows[0]), rule, *rows]

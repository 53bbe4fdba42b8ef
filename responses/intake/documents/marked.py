"""Markdown: its blocks, and the words in them without the signs of emphasis, links, headings and tables."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

from responses.intake.documents.document import Block
from responses.intake.documents.lines import blocks_of
from responses.intake.documents.writing import Run, Writer

#: Signs in a line, the first of which is read first. What lies between two signs has a bound, so that
#: the time grows with the text alone.
_SIGN = re.compile(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | !?\[(?P<words>[^\[\]\n]{0,500})\]\(\s*<?(?P<address>[^\s()<>]{0,2000})>?
        (?:\s+["'][^"'\n]{0,500}["'])?\s*\)
    | <(?P<itself>(?:https?://|mailto:)[^\s<>]{1,2000}|[^\s<>@:]{1,200}@[^\s<>@:]{1,200})>
    | (?P<tag></?(?:b|i|u|em|strong|span|p|div|sup|sub|a|font|small)(?:\s[^<>]{0,500})?/?>)
    | (?P<break><br\s*/?>)
    | (?<!\*)\*\*(?=[^\s*])(?P<strong>.{0,4000}?[^\s*])\*\*(?!\*)
    | (?<![\w_])__(?=[^\s_])(?P<strong_too>.{0,4000}?[^\s_])__(?![\w_])
    | (?<![\w*])\*(?=[^\s*])(?P<emphasis>[^*]{0,4000}?[^\s*])\*(?![\w*])
    | (?<![\w_])_(?=[^\s_])(?P<emphasis_too>[^_]{0,4000}?[^\s_])_(?![\w_])
    | `(?P<code>[^`\n]{1,500})`
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_SET_BREAK = re.compile(r"(?: {2,}|\\)\n")
_OPENING_HASHES, _CLOSING_HASHES = re.compile(r"\s*#{1,6}\s+"), re.compile(r"\s+#+\s*$")
_QUOTE = re.compile(r"^[^\S\n]*(?:>[^\S\n]*)+", re.MULTILINE)
_BULLET = re.compile(r"[*+-](?=\s)")
_DEEPEST = 4
_PLAIN = Run("")


def write_markdown(text: str, writer: Writer) -> None:
    """Write the blocks of a text in Markdown."""
    end, row = 0, (-1, -1)
    for block in blocks_of(text, markdown=True):
        gap = "\n\n" in re.sub(r"[^\S\n]", "", text[end : block.start])
        end = block.end
        if block.kind == "running":
            continue
        if block.kind == "cell":
            gap, row = (block.table, block.row) != row, (block.table or 0, block.row or 0)
        writer.add(list(_runs(_words(text[block.start : block.end], block))), gap=gap, **_fields(block))


def _fields(block: Block) -> dict[str, Any]:
    """What a block is, but for what the writer finds out itself."""
    fields = ("kind", "depth", "table", "row", "column")
    return {name: getattr(block, name) for name in fields}


def _words(text: str, block: Block) -> str:
    """A block without the signs that make it one, its own line ends alone kept as such."""
    if block.kind == "heading":
        text = _CLOSING_HASHES.sub("", _OPENING_HASHES.sub("", text, count=1))
    elif block.kind == "quoted":
        text = _QUOTE.sub("", text)
    elif block.kind == "cell":
        text = text.removeprefix("|").removesuffix("|").strip()
    elif block.kind == "item":
        text = _BULLET.sub("•", text, count=1) if _BULLET.match(text) else text
    lines = _SET_BREAK.split(text)
    return "<br>".join(line.replace("\n", " ") for line in lines)


def _runs(text: str, style: Run = _PLAIN, depth: int = 0) -> Iterator[Run]:
    """The words in their styles, line breaks as line ends."""
    end = 0
    for sign in _SIGN.finditer(text) if depth < _DEEPEST else ():
        yield replace(style, text=unescape(text[end : sign.start()]))
        yield from _signed(sign, style, depth)
        end = sign.end()
    yield replace(style, text=unescape(text[end:]))


def _signed(sign: re.Match[str], style: Run, depth: int) -> Iterator[Run]:
    """What one sign and the words in it stand for."""
    kind = sign.lastgroup or ""
    words = sign[kind]
    if kind == "break":
        yield replace(style, text="\n")
    elif kind == "address":
        yield from _runs(sign["words"], replace(style, address=words), depth + 1)
    elif kind in ("escaped", "code"):
        yield replace(style, text=words)
    elif kind == "itself":
        address = words if ":" in words else f"mailto:{words}"
        yield replace(style, text=words.removeprefix("mailto:"), address=address)
    elif kind != "tag":
        yield from _runs(words, replace(style, bold=style.bold or kind.startswith("strong")), depth + 1)

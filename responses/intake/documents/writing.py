"""Putting a document's text together, block by block, from runs of text in one style."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from responses.intake.documents.document import Attachment, Block, Link
from responses.intake.documents.markers import marker_of

_SPACES = re.compile(r"[^\S\n]+")
#: Characters that only look different, by what they stand for: ligatures, symbol fonts' bullets, odd spaces.
_ALIKE = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF0A8, 0xF076, 0xF0D8, 0xF0FC, 0x2022, 0x25CF), "•"),
    **dict.fromkeys((0x0, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF)),
    **dict.fromkeys((0xD, 0xB, 0xC, 0x85, 0x2028, 0x2029), "\n"),
    **dict.fromkeys(code for code in range(0x20) if code not in (0, 9, 0xA, 0xB, 0xC, 0xD)),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; a line end in it is one that the writer set."""

    text: str
    bold: bool = False
    address: str = ""


def plain_characters(text: str) -> str:
    """The text with LF line ends, without NUL and other controls, ligatures and symbol bullets spelt out."""
    return text.replace("\r\n", "\n").translate(_ALIKE)


@dataclass
class Writer:
    """A document that grows; readers of formats whose text is not kept as it stands write into it."""

    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    pages: int = 1
    problem: str = ""
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def append(self, text: str, blocks: Iterable[Block]) -> None:
        """Add a text whose blocks were found inside it, after a gap."""
        separator = "\n\n" if self._parts else ""
        start = self._length + len(separator)
        self.blocks += [replace(one, start=one.start + start, end=one.end + start) for one in blocks]
        self._parts += [separator, text]
        self._length = start + len(text)

    def add(self, runs: Sequence[Run] | str, *, gap: bool = True, **fields: Any) -> None:
        """Add a block made of these runs, one for each line that the writer set; nothing if they are blank.

        With `gap` a blank line parts it from what stands before. A `marker` among the fields was drawn
        and is written before the text; else the one that is printed there is found.
        """
        for number, line in enumerate(_lines([Run(runs)] if isinstance(runs, str) else runs)):
            self._add_line(line, gap=gap and number == 0, **fields)
            fields.pop("marker", None)

    def _add_line(self, runs: Sequence[Run], *, gap: bool, **fields: Any) -> None:
        drawn = fields.pop("marker", "")
        if drawn:
            runs = [Run(f"{drawn} ", bold=runs[0].bold), *runs]
        separator = ("\n\n" if gap else "\n") if self._parts else ""
        start = self._length + len(separator)
        text = "".join(run.text for run in runs)
        block = Block(
            start, start + len(text), marker=drawn or marker_of(text), bold=_all_bold(runs), **fields
        )
        self.blocks.append(_as_item(block))
        self._parts += [separator, text]
        self._length = block.end
        self.links += _links(runs, start)


def _as_item(block: Block) -> Block:
    if not block.marker or block.kind not in ("paragraph", "item"):
        return block
    return replace(block, kind="item", depth=max(block.depth, 1))


def _lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of each line that is not blank, white space made single, none at either end."""
    line: list[Run] = []
    for run in runs:
        first, *others = plain_characters(run.text).split("\n")
        line.append(replace(run, text=first))
        for other in others:
            yield from _trimmed(line)
            line = [replace(run, text=other)]
    yield from _trimmed(line)


def _trimmed(runs: Sequence[Run]) -> Iterator[list[Run]]:
    result: list[Run] = []
    for run in runs:
        text = _SPACES.sub(" ", run.text)
        if text.startswith(" ") and (not result or result[-1].text.endswith(" ")):
            text = text[1:]
        if text:
            result.append(replace(run, text=text))
    if result:
        result[-1] = replace(result[-1], text=result[-1].text.rstrip(" "))
    while result and not result[-1].text:
        result.pop()
    if result:
        yield result


def _all_bold(runs: Sequence[Run]) -> bool:
    return all(run.bold for run in runs if not run.text.isspace())


def _links(runs: Sequence[Run], start: int) -> Iterator[Link]:
    """The links of a line, neighbouring runs with one address taken together."""
    open_link: Link | None = None
    for run in runs:
        end = start + len(run.text)
        if open_link and open_link.address == run.address:
            open_link = replace(open_link, end=end)
        else:
            if open_link:
                yield open_link
            open_link = Link(start, end, run.address) if run.address else None
        start = end
    if open_link:
        yield open_link


def decoded(data: bytes) -> str:
    """The text of these bytes, unaltered but for its line ends and NUL, which is left out.

    UTF-16 with its byte order mark, else UTF-8, else the code page of older Windows machines.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")

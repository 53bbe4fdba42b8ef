"""Names of files in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from responses.intake.aligning.contract import Span

_ENDING = re.compile(
    r"\.(?:pdf|docx?|docm|xls[xmb]?|pptx?|csv|odt|ods|rtf|zip|msg)\b"
    r"(?:[ \t]*[\[(][ \t]*(?:pdf|docx?|xlsx?|word|excel|csv)?[ \t]*[\])])?"
    r"(?:[ \t]*[\[(–\-,]?[ \t]*(?P<size>\d{1,6}(?:[.,]\d{1,3})?\s?(?:[KkMmGg]i?[Bb]|bytes)\b))?",
    re.IGNORECASE,
)
_DOT = re.compile(r"\.\w+")
#: Signs that no name of a file holds, and the end of a sentence.
_BEFORE = re.compile(r"[\n\t<>|:;\"“”‘*•?]|[.!]\s|,\s(?=[A-Z\d])")
_LEAD = re.compile(
    r"^\W*(?:(?:please|kindly|yes|no|see|refer|to|find|as|per|in|is|are|and|also|attached|enclosed|called|named|"
    r"entitled|titled|the|a|our|document|file|pdf|copy|of|spreadsheet|with|this|under|from|it)\b[\s\-–,(]*)*",
    re.IGNORECASE,
)
#: No name of a file is taken to be longer than this.
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class NamedFile:
    """The name of a file with its place; ``size`` as written and the place with it, where it is given."""

    name: str
    span: Span
    size: str
    whole: Span


def named_files(text: str) -> Iterator[NamedFile]:
    """The files that the text names, in order; not those at the end of an address."""
    behind = 0
    for match in _ENDING.finditer(text):
        dot = _DOT.match(text, match.start())
        end = dot.end() if dot else match.end()
        start = _start(text, max(behind, match.start() - _LONGEST), match.start())
        if start is not None:
            size = match["size"] or ""
            yield NamedFile(text[start:end], Span(start, end), size, Span(start, match.end()))
        behind = match.end()


def _start(text: str, least: int, dot: int) -> int | None:
    """Where the name before this dot begins, or None where there is none."""
    before = text[least:dot]
    cuts = [found.end() for found in _BEFORE.finditer(before)]
    if before.count("(") > before.count(")"):
        cuts.append(before.rindex("(") + 1)
    cut = max(cuts, default=0)
    stem = before[cut:]
    lead = _LEAD.match(stem)
    inside = lead.end() if lead and lead.end() < len(stem) else len(stem) - len(stem.lstrip(" \t-–("))
    name = stem[inside:]
    last = name.rsplit(maxsplit=1)[-1:]
    if not name.strip() or "/" in "".join(last) or re.search(r"www\.", name):
        return None
    return least + cut + inside

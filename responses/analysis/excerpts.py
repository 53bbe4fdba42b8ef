"""Passages in the paragraphs that they stand in, as far as the words may be shown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from responses.analysis.answers import details_of
from responses.models import Answer, Passage, Provision, Response, Source

#: Longest piece of a paragraph that is shown on either side of a passage.
LONGEST_CONTEXT = 400
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
#: Lines that greet, sign or give an address: context stops before them, as they may name a person.
_PERSONAL = re.compile(r"@|\b(dear|yours|regards|sincerely|faithfully|signed)\b|\b0[\d ]{9,}", re.IGNORECASE)


@dataclass(frozen=True)
class Excerpt:
    """A piece of one source: its words in order, each with whether they are a passage."""

    source_name: str
    parts: tuple[tuple[str, bool], ...]
    #: A short quotation, released for its reason, without the words around it.
    released: bool = False


def excerpts(owner: Answer | Provision, response: Response, sources: Iterable[Source]) -> list[Excerpt]:
    """The passages of an answer or a provision, each paragraph once; none where no word may be shown.

    ``sources`` are those of the response, with their text.
    """
    if not response.is_published:
        return []
    by_key = {source.pk: source for source in sources}
    passages = list(details_of(owner, "passages"))
    if response.text_may_be_shown:
        return _paragraphs(passages, by_key)
    return [
        Excerpt(str(by_key[passage.source_id]), ((passage.quote, True),), released=True)
        for passage in passages
        if passage.release_reason
    ]


def why_withheld(response: Response) -> str:
    """Why the words of a published letter are not shown, else empty."""
    if not response.is_published or response.text_may_be_shown or not response.has_replied:
        return ""
    if response.reuse == Response.Reuse.RESTRICTED:
        reason = "The trust restricts re-use of its letter"
    else:
        reason = "The trust does not say whether its letter may be re-used"
    return f"{reason}, so we show our coding and notes, not its words."


def _paragraphs(passages: list[Passage], sources: dict[int, Source]) -> list[Excerpt]:
    """Passages that stand in one paragraph, or overlap, are shown together."""
    found: list[Excerpt] = []
    group: list[Passage] = []
    limits = (0, 0, 0)
    for passage in sorted(passages, key=lambda one: (one.source_id, one.start, one.end)):
        source = sources[passage.source_id]
        first, last = _context(source.text, passage.start, passage.end)
        if group and limits[0] == source.pk and first < limits[2]:
            limits = (source.pk, limits[1], max(limits[2], last))
        else:
            found += _excerpt(sources, group, limits)
            group, limits = [], (source.pk, first, last)
        group.append(passage)
    return found + _excerpt(sources, group, limits)


def _excerpt(sources: dict[int, Source], group: list[Passage], limits: tuple[int, int, int]) -> list[Excerpt]:
    if not group:
        return []
    key, first, last = limits
    text = sources[key].text
    parts: list[tuple[str, bool]] = []
    at = first
    for passage in group:
        start = max(at, passage.start)
        parts += [(text[at:start], False), (text[start : passage.end], True)]
        at = max(at, passage.end)
    parts.append((text[at:last], False))
    if first and text[first - 1] != "\n":
        parts.insert(0, ("… ", False))
    if last < len(text) and "\n" not in text[last - 1 : last + 1]:
        parts.append((" …", False))
    return [Excerpt(str(sources[key]), tuple((words, marked) for words, marked in parts if words))]


def _context(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the paragraph around ``start`` to ``end`` begins and ends, cut where it is long or personal."""
    breaks = [found.end() for found in _PARAGRAPH_END.finditer(text, 0, start)]
    following = _PARAGRAPH_END.search(text, end)
    first = max(breaks[-1] if breaks else 0, _word_start(text, start - LONGEST_CONTEXT))
    last = min(following.start() if following else len(text), _word_end(text, end + LONGEST_CONTEXT))
    return _after_personal(text, first, start), _before_personal(text, end, last)


def _after_personal(text: str, first: int, start: int) -> int:
    """``first``, or the end of the last personal line before the passage."""
    at = first
    for line in text[first:start].splitlines(keepends=True):
        at += len(line)
        if _PERSONAL.search(line):
            first = at
    return first


def _before_personal(text: str, end: int, last: int) -> int:
    """``last``, or the beginning of the first personal line after the passage."""
    at = end
    for line in text[end:last].splitlines(keepends=True):
        if _PERSONAL.search(line):
            return at
        at += len(line)
    return last


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    space = text.find(" ", at)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", 0, at)
    return space if space >= 0 else at

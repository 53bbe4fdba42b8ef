"""Policies, tools, training, support and links that an answer names."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from rapidfuzz import fuzz

from responses.intake.aligning.contract import AskedQuestion, Span
from responses.intake.suggesting.contract import KnownResource, LetterIn, SuggestedResource
from responses.intake.suggesting.files import named_files
from responses.intake.suggesting.listing import listed
from responses.intake.suggesting.naming import names

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”)\]]+"
    r"|(?<![\w.@/\-])[\w\-]{1,63}(?:\.[\w\-]{1,63}){0,4}?\.(?:nhs\.uk|org\.uk|gov\.uk|co\.uk|ac\.uk|org|com|net|example)"
    r"(?:/[^\s<>\"”)\]]*|(?![\w@.\-]))",
    re.IGNORECASE,
)
_ATTACHMENT = re.compile(
    r"\b(?P<name>(?:Att(?:achment)?|Appendix|Annexe?|Enclosure|Enc)\.?[ \t]{0,2}(?:No\.?[ \t]?)?"
    r"(?:\d{1,2}[A-Za-z]?|[A-Z])\b)(?:[ \t]{0,3}[-–:][ \t]{0,3}(?P<title>[^\n.;()]{3,80}))?"
)
#: A known name is taken to be meant from this likeness on, of 100.
_LIKE = 92.0
#: Shorter names are in every text.
_SHORTEST = 4


def resources_in(
    question: AskedQuestion, letter: LetterIn, spans: Sequence[Span], known: Sequence[KnownResource]
) -> list[SuggestedResource]:
    """The resources that the passages of one answer name, in order, each once."""
    found: list[SuggestedResource] = []
    for span in spans:
        text = letter.text[span.start : span.end]
        sure = (_known(text, known), _attached(text), _links(text, letter, span))
        parts = chain(*sure, listed(text, question), _named(text))
        for each in _apart(parts):
            place = Span(span.start + each.span.start, span.start + each.span.end)
            found.append(replace(each, code=question.code, span=place))
    once = {(each.key, each.kind, each.name.casefold()): each for each in reversed(found)}
    return sorted(once.values(), key=lambda each: each.span.start)


def _apart(parts: Iterable[SuggestedResource]) -> list[SuggestedResource]:
    """Those that do not overlap one that comes before them."""
    kept: list[SuggestedResource] = []
    ends: list[int] = []
    for part in parts:
        place = bisect_right(ends, part.span.start)
        if place == len(kept) or part.span.end <= kept[place].span.start:
            kept.insert(place, part)
            ends.insert(place, part.span.end)
    return kept


def _known(text: str, known: Sequence[KnownResource]) -> Iterator[SuggestedResource]:
    """Known resources by likeness of their name to a stretch of the text, the longest name first."""
    plain = _plain(text)
    for resource in sorted(known, key=lambda resource: -len(resource.name)):
        name = _plain(resource.name)
        if len(name.strip()) < _SHORTEST:
            continue
        match = fuzz.partial_ratio_alignment(name, plain, score_cutoff=_LIKE)
        if match is None or match.dest_end - match.dest_start < 0.8 * len(name):
            continue
        span = _whole_words(text, match.dest_start, match.dest_end)
        if span.end - span.start > match.dest_end - match.dest_start + _SHORTEST:
            continue
        sure = match.score / 100 * 0.95
        yield SuggestedResource("", resource.name, resource.kind, span, resource.key, confidence=sure)


def _plain(text: str) -> str:
    """Small letters, and a space for all that is neither letter nor digit; as long as the text."""
    return "".join(sign.lower() if sign.isalnum() and len(sign.lower()) == 1 else " " for sign in text)


def _whole_words(text: str, start: int, end: int) -> Span:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return Span(start, end)


def _attached(text: str) -> Iterator[SuggestedResource]:
    for file in named_files(text):
        yield SuggestedResource(
            "", file.name, "policy", file.whole, attached=True, size=file.size, confidence=0.8
        )
    for match in _ATTACHMENT.finditer(text):
        name = (match["title"] or match["name"]).strip()
        yield SuggestedResource("", name, "policy", Span(*match.span()), attached=True, confidence=0.7)


def _named(text: str) -> Iterator[SuggestedResource]:
    for found in names(text):
        name = " ".join(text[found.span.start : found.span.end].split())
        yield SuggestedResource("", name, found.kind, found.span, confidence=found.sure)


def _links(text: str, letter: LetterIn, span: Span) -> Iterator[SuggestedResource]:
    for link in letter.links:
        if span.start <= link.start < link.end <= span.end and not link.address.startswith("mailto:"):
            place = Span(link.start - span.start, link.end - span.start)
            name = " ".join(letter.text[link.start : link.end].split()) or link.address
            yield SuggestedResource("", name, "link", place, address=link.address, confidence=0.9)
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(".,;:'’")
        place = Span(match.start(), match.start() + len(address))
        if address:
            yield SuggestedResource("", address, "link", place, address=address, confidence=0.9)

"""Finding a quote in a source's text. Places are code points throughout; nothing here writes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from responses.intake.entry.problems import EntryError, Problem
from responses.models import Source

#: Characters that people type for one another; whichever is typed finds them all.
_ALIKE = ("'‘’‚‛′`´", '"“”„‟″«»', "-‐‑‒–—−")
_CONTEXT = 30


@dataclass(frozen=True)
class Span:
    """Code points ``start`` to ``end`` of one source's text."""

    source: Source
    start: int
    end: int

    @property
    def quote(self) -> str:
        """What the text says there, to the letter: this is what is stored, whatever was typed."""
        return self.source.text[self.start : self.end]

    @property
    def key(self) -> tuple[int, int, int]:
        return (self.source.pk, self.start, self.end)


def span_at(source: Source, start: int, end: int, *, quote: str = "") -> Span:
    """The span from ``start`` to ``end``; EntryError where it is not there or says otherwise."""
    if not 0 <= start < end <= len(source.text):
        raise EntryError(
            [Problem(f"The text of “{source}” has no characters {start} to {end}.", field="passages")]
        )
    span = Span(source, start, end)
    if quote and span.quote != quote:
        raise EntryError(
            [Problem(f"“{source}” says something else from character {start} to {end}.", field="passages")]
        )
    return span


def find_spans(source: Source, quote: str) -> list[Span]:
    """Every place where the text says ``quote``, whatever its white space, quotation marks and dashes."""
    pattern = r"\s+".join(_word_pattern(word) for word in quote.split())
    if not pattern:
        return []
    return [Span(source, match.start(), match.end()) for match in re.finditer(pattern, source.text)]


def locate(sources: Iterable[Source], quote: str, *, which: int | None = None) -> Span:
    """The one place where the sources say ``quote``, or the ``which``-th of several, counted from 1."""
    spans = [span for source in sources for span in find_spans(source, quote)]
    if not spans:
        raise EntryError(
            [Problem(f"No source says “{_shortened(quote)}”. Copy the words from the text.", field="quote")]
        )
    if which is None and len(spans) == 1:
        return spans[0]
    if which is None or not 1 <= which <= len(spans):
        raise EntryError([Problem(_ambiguous(quote, spans), field="quote")])
    return spans[which - 1]


def _word_pattern(word: str) -> str:
    return "".join(_character_pattern(character) for character in word)


def _character_pattern(character: str) -> str:
    for alike in _ALIKE:
        if character in alike:
            return f"[{re.escape(alike)}]"
    return re.escape(character)


def _ambiguous(quote: str, spans: list[Span]) -> str:
    if len(spans) == 1:
        return f"“{_shortened(quote)}” occurs once: leave out which one is meant."
    places = "; ".join(f"({number}) {_place(span)}" for number, span in enumerate(spans[:10], start=1))
    more = " and more" if len(spans) > 10 else ""
    return (
        f"“{_shortened(quote)}” occurs {len(spans)} times: {places}{more}. "
        "Add the words around it, or say which one is meant."
    )


def _place(span: Span) -> str:
    text = span.source.text
    before = text[max(0, span.start - _CONTEXT) : span.start]
    after = text[span.end : span.end + _CONTEXT]
    around = " ".join(f"{before}{span.quote}{after}".split())
    return f"“{span.source}”, character {span.start}: …{around}…"


def _shortened(quote: str) -> str:
    one_line = " ".join(quote.split())
    return one_line if len(one_line) <= 80 else one_line[:79] + "…"

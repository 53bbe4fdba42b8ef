"""What of a text is shown with a result, and the words in it that were searched for."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from responses.search.query import Phrase
from responses.search.text import words

SNIPPET_LENGTH = 260

#: Where in a text a phrase stands, and which one.
Place = tuple[int, int, Phrase]


def places(text: str, phrases: Sequence[Phrase]) -> list[Place]:
    """Where the phrases stand in ``text``, in order; of those that overlap only the first."""
    found = list(words(text))
    tokens = tuple(word.token for word in found)
    longest_first = sorted(phrases, key=len, reverse=True)
    kept, position = [], 0
    while position < len(found):
        here = next((one for one in longest_first if tokens[position : position + len(one)] == one), None)
        if here:
            kept.append((found[position].start, found[position + len(here) - 1].end, here))
        position += len(here) if here else 1
    return kept


def highlighted(text: str, phrases: Sequence[Phrase]) -> SafeString:
    """``text``, escaped, with every place of a phrase in a ``mark``."""
    parts, position = [], 0
    for start, end, _ in places(text, phrases):
        parts += [escape(text[position:start]), f"<mark>{escape(text[start:end])}</mark>"]
        position = end
    parts.append(escape(text[position:]))
    # Every part is escaped above.
    return mark_safe("".join(parts))  # noqa: S308


def snippet(text: str, phrases: Sequence[Phrase]) -> str:
    """The stretch of ``text`` in which most different phrases stand together, cut at words."""
    if len(text) <= SNIPPET_LENGTH:
        return text
    start = max(0, _densest(places(text, phrases)) - SNIPPET_LENGTH // 4)
    return _cut(text, start, min(len(text), start + SNIPPET_LENGTH))


def _densest(found: list[Place]) -> int:
    """Where the stretch with most different phrases begins."""

    def different(first: Place) -> int:
        return len({phrase for start, _, phrase in found if 0 <= start - first[0] < SNIPPET_LENGTH * 3 // 4})

    return max(found, key=different)[0] if found else 0


def _cut(text: str, start: int, end: int) -> str:
    if start:
        start = text.find(" ", start, end) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", start, end), start) or end
    return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")

"""What stands around the answers: who writes to whom, the Act, and all that comes after."""

from tests.intake.fictional_letters.drafting import Draft, Line
from tests.intake.fictional_letters.gold import GoldFacts
from tests.intake.fictional_letters.pools import Author, phrases

_BEFORE = (
    ("letterhead", 0.6), ("reference", 0.7), ("dated", 0.8), ("salutation", 0.85), ("subject", 0.5),
    ("opening", 0.85), ("duties", 0.35), ("about", 0.2),
)  # fmt: skip
_AFTER = (
    ("polite", 0.6), ("advice", 0.2), ("review", 0.8), ("commissioner", 0.8), ("reuse", 0.5),
    ("publish", 0.2), ("marketing", 0.15), ("survey", 0.15), ("disclaimer", 0.3),
)  # fmt: skip
_HEADINGS = {"review": ("Internal review", "Right of appeal"), "reuse": ("Re-use", "Copyright and re-use")}


def open_letter(author: Author, draft: Draft, *, pages: bool) -> None:
    """Everything before the request or answers, and the running head and foot where there are ``pages``."""
    if pages and author.maybe(0.4):
        draft.head = author.phrase("marks", "head")
    if pages and author.maybe(0.5):
        draft.foot = author.phrase("marks", "foot")
    if author.maybe(0.08):
        return
    for slot, share in _BEFORE:
        if author.maybe(share):
            _say(author, draft, author.phrase("before", slot), bold=slot == "subject")


def close_letter(author: Author, draft: Draft) -> GoldFacts:
    """Everything after the answers; returns what the letter has said about itself."""
    reuse = "not_stated"
    if not author.maybe(0.06):
        slots = [slot for slot, share in _AFTER if author.maybe(share)]
        if author.maybe(0.4):
            author.chance.shuffle(slots)
        slots.insert(author.chance.choice((1, len(slots), len(slots))), "signature")
        for slot in slots:
            reuse = _close(author, draft, slot) or reuse
    said = author.used
    return GoldFacts(
        reference=author.fixed["reference"] if "reference" in said else "",
        sent_on=author.dates["sent"] if "sent" in said else None,
        received_on=author.dates["received"] if "received" in said else None,
        answered_on=author.dates["answered"] if "answered" in said else None,
        reuse=reuse,
    )


def _close(author: Author, draft: Draft, slot: str) -> str:
    """Write one paragraph of the closing; returns the re-use statement where it is one."""
    if slot in _HEADINGS and author.maybe(0.3):
        draft.heading(author.chance.choice(_HEADINGS[slot]))
    reuse = ""
    if slot == "reuse":
        slot = author.chance.choice([s for s in phrases("after", author.pool) if s.startswith("reuse")])
        reuse = slot.removeprefix("reuse ")
    _say(author, draft, author.phrase("after", slot))
    return reuse


def _say(author: Author, draft: Draft, text: str, *, bold: bool = False) -> None:
    """A paragraph; its lines stand in one paragraph or each in its own."""
    lines = text.split(" / ")
    if author.maybe(0.5):
        lines = ["\n".join(lines)]
    draft.add(*(Line(line, bold=len(line) if bold else 0) for line in lines))

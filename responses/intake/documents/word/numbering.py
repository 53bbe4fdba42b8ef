"""The numbers and bullets that Word draws before list items and nowhere writes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from responses.intake.documents.markers import BULLETS
from responses.intake.documents.word.names import Element, child, is_on, number, value, w

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(count: int) -> str:
    """A number in small Roman numerals; those above 3999 stay as they are."""
    if not 0 < count < 4000:
        return str(count)
    result = ""
    for worth, sign in _ROMAN:
        result += sign * (count // worth)
        count %= worth
    return result


def letters(count: int) -> str:
    """a to z, then aa, bb, as Word and browsers count with letters."""
    if not 0 < count <= 780:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def counted(count: int, form: str) -> str:
    """A number in one of Word's formats; an unknown one is drawn in digits."""
    text = {"lowerLetter": letters, "upperLetter": letters, "lowerRoman": roman, "upperRoman": roman}
    if form in text:
        drawn = text[form](count)
        return drawn.upper() if form.startswith("upper") else drawn
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":
        last = 0 if 10 < count % 100 < 20 else count % 10
        return f"{count}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"
    return str(count)


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered; `restart` is the level, from 1, after which it begins anew."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    digits_only: bool = False

    @classmethod
    def of(cls, element: Element) -> "Level":
        restart = value(element, "lvlRestart")
        return cls(
            start=number(value(element, "start"), 1),
            form=value(element, "numFmt") or "decimal",
            text=value(element, "lvlText") or "",
            restart=None if restart is None else number(restart),
            digits_only=bool(is_on(child(element, "isLgl"))),
        )


@dataclass
class _List:
    """A list that paragraphs refer to: its levels, and where it begins anew when it is first used."""

    pattern: str
    levels: dict[int, Level]
    overrides: dict[int, int]
    styles: dict[str, int]


@dataclass
class Numbering:
    """Draws the marker of each list item in turn; it counts, so every item has to be asked for once."""

    lists: Mapping[str, _List] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element | None) -> "Numbering":
        """The numbering of a file from its part of that name."""
        if root is None:
            return cls()
        patterns = {one.get(w("abstractNumId"), ""): one for one in root.findall(w("abstractNum"))}
        linked = {value(one, "styleLink"): key for key, one in patterns.items() if value(one, "styleLink")}
        lists = {}
        for one in root.findall(w("num")):
            key = value(one, "abstractNumId") or ""
            link = value(patterns[key], "numStyleLink") if key in patterns else None
            key = linked.get(link, key) if link else key
            lists[one.get(w("numId"), "")] = _list_of(one, key, patterns.get(key))
        return cls(lists)

    def level_of(self, identifier: str, level: int | None, style: str) -> int:
        """The level of a paragraph that names it, or whose style stands at one."""
        if level is None:
            found = self.lists.get(identifier)
            level = found.styles.get(style, 0) if found else 0
        return min(max(level, 0), _LEVELS - 1)

    def next_marker(self, identifier: str, level: int) -> str:
        """The marker of the next item of a list at this level, from 0; "" where none is drawn."""
        found = self.lists.get(identifier)
        if found is None:
            return ""
        counts = self._counts.setdefault(found.pattern, [None] * _LEVELS)
        self._begin(found, identifier, level, counts)
        before = counts[level]
        counts[level] = _level(found, level).start if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            restart = _level(found, deeper).restart
            if restart is None or level < restart:
                counts[deeper] = None
        return _drawn(found, level, counts)

    def _begin(self, found: _List, identifier: str, level: int, counts: list[int | None]) -> None:
        if level in found.overrides and (identifier, level) not in self._begun:
            counts[level] = found.overrides[level] - 1
        self._begun.add((identifier, level))


def _list_of(element: Element, key: str, pattern: Element | None) -> _List:
    elements = [] if pattern is None else pattern.findall(w("lvl"))
    overrides = {}
    for override in element.findall(w("lvlOverride")):
        level = number(override.get(w("ilvl")))
        start = value(override, "startOverride")
        if start is not None:
            overrides[level] = number(start, 1)
        elements = [*elements, *override.findall(w("lvl"))]
    levels = {number(one.get(w("ilvl"))): Level.of(one) for one in elements}
    styles = {value(one, "pStyle") or "": number(one.get(w("ilvl"))) for one in elements}
    return _List(key, levels, overrides, styles)


def _level(found: _List, level: int) -> Level:
    return found.levels.get(level) or Level()


def _drawn(found: _List, level: int, counts: list[int | None]) -> str:
    shown = _level(found, level)
    if shown.form == "bullet":
        return shown.text if shown.text and shown.text in BULLETS else "•"
    if shown.form == "none":
        return ""

    def count(place: re.Match[str]) -> str:
        other = int(place.group(1)) - 1
        above = _level(found, other)
        so_far = counts[other]
        form = "decimal" if shown.digits_only else above.form
        return counted(above.start if so_far is None else so_far, form)

    return _PLACE.sub(count, shown.text).strip()

"""Styles of a Word file: what a paragraph or run has from its style and from those it is based on."""

from collections.abc import Iterator, Mapping

from responses.intake.documents.word.names import Element, child, is_on, number, value, w


class Styles:
    """Looks values up in a paragraph's own properties, then its style, then what the document sets."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall(w("style"))
        self._styles: Mapping[str, Element] = {style.get(w("styleId"), ""): style for style in styles}
        defaults = [style for style in styles if _is_set(style.get(w("default")))]
        self._default = next(
            (one.get(w("styleId")) for one in defaults if one.get(w("type")) == "paragraph"), ""
        )
        self._document = child(root, "docDefaults", "pPrDefault", "pPr")

    def style_of(self, properties: Element | None) -> str:
        """The id of a paragraph's style."""
        return value(properties, "pStyle") or self._default

    def _chain(self, style: str | None) -> Iterator[Element]:
        """A style and those it is based on, each once."""
        seen: set[str] = set()
        while style and style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "basedOn")

    def numbering(self, properties: Element | None) -> tuple[str, int | None]:
        """The id of the list a paragraph is in ("" for none), and its level (None where unsaid)."""
        levels = [properties, *(child(one, "pPr") for one in self._chain(self.style_of(properties)))]
        identifier = next((found for one in levels if (found := value(one, "numPr", "numId"))), "")
        level = next((found for one in levels if (found := value(one, "numPr", "ilvl"))), None)
        return ("" if identifier == "0" else identifier), None if level is None else number(level)

    def is_heading(self, properties: Element | None) -> bool:
        if value(properties, "outlineLvl") not in (None, "9"):
            return True
        for style in self._chain(self.style_of(properties)):
            name = (value(style, "name") or "").lower()
            if name.startswith("heading") or name in ("title", "subtitle"):
                return True
            if value(style, "pPr", "outlineLvl") not in (None, "9"):
                return True
        return False

    def is_bold(self, paragraph: Element | None, run: Element | None) -> bool:
        """Whether a run with these properties in a paragraph with those is bold."""
        switches = [child(run, "b")]
        switches += [child(one, "rPr", "b") for one in self._chain(value(run, "rStyle"))]
        switches += [child(one, "rPr", "b") for one in self._chain(self.style_of(paragraph))]
        return next((found for one in switches if (found := is_on(one)) is not None), False)

    def spacing(self, properties: Element | None, side: str) -> int:
        """White space `before` or `after` a paragraph, in twentieths of a point."""
        levels = [properties, *(child(one, "pPr") for one in self._chain(self.style_of(properties)))]
        for level in (*levels, self._document):
            found = child(level, "spacing")
            if found is not None and found.get(w(side)) is not None:
                return number(found.get(w(side)))
        return 0

    def is_close(self, properties: Element | None) -> bool:
        """Whether no space parts the paragraph from others of its style."""
        levels = [properties, *(child(one, "pPr") for one in self._chain(self.style_of(properties)))]
        return next(
            (on for one in levels if (on := is_on(child(one, "contextualSpacing"))) is not None), False
        )


def _is_set(text: str | None) -> bool:
    return text not in (None, "0", "false", "off")

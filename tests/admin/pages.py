"""What a browser without JavaScript makes of a page: the fields it would send, and the words it shows."""

import re
from html.parser import HTMLParser


class _Fields(HTMLParser):
    """Collects the controls of the form ``form_id`` as they would be sent, buttons aside."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id, self.inside = form_id, False
        self.fields: dict[str, list[str]] = {}
        self._textarea: str | None = None
        self._select: str | None = None
        self._options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("id") == self.form_id
        name = given.get("name")
        if not self.inside:
            return
        if tag == "input" and name:
            box = given.get("type") in ("checkbox", "radio")
            if not box or "checked" in given:
                self.fields.setdefault(name, []).append(
                    given.get("value") or ("on" if box and "value" not in given else "")
                )
        elif tag == "textarea" and name:
            self._textarea = name
            self.fields[name] = [""]
        elif tag == "select" and name:
            self._select, self._options = name, []
        elif tag == "option":
            self._options.append((given.get("value") or "", "selected" in given))

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.fields[self._textarea][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._textarea:
            # A browser drops the first line end of a textarea and sends CRLF for the others.
            text = self.fields[self._textarea][0].removeprefix("\n")
            self.fields[self._textarea] = [text.replace("\n", "\r\n")]
            self._textarea = None
        elif tag == "select" and self._select and self.inside:
            chosen = [value for value, selected in self._options if selected] or [self._options[0][0]]
            self.fields[self._select], self._select = chosen, None
        elif tag == "form":
            self.inside = False


def fields_of(html: str, form_id: str = "entry-form") -> dict[str, list[str]]:
    parser = _Fields(form_id)
    parser.feed(html)
    return parser.fields


def text_of(html: str) -> str:
    """The words of a page, without its tags, on one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def inline_bits(html: str) -> list[str]:
    """Scripts, styles and handlers inside the page, which the site's policy would block."""
    return re.findall(r"<style|<script(?![^>]*\bsrc=)[^>]*>|\sstyle=|\son[a-z]+=|javascript:", html)

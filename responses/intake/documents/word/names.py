"""Names of Word's XML elements, and the few ways in which values hang on them."""

from typing import Any

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

Element = Any


def w(name: str) -> str:
    """The full name of an element or attribute of Word's own."""
    return _WORD + name


def local(element: Element) -> str:
    """An element's name without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first element of Word's at this path below an element."""
    for name in path:
        if element is None:
            return None
        element = element.find(_WORD + name)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The value of the element at this path; None where either is missing."""
    found = child(element, *path)
    return None if found is None else found.get(_WORD + "val")


def number(text: str | None, default: int = 0) -> int:
    """A whole number, the default where there is none or where it is absurd."""
    try:
        result = int(text or "")
    except ValueError:
        return default
    return result if abs(result) < 100_000 else default


def is_on(element: Element | None) -> bool | None:
    """What a switch such as bold says; None where it is missing."""
    if element is None:
        return None
    return element.get(_WORD + "val", "1") not in ("0", "false", "off", "none")


def relation_id(element: Element) -> str:
    return element.get(_RELATION + "id", "")

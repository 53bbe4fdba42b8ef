"""Numbers and bullets with which a list item begins."""

import re

#: Glyphs that word processors and writers draw before an item; the private ones are those of symbol fonts.
BULLETS = "•◦▪●○■□‣⁃∙·➢➤►✓✔❖§–—*-"

_NUMBER = r"[1-9]\d?"
_INNER = r"\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)"
_ROMAN = r"(?:x{0,2}(?:ix|iv|v?i{1,3}|v)|x{1,3})"
_MARKER = re.compile(
    rf"""
    (?:
      (?:question|questions|ques|qu|q)\s?\.?\s?\(?\d{{1,2}}[a-z]?(?:\.\d{{1,2}})*(?:{_INNER})*\s?[.):]*(?!\w)
    | {_NUMBER}(?:\.{_NUMBER})*(?:\.?[a-z])?(?:\s?{_INNER})*[.):]+      # 1.  2a)  2.1.  2a(ii)(1):
    | {_NUMBER}[a-z]?(?:{_INNER})+                                      # 2(a)  2a(ii)
    | {_NUMBER}(?:\.{_NUMBER})+(?=\s)(?!\s+(?:wte|fte|%|per|days?|hours?|weeks?|staff|m|million)\b)
    | \(\d{{1,2}}[a-z]?\)[.:]?                                          # (1)
    | \((?:[a-z]|{_ROMAN})\)(?:{_INNER})*[.:]?                          # (a)  (ii)
    | (?:[a-z]|{_ROMAN})\)                                              # a)  ii)
    | {_ROMAN}\.(?=\s)                                                  # iv.
    | (?-i:[a-zA-H])\.(?=\s)                                            # a.
    | \#\d{{1,2}}[.):]?
    )
    (?=\s|$|(?-i:[A-Z“"‘']))
    | [{re.escape(BULLETS)}](?=\s|$)
    | (?-i:o)(?=\s+\S+\s)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def marker_of(text: str) -> str:
    """The number or bullet at the very start of a text, "" where it begins with a word.

    A bare number is no marker ("3 nurses"): a dot, bracket or colon has to follow it.
    """
    found = _MARKER.match(text)
    return found.group().rstrip() if found else ""


def is_bullet(marker: str) -> bool:
    """Whether the marker only draws attention and counts nothing."""
    return len(marker) == 1 and not marker.isdigit()

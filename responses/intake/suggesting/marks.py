"""The mark with which a passage begins: Yes, Y/, NO, N/A, None, tbc."""

import re
from dataclasses import dataclass

_LEAD = r"^[\s\-–—:=•*|>]*"
_LABEL = re.compile(
    r"^[\s\-–—:=•*|>]*(?:(?:our|the\s+trust['’]s|trust)\s+(?:answer|response|reply)\s*[:.\-–]?\s+"
    r"|(?:answer|response|reply|a)\s*[:.\-–]\s*)",
    re.IGNORECASE,
)
_NO_GOES_ON = (
    r"(?=\s*(?:$|[.,;:!\-–—(\n])|\s+(?:the|there|this|that|these|it|we|our|they|i|staff|not|although|however|but|and"
    r"|as|because|while|whilst|only|specific)\b)"
)
_MARKS = (
    ("both", r"(?:y\s*/\s*n|yes\s*/\s*no|yes or no)(?!\w)"),
    ("partly", r"(?:yes\s*(?:and|&|/)\s*no\b|partly|partially|partial|in part|to some extent)(?!\w)"),
    ("yes", r"(?:yes|yep|y)(?![\w'’&])/?|[✓✔☑]"),
    ("not_applicable", r"(?:n\s*/\s*a|n\.a\.|na(?=\W*$)|not\s+applicable)(?!\w)"),
    (
        "open",
        r"(?:tbc|tba|to be (?:confirmed|advised|determined)|unknown|unclear|unsure|not (?:sure|known|clear)|"
        r"don['’]?t know|do not know|pending|\?+)(?!\w)",
    ),
    ("none", r"(?:none|nil|zero)(?!\w)"),
    ("no", r"(?:no|nope|n)(?![\w'’&/])" + _NO_GOES_ON + "|[✗✘]"),
)
_PATTERNS = tuple((meaning, re.compile(f"{_LEAD}({pattern})", re.IGNORECASE)) for meaning, pattern in _MARKS)
# "No information held" and "No further comments" begin with a word, not with a mark.
_NOT_A_MARK = re.compile(r"\b(?:none of (?:the|this|these|our)|nil by mouth|zero tolerance)\b", re.IGNORECASE)
_CHECKED, _UNCHECKED = r"(?:[☒☑✓✔✗]|\[\s?[xX✓]\s?\])", r"(?:[☐□▢]|\[\s{0,3}\])"
_BOX_FIRST = re.compile(rf"^\W*?(?:{_CHECKED}|{_UNCHECKED})\s*\w")
_TICKED_BEFORE = re.compile(rf"{_CHECKED}\s*(yes|no|n/a|partly|partially)\b", re.IGNORECASE)
_TICKED_BEHIND = re.compile(rf"\b(yes|no|n/a|partly|partially)\s*{_CHECKED}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the mark means, as it is written, and the rest of the passage behind it."""

    meaning: str
    written: str
    rest: str


def unlabelled(text: str) -> str:
    """The text without words such as "Answer:" at its beginning."""
    return text[match.end() :] if (match := _LABEL.match(text)) else text


def leading_mark(text: str) -> Mark | None:
    """The mark with which the text begins, or the one whose box is ticked, or None."""
    ticked = _ticked(text)
    if ticked is not None:
        return ticked
    if _NOT_A_MARK.match(text.strip()):
        return None
    for meaning, pattern in _PATTERNS:
        match = pattern.match(text)
        if match:
            return Mark(meaning, match[1].strip(), text[match.end() :])
    return None


def _ticked(text: str) -> Mark | None:
    """The one word of "☒ Yes ☐ No" whose box is ticked."""
    first = text.lstrip()[:60]
    if re.search(_UNCHECKED, first) is None:
        return None
    pattern = _TICKED_BEFORE if _BOX_FIRST.match(first) else _TICKED_BEHIND
    found = pattern.findall(first)
    if len(found) != 1:
        return None
    mark = leading_mark(found[0])
    return Mark(mark.meaning, found[0], "") if mark else None

"""The mark with which a passage begins: Yes, Y/, NO, N/A, None, tbc."""

import re
from dataclasses import dataclass

_LEAD = r"^[\s\-–—:=•*|>]*(?:(?:answer|response|reply|a)\s*[:.]\s*)?"
_NO_GOES_ON = (
    r"(?=\s*(?:$|[.,;:!\-–—(\n])|\s+(?:the|there|this|that|these|it|we|our|they|i|staff|not|although|however|but|and"
    r"|as|because|while|whilst|only|specific)\b)"
)
_MARKS = (
    ("both", r"(?:y\s*/\s*n|yes\s*/\s*no|yes or no)(?!\w)"),
    ("partly", r"(?:yes\s*(?:and|&|/)\s*no\b|partly|partially|in part|to some extent)(?!\w)"),
    ("yes", r"(?:yes|yep|y)(?![\w'’&])/?"),
    ("not_applicable", r"(?:n\s*/\s*a|not\s+applicable)(?!\w)"),
    ("open", r"(?:tbc|tba|to be confirmed|unknown|unclear|\?+)(?!\w)"),
    ("none", r"(?:none|nil|zero)(?!\w)"),
    ("no", r"(?:no|nope|n)(?![\w'’&/])" + _NO_GOES_ON),
)
_PATTERNS = tuple((meaning, re.compile(f"{_LEAD}({pattern})", re.IGNORECASE)) for meaning, pattern in _MARKS)
# "No information held" and "No further comments" begin with a word, not with a mark.
_NOT_A_MARK = re.compile(r"\b(?:none of (?:the|this|these)|nil by mouth|zero tolerance)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the mark means, as it is written, and the rest of the passage behind it."""

    meaning: str
    written: str
    rest: str


def leading_mark(text: str) -> Mark | None:
    """The mark with which the text begins, or None."""
    if _NOT_A_MARK.match(text.strip()):
        return None
    for meaning, pattern in _PATTERNS:
        match = pattern.match(text)
        if match:
            return Mark(meaning, match[1].strip(), text[match.end() :])
    return None

"""Figures in a passage, without those that are dates, sections, versions, telephone numbers or addresses."""

import re
from decimal import Decimal

from responses.intake.suggesting.files import named_files

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
NUMBER_WORDS = {word: number for number, word in enumerate(_WORDS.split())}
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
#: Stretches whose digits count nothing.
_IGNORED = re.compile(
    rf"https?://\S+|www\.\S+|\S{{1,64}}@\S+"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})\b(?:\s+\d{{4}})?|\b(?:{_MONTHS})\.?\s+(?:\d{{1,2}},?\s+)?\d{{4}}\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?:19|20)\d\d\s?[/\-–]\s?\d{2,4}\b|\b(?:in|since|of|from|to|until|by|year)\s+(?:19|20)\d\d\b"
    r"|\b(?:sections?|s|ss|paragraphs?|questions?|q|page|appendix|attachment|annex|att|band|level|tier|version|v|part|"
    r"schedule|step|item|procedure|protocol|policy|sop)\.?\s?\d+[\d.]*\w?(?:\(\w+\))*"
    r"|\b\d+(?:[.,]\d+)?\s?(?:%|per\s?cent|hours?|hrs?|minutes?|days?|weeks?|months?|years?|kb|mb|am|pm)\b|\b0\d{2,4}[\s\d]{6,9}\b"
    r"|\b\d+(?:st|nd|rd|th)\b|\bs\.?\s?\d+(?:\(\d\))+|\b(?:18|eighteen)[\s-]hour|\b24/7\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    rf"(?<![\w.£$])(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w/]|,\d|\.\d)|\b(?P<word>{'|'.join(NUMBER_WORDS)})\b",
    re.IGNORECASE,
)
_SUPPRESSED = re.compile(
    r"<\s?=?\s?\d+|\b(?:fewer|less)\s+than\s+\w+|\bunder\s+(?:five|ten|5|10)\b|\bup\s+to\s+\w+|\blow\s+numbers?\b",
    re.IGNORECASE,
)
_ZERO = re.compile(
    r"^\W*(?:none|nil|zero|0)\b|\bno\s+(?:such|dedicated|specific|specialist|designated|staff|posts?|roles?|incidents?|"
    r"cases|complaints|members|employees|patients)\b|\b(?:do|does|did)\s?(?:not|n['’]t)\s+(?:currently\s+)?(?:employ|have)\b"
    r"|\bthere\s+(?:is|are|were|was)\s+(?:currently\s+)?(?:no|none)\b|\bhas\s+(?:no|none)\b|\bhave\s+(?:no|none)\b|\bnot\s+employ\b",
    re.IGNORECASE,
)
_PRONOUN_ONE = re.compile(
    r"\b(?:this|that|which|each|any|every|no|the|another)\s+one\b|\bone\s+of\b", re.IGNORECASE
)


def _counting(text: str) -> str:
    for file in named_files(text):
        text = text[: file.span.start] + "·" * (file.whole.end - file.span.start) + text[file.whole.end :]
    for pattern in (_IGNORED, _PRONOUN_ONE):
        text = pattern.sub(lambda match: "·" * len(match[0]), text)
    return text


def suppressed(text: str) -> bool:
    """Whether a small number is masked, as in "fewer than five"."""
    return _SUPPRESSED.search(text) is not None


def none_of_them(text: str) -> bool:
    """Whether the text says that there is none."""
    return _ZERO.search(text) is not None


def figures(text: str) -> list[Decimal]:
    """The figures that count something, in order; money and masked numbers are left out."""
    found = []
    for match in _FIGURE.finditer(_SUPPRESSED.sub(lambda match: " " * len(match[0]), _counting(text))):
        digits = match["digits"]
        found.append(
            Decimal(digits.replace(",", "")) if digits else Decimal(NUMBER_WORDS[match["word"].lower()])
        )
    return found


def has_figure(text: str) -> bool:
    """Whether the text gives a figure, money among them, or says that there is none."""
    return bool(figures(text)) or none_of_them(text) or re.search(r"£\s?\d", text) is not None


def counts_any_of(sentence: str, question: str) -> bool:
    """Whether a figure, or a "no", stands before a word of the question, at most four words away."""
    asked = {word[:5] for word in re.findall(r"[a-z]{5,}", question.casefold())}
    counted = _SUPPRESSED.sub(lambda match: " " * len(match[0]), _counting(sentence))
    for match in (*_FIGURE.finditer(counted), *_ZERO.finditer(counted)):
        following = re.findall(r"[a-z]+", sentence[match.start() :].casefold())[:6]
        if asked & {word[:5] for word in following if len(word) >= 5}:
            return True
    return False


def plain(number: Decimal) -> str:
    """The figure as a value is written: no thousands separators, no idle zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

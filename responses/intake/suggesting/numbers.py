"""Figures in a passage, without those that are dates, sections, versions, telephone numbers or addresses."""

import re
from collections.abc import Iterator
from decimal import Decimal

from responses.intake.suggesting.files import named_files
from responses.intake.suggesting.spelled import PATTERN, spelled

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_YEARS = r"(?:19|20)\d\d(?:\s?[/\-–]\s?\d{2,4})?"
#: Stretches whose digits count nothing.
_IGNORED = re.compile(
    rf"https?://\S+|www\.\S+|\S{{1,64}}@\S+"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})\b(?:\s+\d{{4}})?"
    rf"|\b(?:{_MONTHS})\.?,?\s+(?:\d{{1,2}},?\s+)?(?:\d{{4}}|\d{{2}})\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?:19|20)\d\d\s?[/\-–]\s?\d{2,4}\b|\b\d\d/\d\d\b"
    rf"|\b(?:in|since|of|from|to|until|by|year|fy|and|during|between|for)\s+{_YEARS}\b"
    r"|\bfy\s?\d\d(?:/\d\d)?\b|\b(?:19|20)\d\d(?=\s*(?:[:–=|]|-\s|figures|data)|\s+\d)|\bq[1-4]\b"
    r"|\b(?:sections?|s|ss|paragraphs?|questions?|q|page|appendix|attachment|annex|att|bands?|level|tier|version|v|part|"
    r"schedule|step|item|procedure|protocol|policy|sop|form|table|tab|ward|room|unit|stage|phase|grade|"
    r"key\s+stage|note|option|no\.?)\.?\s?\d+[\d.]*\w?(?:\(\w+\))*"
    r"|\b0\d{2,4}[\s\d]{6,9}\b|\b\d+(?:st|nd|rd|th)\b|\bs\.?\s?\d+(?:\(\d\))+|\b(?:18|eighteen)[\s-]hour|\b24/7\b"
    r"|\b1\s?[:\-]\s?1\b|\b1-to-1\b|\bone[\s-]to[\s-]one\b|\b\d+\s?x\s?(?=\d)",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"£\s?\d[\d,]*(?:\.\d+)?\s?(?:k|m|million|thousand|bn|billion)?\b"
    r"|\b\d+(?:[.,]\d+)?\s?(?:(?:%|per\s?cent)|(?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|kb|mb|am|pm)\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|\bper\s?cent", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?<![\w.£$])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:(?=\s?(?:wte|fte|x)\b)|(?![\w/]|,\d|\.\d))(?:\s?(?P<scale>million|thousand)\b)?"
    rf"|(?P<words>{PATTERN})",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?P<digits>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>k|m|million|thousand|bn|billion)?", re.IGNORECASE
)
_SCALES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_SUPPRESSED = re.compile(
    r"[<≤]\s?=?\s?\d+|\b(?:fewer|less)\s+than\s+\w+|\bunder\s+(?:five|ten|5|10)\b|\bup\s+to\s+\w+|"
    r"\blow\s+numbers?\b"
    r"|\bbetween\s+\d+\s+and\s+\d+\b|(?<![\w.,])\d{1,6}\s?(?:-|–|\bto\b)\s?\d{1,6}(?![\w.,]\d)|\bover\s+\d+\b"
    r"|\bmore\s+than\s+\d+\b|\*\*?(?=\W|$)|\bsmall\s+numbers?\b",
    re.IGNORECASE,
)
_ZERO = re.compile(
    r"^\W*(?:none|nil|zero|0|not\s+(?:a\s+single\s+)?one)\b|\bno\s+(?:such|dedicated|specific|specialist|specialised|designated|specialty|staff|"
    r"posts?|roles?|incidents?|cases|complaints|members|employees|patients|nurses|workers|one|referrals|people|"
    r"officers?|requests?|claims?|full[\s-]time|\w+\s+(?:have|has|were|was)\s+(?:been\s+)?\w+ed)\b"
    r"|\b(?:do|does|did)\s?(?:not|n['’]t)\s+(?:currently\s+)?(?:employ|have)\b"
    r"|\bthere\s+(?:is|are|were|was)\s+(?:currently\s+)?(?:no|none|not\s+any)\b|\b(?:has|have)\s+(?:been\s+)?(?:no|none)\b"
    r"|\bnot\s+employ\b|\bnot\s+(?:had|received|identified|recorded|been)\s+any\b",
    re.IGNORECASE,
)
_PRONOUN_ONE = re.compile(
    r"\b(?:this|that|which|each|any|every|no|not|the|another)\s+(?:single\s+)?one\b|\bone\s+of\b|\bone\s+(?:another|or\s+more)\b",
    re.IGNORECASE,
)
_TOTAL_BEFORE = re.compile(r"\btotal(?:s|ling)?\b[^.\d]{0,40}$", re.IGNORECASE)
_TOTAL_BEHIND = re.compile(r"^\W{0,3}(?:\w+\s+)?(?:in\s+total|total|altogether|overall)\b", re.IGNORECASE)


def _blank(match: re.Match[str]) -> str:
    return "·" * len(match[0])


def _counting(text: str) -> str:
    """The text with a sign in place of all that counts nothing, as long as before."""
    for file in named_files(text):
        text = text[: file.span.start] + "·" * (file.whole.end - file.span.start) + text[file.whole.end :]
    for pattern in (_IGNORED, _PRONOUN_ONE):
        text = pattern.sub(_blank, text)
    return text


def suppressed(text: str) -> bool:
    """Whether a small number is masked, as in "fewer than five", or only a range is given."""
    return _SUPPRESSED.search(_counting(text)) is not None


def none_of_them(text: str) -> bool:
    """Whether the text says that there is none."""
    return _ZERO.search(text) is not None


def figures(text: str) -> list[Decimal]:
    """The figures that count something, in order; money, shares, times and masked numbers are left out."""
    return [number for number, _, _ in _found(text)]


def _found(text: str) -> Iterator[tuple[Decimal, int, int]]:
    counted = _SUPPRESSED.sub(_blank, _MEASURED.sub(_blank, _counting(text)))
    for match in _FIGURE.finditer(counted):
        if match["digits"]:
            yield _scaled(match), match.start(), match.end()
        else:
            for number in spelled(match["words"]):
                yield Decimal(number), match.start(), match.end()


def measures(text: str) -> list[Decimal]:
    """Amounts of money, shares and times, in order: 1250000 for "£1.25 million"."""
    found = _MEASURED.findall(_SUPPRESSED.sub(_blank, _counting(text)))
    amounts = (_AMOUNT.search(each) for each in found)
    return [_scaled(match) for match in amounts if match]


def _scaled(match: re.Match[str]) -> Decimal:
    number = Decimal(match["digits"].replace(",", ""))
    return number.scaleb(_SCALES[match["scale"].lower()]) if match["scale"] else number


def total(text: str) -> Decimal | None:
    """The figure that is called a total, or None."""
    for number, start, end in _found(text):
        if _TOTAL_BEFORE.search(text[max(0, start - 60) : start]) or _TOTAL_BEHIND.search(
            text[end : end + 40]
        ):
            return number
    return None


def has_figure(text: str) -> bool:
    """Whether the text gives a figure, money among them, or says that there is none."""
    return bool(figures(text)) or none_of_them(text) or re.search(r"£\s?\d", text) is not None


def counts_any_of(sentence: str, question: str) -> bool:
    """Whether a figure, or a "no", stands before a word of the question, at most four words away."""
    asked = {word[:5] for word in re.findall(r"[a-z]{5,}", question.casefold())}
    counted = _SUPPRESSED.sub(_blank, _counting(sentence))
    for match in (*_FIGURE.finditer(counted), *_ZERO.finditer(counted)):
        following = re.findall(r"[a-z]+", sentence[match.start() : match.start() + 200].casefold())[:6]
        if asked & {word[:5] for word in following if len(word) >= 5}:
            return True
    return False


def plain(number: Decimal) -> str:
    """The figure as a value is written: no thousands separators, no idle zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

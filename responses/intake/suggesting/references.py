"""Answers that point to another answer of the same letter, and answers that hang on one."""

import re
from collections.abc import Mapping, Sequence

from responses.intake.aligning.contract import Alignment, AskedQuestion
from responses.intake.suggesting.contract import Suggestion

_POINTS = re.compile(
    r"\b(?:see|refer|per|as|same|covered|addressed|answered|given|applies|above|previous|dealt|response|reply|answer)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:question|questions|q|point|answer|no|number|response|at|under|to|see)\.?\s*\(?(\d{1,3}(?:\.\d+)*\s?\(?[a-z]{0,4}\)?(?:\([ivx\d]+\))*)(?!\w)",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"^\W*(?:as|see|please see|same as|refer to)\s+(?:the\s+)?(?:above|previous|answer above|"
    r"response above|previous answer|question above)\W*$"
    r"|^\W*as\s+above\b|^\W*(?:see|as)\s+(?:previous|above)\b",
    re.IGNORECASE,
)
# "See C above", "as at (b)".
_LETTER = re.compile(
    r"\b(?:see|at|to|under|question|point|answer|per)\s+(?:q\.?\s?)?\(?(?P<letter>[A-Za-z])\)?(?=\s+(?:above|below)\b|\W*$)",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"\W{0,4}(?:(?:you\s+asked(?:\s+us)?|question|q|number|no|request|point|item)\b\W{0,4}|q(?=\d)){0,3}"
    r"(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?(?:\s?\(?[a-z\d]{1,4}\)){0,2}|[A-Z](?=[.):]))"
    r"(?=[.):\s])",
    re.IGNORECASE,
)
#: A passage longer than this says more than that.
_WORDS = 16
_LONGEST_NUMBER = 24


def plain_number(number: str) -> str:
    """Letters and digits of a printed number: 2a(ii) and 2.a.ii are the same."""
    return re.sub(r"[^0-9a-z]", "", number.casefold())


def printed_numbers(text: str, alignment: Alignment) -> dict[str, list[str]]:
    """The numbers that the letter itself prints before its questions, plain, with the questions' codes."""
    printed: dict[str, list[str]] = {}
    for found in alignment.found:
        match = _PRINTED.match(text, found.wording.start) if found.wording else None
        if match:
            printed.setdefault(plain_number(match["number"]), []).append(found.code)
    return printed


def referred_code(
    text: str, question: AskedQuestion, asked: Sequence[AskedQuestion], printed: Mapping[str, Sequence[str]]
) -> str:
    """The code of the question whose answer this passage points to, or empty.

    ``printed`` are the letter's own numbers, which count before those of the request.
    """
    if len(text.split()) > _WORDS or re.search(r"https?://|www\.|attach|enclos", text, re.IGNORECASE):
        return ""
    earlier = _earlier(question, asked)
    if _ABOVE.match(text):
        return earlier[-1].code if earlier else ""
    match = _NUMBER.search(text) or _LETTER.search(text)
    if not match or not _POINTS.search(text):
        return ""
    wanted = plain_number(match[1])
    same = [other for other in asked if other.service == question.service and other.code != question.code]
    own = next((other.code for other in same if other.code in printed.get(wanted, ())), "")
    return own or next((other.code for other in same if plain_number(other.number) == wanted), "")


def _earlier(question: AskedQuestion, asked: Sequence[AskedQuestion]) -> list[AskedQuestion]:
    """The answerable questions of the same service before this one."""
    codes = [other.code for other in asked]
    before = asked[: codes.index(question.code)]
    return [other for other in before if other.service == question.service and other.kind != "heading"]


def followed(code: str, refers_to: Mapping[str, str]) -> str:
    """Where a chain of references ends; empty where it goes round in a circle."""
    seen = {code}
    while refers_to.get(code):
        code = refers_to[code]
        if code in seen:
            return ""
        seen.add(code)
    return code


def condition_fails(asked_if: str, suggestions: Mapping[str, Suggestion]) -> bool:
    """Whether the answer that a question depends on settles that the question does not apply."""
    code, _, wanted = asked_if.partition("=")
    condition = suggestions.get(code)
    if condition is None:
        return False
    if condition.state == "not_applicable":
        return condition.cause != "provision"
    if condition.state != "answered" or not condition.value:
        return False
    met = {wanted, "partly"} if wanted == "yes" else {wanted}
    return not met & set(condition.value.split("|"))

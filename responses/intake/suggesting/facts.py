"""What a letter says about itself: its reference, its dates, and whether it may be re-used."""

import re
from collections.abc import Sequence
from typing import Literal

from responses.intake.aligning.contract import Span
from responses.intake.suggesting.contract import Fact, LetterFacts
from responses.intake.suggesting.dates import WrittenDate, dates
from responses.intake.suggesting.sentences import sentences

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
#: What goes on a reference behind a space, but for a date.
_GOES_ON_REFERENCE = rf"(?:[ \t](?:\d{{2,5}}(?!\s*(?:st|nd|rd|th)?\s+{_MONTH}|[/.]\d)|/[ \t]?\w{{2,4}})\b)*"
_VALUE = (
    r"(?P<value>(?:[A-Z]{1,6}[ \t/_\-]{1,3}){0,3}[A-Z]{0,6}[\-/_.]?\d[\w/.\-]*"
    rf"{_GOES_ON_REFERENCE})"
)
_SEPARATOR = r"[ \t]*(?:[:\-–#(][ \t]*)?"
#: Letters and figures joined, or two groups of figures, and nothing else.
_CODE = r"(?P<value>[A-Z]{1,6}[\-/_.]?\d{2,6}(?:[/.\-]\d{1,6}){0,3}|\d{2,4}[\-/]\d{3,6})"
#: From the surest to the least sure, each with how often it is right.
_REFERENCES = tuple(
    (re.compile(pattern, re.IGNORECASE | re.MULTILINE), confidence)
    for pattern, confidence in (
        (rf"\bour[ \t]+ref(?:erence)?\b\.?[ \t]*(?:no\b|number|num)?\.?{_SEPARATOR}{_VALUE}", 0.95),
        (rf"(?<!your )\bref(?:erence)?\b\.?[ \t]*(?:no\b|number|num)?\.?{_SEPARATOR}{_VALUE}", 0.93),
        (
            rf"\b(?:case|request|enquiry|log|ticket|FOIA?)[ \t]*(?:no\b|number|id|ref)\.?"
            rf"{_SEPARATOR}{_VALUE}",
            0.9,
        ),
        (rf"\bquot(?:e|ing)[ \t]+(?:our[ \t]+|the[ \t]+)?(?:reference[ \t]+)?{_VALUE}", 0.85),
        (
            r"\b(?P<value>(?:FOIA?|RFI|EIR)[ \t/_\-]{0,3}(?:[A-Z]{1,4}[/_\-]?)?\d[\w/.\-]*"
            rf"{_GOES_ON_REFERENCE})",
            0.8,
        ),
        (r"\bfreedom of information[ \t]*[:\-–][ \t]*(?P<value>[A-Z]{2,6}[\-/ ]?\d[\w/.\-]*)", 0.8),
        (rf"\b(?:information|FOIA?|act 2000)[ \t]*(?:request)?{_SEPARATOR}{_CODE}(?!\w)", 0.7),
        (rf"\brequest for information{_SEPARATOR}{_CODE}(?!\w)", 0.7),
        (rf"\b(?:with|has) the number[ \t]+{_VALUE}", 0.7),
        (rf"^[ \t]*(?:re|subject)[ \t]*:[ \t]*{_CODE}(?!\w)", 0.6),
        (rf"^[ \t]*{_CODE}[ \t]*$", 0.5),
    )
)
_DOUBLED = re.compile(r"FOIA?[ \t]+(?=[A-Z]{2,}[\-/_.]?\d)", re.IGNORECASE)
_NO_REFERENCE = re.compile(
    r"^(?:FOIA?[\s/]*)?(?:2000|2005|2015)$|^\d{1,2}/\d{1,2}/\d{2,4}$|^(?:FOIA?\s)?1$", re.IGNORECASE
)

_RECEIVED_BEFORE = re.compile(
    r"\b(?:received|receipt\s+of|reached|arrived|logged|acknowledged)\b[^.\n]{0,60}$", re.IGNORECASE
)
# "between 1 April 2023 and 31 March 2024" is what is asked about.
_PERIOD = re.compile(
    r"\b(?:between|from|since|until|to|ending|ended|as\s+at)\s+$|\b(?:between|from)\s[^.]{0,30}$",
    re.IGNORECASE,
)
# A line that begins with a date may go on a sentence of the line before.
_GOES_ON = re.compile(r"\b(?:on|of|dated|from|the|received|and|by)\s+(?:\w+day,?\s+)?$", re.IGNORECASE)
_RECEIVED_AFTER = re.compile(r"^[^.]{0,25}\breceived\b", re.IGNORECASE)
_SENT_BEFORE = re.compile(
    r"\b(?:your|request|e-?mail(?:ed)?|letter|enquiry|correspondence|message|touch|contact\w*|wrote|submitted|sent|made)\b"
    r"[^.]{0,70}?\b(?:dated|of|on|sent|from|submitted)\s+(?:\w+day,?\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"^\W*(?:(?:date|dated|issued|sent|response\s+date|reply\s+date)(?:\s+of\s+(?:response|reply|letter|issue))?\W*)?(?:\w+day,?\s*)?$",
    re.IGNORECASE,
)

_OGL = re.compile(r"\bopen\s+government\s+licen[cs]e\b|\bOGL\b", re.IGNORECASE)
_RESTRICTED = re.compile(
    r"\b(?:not\s+(?:be\s+|allowed\s+to\s+be\s+)?(?:re-?used|reproduced|published)|any\s+other\s+(?:type\s+of\s+)?re-?use|"
    r"no\s+automatic\s+right|not\s+(?:automatically\s+)?(?:give|grant|confer)|infring\w+|written\s+(?:consent|permission)|"
    r"(?:ask|seek|obtain|require\w*|needs?|without|request|apply)\b[^.]{0,80}\b(?:permission|consent|licen[cs]e)|"
    r"may\s+not\s+(?:re-?use|reproduce|publish|copy)|nothing\b[^.]{0,40}\breproduced)\b",
    re.IGNORECASE,
)
_PERMITTED = re.compile(
    r"\b(?:(?:may|can|free\s+to)\s+(?:be\s+)?(?:re-?use[d]?|reproduce[d]?|cop(?:y|ied)|publish(?:ed)?)|"
    r"reproduced\s+free\s+of\s+charge|no\s+objection|content\s+for)\b",
    re.IGNORECASE,
)
_ABOUT_REUSE = re.compile(
    r"\bre-?us(?:e|ed|ing)\b|\breproduc|\bcopyright\b|\blicen[cs]e|\bpublish|\bcop(?:y|ied|ies)\b",
    re.IGNORECASE,
)
_THIRD_PARTIES = re.compile(
    r"\bthird\s+part|\banother\s+(?:person|organisation)|\bcopyright\s+holders?\s+concerned", re.IGNORECASE
)

Event = Literal["received", "sent", "answered"]


def letter_facts(text: str, answers: Sequence[Span], exemptions: Sequence[str]) -> LetterFacts:
    """Facts from the whole text but the ``answers``: the places of questions and of their answers."""
    outside = _without(text, answers)
    written = dates(outside)
    return LetterFacts(
        reference=find_reference(outside),
        sent_on=_dated(outside, written, "sent"),
        received_on=_dated(outside, written, "received"),
        answered_on=_dated(outside, written, "answered"),
        reuse=find_reuse(outside),
        exemptions=tuple(exemptions),
    )


def _without(text: str, spans: Sequence[Span]) -> str:
    """The text with these spans blanked out, so that every position stays."""
    for span in spans:
        text = text[: span.start] + re.sub(r"[^\n]", " ", text[span.start : span.end]) + text[span.end :]
    return text


def find_reference(text: str) -> Fact:
    """The trust's reference of the request."""
    for pattern, confidence in _REFERENCES:
        for match in pattern.finditer(text):
            value = match["value"].strip(" \t.-/")
            if not _NO_REFERENCE.match(value) and len(value) >= 3:
                start = match.start("value")
                # "FOI IG123": the code has letters of its own.
                doubled = _DOUBLED.match(value)
                if doubled:
                    start, value = start + doubled.end(), value[doubled.end() :]
                return Fact(" ".join(value.split()), Span(start, start + len(value)), confidence)
    return Fact()


def _dated(text: str, written: Sequence[WrittenDate], event: Event) -> Fact:
    """The first date that the words around it tie to the event."""
    for found in written:
        if _event(text, found.span) == event:
            return Fact(found.day, found.span, 0.95 if event != "sent" else 0.85)
    return Fact()


def _event(text: str, span: Span) -> Event | None:
    before, after = text[max(0, span.start - 140) : span.start], text[span.end : span.end + 60]
    line_before = before.rpartition("\n")[2]
    rest_of_line = after.partition("\n")[0].strip(" .,")
    flat = " ".join(before.split()) + " "
    if not rest_of_line and _DATE_LABEL.match(line_before) and not _GOES_ON.search(flat):
        return "answered"
    if _PERIOD.search(flat):
        return None
    if _RECEIVED_BEFORE.search(flat):
        return "received"
    if _SENT_BEFORE.search(flat):
        return "sent"
    if _RECEIVED_AFTER.search(" ".join(after.split())):
        return "received"
    return None


def find_reuse(text: str) -> Fact:
    """``ogl``, ``restricted`` or ``permitted`` by what is said about re-use, else ``not_stated``."""
    match = _OGL.search(text)
    if match:
        return Fact("ogl", Span(*match.span()), 0.95)
    for value, pattern, confidence in (("restricted", _RESTRICTED, 0.85), ("permitted", _PERMITTED, 0.8)):
        for sentence in _about_reuse(text):
            if pattern.search(sentence):
                return Fact(value, _place(text, sentence), confidence)
    return Fact("not_stated", None, 0.85)


def _about_reuse(text: str) -> list[str]:
    """The sentences about re-use by the reader, without those about material of third parties."""
    return [s for s in sentences(text) if _ABOUT_REUSE.search(s) and not _THIRD_PARTIES.search(s)]


def _place(text: str, sentence: str) -> Span | None:
    """Where a sentence whose white space was made single stands."""
    match = re.search(r"\s+".join(map(re.escape, sentence.split())), text)
    return Span(*match.span()) if match else None

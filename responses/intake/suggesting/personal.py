"""Names of people, e-mail addresses and telephone numbers: places that are not to be published."""

import re
from collections.abc import Iterator

from responses.intake.aligning.contract import Span
from responses.intake.suggesting.contract import PersonalSpan

_EMAIL = re.compile(r"(?<![\w.+'\-])[\w.+'\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}")
_PHONE = re.compile(
    r"(?<![\w/.\-])(?:\+44\s?(?:\(0\)\s?)?\d{2,4}|\(?0\d{2,4}\)?)[\s\-]?\d{3,4}[\s\-]?\d{3,4}(?!\d)"
)
_PART = r"(?:[A-Z][a-z’'\-]+(?:[A-Z][a-z]+)?|[A-Z]\.?|O['’][A-Z][a-z]+)"
_SURNAME = r"(?:[A-Z][a-z’']+(?:-?[A-Z][a-z’']+)*|O['’][A-Z][a-z]+)"
_NAME = rf"{_PART}(?:[ \t]{_PART}){{0,2}}[ \t]{_SURNAME}"
_TITLE = r"(?:Mrs?|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame)\.?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<name>{_TITLE}[ \t]+(?:{_PART}[ \t]+){{0,3}}{_SURNAME})",
        rf"\bDear[ \t]+(?P<name>(?:{_TITLE}[ \t]+)?{_PART}(?:[ \t]{_PART}){{0,2}})(?=[ \t]*[,\n]|[ \t]*$)",
        rf"\b(?:Chair(?:man|woman|person)?|Chief Executive(?: Officer)?|Director|Secretary|"
        rf"Officer|Manager)[ \t]*[:\-–][ \t]*(?P<name>{_NAME})",
        rf"^[ \t]*(?:Name|Contact|Signed|Requester|Applicant|From|To)[ \t]*:[ \t]*(?P<name>{_NAME})[ \t]*$",
        rf"(?P<name>\b{_NAME}),?[ \t]*(?:\n[ \t]*){{0,2}}(?:,[ \t]*|\([ \t]*|[-–][ \t]*)?"
        r"(?=(?:the[ \t]+)?(?:Interim |"
        rf"Acting |Deputy |Senior |Associate |Corporate |Head of |Assistant )*"
        r"(?:Head|Director|Manager|Officer|Secretary|Lead|Coordinator|Co-ordinator|Chief|"
        r"Freedom of Information|FOI|"
        r"Information Governance|Company Secretary|Data Protection|Trust Secretary)\b)",
        rf"(?P<name>\b{_NAME})[ \t]*[<\[(][ \t]*(?:mailto:)?[^\s<>@]{{1,64}}@",
        rf"\bOn [^\n]{{4,40}},[ \t]*(?P<name>{_NAME})[ \t]+(?:<[^>\n]*>[ \t]*)?wrote:",
        rf"\b(?:contact|write to|writing to|e-?mail|addressed to|sent to|telephone|speak to|"
        rf"care of|attention of)[ \t]+(?P<name>{_NAME})\b",
    )
)
_SIGNS_OFF = re.compile(
    r"^[ \t]{0,40}(?:Yours (?:sincerely|faithfully|truly)|Many thanks|Sincerely|Yours|"
    r"(?:(?:With )?(?:Kind|Kindest|Best|Warm|Warmest|Many) )?(?:regards|wishes|thanks))"
    r"[ \t]{0,9},?[ \t]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNATURE = re.compile(
    rf"^[ \t]*(?P<name>(?:{_TITLE}[ \t]+)?(?:{_PART}[ \t]+){{1,3}}{_SURNAME})[ \t]*,?[ \t]*$"
)
#: Words that names of people do not hold, and those of teams, roles, places and greetings do.
_NOT_A_NAME = re.compile(
    r"\b(?:NHS|Trust|Team|Information|Governance|Freedom|Act|Department|Office|Officer|Manager|Director|Secretary|Sir|Madam|"
    r"Hospital|House|Road|Street|Lane|Court|Service|Services|Health|Healthcare|Care|Foundation|Council|Commissioner|Request\w*|"
    r"Applicant|Colleague|Policy|Data|Protection|Head|Chief|Executive|Chair|Requestor|Enquirer|Corporate|Affairs|Legal|"
    r"Community|Mental|Our|Your|Reference|Response|Review|Internal|Public|Sector|Regulations|Copyright|Please|Thank|The|"
    r"Human|Resources|Compliance|Records|Access|January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Monday|Tuesday|Wednesday|Thursday|Friday|Question|Answer|Date|Dear|Water|Wycliffe|Yours|Regards)\b"
)


def personal_spans(text: str) -> tuple[PersonalSpan, ...]:
    """Places in order, none inside another."""
    found = [PersonalSpan(Span(*match.span()), "email") for match in _EMAIL.finditer(text)]
    found += [PersonalSpan(Span(*match.span()), "phone") for match in _PHONE.finditer(text)]
    known = {text[span.start : span.end] for span in _names(text)}
    # A name that is one once is one wherever it stands.
    for name in known:
        found += [
            PersonalSpan(Span(*match.span()), "name")
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        ]
    return tuple(_outermost(found))


def _names(text: str) -> Iterator[Span]:
    for pattern in _PATTERNS:
        for match in re.finditer(pattern.pattern, text, re.MULTILINE):
            if not _NOT_A_NAME.search(match["name"]):
                yield Span(*match.span("name"))
    for match in _SIGNS_OFF.finditer(text):
        yield from _signature(text, match.end())


def _signature(text: str, start: int) -> Iterator[Span]:
    """The first of the four lines after the ending that looks like a name."""
    position = start
    lines = text[start : start + 400].split("\n")[:6]
    for line in lines:
        match = _SIGNATURE.match(line)
        if match and not _NOT_A_NAME.search(match["name"]):
            yield Span(position + match.start("name"), position + match.end("name"))
            return
        position += len(line) + 1


def _outermost(found: list[PersonalSpan]) -> Iterator[PersonalSpan]:
    end = -1
    for each in sorted(found, key=lambda p: (p.span.start, -p.span.end)):
        if each.span.start >= end:
            yield each
            end = each.span.end

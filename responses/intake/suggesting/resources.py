"""Policies, tools, training, support and links that an answer names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from responses.intake.aligning.contract import Span
from responses.intake.suggesting.contract import KnownResource, LetterIn, ResourceKind, SuggestedResource

_KINDS: tuple[tuple[ResourceKind, str], ...] = (
    (
        "policy",
        r"Polic(?:y|ies)|Procedures?|Protocols?|Guidance|Guidelines?|Strateg(?:y|ies)|SOP|"
        r"Standard Operating Procedures?|"
        r"Frameworks?|Pathways?|Code of Practice|Standards?|Thresholds?|Handbook",
    ),
    (
        "tool",
        r"Tools?|Toolkit|Checklists?|Questionnaires?|Scales?|Scores?|Inventory|Screen(?:er|ing)?|Assessments?|Templates?|"
        r"Forms?|Measures?|Index|Check|Matrix|Proforma|Pro-forma",
    ),
    (
        "training",
        r"[Tt]raining|[Cc]ourses?|[Ww]orkshops?|e-?[Ll]earning|[Mm]odules?|[Ww]ebinars?|"
        r"[Ii]nduction(?: programme)?|[Rr]efresher|"
        r"[Pp]rogramme",
    ),
    (
        "support",
        r"Helpline|Hub|Network|Line|Charity|Carers|Friends|Centre|Support Service|"
        r"Wellbeing Service|Link Worker|Service",
    ),
)
_WORD = r"(?:[A-Z][\w’'&\-]*|\d{1,4}|[A-Z]+|e-[Ll]earning)"
_SMALL = r"(?:and|of|for|the|in|on|to|with|at|&|level|\d)"
_VERSION = r"(?:[ \t]+(?:v|V|version )?\d+(?:\.\d+)?\b)?"
_NAMED = tuple(
    (
        kind,
        re.compile(
            rf"(?<![\w\-])(?P<name>(?:{_WORD}[ \t]+(?:{_SMALL}[ \t]+){{0,2}}){{1,7}}?(?:{words})\b{_VERSION})"
        ),
    )
    for kind, words in _KINDS
)
_STOP = (
    r"the|a|an|and|or|of|in|on|to|for|with|by|at|from|is|are|was|be|been|has|have|had|all|any|our|their|its|this|that|these|"
    r"such|no|not|some|who|which|as|also|complete[sd]?|attend(?:s|ed)?|receive[sd]?|undertake[sn]?|deliver(?:s|ed)?|"
    r"provide[sd]?|offer(?:s|ed)?|required?|includ(?:es?|ing)|through|via|staff|we|they|it|take[sn]?|yes|additional|further"
)
#: Training is often named in small letters: the words before it that belong to no other part of the sentence.
_TRAINING = re.compile(
    rf"(?<![\w\-])(?P<name>(?:(?!(?:{_STOP})\b)[\w’'&\-]+[ \t\n]){{1,6}}(?:training|course|"
    rf"e-learning|workshop|webinar|module)s?)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:Yes|No|Y|N|The|Our|We|Please|See|Trust|A|An|This|All|Staff|In|Use|It|Under|Both|Within|Further|Details|Information)[,.:]?\s+)+"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”)\]]+|\b[\w\-]+(?:\.[\w\-]+)*\.(?:nhs\.uk|org\.uk|gov\.uk|co\.uk|ac\.uk|example)/[^\s<>\")\]]*"
)
_SIZE = r"(?P<size>\d+(?:[.,]\d+)?\s?[KkMmGg]i?[Bb])"
_FILE = re.compile(
    rf"(?P<name>[^\n<>|:;\"“”‘’']{{1,90}}?\.(?:pdf|docx?|xlsx?|pptx?|csv|odt|ods|rtf|zip))\b(?:\s*[\[(]\s*(?:pdf|docx?|xlsx?|word|excel)?\s*[\])])?(?:\s*[\[(]?{_SIZE})?",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"\b(?P<name>(?:Att(?:achment)?|Appendix|Annex|Enclosure|Enc)\.?\s?(?:\d{1,2}|[A-Z])\b)(?:\s*[-–:]\s*(?P<title>[^\n.;]{3,80}))?"
)
_FILE_LEAD = re.compile(
    r"^\W*(?:please\s+)?(?:see|refer\s+to|find|attached|yes|no)?\W*(?:the\s+)?(?:attached\s+)?(?:document|file|pdf)?\W*",
    re.IGNORECASE,
)
#: A known name is taken to be meant from this likeness on, of 100.
_LIKE = 92.0


def resources_in(
    code: str, letter: LetterIn, spans: Sequence[Span], known: Sequence[KnownResource]
) -> list[SuggestedResource]:
    """The resources that the passages of one answer name, in order, each once."""
    found: list[SuggestedResource] = []
    for span in spans:
        text = letter.text[span.start : span.end]
        parts = [*_known(text, known), *_attachments(text), *_named(text), *_links(text, letter, span)]
        for each in _apart(parts):
            place = Span(span.start + each.span.start, span.start + each.span.end)
            found.append(replace(each, code=code, span=place))
    once = {(each.key, each.kind, each.name.casefold()): each for each in reversed(found)}
    return sorted(once.values(), key=lambda each: each.span.start)


def _apart(parts: Sequence[SuggestedResource]) -> list[SuggestedResource]:
    """Those that do not overlap one that stands before them in the list."""
    kept: list[SuggestedResource] = []
    for part in parts:
        if all(part.span.end <= other.span.start or part.span.start >= other.span.end for other in kept):
            kept.append(part)
    return kept


def _known(text: str, known: Sequence[KnownResource]) -> Iterator[SuggestedResource]:
    """Known resources by likeness of their name to a stretch of the text, the longest name first."""
    plain = _plain(text)
    for resource in sorted(known, key=lambda r: -len(r.name)):
        if len(resource.name) < 4:
            continue
        match = fuzz.partial_ratio_alignment(_plain(resource.name), plain, score_cutoff=_LIKE)
        if match is None or match.dest_end - match.dest_start < 0.8 * len(resource.name):
            continue
        span = _whole_words(text, match.dest_start, match.dest_end)
        yield SuggestedResource(
            "", resource.name, resource.kind, span, resource.key, confidence=match.score / 100 * 0.95
        )


def _plain(text: str) -> str:
    """Small letters, and a space for all that is neither letter nor digit; as long as the text."""
    return "".join(sign.lower() if sign.isalnum() and len(sign.lower()) == 1 else " " for sign in text)


def _whole_words(text: str, start: int, end: int) -> Span:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return Span(min(start, len(text)), min(end, len(text)))


def _attachments(text: str) -> Iterator[SuggestedResource]:
    for match in _FILE.finditer(text):
        lead = _FILE_LEAD.match(match["name"])
        start = match.start("name") + (lead.end() if lead else 0)
        name = text[start : match.end("name")]
        if len(name) > 4:
            size = match["size"] or ""
            span = Span(start, match.end())
            yield SuggestedResource("", name, "policy", span, attached=True, size=size, confidence=0.8)
    for match in _ATTACHED.finditer(text):
        name = (match["title"] or match["name"]).strip()
        yield SuggestedResource("", name, "policy", Span(*match.span()), attached=True, confidence=0.7)


def _named(text: str) -> Iterator[SuggestedResource]:
    """Names in capitals that end in a word such as Policy, Tool or Training."""
    for kind, pattern in _NAMED:
        for match in pattern.finditer(text):
            name = _LEADING.sub("", match["name"])
            start = match.end("name") - len(name)
            if len(name.split()) > 1:
                sure = 0.8 if kind in ("policy", "tool") else 0.6
                yield SuggestedResource("", name, kind, Span(start, match.end("name")), confidence=sure)

    for match in _TRAINING.finditer(text):
        yield SuggestedResource("", match["name"], "training", Span(*match.span("name")), confidence=0.5)


def _links(text: str, letter: LetterIn, span: Span) -> Iterator[SuggestedResource]:
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(".,;")
        place = Span(match.start(), match.start() + len(address))
        yield SuggestedResource("", address, "link", place, address=address, confidence=0.9)
    for link in letter.links:
        if span.start <= link.start < link.end <= span.end and not link.address.startswith("mailto:"):
            place = Span(link.start - span.start, link.end - span.start)
            name = letter.text[link.start : link.end].strip() or link.address
            yield SuggestedResource("", name, "link", place, address=link.address, confidence=0.9)

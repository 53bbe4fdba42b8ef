"""Names of policies, tools, training and support: words in capitals that end in such a word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from responses.intake.aligning.contract import Span
from responses.intake.suggesting.contract import ResourceKind
from responses.intake.suggesting.vocabulary import among

_HEADS: dict[ResourceKind, frozenset[str]] = {
    "policy": among(
        """policy policies procedure procedures protocol protocols guidance guideline guidelines strategy
        strategies sop sops manual rules memorandum agreement
        arrangements instructions flowchart leaflet booklet guide guides framework frameworks pathway
        pathways standards handbook code plan charter standard"""
    ),
    "tool": among(
        """tool tools toolkit checklist questionnaire questionnaires scale scales inventory screen screener
        screening assessment assessments template templates form forms index check matrix proforma
        test log chart diary survey interview profile passport tracker score scorecard calculator"""
    ),
    "training": among(
        """training course courses workshop workshops e-learning elearning module modules webinar webinars
        induction refresher programme programmes bulletin bulletins session sessions seminar
        masterclass certificate diploma award qualification"""
    ),
    "support": among(
        "helpline hub network line charity centre worker workers service clinic project scheme "
        "partnership foundation association society forum café cafe"
    ),
}
_KIND_OF: dict[str, ResourceKind] = {head: kind for kind, heads in _HEADS.items() for head in heads}
#: In small letters these name something only of themselves or in a plain sentence.
_SMALL_HEADS = (_HEADS["policy"] | _HEADS["tool"] | _HEADS["training"]) - among(
    "code plan standard standards check form forms line screen scale index matrix rules agreement "
    "arrangements instructions leaflet booklet guide guides test log chart diary survey interview profile "
    "score award passport session sessions certificate qualification memorandum"
)
_BETWEEN = among("and of for the in on to with at & - – level")
_NO_PART = among(
    """the a an and or of in on to for with by at from is are was were be been being has have had all any
    our their its this that these those such no not some who whom which as also complete completes
    completed attend attends attended receive receives received undertake undertakes undertaken
    deliver delivers delivered provide provides provided offer offers offered require requires
    required include includes including through via staff we they it take takes taken yes additional
    further trust trust's your each every one what when where if there can may will must should
    would use uses used using follow follows following per see under into within own local specific
    formal written single relevant same above new current other more about than both do does did
    access accessed dedicated patient patients being between during covers cover covered get gets
    given give offers mandatory only please refer attached separate particular"""
)
_LEADING = among(
    """yes no y n the our we please see trust trust's a an this all in use of it under both within
    further details information these there for as also and following attached each any your their
    its at on if when most some that to with where other"""
)
_TELLING_NOTHING = among(
    """local statutory national regional relevant bespoke additional specific current internal external
    further other new key main separate formal written appropriate existing standard mandatory
    regular ongoing annual update refresher"""
)
# "Standard Operating Procedure 14 - Equipment Loans".
_TITLED = re.compile(
    r"[ \t]+[-–][ \t]+[A-Z][\w’'&\-]*(?:[ \t]+(?:(?:and|of|for|the|in|to)[ \t]+)?[A-Z][\w’'&\-]*){0,5}"
)
_TOKEN = re.compile(r"[^\W_](?:[\w’'&\-]*[\w’'])?|&|[-–]")
_MORE = re.compile(r"[ \t]+(?:\(?(?:v|V|version |Version )?\d{1,4}(?:\.\d{1,3})*\)?(?![\w/])|\([A-Z]{2,8}\))")
_ABOUT = frozenset(("for", "on", "of"))
_MOST_WORDS = 9
_WIDEST_GAP, _FULL_LINE = 3, 55


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its kind and place, and how likely it is to be one, 0 to 1."""

    kind: ResourceKind
    span: Span
    sure: float


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    joined: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit() or self.text.lower() == "e-learning"

    @property
    def between(self) -> bool:
        return self.text.lower() in _BETWEEN


def names(text: str) -> Iterator[Named]:
    """The names in order of where they end; they may overlap."""
    words = list(_words(text))
    for number, word in enumerate(words):
        kind = _KIND_OF.get(word.text.lower())
        if kind is None or (_follows(words, number) and _is_head(words[number + 1])):
            continue
        found = _name(words, number, kind)
        if found is not None and not _any_of_its_kind(text[found[0] : word.start]):
            yield Named(kind, Span(found[0], _end(text, words, number)), found[1])


def _any_of_its_kind(before: str) -> bool:
    """Whether the words before the head do not tell one from another."""
    return {word.lower() for word in before.split()} <= _TELLING_NOTHING


def _words(text: str) -> Iterator[_Word]:
    end = 0
    for match in _TOKEN.finditer(text):
        yield _Word(match[0], match.start(), match.end(), _joined(text, end, match.start()))
        end = match.end()


def _joined(text: str, end: int, start: int) -> bool:
    """Whether only white space of one line stands between, or the end of a line that fills the page."""
    between = text[end:start]
    if not 0 < len(between) <= _WIDEST_GAP or between.strip():
        return False
    breaks = between.count("\n")
    return not breaks or (breaks == 1 and end - text.rfind("\n", 0, end) > _FULL_LINE)


def _follows(words: Sequence[_Word], number: int) -> bool:
    return number + 1 < len(words) and words[number + 1].joined


def _is_head(word: _Word) -> bool:
    return word.text.lower() in _KIND_OF


def _name(words: Sequence[_Word], head: int, kind: ResourceKind) -> tuple[int, float] | None:
    """Where the name that ends with this word begins, and how likely it is to be one."""
    capital = words[head].capital
    first = _first_capital(words, head)
    while first < head and _leads(words[first]):
        first += 1
    while first < head and words[first].text.isdigit() and words[first - 1].text.lower() != "level":
        first += 1
        while first < head and _leads(words[first]):
            first += 1
    if first and words[first].text.isdigit() and words[first - 1].text.lower() == "level":
        first -= 1
    if first < head:
        sure = 0.8 if kind in ("policy", "tool") else 0.6
        return words[first].start, sure if capital else round(sure - 0.2, 2)
    if words[head].text.lower() not in _SMALL_HEADS:
        return None
    first = _first_small(words, head)
    return (words[first].start, 0.5 if kind == "training" else 0.35) if first < head else None


def _leads(word: _Word) -> bool:
    """Whether the word stands before names without belonging to them."""
    return word.text.lower() in _LEADING or word.text in "-–&"


def _first_capital(words: Sequence[_Word], head: int) -> int:
    """The first word of the run in capitals before a head, small words between them; else the head itself."""
    first, number, small, plain = head, head, 0, 0
    while number and words[number].joined and head - number < _MOST_WORDS:
        number -= 1
        word = words[number]
        if small and _is_head(word) and word.capital:
            break
        if word.capital:
            first, small = number, 0
        elif word.between and small < 2:
            small += 1
        elif first == head and plain < 2 and not words[head].capital and word.text.lower() not in _NO_PART:
            plain += 1
        else:
            break
    return first


def _first_small(words: Sequence[_Word], head: int) -> int:
    """The first of the words before a head that belong to no other part of the sentence."""
    number = head
    while number and words[number].joined and head - number < 4:
        before = words[number - 1].text.lower()
        if before in _NO_PART or before in _BETWEEN - {"level"}:
            break
        number -= 1
    return number


def _end(text: str, words: Sequence[_Word], head: int) -> int:
    """The end of the name: a version behind it, or what it is about in capitals, belongs to it."""
    end = words[head].end
    if words[head].capital and _follows(words, head) and words[head + 1].text in _ABOUT:
        number = head + 2
        if _follows(words, number - 1) and words[number].text == "the":
            number += 1
        while number < min(len(words), head + _MOST_WORDS) and words[number].joined and words[number].capital:
            end = words[number].end
            number += 1
    more = _MORE.match(text, end)
    end = more.end() if more else end
    titled = _TITLED.match(text, end) if more else None
    return titled.end() if titled else end

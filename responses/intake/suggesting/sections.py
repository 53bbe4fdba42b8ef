"""Exemptions of the Freedom of Information Act 2000 that a text claims."""

import re

#: Sections by which information may be withheld: the cost limit, vexatious requests and Part II.
EXEMPTIONS = frozenset({"12", "14", "21", "22", "22A", *map(str, range(23, 45))}) - {"25"}
_NUMBER = r"\d{1,2}A?(?:\s?\(\w{1,3}\))*"
_CITED = re.compile(
    rf"\b(?:sections?|sec|s|ss|exemption)\.?\s?({_NUMBER}(?:\s?(?:,|and|&|or|/)\s?(?:s\.?|"
    rf"section )?{_NUMBER})*)"
    r"(?P<after>[^.;]{0,60})",
    re.IGNORECASE,
)
_CONTEXT = re.compile(
    r"exempt|refus|withh|disclos|\bFOI|freedom of information|appropriate limit|cost|appl(?:y|"
    r"ies|ied)\b|personal|"
    r"commercial|confiden|redact|accessible|publi(?:sh|cation)|rel(?:y|ied)|engag|vexatious|releas|identif|numbers|limit|oblig|recognis|"
    r"prejudic|\bthe Act\b",
    re.IGNORECASE,
)
# "Section 12 of the policy", "section 42 of the Care Act", "section 37 patients".
_OTHER_TEXT = re.compile(
    r"^\s*(?:of|in|to)\s+(?:the|our|this)\s+(?!act\b|freedom|foi)|^.{0,30}\b(?:mental health act|"
    r"MHA|care act|"
    r"children act|equality act|data protection act)|^\W*(?:approved|doctors?|detention|detained|"
    r"patients?|enquir|order|leave|aftercare|of the policy)",
    re.IGNORECASE,
)
# "Patients detained under section 37".
_DETAINED = re.compile(
    r"\b(?:detained|sectioned|admitted|liable|enquir\w+|duty)\b[^.;]{0,40}$", re.IGNORECASE
)
_SUBSECTION = re.compile(r"\b(?:12|14|21|22|31|36|38|40|41|42|43)\s?\([1-5]\)")
#: A passage of so few words is the exemption and nothing else.
_NOTHING_ELSE, _LONGEST_ALONE = 4, 60


def exemptions(text: str) -> tuple[str, ...]:
    """Section numbers in ascending order, each once: 12 for "s.12(1)"."""
    found = set()
    alone = len(text[:_LONGEST_ALONE].split()) <= _NOTHING_ELSE and len(text) < _LONGEST_ALONE
    for match in _CITED.finditer(text):
        around = text[max(0, match.start() - 160) : match.end() + 160]
        about = _CONTEXT.search(around) or _SUBSECTION.search(match[1]) or alone
        before = text[max(0, match.start() - 60) : match.start()]
        if about and not _OTHER_TEXT.search(match["after"]) and not _DETAINED.search(before):
            numbers = re.findall(r"(?:(?<![\w(])|(?<=[sS]))(\d{1,2}A?)(?!\w)", match[1], re.IGNORECASE)
            found |= {number.upper() for number in numbers} & EXEMPTIONS
    return tuple(sorted(found, key=lambda number: (int(number.rstrip("A")), number)))

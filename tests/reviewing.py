"""A fictional letter with what a program might suggest for it, as a review begins."""

from typing import Any

from responses.intake.entry import PassageEntry, add_source
from responses.models import Reading, Response, Source, Suggestion

REPLY = """Northmoor Trust

Our reference: NM-2024-17
Dear Sam Example,
We received your request on 4 March 2024.

1. Do you have a policy?
Y – we do have a policy, called “Safe Online”. It is shared with all staff 👩🏽‍⚕️.
1a. Is it public?
Y, where a parent agrees.
2. Which tools do you use?
The Body Map, and the Screening Tool.
2a(i) Is it recorded?
We withhold this under section 12 of the Act.
4. How many?
7

SARC
Our SARC is not provided by the trust.

Yours sincerely
Marian Holloway
foi@northmoor.example
"""


def span(words: str, text: str = REPLY) -> list[int]:
    """Where the words first stand."""
    start = text.index(words)
    return [start, start + len(words)]


def place(source: Source, words: str) -> PassageEntry:
    """The same, as a passage to set."""
    start, end = span(words, source.text)
    return PassageEntry(source, start, end)


def _resource(name: str, kind: str, **fields: Any) -> dict[str, Any]:
    start, end = span(name)
    blank = {"known": None, "address": "", "attached": False, "size": "", "confidence": 0.8}
    return {"name": name, "kind": kind, "start": start, "end": end, **blank, **fields}


#: By question: the suggestion's fields. What is not named was not found in the letter.
SUGGESTED: dict[str, dict[str, Any]] = {
    "camhs-1": {
        "state": "answered",
        "value": "yes",
        "raw_mark": "Y",
        "spans": [span("Y – we do have a policy, called “Safe Online”.")],
        "resources": [_resource("Safe Online", "policy")],
        "confidence": 0.96,
    },
    "camhs-1a": {
        "state": "answered",
        "value": "yes",
        "raw_mark": "Y",
        "qualified": True,
        "spans": [span("Y, where a parent agrees.")],
        "confidence": 0.9,
    },
    "camhs-2": {
        "state": "answered",
        "spans": [span("The Body Map, and the Screening Tool.")],
        "resources": [_resource("Body Map", "tool"), _resource("Screening Tool", "tool")],
        "confidence": 0.71,
    },
    "camhs-2a-i": {
        "state": "refused",
        "sections": "12",
        "spans": [span("We withhold this under section 12 of the Act.")],
        "confidence": 0.8,
    },
    "camhs-4": {
        "state": "answered",
        "value": "7",
        "spans": [[REPLY.index("7\n\n"), REPLY.index("7\n\n") + 1]],
    },
}


def make_letter(response: Response, text: str = REPLY, *, supersedes: Source | None = None) -> Source:
    """The letter, kept beside its response, as it is when a program has read it and nobody has looked."""
    source = add_source(response=response, text=text, author=None, name="Reply.txt", supersedes=supersedes)
    reading = Reading.objects.create(
        source=source,
        page_starts=[0, text.index("SARC\n")],
        personal=[
            [*span("Sam Example", text), "name"],
            [*span("Marian Holloway", text), "name"],
            [*span("foi@northmoor.example", text), "email"],
        ],
        facts={
            "reference": _fact("NM-2024-17", "NM-2024-17", text),
            "sent_on": None,
            "received_on": _fact("2024-03-04", "4 March 2024", text),
            "answered_on": {"value": None, "start": None, "end": None, "confidence": None},
            "reuse": None,
        },
    )
    for answer in response.answers.select_related("question"):
        fields = SUGGESTED.get(answer.question.code)
        if fields is None and answer.question.service_id == "sarc":
            fields = {"state": "not_applicable", "cause": "provision", "confidence": 0.9}
        fields = {"state": "left_blank", "spans": [], "confidence": 0.6} | (fields or {})
        Suggestion.objects.create(reading=reading, answer=answer, **fields)
    Suggestion.objects.create(
        reading=reading,
        provision=response.provisions.get(service="sarc"),
        state="no",
        spans=[span("Our SARC is not provided by the trust.", text)],
        confidence=0.93,
    )
    return source


def _fact(value: str, words: str, text: str) -> dict[str, Any]:
    start, end = span(words, text)
    return {"value": value, "start": start, "end": end, "confidence": 0.93}

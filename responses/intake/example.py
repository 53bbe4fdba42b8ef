"""The worked example: sixty fictional trusts, the same on every machine, which fill all nine states."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from responses.intake.entry import (
    AnswerEntry,
    MentionEntry,
    PassageEntry,
    ProvisionEntry,
    ResourceEntry,
    ResponseEntry,
    add_source,
    ask_trusts,
    close_unanswered,
    save_entry,
)
from responses.intake.letters import Author, Letter, Written, write_letter
from responses.models import FOIRequest, Question, Response, Service, Source, Trust

SLUG = "worked-example"
SIZE = 60
_SEED = 20250303
_SENT = date(2025, 3, 3)
_CLOSED = date(2025, 9, 1)
_REASON = "Worked example"
_FIRST = ("Amber", "Birch", "Cedar", "Dapple", "Elder", "Fallow", "Gorse", "Hazel", "Iris", "Juniper")
_LAST = ("Vale", "Moor", "Haven", "Wold", "Fen", "Ridge")
_TYPES = ("mental_health", "mental_health_and_community", "community", "acute")
_REGIONS = ("Y56", "Y58", "Y59", "Y60", "Y61", "Y62", "Y63")
_REUSES = ("ogl", "permitted", "restricted", "not_stated")
_AREAS = ("", "", "", "northern area", "southern area", "all areas")
#: Resources that several fictional trusts name, with their issuer; each trust has its own beside them.
_SHARED = {
    "policy": ("Fictional Online Harm Procedures", "Fictional Partnership Board"),
    "tool": ("Fictional Screening Questions", "Fictional Partnership Board"),
    "training": ("Fictional Online Safety Course", "Fictional Training Centre"),
    "support": ("Fictional Young People's Helpline", "Fictional Charity"),
}
_OWN = {
    "policy": ("Fictional Safeguarding Policy", "Fictional Record Keeping Policy"),
    "tool": ("Fictional Assessment Form", "Fictional Online Life Checklist"),
    "training": ("Fictional Induction Day", "Fictional Yearly Update"),
    "support": ("Fictional Support Team", "Fictional Named Nurse"),
}
_KIND_OF_TOPIC = {"recording": "policy", "support": "support", "training": "training", "": "comment"}
#: Fates of single trusts; all others' responses are published.
_FATES = {
    **dict.fromkeys((7, 22, 37, 52), "silent"),
    **dict.fromkeys((11, 26, 41), "awaited"),
    **dict.fromkeys((14, 29, 44), "draft"),
    48: "checked",
    56: "withdrawn",
}
#: Trusts that answer the whole request with one sentence.
_WHOLE = {31: "refused", 38: "refused", 43: "not_held"}
#: This trust says no to a question, and answers the one that follows from a yes.
_AGAINST_CONDITION = 20
_UNSAID = ("left_blank", "unclear", "not_held", "refused", "referred_elsewhere", "trust")


def make_example(request: FOIRequest) -> None:
    """Fill ``request`` with the fictional trusts, their letters and their coded answers."""
    trusts = {number: _trust(number) for number in range(1, SIZE + 1)}
    ask_trusts(request=request, trusts=list(trusts.values()), sent_on=_SENT, author=None, reason=_REASON)
    responses = {one.trust_id: one for one in request.responses.select_related("trust", "request")}
    questions = [question for question in request.questions.all().numbered() if not question.is_heading]
    chance = random.Random(_SEED)  # noqa: S311 -- an example, no secrets
    for number, trust in trusts.items():
        if _FATES.get(number) not in ("silent", "awaited", "withdrawn"):
            Reply(responses[trust.pk], Plan(number, questions, chance), trust).enter()
    silent = [responses[trusts[number].pk] for number, fate in _FATES.items() if fate == "silent"]
    close_unanswered(responses=silent, author=None, today=_CLOSED, reason=_REASON)
    for number, fate in _FATES.items():
        if fate == "withdrawn":
            withdrawn = ResponseEntry(facts={"outcome": "withdrawn", "note": "Withdrawn, to narrow it down."})
            save_entry(response=responses[trusts[number].pk], entry=withdrawn, author=None, reason=_REASON)


def _trust(number: int) -> Trust:
    place = f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]}"
    trust, _ = Trust.objects.get_or_create(
        ods_code=f"XX{number:03}",
        defaults={
            "name": f"Fictional {place} NHS Trust {number:02}",
            "type": _TYPES[number % len(_TYPES)],
            "region_id": _REGIONS[number % len(_REGIONS)],
        },
    )
    return trust


class Plan:
    """What one fictional trust means to say: chosen before a letter is written."""

    def __init__(self, number: int, questions: Sequence[Question], chance: random.Random) -> None:
        self.number = number
        self.chance = chance
        self.provisions = {"camhs": "no" if number % 13 == 0 else "yes", "sarc": _sarc(number)}
        self._questions = questions
        self._meanings: dict[str, str] = {}

    @cached_property
    def asked(self) -> list[Question]:
        """The questions of the services that it does not rule out and that it was not led past."""
        return [one for one in self._questions if self.provisions[one.service_id] != "no" and self._met(one)]

    @cached_property
    def together(self) -> frozenset[str]:
        """Codes of questions that one sentence answers."""
        if self.number in _WHOLE:
            return frozenset(question.code for question in self.asked)
        return frozenset(one.code for one in self.asked if self._is_grouped(one))

    def meaning(self, question: Question) -> str:
        if question.code not in self._meanings:
            self._meanings[question.code] = self._choose(question)
        return self._meanings[question.code]

    def kind(self, question: Question) -> str:
        return _KIND_OF_TOPIC.get((question.topic_id or "").split("-")[0], "tool")

    def resource(self, question: Question) -> ResourceEntry:
        # What a comment could name is never written: no phrase for comments has a resource in it.
        kind = self.kind(question).replace("comment", "support")
        if (self.number + question.order) % 2:
            return ResourceEntry(kind, _OWN[kind][self.number % len(_OWN[kind])], own=True)
        name, issuer = _SHARED[kind]
        return ResourceEntry(kind, name, issuer_name=issuer)

    @property
    def area(self) -> str:
        return _AREAS[self.number % len(_AREAS)]

    def named(self, question: Question) -> str:
        """The resource as the letter names it, with the area where the trust says one."""
        name = self.resource(question).name
        return f"{name} ({self.area})" if self.area else name

    def _met(self, question: Question) -> bool:
        condition = question.condition_question
        if condition is None:
            return True
        if self.number == _AGAINST_CONDITION and question.code == "camhs-4a":
            return True
        return self._met(condition) and self.meaning(condition) not in ("no", "trust")

    def _is_grouped(self, question: Question) -> bool:
        """Every fifth trust answers the questions on single forms of abuse at once."""
        return (
            self.number % 5 == 2 and "-2a-" in question.code and self.provisions[question.service_id] == "yes"
        )

    def _choose(self, question: Question) -> str:
        if self.number in _WHOLE:
            return _WHOLE[self.number]
        if self.provisions[question.service_id] == "unknown":
            return "left_blank"
        if self.number == _AGAINST_CONDITION and question.code in ("camhs-4", "camhs-4a"):
            return "no" if question.code == "camhs-4" else "text"
        if self._is_grouped(question):
            return "yes" if question.kind == Question.Kind.YES_NO else "text"
        if question.code == "camhs-5":
            return self.chance.choice(("left_blank", "left_blank", "text"))
        if self.chance.random() < 0.17:
            return self.chance.choice(_UNSAID)
        return self._answer(question)

    def _answer(self, question: Question) -> str:
        if question.kind == Question.Kind.CHOICES:
            return self.chance.choice(("inside", "both"))
        if not question.has_value:
            return "text"
        return self.chance.choices(("yes", "qualified", "partly", "no"), weights=(58, 6, 8, 28))[0]


def _sarc(number: int) -> str:
    if number % 3 == 0:
        return "yes"
    return "unknown" if number % 15 == 5 else "no"


@dataclass(frozen=True)
class Reply:
    """One fictional reply: its dates, its letters, and the coding that follows from what it says."""

    response: Response
    plan: Plan
    trust: Trust

    def enter(self) -> None:
        letter = self._letter()
        source = self._sources(letter)
        entry = ResponseEntry(
            facts=self._facts(letter),
            provisions=tuple(self._provisions(letter, source)),
            answers=tuple(self._answer(one, letter.written[one.code], source) for one in self.plan.asked),
        )
        status = _FATES.get(self.plan.number, "published")
        save_entry(response=self.response, entry=entry, author=None, reason=_REASON, status=status)

    @property
    def _reference(self) -> str:
        return f"FIC-{self.plan.number:04}"

    @property
    def _replied_on(self) -> date:
        # Most within the twenty working days to 31 March 2025, some after them.
        return _SENT + timedelta(days=7 + self.plan.number * 5 % 35)

    @property
    def _clarified_on(self) -> date | None:
        return _SENT + timedelta(days=4) if self.plan.number % 9 == 4 else None

    def _letter(self) -> Letter:
        absent = [
            (service.slug, service.name)
            for service in Service.objects.filter(slug__in=self.plan.provisions)
            if self.plan.provisions[service.slug] == "no"
        ]
        author = Author(
            reference=self._reference,
            meaning_of=self.plan.meaning,
            kind_of=self.plan.kind,
            resource_of=self.plan.named,
            together=self.plan.together,
            chance=self.plan.chance,
        )
        return write_letter(self.plan.asked, absent, author)

    def _sources(self, letter: Letter) -> Source:
        if self.plan.number % 4 == 0:
            self._add("acknowledgement", f"We have received your request {self._reference}.\n", _SENT)
        if self._clarified_on:
            asked = f"{self._reference}: do you ask about children only, or about adults as well?\n"
            self._add("clarification", asked, _SENT + timedelta(days=2))
        source = self._add("reply", letter.text, self._replied_on)
        if "Please see the attached" in letter.text:
            self._add("attachment", "", self._replied_on, name="Fictional policy.pdf")
        if self.plan.number % 17 == 0:
            later = self._replied_on + timedelta(days=30)
            self._add("review", "We have looked at our answer again and stand by it.\n", later)
        return source

    def _add(self, kind: str, text: str, dated: date, name: str = "") -> Source:
        return add_source(
            response=self.response,
            text=text,
            author=None,
            kind=kind,
            dated=dated,
            name=name or f"Fictional {kind} {self.plan.number:02}",
            reason=_REASON,
        )

    def _facts(self, letter: Letter) -> dict[str, object]:
        number = self.plan.number
        return {
            "reference": self._reference,
            "received_on": _SENT + timedelta(days=number % 2),
            "clarified_on": self._clarified_on,
            "extended_to": _SENT + timedelta(days=56) if number % 12 == 5 else None,
            "replied_on": self._replied_on,
            "outcome": self._outcome(letter),
            "reuse": _REUSES[number % len(_REUSES)],
        }

    def _outcome(self, letter: Letter) -> str:
        if self.plan.number in _WHOLE:
            return _WHOLE[self.plan.number]
        withheld = any(written.phrase.sections for written in letter.written.values())
        return "answered_in_part" if withheld else "answered"

    def _provisions(self, letter: Letter, source: Source) -> list[ProvisionEntry]:
        return [
            ProvisionEntry(service, state, passages=_passages(source, [letter.absent.get(service)]))
            for service, state in self.plan.provisions.items()
        ]

    def _answer(self, question: Question, written: Written, source: Source) -> AnswerEntry:
        state, value = _coded(written.meaning)
        return AnswerEntry(
            code=question.code,
            state=state,
            value=value,
            cause="trust" if state == "not_applicable" else "",
            qualified=written.meaning == "qualified",
            raw_mark=written.phrase.mark,
            sections=written.phrase.sections,
            note=written.phrase.note,
            passages=_passages(source, written.spans),
            mentions=self._mentions(question) if written.names_resource else (),
        )

    def _mentions(self, question: Question) -> tuple[MentionEntry, ...]:
        return (MentionEntry(self.plan.resource(question), area=self.plan.area),)


def _passages(source: Source, spans: Sequence[tuple[int, int] | None]) -> tuple[PassageEntry, ...]:
    return tuple(PassageEntry(source=source, start=span[0], end=span[1]) for span in spans if span)


def _coded(meaning: str) -> tuple[str, str]:
    """State and value of what a phrase means."""
    values = {"yes": "yes", "qualified": "yes", "partly": "partly", "no": "no", "text": ""}
    values |= {"inside": "inside", "both": "inside|outside"}
    if meaning in values:
        return "answered", values[meaning]
    return ("not_applicable" if meaning == "trust" else meaning), ""

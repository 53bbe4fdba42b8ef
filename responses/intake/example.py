"""The worked example: sixty fictional trusts, the same on every machine, which fill all nine states."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

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
from responses.intake.letters import Letter, Written, write_letter
from responses.models import FOIRequest, Question, Response, Source, Trust

SLUG = "worked-example"
_SEED = 20250303
_SENT = date(2025, 3, 3)
_CLOSED = date(2025, 9, 1)
_REASON = "Worked example"
_FIRST = ("Amber", "Birch", "Cedar", "Dapple", "Elder", "Fallow", "Gorse", "Hazel", "Iris", "Juniper")
_LAST = ("Vale", "Moor", "Haven", "Wold", "Fen", "Ridge")
_REGIONS = ("Y56", "Y58", "Y59", "Y60", "Y61", "Y62", "Y63")
_REUSES = ("ogl", "permitted", "restricted", "not_stated")
_AREAS = ("", "", "north", "south", "all areas")
#: Resources that several fictional trusts name, by kind; a trust's own ones come beside them.
_SHARED = {
    "policy": ("Fictional Online Harm Procedures", "Fictional Partnership Board"),
    "tool": ("Fictional Screening Questions", "Fictional Partnership Board"),
    "training": ("Fictional Online Safety Course", "Fictional Training Centre"),
    "support": ("Fictional Young People's Helpline", "Fictional Charity"),
}
_OWN = {
    "policy": "Fictional Safeguarding Policy",
    "tool": "Fictional Assessment Form",
    "training": "Fictional Induction Day",
    "support": "Fictional Support Team",
}
_KIND_OF_TOPIC = {"recording": "policy", "assessment": "tool", "support": "support", "training": "training"}
_SECTIONS = {"section 12": "12", "section 40": "40"}


@dataclass(frozen=True)
class _Plan:
    """What becomes of one fictional trust's response."""

    number: int
    trust: Trust

    @property
    def fate(self) -> str:
        """published (48), draft (3), checked (1), silent (4) or awaited (4)."""
        place = self.number % 60
        if place in (7, 22, 37, 52):
            return "silent"
        if place in (11, 26, 41, 56):
            return "awaited"
        if place in (14, 29, 44):
            return "draft"
        return "checked" if place == 48 else "published"


def make_example(request: FOIRequest) -> None:
    """Fill ``request`` with the fictional trusts, their letters and their coded answers."""
    chance = random.Random(_SEED)  # noqa: S311 -- an example, no secrets
    plans = [_Plan(number, _trust(number)) for number in range(1, 61)]
    ask_trusts(
        request=request, trusts=[plan.trust for plan in plans], sent_on=_SENT, author=None, reason=_REASON
    )
    responses = {
        response.trust_id: response for response in request.responses.select_related("trust", "request")
    }
    questions = [question for question in request.questions.all().numbered() if not question.is_heading]
    for plan in plans:
        if plan.fate not in ("silent", "awaited"):
            _Reply(responses[plan.trust.pk], plan, questions, chance).enter()
    silent = [responses[plan.trust.pk] for plan in plans if plan.fate == "silent"]
    close_unanswered(responses=silent, author=None, today=_CLOSED, reason=_REASON)


def _trust(number: int) -> Trust:
    place = f"{_FIRST[number % 10]} {_LAST[number % 6]}"
    types = ("mental_health", "mental_health_and_community", "community", "acute")
    trust, _ = Trust.objects.get_or_create(
        ods_code=f"XX{number:03}",
        defaults={
            "name": f"Fictional {place} NHS Trust {number:02}",
            "type": types[number % len(types)],
            "region_id": _REGIONS[number % len(_REGIONS)],
        },
    )
    return trust


class _Reply:
    """One fictional reply: its dates, its letters, and the coding that follows from what it says."""

    def __init__(
        self, response: Response, plan: _Plan, questions: list[Question], chance: random.Random
    ) -> None:
        self.response = response
        self.plan = plan
        self.questions = questions
        self.chance = chance
        self.has_sarc = plan.number % 3 == 0
        self.has_camhs = plan.number % 13 != 0
        self.meanings: dict[str, str] = {}

    def enter(self) -> None:
        letter = self._letter()
        source = self._sources(letter)
        written = {item.code: item for item in letter.written}
        entry = ResponseEntry(
            facts=self._facts(),
            provisions=tuple(self._provisions(source)),
            answers=tuple(self._answer(question, written, source) for question in self._asked()),
        )
        status = self.plan.fate if self.plan.fate in ("published", "checked") else "draft"
        save_entry(response=self.response, entry=entry, author=None, reason=_REASON, status=status)

    def _asked(self) -> list[Question]:
        """The questions of the services that the trust runs and that it was not led past."""
        runs = {"camhs": self.has_camhs, "sarc": self.has_sarc}
        return [question for question in self.questions if runs[question.service_id] and self._met(question)]

    def _met(self, question: Question) -> bool:
        condition = question.condition_question
        if condition is None:
            return True
        if not self._met(condition):
            return False
        meaning = self._meaning(condition)
        if meaning in ("yes", "qualified", "partly"):
            return True
        # One fictional trust answers although the question does not apply to it.
        return meaning != "no" or (self.plan.number == 20 and question.code == "camhs-4a")

    def _meaning(self, question: Question) -> str:
        if question.code not in self.meanings:
            self.meanings[question.code] = self._choose(question)
        return self.meanings[question.code]

    def _choose(self, question: Question) -> str:
        if self.plan.number == 20 and question.code == "camhs-4":
            return "no"
        if self.plan.number == 31:
            return "refused"
        if question.code == "camhs-5":
            return self.chance.choice(("left_blank", "left_blank", "text"))
        unsaid = ("left_blank", "unclear", "not_held", "refused", "referred_elsewhere", "trust")
        if self.chance.random() < 0.16:
            return self.chance.choice(unsaid)
        if question.kind == Question.Kind.CHOICES:
            return self.chance.choice(("inside", "both"))
        if not question.has_value:
            return "text"
        return self.chance.choices(("yes", "qualified", "partly", "no"), weights=(58, 6, 8, 28))[0]

    def _kind(self, question: Question) -> str:
        return _KIND_OF_TOPIC.get((question.topic_id or "").split("-")[0], "tool")

    def _resource_name(self, question: Question) -> str:
        kind = self._kind(question)
        own = (self.plan.number + question.order) % 2
        return _OWN[kind] if own else _SHARED[kind][0]

    def _letter(self) -> Letter:
        return write_letter(
            self._asked(),
            reference=f"FIC-{self.plan.number:04}",
            meaning_of=self._meaning,
            resource_of=self._resource_name,
            chance=self.chance,
        )

    def _sources(self, letter: Letter) -> Source:
        reply_day = self._replied_on()
        for service, runs in (("SARC", self.has_sarc), ("CAMHS", self.has_camhs)):
            if not runs:
                letter.add(f"\nThe trust does not run a service of this kind: {service}.\n")
        if self.plan.number % 4 == 0:
            self._add("acknowledgement", f"We have received your request FIC-{self.plan.number:04}.\n", _SENT)
        source = self._add("reply", letter.text, reply_day)
        if "Please see the attached" in letter.text:
            self._add("attachment", "", reply_day, name="Fictional policy.pdf")
        if self.plan.number % 17 == 0:
            later = reply_day + timedelta(days=30)
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

    def _replied_on(self) -> date:
        # Most within the twenty working days to 31 March 2025, some after them.
        return _SENT + timedelta(days=7 + self.plan.number * 5 % 45)

    def _facts(self) -> dict[str, object]:
        number = self.plan.number
        facts: dict[str, object] = {
            "reference": f"FIC-{number:04}",
            "received_on": _SENT + timedelta(days=number % 2),
            "replied_on": self._replied_on(),
            "outcome": "refused" if number == 31 else "answered_in_part" if self._held_back() else "answered",
            "reuse": _REUSES[number % len(_REUSES)],
        }
        if number % 19 == 0:
            facts["clarified_on"] = _SENT + timedelta(days=4)
        if number % 23 == 0:
            facts["extended_to"] = _SENT + timedelta(days=56)
        return facts

    def _held_back(self) -> bool:
        return "refused" in {self._meaning(question) for question in self._asked()}

    def _provisions(self, source: Source) -> list[ProvisionEntry]:
        provisions = []
        for service, runs in (("camhs", self.has_camhs), ("sarc", self.has_sarc)):
            quote = f"The trust does not run a service of this kind: {service.upper()}."
            passages = () if runs else (PassageEntry(source=source, quote=quote),)
            provisions.append(ProvisionEntry(service, "yes" if runs else "no", passages=passages))
        return provisions

    def _answer(self, question: Question, written: dict[str, Written], source: Source) -> AnswerEntry:
        item = written[question.code]
        passages = tuple(PassageEntry(source=source, start=start, end=end) for start, end in item.spans)
        state, value = _coded(question, item.meaning)
        quoted = "".join(source.text[start:end] for start, end in item.spans)
        names = self._resource_name(question) in quoted
        return AnswerEntry(
            code=question.code,
            state=state,
            value=value,
            cause="trust" if state == "not_applicable" else "",
            qualified=item.meaning == "qualified",
            raw_mark=item.raw_mark,
            sections=next((number for words, number in _SECTIONS.items() if words in quoted), ""),
            note="Names a resource." if names else "",
            passages=passages,
            mentions=(self._mention(question),) if names else (),
        )

    def _mention(self, question: Question) -> MentionEntry:
        kind, name = self._kind(question), self._resource_name(question)
        own = name == _OWN[kind]
        issuer = "" if own else _SHARED[kind][1]
        return MentionEntry(
            ResourceEntry(kind=kind, name=name, own=own, issuer_name=issuer),
            area=_AREAS[self.plan.number % len(_AREAS)],
        )


def _coded(question: Question, meaning: str) -> tuple[str, str]:
    """State and value of what a phrase means, for this kind of question."""
    if meaning in ("yes", "qualified"):
        return "answered", "yes"
    if meaning in ("partly", "no"):
        return "answered", meaning
    if meaning in ("inside", "both"):
        return "answered", "inside" if meaning == "inside" else "inside|outside"
    if meaning == "text":
        return "answered", ""
    return ("not_applicable" if meaning == "trust" else meaning), ""

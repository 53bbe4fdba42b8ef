"""What a response says, as plain values: taken before and after a decision, so that it can be undone.

Everything here can be written as JSON. Keys name their row: ``answer:camhs-1``, ``provision:sarc``,
``facts``, ``suggestion:17``, ``reading:3`` (what was decided about the letter's facts), ``coding:camhs-1``.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from responses.intake.entry.sheet import ANSWER_FIELDS, FACT_FIELDS, PROVISION_FIELDS
from responses.models import Answer, Coding, Mention, Passage, Reading, Response, Suggestion

Picture = dict[str, Any]
CODING_FIELDS = (
    "coder_id",
    "state",
    "cause",
    "value",
    "qualified",
    "raw_mark",
    "sections",
    "spans",
    "suggestion_shown",
)


@dataclass(frozen=True)
class Done:
    """What one decision changed: for each key how it was and how it is; None where there was nothing.

    ``made`` are the keys of resources that it brought into being.
    """

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    made: tuple[int, ...] = ()


def take_picture(response: Response) -> Picture:
    """Everything that decisions change, in a fixed number of queries."""
    # The row as the database has it: whoever saved it worked on a copy of its own.
    facts = Response.objects.filter(pk=response.pk).values(*FACT_FIELDS).get()
    picture: Picture = {"facts": {name: _plain(value) for name, value in facts.items()}}
    passages, mentions = _passages(response), _mentions(response)
    answers = Answer.objects.filter(response=response).select_related("question")
    for answer in answers:
        picture[f"answer:{answer.question.code}"] = {
            **{name: getattr(answer, name) for name in ANSWER_FIELDS},
            "passages": passages["answer", answer.pk],
            "mentions": mentions[answer.pk],
        }
    for provision in response.provisions.all():
        picture[f"provision:{provision.service_id}"] = {
            **{name: getattr(provision, name) for name in PROVISION_FIELDS},
            "passages": passages["provision", provision.pk],
        }
    return picture | _readings(response) | _codings(response)


def difference(before: Picture, after: Picture, *, made: tuple[int, ...] = ()) -> Done:
    changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return Done({key: before.get(key) for key in changed}, {key: after.get(key) for key in changed}, made)


def _passages(response: Response) -> dict[tuple[str, int], list]:
    found: dict[tuple[str, int], list] = defaultdict(list)
    for one in Passage.objects.filter(source__response=response).order_by("source", "start", "end"):
        owner = ("answer", one.answer_id) if one.answer_id else ("provision", one.provision_id or 0)
        found[owner].append([one.source_id, one.start, one.end, one.release_reason])
    return found


def _mentions(response: Response) -> dict[int, list]:
    found: dict[int, list] = defaultdict(list)
    for one in Mention.objects.filter(answer__response=response).order_by("resource", "area"):
        found[one.answer_id].append([one.resource_id, one.area, one.note])
    return found


def _readings(response: Response) -> Picture:
    picture: Picture = {}
    for suggestion in Suggestion.objects.filter(reading__source__response=response):
        decided = suggestion.decided_at
        picture[f"suggestion:{suggestion.pk}"] = [suggestion.decision, decided and decided.isoformat()]
    for reading in Reading.objects.filter(source__response=response):
        picture[f"reading:{reading.pk}"] = {
            name: fact["decision"] for name, fact in reading.facts.items() if fact and "decision" in fact
        }
    return picture


def _codings(response: Response) -> Picture:
    codings = Coding.objects.filter(answer__response=response, round=1).select_related("answer__question")
    return {
        f"coding:{coding.answer.question.code}": {name: getattr(coding, name) for name in CODING_FIELDS}
        for coding in codings
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value

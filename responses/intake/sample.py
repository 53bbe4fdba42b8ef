"""The sample data that ships with the project; loading it again changes nothing."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

import responses
from responses.intake.entry import (
    AnswerEntry,
    MentionEntry,
    ProvisionEntry,
    ResourceEntry,
    ResponseEntry,
    add_source,
    ask_trusts,
    save_entry,
)
from responses.intake.example import SLUG as EXAMPLE_SLUG
from responses.intake.example import make_example
from responses.intake.questionnaire import import_questionnaire
from responses.intake.register import import_register, register_facts
from responses.intake.register_file import RegisterFile, RegisterTrust
from responses.models import (
    BankHoliday,
    FOIRequest,
    FormerName,
    IntegratedCareBoard,
    Region,
    Service,
    Source,
    Succession,
    Topic,
    Trust,
)

FOLDER = Path(responses.__file__).parent / "sample"
SLUG = "technology-facilitated-abuse"
TITLE = "Technology-facilitated child sexual abuse: policies, assessment, support and training"
SUMMARY = (
    "What Child and Adolescent Mental Health Services (CAMHS) and Sexual Assault Referral Centres (SARCs) "
    "record, assess, offer and teach about sexual abuse of children that happens online."
)
ASKED_NOTE = (
    "Only Herefordshire and Worcestershire Health and Care NHS Trust is recorded here as asked. "
    "Which other trusts were asked is not known to us."
)
_REASON = "Sample data"


@transaction.atomic
def load_sample() -> list[str]:
    """Load all of it, and say in a line each what there is."""
    load_bank_holidays()
    load_register()
    _load_services_and_topics()
    lines = [f"{Trust.objects.real().count()} trusts in the register"]
    request = _request(SLUG, TITLE, SUMMARY, asked_note=ASKED_NOTE, definitions=_definitions())
    _load_reply(request, "hacw-2760.json")
    lines.append(f"Request {SLUG}: {request.responses.count()} response")
    example = _request(
        EXAMPLE_SLUG,
        "Worked example (fictional): technology-facilitated child sexual abuse",
        "Sixty invented trusts answer the same questions, to show what a full comparison looks like. "
        "Every trust, letter and answer in it is fictional.",
        asked_note="All sixty trusts are invented.",
        definitions=_definitions(),
        fictional=True,
    )
    if not example.responses.exists():
        make_example(example)
    lines.append(f"Request {EXAMPLE_SLUG} (fictional): {example.responses.count()} responses")
    return lines


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def load_bank_holidays() -> None:
    """Add the bank holidays that are missing; editors' own rows stay."""
    known = set(BankHoliday.objects.values_list("date", "division"))
    found = [
        (date.fromisoformat(row["date"]), row["division"], row["name"]) for row in _rows("bank_holidays.csv")
    ]
    BankHoliday.objects.bulk_create(
        BankHoliday(date=day, division=division, name=name)
        for day, division, name in found
        if (day, division) not in known
    )


def load_register() -> None:
    """Add what is missing, and what is newer than what is there; nothing else changes."""
    Region.objects.bulk_create([Region(**row) for row in _rows("regions.csv")], ignore_conflicts=True)
    boards = {row["code"]: row["name"] for row in _rows("icbs.csv")}
    IntegratedCareBoard.objects.bulk_create(
        [IntegratedCareBoard(code=code, name=name) for code, name in boards.items()], ignore_conflicts=True
    )
    nameless = IntegratedCareBoard.objects.filter(name="").values_list("code", flat=True)
    _load_trusts({code: boards[code] for code in nameless if boards.get(code)})
    _load_care_trusts()
    _load_former_names()
    _load_successions()


def _load_trusts(boards: dict[str, str]) -> None:
    """Import what the database does not have, or has from an older register only."""
    rows = _rows("trusts.csv")
    known = dict(Trust.objects.real().values_list("ods_code", "vintage"))
    wanted = [row for row in rows if known.get(row["ods_code"], "") < row["vintage"]]
    for vintage in sorted({row["vintage"] for row in wanted}):
        chosen = [row for row in wanted if row["vintage"] == vintage]
        types = {row["ods_code"]: row["trust_type"] for row in chosen if row["trust_type"] != "unknown"}
        trusts = tuple(_register_trust(row) for row in chosen)
        import_register(RegisterFile("trusts.csv", vintage, False, trusts), types=types, boards=boards)


def _register_trust(row: dict[str, str]) -> RegisterTrust:
    return RegisterTrust(
        ods_code=row["ods_code"],
        name=row["name"],
        region_code=row["region_code"],
        icb_code=row["icb_code"],
        postcode=row["postcode"],
        opened=_date(row["opened"]),
        closed=_date(row["closed"]),
        is_welsh=row["country"] == Trust.Country.WALES,
    )


def _load_care_trusts() -> None:
    rows = _rows("care_trusts.csv")
    known = set(Trust.objects.filter(pk__in=[row["ods_code"] for row in rows]).values_list("pk", flat=True))
    for row in rows:
        if row["ods_code"] in known:
            continue
        trust = _register_trust(row)
        Trust.objects.create(type=row["trust_type"], vintage=row["vintage"], **register_facts(trust))
        for name in filter(None, row["former_names"].split(" | ")):
            FormerName.objects.create(trust_id=trust.ods_code, name=name)


def _load_former_names() -> None:
    current = dict(Trust.objects.real().values_list("ods_code", "name"))
    former = [
        FormerName(trust_id=row["ods_code"], name=row["name"], vintage=row["vintage"])
        for row in _rows("former_names.csv")
        if current[row["ods_code"]] != row["name"]
    ]
    FormerName.objects.bulk_create(former, ignore_conflicts=True)


def _load_successions() -> None:
    successions = [
        Succession(
            predecessor_id=row["predecessor"],
            successor_id=row["successor"],
            date=date.fromisoformat(row["date"]),
        )
        for row in _rows("successions.csv")
    ]
    Succession.objects.bulk_create(successions, ignore_conflicts=True)


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _load_services_and_topics() -> None:
    for row in _rows("services.csv"):
        fields = {name: row[name] for name in ("short_name", "name", "caveat")}
        Service.objects.get_or_create(slug=row["slug"], defaults={**fields, "order": int(row["order"])})
    for order, row in enumerate(_rows("topics.csv"), start=1):
        topic: dict[str, Any] = {"name": row["name"], "definition": row["definition"], "order": order}
        topic["parent_id"] = row["parent"] or None
        Topic.objects.get_or_create(slug=row["slug"], defaults=topic)


def _definitions() -> str:
    return "A child is anyone under the age of 18."


def _request(slug: str, title: str, summary: str, *, fictional: bool = False, **texts: str) -> FOIRequest:
    request, created = FOIRequest.objects.get_or_create(
        slug=slug,
        defaults={"title": title, "summary": summary, "fictional": fictional, "public": True, **texts},
    )
    if created:
        import_questionnaire(path=FOLDER / f"{SLUG}.questions.csv", slug=slug)
    return request


def _load_reply(request: FOIRequest, name: str) -> None:
    reply = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    if request.responses.filter(trust=reply["ods_code"]).exists():
        return
    trust = Trust.objects.get(pk=reply["ods_code"])
    response = ask_trusts(request=request, trusts=[trust], sent_on=None, author=None, reason=_REASON).new[0]
    add_source(
        response=response,
        text="",
        author=None,
        kind=Source.Kind.REPLY,
        name=reply["source_name"],
        address=reply["source_url"],
    )
    for attachment in reply["attachments"]:
        add_source(response=response, text="", author=None, kind=Source.Kind.ATTACHMENT, name=attachment)
    save_entry(response=response, entry=_entry(reply), author=None, reason=_REASON, status="published")


def _entry(reply: dict[str, Any]) -> ResponseEntry:
    facts = {name: reply[name] for name in ("reference", "source_url", "outcome", "reuse", "note")}
    return ResponseEntry(
        facts=facts,
        provisions=tuple(
            ProvisionEntry(service, state, note) for service, state, note in reply["provisions"]
        ),
        answers=tuple(_answer(answer) for answer in reply["answers"]),
    )


def _answer(answer: dict[str, Any]) -> AnswerEntry:
    fields = {name: value for name, value in answer.items() if name != "resources"}
    return AnswerEntry(**fields, mentions=tuple(_mention(item) for item in answer.get("resources", ())))


def _mention(item: dict[str, Any]) -> MentionEntry:
    resource = ResourceEntry(
        kind=item["kind"],
        name=item["name"],
        url=item.get("url", ""),
        own=item.get("own", False),
        issuer_name=item.get("issuer", ""),
    )
    return MentionEntry(resource, area=item.get("area", ""), note=item.get("note", ""))

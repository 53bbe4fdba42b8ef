"""The trust register into the database: names, regions, boards and dates, each with its vintage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

import responses
from responses.intake.reading import read_table
from responses.intake.register_file import RegisterFile, RegisterTrust
from responses.models import FOIRequest, FormerName, IntegratedCareBoard, Region, Trust

#: Names of regions, which no register file has.
REGIONS_FILE = Path(responses.__file__).parent / "sample" / "regions.csv"


@dataclass(frozen=True)
class Renaming:
    ods_code: str
    old: str
    new: str


@dataclass
class RegisterReport:
    """ODS codes by what the import did with them; a trust may be both renamed and closed."""

    file: str
    vintage: str
    vintage_is_assumed: bool
    new: list[str] = field(default_factory=list)
    new_and_closed: list[str] = field(default_factory=list)
    renamed: list[Renaming] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    earlier_names: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The report, a sentence a line."""
        assumed = " (no vintage was given: taken as this month)" if self.vintage_is_assumed else ""
        closed_before = f", {len(self.new_and_closed)} of them closed already" if self.new_and_closed else ""
        return [
            f"{self.file}: register of {self.vintage}{assumed}",
            f"New: {len(self.new)}{closed_before}",
            f"Renamed: {len(self.renamed)}",
            *(f"  {one.ods_code} {one.old} is now {one.new}" for one in self.renamed),
            f"Closed: {_listed(self.closed)}",
            f"Other facts changed: {_listed(self.changed)}",
            f"Earlier names added: {_listed(self.earlier_names)}",
            f"Unchanged: {len(self.unchanged)}",
            f"Not in this file, and kept: {len(self.absent)}",
        ]


def _listed(codes: Sequence[str]) -> str:
    return f"{len(codes)} ({', '.join(codes)})" if codes else "0"


@transaction.atomic
def import_register(
    register: RegisterFile, *, types: Mapping[str, str] | None = None, boards: Mapping[str, str] | None = None
) -> RegisterReport:
    """Bring the trusts to the state of ``register``; all or nothing, and a second time changes nothing.

    A file older than what is known of a trust only adds the name it had then. Trusts it lacks stay.
    """
    report = RegisterReport(register.file, register.vintage, register.vintage_is_assumed)
    _make_geography(register.trusts, boards or {})
    known = {trust.pk: trust for trust in Trust.objects.real()}
    for trust in register.trusts:
        trust_type = (types or {}).get(trust.ods_code, "")
        stored = known.get(trust.ods_code)
        if stored is None:
            _create(trust, register.vintage, trust_type, report)
        elif stored.vintage > register.vintage:
            _keep_earlier_name(stored, trust, register.vintage, report)
        else:
            _update(stored, trust, register.vintage, trust_type, report)
    typed = _set_types(types or {})
    if typed or report.renamed or report.closed or report.changed:
        FOIRequest.objects.filter(fictional=False).touch()
    report.absent = sorted(set(known) - {trust.ods_code for trust in register.trusts})
    _verify(register, before=len(known), report=report)
    return report


def _verify(register: RegisterFile, *, before: int, report: RegisterReport) -> None:
    """Whether every trust of the file is there, and none got lost; if not, all of it is undone."""
    after = set(Trust.objects.real().values_list("pk", flat=True))
    missing = sorted({trust.ods_code for trust in register.trusts} - after)
    if missing or len(after) != before + len(report.new):
        raise RuntimeError(f"{register.file}: the trusts written are not those of the file ({missing}).")


def _make_geography(trusts: Iterable[RegisterTrust], boards: Mapping[str, str]) -> None:
    names = region_names()
    for code in sorted({trust.region_code for trust in trusts if trust.region_code}):
        Region.objects.get_or_create(code=code, defaults={"name": names.get(code, "")})
    codes = {trust.icb_code for trust in trusts if trust.icb_code}
    stored = IntegratedCareBoard.objects.in_bulk()
    for code in sorted(codes | set(boards)):
        name = boards.get(code, "")
        if code not in stored:
            IntegratedCareBoard.objects.create(code=code, name=name)
        elif name and stored[code].name != name:
            IntegratedCareBoard.objects.filter(pk=code).update(name=name)


def region_names() -> dict[str, str]:
    """{code: name} of the NHS England regions."""
    return {row["code"]: row["name"] for row in read_table(REGIONS_FILE, ["code", "name"])}


def register_facts(trust: RegisterTrust) -> dict[str, Any]:
    """Fields of a Trust, as the register gives them."""
    return {
        "ods_code": trust.ods_code,
        "name": trust.name,
        "region_id": trust.region_code or None,
        "icb_id": trust.icb_code or None,
        "postcode": trust.postcode,
        "opened": trust.opened,
        "closed": trust.closed,
        "country": Trust.Country.WALES if trust.is_welsh else Trust.Country.ENGLAND,
    }


def _create(trust: RegisterTrust, vintage: str, trust_type: str, report: RegisterReport) -> None:
    Trust.objects.create(vintage=vintage, type=trust_type or Trust.Type.UNKNOWN, **register_facts(trust))
    report.new.append(trust.ods_code)
    if trust.closed:
        report.new_and_closed.append(trust.ods_code)


def _keep_earlier_name(stored: Trust, trust: RegisterTrust, vintage: str, report: RegisterReport) -> None:
    added = stored.name != trust.name and _add_former_name(stored, trust.name, vintage)
    (report.earlier_names if added else report.unchanged).append(stored.ods_code)


def _add_former_name(trust: Trust, name: str, vintage: str) -> bool:
    """Keep a name with the latest vintage that has it; whether that is news."""
    former, created = FormerName.objects.get_or_create(trust=trust, name=name, defaults={"vintage": vintage})
    if not created and former.vintage < vintage:
        former.vintage = vintage
        former.save()
        return True
    return created


def _update(
    stored: Trust, trust: RegisterTrust, vintage: str, trust_type: str, report: RegisterReport
) -> None:
    facts = register_facts(trust)
    if trust_type:
        facts["type"] = trust_type
    changed = [name for name, value in facts.items() if getattr(stored, name) != value]
    if "name" in changed:
        _add_former_name(stored, stored.name, stored.vintage)
        # A trust that takes an old name up again does not bear it as a former one.
        FormerName.objects.filter(trust=stored, name=trust.name).delete()
        report.renamed.append(Renaming(stored.ods_code, stored.name, trust.name))
    closes = "closed" in changed and trust.closed is not None
    if closes:
        report.closed.append(stored.ods_code)
    if set(changed) - ({"name", "closed"} if closes else {"name"}):
        report.changed.append(stored.ods_code)
    if not changed:
        report.unchanged.append(stored.ods_code)
    if changed or stored.vintage != vintage:
        for name, value in {**facts, "vintage": vintage}.items():
            setattr(stored, name, value)
        stored.save()


def _set_types(types: Mapping[str, str]) -> bool:
    """Types of trusts that no register file has, such as care trusts; whether there were any."""
    untyped = list(Trust.objects.real().filter(pk__in=types, type=Trust.Type.UNKNOWN))
    for trust in untyped:
        Trust.objects.filter(pk=trust.pk).update(type=types[trust.pk])
    return any(types[trust.pk] != Trust.Type.UNKNOWN for trust in untyped)

"""The trust register into the database: names, regions, boards and dates, each with its vintage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from responses.intake.register_file import RegisterFile, RegisterTrust
from responses.models import FormerName, IntegratedCareBoard, Region, Trust

REGION_NAMES = {
    "Y56": "London",
    "Y58": "South West",
    "Y59": "South East",
    "Y60": "Midlands",
    "Y61": "East of England",
    "Y62": "North West",
    "Y63": "North East and Yorkshire",
}


@dataclass
class RegisterReport:
    """ODS codes by what the import did with them; a trust may be both renamed and closed."""

    file: str
    vintage: str
    vintage_is_assumed: bool
    new: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    earlier_names: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The report, a sentence a line."""
        assumed = " (no vintage given: taken as this month)" if self.vintage_is_assumed else ""
        found = [f"{self.file}, register of {self.vintage}{assumed}"]
        for name in ("new", "renamed", "closed", "changed", "earlier_names", "unchanged"):
            codes = getattr(self, name)
            listed = f" ({', '.join(codes)})" if codes and name not in ("unchanged", "new") else ""
            found.append(f"{name.replace('_', ' ').capitalize()}: {len(codes)}{listed}")
        return found


@transaction.atomic
def import_register(
    register: RegisterFile, *, types: Mapping[str, str] | None = None, boards: Mapping[str, str] | None = None
) -> RegisterReport:
    """Bring the trusts to the state of ``register``; all or nothing, and a second time changes nothing.

    A file older than what is known of a trust only adds the name it had then. Trusts it lacks stay.
    """
    report = RegisterReport(register.file, register.vintage, register.vintage_is_assumed)
    _make_geography(register.trusts, boards or {})
    known = Trust.objects.in_bulk([trust.ods_code for trust in register.trusts])
    for trust in register.trusts:
        trust_type = (types or {}).get(trust.ods_code, "")
        stored = known.get(trust.ods_code)
        if stored is None:
            _create(trust, register.vintage, trust_type)
            report.new.append(trust.ods_code)
        elif stored.vintage > register.vintage:
            _keep_earlier_name(stored, trust, register.vintage, report)
        else:
            _update(stored, trust, register.vintage, trust_type, report)
    _set_types(types or {})
    return report


def _make_geography(trusts: Iterable[RegisterTrust], boards: Mapping[str, str]) -> None:
    for code in {trust.region_code for trust in trusts if trust.region_code}:
        Region.objects.get_or_create(code=code, defaults={"name": REGION_NAMES.get(code, "")})
    codes = {trust.icb_code for trust in trusts if trust.icb_code}
    stored = IntegratedCareBoard.objects.in_bulk()
    for code in sorted(codes | set(boards)):
        name = boards.get(code, "")
        if code not in stored:
            IntegratedCareBoard.objects.create(code=code, name=name)
        elif name and stored[code].name != name:
            IntegratedCareBoard.objects.filter(pk=code).update(name=name)


def _facts(trust: RegisterTrust) -> dict[str, object]:
    return {
        "name": trust.name,
        "region_id": trust.region_code or None,
        "icb_id": trust.icb_code or None,
        "postcode": trust.postcode,
        "opened": trust.opened,
        "closed": trust.closed,
        "country": Trust.Country.WALES if trust.is_welsh else Trust.Country.ENGLAND,
    }


def _create(trust: RegisterTrust, vintage: str, trust_type: str) -> None:
    Trust.objects.create(
        ods_code=trust.ods_code, vintage=vintage, type=trust_type or Trust.Type.UNKNOWN, **_facts(trust)
    )


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
    facts = _facts(trust)
    if trust_type:
        facts["type"] = trust_type
    changed = [name for name, value in facts.items() if getattr(stored, name) != value]
    if "name" in changed:
        _add_former_name(stored, stored.name, stored.vintage)
        report.renamed.append(stored.ods_code)
    if "closed" in changed and trust.closed:
        report.closed.append(stored.ods_code)
    if set(changed) - {"name", "closed"}:
        report.changed.append(stored.ods_code)
    if not changed:
        report.unchanged.append(stored.ods_code)
    if changed or stored.vintage != vintage:
        for name, value in {**facts, "vintage": vintage}.items():
            setattr(stored, name, value)
        stored.save()


def _set_types(types: Mapping[str, str]) -> None:
    """Types of trusts that no register file has, such as care trusts."""
    for trust in Trust.objects.filter(pk__in=types, type=Trust.Type.UNKNOWN):
        if trust.type != types[trust.pk]:
            Trust.objects.filter(pk=trust.pk).update(type=types[trust.pk])

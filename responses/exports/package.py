"""A request's whole data as one archive, with a Frictionless Data Package, a read-me and checksums."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable

from responses.exports.file import File
from responses.exports.files import FILES
from responses.exports.selection import Selection
from responses.exports.stream import csv_bytes
from responses.models import STATE_MEANINGS, Question, Resource, Response, Source, Trust

#: Frictionless Data Package v1: https://specs.frictionlessdata.io/data-package/
_PROFILE = "tabular-data-package"
#: Members carry one fixed time, so that the same data makes the same archive, byte for byte.
_MEMBER_TIME = (1980, 1, 1, 0, 0, 0)
LICENCE = (
    "The compilation, codes and notes: Open Government Licence v3.0. "
    "Words of a trust's letter are in the files only where the trust allows their re-use."
)


def archive(selection: Selection, *, bom: bool = False) -> bytes:
    """The ZIP archive of ``selection``, the same bytes for the same data."""
    return packed(members_of(selection, bom=bom))


def members_of(selection: Selection, *, bom: bool = False) -> dict[str, bytes]:
    """Name and content of everything in the archive; with ``bom`` its tables begin with the mark."""
    members = {name: b"".join(csv_bytes(file.lines(selection), bom=bom)) for name, file in FILES.items()}
    members["datapackage.json"] = _datapackage(selection, members)
    members["README.txt"] = _readme(selection)
    members["CHECKSUMS"] = _checksums(members)
    return members


def packed(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name, _MEMBER_TIME), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _checksums(members: dict[str, bytes]) -> bytes:
    """Lines that ``sha256sum --check CHECKSUMS`` reads."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in members.items())
    return "".join(lines).encode()


def _datapackage(selection: Selection, members: dict[str, bytes]) -> bytes:
    request = selection.request
    package = {
        "profile": _PROFILE,
        "name": request.slug,
        "title": request.title,
        "description": _fiction(selection) + request.summary,
        "licenses": [
            {
                "name": "OGL-UK-3.0",
                "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                "title": "Open Government Licence v3.0",
            }
        ],
        "resources": [_resource(FILES[name], selection, content) for name, content in members.items()],
    }
    return (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode()


def _resource(file: File, selection: Selection, content: bytes) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": file.name.removesuffix(".csv"),
        "title": file.title,
        "description": file.description,
        "path": file.name,
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [
                _field(column.name, column.type, column.description) for column in file.columns(selection)
            ],
            "missingValues": [""],
        },
    }


#: Closed lists, by the column that holds them.
_CLOSED_LISTS: dict[str, Callable[[], list[str]]] = {
    "state": lambda: list(STATE_MEANINGS),
    "trust_type": lambda: Trust.Type.values,
    "outcome": lambda: Response.Outcome.values,
    "status": lambda: Response.Status.values,
    "reuse": lambda: Response.Reuse.values,
}


def _field(name: str, kind: str, description: str) -> dict[str, object]:
    field: dict[str, object] = {"name": name, "type": kind, "description": description}
    if name in _CLOSED_LISTS:
        field["constraints"] = {"enum": _CLOSED_LISTS[name]()}
    return field


def _fiction(selection: Selection) -> str:
    return "FICTIONAL: every trust and answer here is invented. " if selection.request.fictional else ""


def _source(selection: Selection) -> str:
    if selection.request.fictional:
        return "none; all of it was invented to show what a comparison looks like."
    return (
        "the trusts' replies to this Freedom of Information request, coded by hand; source_url in "
        "responses.csv is the address of a reply that its trust has put online. Facts about trusts: NHS "
        "Organisation Data Service and Office for National Statistics, Open Government Licence v3.0."
    )


def _readme(selection: Selection) -> bytes:
    request = selection.request
    changed = request.data_changed_at().date().isoformat()
    lines = [
        f"{_fiction(selection)}{request.title}",
        "",
        request.summary,
        "",
        f"Data last changed: {changed}",
        f"Licence: {LICENCE}",
        f"Source: {_source(selection)}",
        f"How to cite: FOI dashboard, {request.title}, data of {changed}, {request.slug}.zip"
        + (f", {selection.address}." if selection.address else "."),
        "",
        "Files",
        *(f"  {file.name}: {file.description}" for file in FILES.values()),
        "  datapackage.json: the columns of every file (Frictionless Data Package)",
        "  CHECKSUMS: sha256 of every other file; check with: sha256sum --check CHECKSUMS",
        "",
        "States of an answer",
        *(
            f"  {meaning.code}: {meaning.definition} (counts in: {', '.join(meaning.bases)})"
            for meaning in STATE_MEANINGS.values()
        ),
        "",
        "Closed lists",
        *(f"  {name}: {', '.join(values)}" for name, values in _lists().items()),
        "",
        "yes_share is yes / base. yes_low and yes_high are what the share could be whatever the silent",
        "would have said; they are no confidence interval, because every trust is asked and none is sampled.",
        "A cell that begins with a formula sign has an apostrophe before it.",
    ]
    return ("\n".join(lines) + "\n").encode()


def _lists() -> dict[str, list[str]]:
    return {
        "trust type": Trust.Type.values,
        "question kind": Question.Kind.values,
        "outcome": Response.Outcome.values,
        "status": Response.Status.values,
        "re-use": Response.Reuse.values,
        "source kind": Source.Kind.values,
        "resource kind": Resource.Kind.values,
    }

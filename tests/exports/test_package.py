"""The archive: its members, their checksums, and the data dictionary."""

import hashlib
import io
import json
import zipfile
from datetime import date

import pytest

from responses.exports.files import FILES
from responses.exports.package import archive
from responses.exports.selection import Selection
from responses.models import STATE_MEANINGS
from tests.scenario import SECRETS, make_scenario


@pytest.fixture
def packed(db) -> zipfile.ZipFile:
    selection = Selection.whole(make_scenario(), today=date(2024, 6, 1))
    content = archive(selection)
    assert content == archive(selection)
    return zipfile.ZipFile(io.BytesIO(content))


def test_members_and_checksums(packed):
    assert packed.namelist() == [*FILES, "datapackage.json", "README.txt", "CHECKSUMS"]
    lines = packed.read("CHECKSUMS").decode().splitlines()
    assert lines == [
        f"{hashlib.sha256(packed.read(name)).hexdigest()}  {name}" for name in packed.namelist()[:-1]
    ]


def test_data_package_describes_every_column(packed):
    package = json.loads(packed.read("datapackage.json"))
    for resource in package["resources"]:
        content = packed.read(resource["path"])
        header = content.decode().split("\r\n")[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert resource["bytes"] == len(content)
    answers = package["resources"][0]["schema"]["fields"]
    assert {field["name"]: field["type"] for field in answers}["qualified"] == "boolean"
    assert next(f for f in answers if f["name"] == "state")["constraints"] == {"enum": list(STATE_MEANINGS)}


def test_fiction_is_labelled_and_drafts_stay_out(packed):
    assert (
        packed.read("README.txt").decode().startswith("FICTIONAL: every trust and answer here is invented.")
    )
    text = b"".join(packed.read(name) for name in packed.namelist()).decode()
    assert [secret for secret in SECRETS if secret in text] == []

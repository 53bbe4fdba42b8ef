"""What the downloads page says of files, against the files themselves."""

from datetime import date

import pytest
from django.core.management import call_command

from responses.exports import listing as listing_module
from responses.exports.files import FILES
from responses.exports.listing import listing
from responses.exports.package import archive
from responses.exports.selection import Selection
from responses.exports.stream import csv_bytes
from responses.models import FOIRequest, Question, Trust
from tests.scenario import make_scenario

TODAY = date(2024, 6, 1)


def whole(slug: str) -> Selection:
    return Selection.whole(FOIRequest.objects.get(slug=slug), today=TODAY)


def made(selection: Selection) -> dict[str, list[list[str]]]:
    return {name: list(file.lines(selection)) for name, file in FILES.items()}


@pytest.mark.parametrize("trusts", [1, 2, 4])
def test_counts_are_the_rows_that_are_made(db, trusts):
    make_scenario()
    selection = whole("example").of_first(trusts)
    counted = {name: file.count(selection) for name, file in FILES.items()}
    assert counted == {name: len(lines) - 1 for name, lines in made(selection).items()}
    assert counted["matrix.csv"] == trusts


def test_small_requests_are_listed_exactly(db):
    make_scenario()
    selection = whole("example")
    listed = listing(selection)
    assert listed.exact
    assert {file.name: file.bytes for file in listed.files} == {
        name: len(b"".join(csv_bytes(lines))) for name, lines in made(selection).items()
    }
    assert listed.archive_bytes == len(archive(selection))


def test_large_requests_are_listed_from_their_first_trusts(db, monkeypatch):
    call_command("make_benchmark_data", trusts=60, questions=20)
    monkeypatch.setattr(listing_module, "EXACT_ANSWERS", 1_000)
    selection = whole("benchmark")
    listed = listing(selection)
    sizes = {name: len(b"".join(csv_bytes(lines))) for name, lines in made(selection).items()}
    assert not listed.exact
    assert {file.name: file.rows for file in listed.files} == {
        name: len(lines) - 1 for name, lines in made(selection).items()
    }
    for file in listed.files:
        assert file.bytes == pytest.approx(sizes[file.name], rel=0.1)
    assert listed.archive_bytes == pytest.approx(len(archive(selection)), rel=0.3)


def test_a_request_put_to_nobody_is_listed(db):
    request = make_scenario()
    request.responses.all().delete()
    listed = listing(whole("example"))
    assert [(file.name, file.rows) for file in listed.files] == [
        ("answers.csv", 0),
        ("matrix.csv", 0),
        ("summary.csv", Question.objects.answerable().count()),
        ("responses.csv", 0),
        ("questions.csv", Question.objects.count()),
        ("trusts.csv", 0),
        ("resources.csv", 0),
    ]
    assert Trust.objects.count() == 4

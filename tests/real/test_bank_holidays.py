"""The bank holidays that ship are those that the government publishes, and one that its list lacks."""

import csv
import json

from responses.intake.sample import FOLDER


def test_the_published_ones_and_the_proclaimed_one(shared_data):
    divisions = json.loads((shared_data / "bank-holidays-uk.json").read_text(encoding="utf-8"))
    published = {
        (event["date"], division, event["title"])
        for division, part in divisions.items()
        for event in part["events"]
    }
    with (FOLDER / "bank_holidays.csv").open(encoding="utf-8", newline="") as file:
        ours = [(row["date"], row["division"], row["name"]) for row in csv.DictReader(file)]
    assert len(ours) == len(set(ours))
    assert set(ours) - published == {("2026-06-15", "scotland", "Bank holiday by royal proclamation")}
    assert published - set(ours) == set()

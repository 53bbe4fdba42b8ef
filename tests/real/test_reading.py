"""The whole chain on real letters: the tuning ones of the housing request, and the first to our own."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.real import housing
from tests.real.reading import SLUG, ask_housing_questions, read_as_csv, scoring

pytestmark = pytest.mark.django_db
OURS = "technology-facilitated-abuse"
#: The goal for all 55 scorable answers, here of those in the letters for tuning.
LEAST_PASSED, LEAST_MEAN = 53 / 55, 0.98


def test_passages_of_the_tuning_letters(shared_data, tmp_path):
    ask_housing_questions(shared_data, tmp_path)
    tuning = [name for name, part in housing.split().items() if part == "tuning"]
    printed = read_as_csv([shared_data / "housing" / "documents" / name for name in tuning], SLUG)
    rows = list(csv.DictReader(StringIO(printed, newline="")))
    assert [(row["file"], row["question"]) for row in rows] == [
        (name, code) for name in tuning for code in "123"
    ]
    predicted = {(row["file"], row["question"]): row for row in rows}
    tool, copied = scoring(shared_data), housing.copied_texts(shared_data)
    scores = {key: tool.f1(text, predicted[key]["text"]) for key, text in copied.items() if key in predicted}
    assert len(scores) == 37
    assert sum(score >= tool.PASS for score in scores.values()) / len(scores) >= LEAST_PASSED
    assert sum(scores.values()) / len(scores) >= LEAST_MEAN


@pytest.fixture
def read(sample_data, db, shared_data) -> dict:
    output = StringIO()
    path = shared_data / "hacw-2760.txt"
    call_command("read_response", str(path), request=OURS, format="json", stdout=output)
    return json.loads(output.getvalue())


def test_the_first_reply_to_our_own_request(read, shared_data, project):
    text = (shared_data / "hacw-2760.txt").read_text(encoding="utf-8")
    coded = json.loads(Path(project / "responses" / "sample" / "hacw-2760.json").read_text(encoding="utf-8"))
    expected = {row["code"]: row for row in coded["answers"]}
    answers = {one["question"]: one for one in read["answers"]}
    assert len(answers) == 26
    assert [one["service"] for one in read["provisions"]] == ["sarc"]
    wrong = [
        code
        for code, one in answers.items()
        if one["state"] != (expected[code]["state"] if code in expected else "not_applicable")
    ]
    assert wrong == []
    marks = {row["code"]: row["raw_mark"] for row in coded["answers"] if row.get("raw_mark")}
    assert {code: answers[code]["raw_mark"] for code in marks} == marks
    assert [code for code, one in answers.items() if one["qualified"]] == ["camhs-3a"]
    assert read["facts"]["reference"]["value"] == coded["reference"]
    for answer in read["answers"]:
        assert all(text[one["start"] : one["end"]] == one["quote"] for one in answer["passages"])

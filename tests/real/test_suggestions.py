"""Suggestions for real letters, given their passages."""

import csv
import json
import re
from pathlib import Path

import pytest

from responses.intake.aligning.contract import Alignment, AskedQuestion, Found, ProvisionFound, Span
from responses.intake.suggesting import suggest
from tests.intake.measuring import PlainLetter, place
from tests.real import suggestions


@pytest.mark.parametrize("part", ["tuning", "held_out"])
@pytest.mark.parametrize("read", [suggestions.readings, suggestions.whole_readings])
def test_states_of_the_housing_letters(shared_data, read, part):
    judged = suggestions.judged(read(shared_data, part))
    assert sum(each.right for each in judged) / len(judged) >= 0.9


def _asked(project: Path) -> list[AskedQuestion]:
    path = project / "responses" / "sample" / "technology-facilitated-abuse.questions.csv"
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    return [
        AskedQuestion(
            code=row["code"], number=row["number"], parent=row["parent"], service=row["service"],
            service_names=(row["service"].upper(),), kind=row["kind"],
            options=tuple((o.partition("=")[0], o.partition("=")[2]) for o in row["options"].split("|") if o),
            asked_if=row["asked_if"], text=row["text"],
        )
        for row in rows
    ]  # fmt: skip


def _aligned(text: str, asked: list[AskedQuestion]) -> Alignment:
    """The passages between the questions as sent; the other service has one sentence on its heading."""
    absent = re.compile(r"^SARC\s+(.+)$", re.MULTILINE).search(text)
    assert absent is not None
    wordings, position = [], text.index("1)")
    for question in (each for each in asked if each.service == "camhs"):
        wording = place(text, question.text, position)
        assert wording is not None, question.code
        wordings.append((question, wording))
        position = wording.end
    ends = [text.rindex("\n", 0, wording.start) for _, wording in wordings[1:]] + [absent.start()]
    passages = {
        question.code: Span(wording.end, end)
        for (question, wording), end in zip(wordings, ends, strict=True)
        if end > wording.end and text[wording.end : end].strip()
    }
    found = tuple(
        Found(each.code, (passages[each.code],) if each.code in passages else (), None, 1.0)
        for each in asked
        if each.kind != "heading"
    )
    return Alignment(found, (ProvisionFound("sarc", Span(*absent.span(1))),))


def test_the_first_reply_to_our_own_request(shared_data, project):
    text = (shared_data / "hacw-2760.txt").read_text(encoding="utf-8")
    asked = _asked(project)
    reading = suggest(PlainLetter(text), asked, _aligned(text, asked))
    coded = json.loads((project / "responses" / "sample" / "hacw-2760.json").read_text(encoding="utf-8"))
    expected = {row["code"]: row for row in coded["answers"]}
    for each in reading.answers:
        coding = each.suggestion
        if each.code.startswith("sarc"):
            assert (coding.state, coding.cause) == ("not_applicable", "provision")
            continue
        row = expected[each.code]
        assert (coding.state, coding.value) == (row["state"], row.get("value", "")), each.code
        assert (coding.raw_mark, coding.qualified) == (row.get("raw_mark", ""), row.get("qualified", False))
    assert reading.facts.reference.value == coded["reference"]
    assert any(each.name in coded["attachments"] for each in reading.resources if each.attached)

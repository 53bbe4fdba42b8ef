"""What a whole letter suggests: references, conditions, provisions, resources, facts and personal data."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.intake.aligning.contract import Alignment, AskedQuestion, Found, ProvisionFound, Span
from responses.intake.documents.document import Attachment
from responses.intake.suggesting import KnownResource, suggest
from responses.intake.suggesting.dates import dates
from responses.intake.suggesting.facts import find_reference, find_reuse, letter_facts
from responses.intake.suggesting.personal import personal_spans
from responses.intake.suggesting.references import followed
from tests.intake.fictional_letters.scoring import letters
from tests.intake.measuring import PlainLetter, best_constant, brier, judge, read_whole


def question(code: str, kind: str = "yes_no", asked_if: str = "", service: str = "night") -> AskedQuestion:
    return AskedQuestion(code, code[1:], "", service, ("Night Service",), kind, (), asked_if, "Text?")


def read(passages: dict[str, str], *asked: AskedQuestion, provision: str = "", known=(), links=()):
    """Suggestions for a letter that is nothing but these passages, and the text of it."""
    text, found = "", []
    for each in asked:
        passage = passages.get(each.code, "")
        spans = (Span(len(text), len(text) + len(passage)),) if passage else ()
        found.append(Found(each.code, spans, None, 1.0))
        text += f"{passage}\n\n"
    absent = (ProvisionFound("night", Span(len(text), len(text) + len(provision))),) if provision else ()
    text += provision
    return suggest(PlainLetter(text, links), asked, Alignment(tuple(found), absent), known), text


def codings(reading) -> dict[str, tuple[str, str, str]]:
    return {
        each.code: (each.suggestion.state, each.suggestion.value, each.suggestion.cause)
        for each in reading.answers
    }


def test_a_reference_takes_state_and_value_from_there_and_keeps_its_words():
    asked = [question("q1"), question("q2"), question("q3"), question("q4")]
    passages = {"q1": "Yes", "q2": "See answer to question 1.", "q3": "As above", "q4": "See question 9"}
    reading, text = read(passages, *asked)
    assert codings(reading)["q2"] == codings(reading)["q3"] == ("answered", "yes", "")
    assert [each.refers_to for each in reading.answers] == ["", "q1", "q2", ""]
    second = reading.answers[1]
    assert text[second.spans[0].start : second.spans[0].end] == "See answer to question 1."
    assert second.suggestion.raw_mark == ""
    assert codings(reading)["q4"][0] == "referred_elsewhere"


@pytest.mark.parametrize("kind", ["text", "list", "number"])
def test_a_reference_brings_no_value_to_another_kind(kind):
    asked = [question("q1"), question("q2", kind)]
    reading, _ = read({"q1": "Yes, where staff agree", "q2": "See answer to question 1."}, *asked)
    assert codings(reading)["q1"] == ("answered", "yes", "")
    assert codings(reading)["q2"] == ("answered", "", "")
    assert not reading.answers[1].suggestion.qualified


@pytest.mark.parametrize("pointing", ["See answer to question 31.", "See Q31 above", "As per question (31)"])
def test_a_reference_uses_the_numbers_that_the_letter_prints(pointing):
    text = f"31. Is it so? Yes\nQ32 And that? {pointing}"
    asked = [question("q1"), question("q2")]
    places = [(Span(0, 13), Span(14, 17)), (Span(18, 31), Span(32, len(text)))]
    found = tuple(
        Found(code, (answer,), wording, 1.0)
        for code, (wording, answer) in zip(("q1", "q2"), places, strict=True)
    )
    reading = suggest(PlainLetter(text), asked, Alignment(found, ()))
    assert reading.answers[1].refers_to == "q1"
    assert codings(reading)["q2"] == ("answered", "yes", "")


def test_a_circle_of_references_ends():
    assert followed("a", {"a": "b", "b": "a"}) == ""
    assert followed("a", {"a": "b", "b": "c"}) == "c"


def test_blank_answers_below_a_no_do_not_apply():
    asked = [
        question("q1"),
        question("q1a", "text", "q1=yes"),
        question("q1b", "yes_no", "q1=yes"),
        question("q1c", "text", "q1b=yes"),
        question("q2", "text"),
    ]
    reading, _ = read({"q1": "No", "q1b": "Yes"}, *asked)
    assert codings(reading) == {
        "q1": ("answered", "no", ""),
        "q1a": ("not_applicable", "", "condition"),
        "q1b": ("answered", "yes", ""),
        "q1c": ("left_blank", "", ""),
        "q2": ("left_blank", "", ""),
    }
    assert [each.found for each in reading.answers] == [True, False, True, False, False]


def test_one_sentence_says_that_a_service_is_not_run():
    asked = [question("q1"), question("q2", asked_if="q1=yes"), question("q3", service="day")]
    reading, text = read({"q3": "Yes"}, *asked, provision="We do not provide a night service.")
    assert codings(reading) == {
        "q1": ("not_applicable", "", "provision"),
        "q2": ("not_applicable", "", "provision"),
        "q3": ("answered", "yes", ""),
    }
    (provision,) = reading.provisions
    assert (provision.service, provision.state) == ("night", "no")
    assert text[provision.span.start : provision.span.end] == "We do not provide a night service."


def named(reading) -> list[tuple[str, str, str]]:
    return [(each.name, each.kind, each.key) for each in reading.resources]


def test_resources_known_and_new():
    known = [KnownResource("k1", "Moonlight Screening Tool", "tool")]
    passage = (
        "We use the Moonlight screening tool and the Quiet Nights Policy.\n\n"
        "Lamp Safety Procedure\n\nStaff take fire warden training. See https://example.org/a.html."
    )
    reading, text = read({"q1": passage}, question("q1", "list"), known=known)
    assert named(reading) == [
        ("Moonlight Screening Tool", "tool", "k1"),
        ("Quiet Nights Policy", "policy", ""),
        ("Lamp Safety Procedure", "policy", ""),
        ("fire warden training", "training", ""),
        ("https://example.org/a.html", "link", ""),
    ]
    first = reading.resources[0].span
    assert text[first.start : first.end] == "Moonlight screening tool"


def test_attachments_with_names_and_sizes():
    passage = "Please see the plan (see Att 1).\nLamp plan.pdf [pdf] 986KB\nAttachment 2 – Rota of wardens"
    reading, _ = read({"q1": passage}, question("q1", "text"))
    attached = [(each.name, each.size) for each in reading.resources if each.attached]
    assert attached == [("Att 1", ""), ("Lamp plan.pdf", "986KB"), ("Rota of wardens", "")]


def test_files_that_came_or_are_named():
    text = "See Rota of wardens.docx (12KB) and Lamp plan.pdf [pdf] 986KB."
    came = (Attachment("lamp plan.pdf", 1_009_700), Attachment("logo.png", None))
    answer = Found("q1", (Span(0, len(text)),), None, 1.0)
    letter = PlainLetter(text, attachments=came)
    reading = suggest(letter, [question("q1", "text")], Alignment((answer,), ()))
    assert [(each.name, each.size, each.codes) for each in reading.attachments] == [
        ("lamp plan.pdf", "1010 kB", ("q1",)),
        ("logo.png", "", ()),
        ("Rota of wardens.docx", "12KB", ("q1",)),
    ]
    span = reading.attachments[2].span
    assert span is not None
    assert text[span.start : span.end] == "Rota of wardens.docx"


LETTER = """Northmoor Community NHS Trust
Our ref: FOI 2024-118

14th May 2024

Dear Jo Merrick,

Thank you for your request of 2 April 2024, which we received on 03/04/2024.

You may re-use this under the Open Government Licence.

Any complaint should go to Marian Holloway, Head of Information, on 01632 960 114 or foi@northmoor.example.

Yours sincerely

Tom Ashdown-Price
FOI Officer
"""


def test_facts_of_a_letter():
    facts = letter_facts(LETTER, (), ("12",))
    assert (facts.reference.value, facts.reuse.value, facts.exemptions) == ("FOI 2024-118", "ogl", ("12",))
    assert facts.sent_on.value == date(2024, 4, 2)
    assert facts.received_on.value == date(2024, 4, 3)
    assert facts.answered_on.value == date(2024, 5, 14)
    span = facts.answered_on.span
    assert span is not None
    assert LETTER[span.start : span.end] == "14th May 2024"


def test_nothing_found_is_said():
    facts = letter_facts("Dear all, we answer as follows.", (), ())
    each = (facts.reference, facts.sent_on, facts.received_on, facts.answered_on)
    assert not any(fact.found for fact in each)
    assert (facts.reuse.value, facts.reuse.span) == ("not_stated", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reference Number: FOI/24/0031", "FOI/24/0031"),
        ("Case number 24-0991", "24-0991"),
        ("FREEDOM OF INFORMATION ACT 2000", None),
        ("Freedom of Information - ABCD-2760", "ABCD-2760"),
        ("Please quote RFI-771 when you write", "RFI-771"),
    ],
)
def test_references(text, expected):
    assert find_reference(text).value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It may be reproduced free of charge in any format.", "permitted"),
        ("Any other re-use needs the permission of the trust.", "restricted"),
        ("Nothing in this letter may be reproduced without written consent.", "restricted"),
        ("Released under OGL v3.0.", "ogl"),
        ("We hope this helps.", "not_stated"),
    ],
)
def test_statements_on_reuse(text, expected):
    assert find_reuse(text).value == expected


def test_dates_in_every_form():
    text = "1 May 2021, 2nd of June 2021, July 3, 2021, 04/08/2021, 5.9.21, 2021-10-06, 31/02/2021"
    assert [found.day.isoformat() for found in dates(text)] == [
        "2021-05-01", "2021-06-02", "2021-07-03", "2021-08-04", "2021-09-05", "2021-10-06"
    ]  # fmt: skip


def test_personal_data_is_pointed_out():
    found = [(LETTER[p.span.start : p.span.end], p.kind) for p in personal_spans(LETTER)]
    assert found == [
        ("Jo Merrick", "name"),
        ("Marian Holloway", "name"),
        ("01632 960 114", "phone"),
        ("foi@northmoor.example", "email"),
        ("Tom Ashdown-Price", "name"),
    ]


@pytest.mark.parametrize(("pool", "least"), [("tuning", 0.98), ("held_out", 0.95)])
def test_most_suggestions_for_fictional_letters_are_right(pool, least):
    made = [letter for letter in letters(range(200, 203), pool) if letter.file_format == "txt"]
    judged = [each for letter in made for each in judge(letter)]
    assert sum(each.right for each in judged) / len(judged) >= least


def test_confidence_tells_right_from_wrong_in_whole_letters_left_out_of_tuning():
    made = [
        each for each in letters(range(200, 201), "held_out") if each.file_format in ("txt", "docx", "html")
    ]
    judged = [each for letter in made for each in judge(letter, read_whole(letter))]
    assert sum(each.right for each in judged) / len(judged) >= 0.9
    assert brier(judged) < best_constant(judged)


@given(st.text(max_size=400))
def test_any_text_is_read_and_every_place_lies_in_it(text):
    asked = [question("q1"), question("q2", "list")]
    half = len(text) // 2
    alignment = Alignment(
        (Found("q1", (Span(0, half),), None, 0.5), Found("q2", (Span(half, len(text)),), None, 0.5)), ()
    )
    known = [KnownResource("k", "Moonlight Screening Tool", "tool")]
    reading = suggest(PlainLetter(text), asked, alignment, known)
    facts = reading.facts
    spans = [each.span for each in reading.resources] + [each.span for each in reading.personal]
    found = (facts.reference, facts.sent_on, facts.received_on, facts.answered_on, facts.reuse)
    spans += [fact.span for fact in found if fact.span]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    "unit",
    [
        "Aa ",
        "a training ",
        "1.1",
        "not held ",
        "Policy of the ",
        "\n",
        "Dear A ",
        "section 1, ",
        "section 1.1\n",
    ],
)
def test_long_texts_take_no_long_time(unit):
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    read({"q1": text}, question("q1", "text"))
    assert time.process_time() - began < 5

"""States, values, marks and sections that passages suggest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.intake.aligning.contract import AskedQuestion
from responses.intake.suggesting import suggest_coding
from responses.intake.suggesting.confidence import confidence
from responses.intake.suggesting.marks import leading_mark
from responses.intake.suggesting.numbers import figures
from responses.intake.suggesting.sections import exemptions
from responses.intake.suggesting.sentences import sentences

OPTIONS = (("inside", "Inside the NHS"), ("outside", "Outside the NHS"))


def asked(kind: str = "text", text: str = "What do you do?", **fields) -> AskedQuestion:
    values = {
        "code": "q",
        "number": "1",
        "parent": "",
        "service": "",
        "service_names": (),
        "options": (),
        "asked_if": "",
    }
    return AskedQuestion(kind=kind, text=text, **(values | fields))


@pytest.mark.parametrize(
    ("passage", "state", "value", "mark"),
    [
        ("Yes", "answered", "yes", "Yes"),
        ("Y", "answered", "yes", "Y"),
        ("Y/", "answered", "yes", "Y/"),
        ("YES", "answered", "yes", "YES"),
        ("- yes.", "answered", "yes", "yes"),
        ("No", "answered", "no", "No"),
        ("N.", "answered", "no", "N"),
        ("NO – we have looked into it", "answered", "no", "NO"),
        ("None", "answered", "no", "None"),
        ("Partially", "answered", "partly", "Partially"),
        ("Yes and no: it differs.", "answered", "partly", "Yes and no"),
        ("Yes, at the north site only.", "answered", "partly", "Yes"),
        ("Y/N", "unclear", "", "Y/N"),
        ("?", "unclear", "", "?"),
        ("To be confirmed", "unclear", "", "To be confirmed"),
        ("N/A", "not_applicable", "", "N/A"),
        ("Not applicable – we run no such clinic.", "not_applicable", "", "Not applicable"),
        ("Our response: Yes", "answered", "yes", "Yes"),
        ("Our reply Not held", "not_held", "", ""),
        ("Answer:", "left_blank", "", ""),
        ("☐ Yes ☒ No", "answered", "no", "No"),
        ("Yes ☒ No ☐", "answered", "yes", "Yes"),
        ("  \n", "left_blank", "", ""),
        ("No information is held on this.", "not_held", "", ""),
        ("We do this at every site.", "answered", "yes", ""),
        ("There is no such form.", "answered", "no", ""),
        ("Some wards do, others don't.", "answered", "partly", ""),
        ("Please see the attached policy.", "referred_elsewhere", "", ""),
    ],
)
def test_yes_and_no(passage, state, value, mark):
    coding = suggest_coding(passage, asked("yes_no"))
    assert (coding.state, coding.value, coding.raw_mark) == (state, value, mark)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Yes as part of the wider plan.", True),
        ("Yes, where the patient agrees.", True),
        ("Yes - subject to funding.", True),
        ("Yes, in the case notes.", False),
        ("Yes, all staff take it when they start.", False),
        ("Yes\nWhere needed, others help.", False),
    ],
)
def test_a_condition_attached_to_a_yes(passage, expected):
    coding = suggest_coding(passage, asked("yes_no"))
    assert (coding.value, coding.qualified) == ("yes", expected)


@pytest.mark.parametrize(
    ("passage", "state", "value"),
    [
        ("12", "answered", "12"),
        ("1,250 in total", "answered", "1250"),
        ("Seven", "answered", "7"),
        ("4.5 WTE", "answered", "4.5"),
        ("Nil", "answered", "0"),
        ("We do not employ anybody in this role.", "answered", "0"),
        ("As at 1 April 2023 there were 31.", "answered", "31"),
        ("Fewer than five; withheld under section 40(2) of the Act.", "refused", ""),
        ("<5", "unclear", ""),
        ("The figure is not recorded.", "not_held", ""),
        ("Please see www.example.org/figures2023", "referred_elsewhere", ""),
    ],
)
def test_numbers(passage, state, value):
    coding = suggest_coding(passage, asked("number"))
    assert (coding.state, coding.value) == (state, value)


@pytest.mark.parametrize(
    ("kind", "passage", "value"),
    [
        ("choice", "outside the NHS", "outside"),
        ("choice", "They are inside the NHS.", "inside"),
        ("choices", "Inside the NHS and outside the NHS", "inside|outside"),
    ],
)
def test_options(kind, passage, value):
    coding = suggest_coding(passage, asked(kind, options=OPTIONS))
    assert (coding.state, coding.value) == ("answered", value)


@pytest.mark.parametrize(
    ("passage", "state", "sections"),
    [
        ("We use a checklist.", "answered", ()),
        ("This would take over 18 hours and is exempt under s.12(1) of the Act.", "refused", ("12",)),
        ("S40 – personal information.", "refused", ("40",)),
        ("Exempt under sections 40(2) and 43(2).", "refused", ("40", "43")),
        ("It is online already and exempt under section 21: www.example.org", "referred_elsewhere", ("21",)),
        ("We use a checklist. Its price is withheld under section 43.", "answered", ("43",)),
        ("This is set out in section 12 of the policy.", "answered", ()),
        ("The trust does not collect this. It is exempt under section 12 FOIA.", "refused", ("12",)),
        ("Plan v2.pdf [pdf] 986KB", "referred_elsewhere", ()),
        (
            "Please see the plan attached. It has no chapter on this, so staff use their judgement.",
            "answered",
            (),
        ),
        ("We are not commissioned to provide this.", "not_applicable", ()),
        ("We don't hold that information.\nOur staff are trained.", "not_held", ()),
    ],
)
def test_texts(passage, state, sections):
    coding = suggest_coding(passage, asked())
    assert (coding.state, coding.sections) == (state, sections)


def test_a_figure_that_is_not_held_stays_so_in_spite_of_background():
    question = asked("text", "How many porters move patients at night?")
    background = "These numbers are not held. There are two ways to call for help."
    assert suggest_coding(background, question).state == "not_held"
    assert (
        suggest_coding("These numbers are not held, but see below.\nWe have six porters.", question).state
        == "answered"
    )


def test_duties_of_the_act_are_no_exemptions():
    assert exemptions("Under section 1(1) and section 16 of the Act we withhold nothing.") == ()
    assert exemptions("A patient under section 37 of the Mental Health Act, exempt from charges") == ()


def test_figures_leave_out_what_counts_nothing():
    text = "On 3 May 2022, 24 hours after question 4, 7 staff read page 9 of https://example.org/12 (24/7)."
    assert [int(figure) for figure in figures(text)] == [7]


def test_sentences_end_at_stops_items_and_short_lines_but_not_where_a_page_was_too_narrow():
    lines = (
        "This line was ended by the width of the page that it stands on",
        "So it goes on. e.g. here",
        "• x",
    )
    text = "\n".join(("Policy A", "Policy B", *lines))
    assert sentences(text) == [
        "Policy A",
        "Policy B",
        "This line was ended by the width of the page that it stands on So it goes on.",
        "e.g. here",
        "• x",
    ]


def test_a_word_is_no_mark():
    for text in (
        "Yesterday",
        "Nobody",
        "No further comments",
        "None of these are kept",
        "Nationally",
        "Y'all",
    ):
        assert leading_mark(text) is None, text


def test_confidence_is_between_nothing_and_certainty():
    assert 0 < confidence("mark_yes", 0.0) < confidence("mark_yes", 0.5) < confidence("mark_yes", 2.0) < 1
    assert 0 < confidence("never seen", 1.0) < 1


@given(st.text(max_size=300), st.sampled_from(["yes_no", "number", "text", "list", "choice", "choices"]))
def test_any_text_gets_a_state(text, kind):
    coding = suggest_coding(text, asked(kind, options=OPTIONS))
    assert coding.state in {
        "answered", "left_blank", "unclear", "not_held", "refused", "referred_elsewhere", "not_applicable"
    }  # fmt: skip
    assert coding.state == "answered" or not coding.value

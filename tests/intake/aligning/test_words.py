import pytest

from responses.intake.aligning.words import likeness, stems_of


def test_stems_leave_case_apostrophes_and_common_endings():
    assert stems_of("The Trust’s POLICIES were listed") == ["the", "trust", "policy", "were", "list"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("allergy", "allergy", 1.0),
        ("allergy", "alergy", 0.8),
        ("summaris", "summairs", 0.8),
        ("patient", "inpatient", 0.0),
        ("2021", "2022", 0.0),
        ("yes", "yet", 0.0),
    ],
)
def test_a_slip_of_the_pen_is_nearly_the_word(one, other, alike):
    assert likeness(one, other) == alike

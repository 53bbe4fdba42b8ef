import pytest

from responses.intake.aligning.numbering import paths_of, read_marker, read_references


@pytest.mark.parametrize(
    ("text", "length", "path"),
    [
        ("1. Foo", 3, (1,)),
        ("1)When", 2, (1,)),
        ("2a(ii)(1) Foo", 10, (2, 1, 2, 1)),
        ("2.1 Foo", 4, (2, 1)),
        ("I-1-2. Foo", 7, (1, 1, 2)),
        ("(iv) Foo", 5, (4,)),
        ("• 3. Foo", 5, (3,)),
        ("12", 2, (12,)),
    ],
)
def test_a_number_at_the_start_is_read(text, length, path):
    marker = read_marker(text)
    assert marker is not None
    assert (marker.end, marker.named) == (length, False)
    assert path in marker.paths


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Question 2: Foo", False),
        ("Q2 Foo", False),
        ("Question Q2", False),
        ("Answer 2: Foo", True),
        ("A2. Foo", True),
    ],
)
def test_a_word_can_say_what_is_numbered(text, answers):
    marker = read_marker(text)
    assert marker is not None
    assert (marker.paths, marker.named, marker.answers) == (((2,),), True, answers)


@pytest.mark.parametrize(
    "text",
    [
        "Foo",
        "3 members of staff",
        "10 May 2021",
        "1 X Adviser",
        "e.g. foo",
        "2021",
        "No. A policy",
        "1:1 care",
    ],
)
def test_what_is_no_number(text):
    assert read_marker(text) is None


def test_a_single_letter_may_be_a_letter_or_a_numeral():
    assert paths_of("2(i)") == ((2, 1), (2, 9))


@pytest.mark.parametrize(
    ("text", "numbers", "ranges"),
    [
        ("In respect of questions 1 and 3, no", ("1", "3"), ()),
        ("Questions 1-4 are not", (), (("1", "4"),)),
        ("questions 1 to 3 and 5", ("5",), (("1", "3"),)),
        ("questions 2(a), 2(b) & 4", ("2(a)", "2(b)", "4"), ()),
        ("Q1 & Q2", ("1", "2"), ()),
    ],
)
def test_references_name_numbers_and_ranges(text, numbers, ranges):
    (reference,) = read_references(text)
    assert (reference.numbers, reference.ranges) == (numbers, ranges)


def test_a_question_somebody_asked_is_no_reference():
    assert read_references("a question a patient asked") == []

import pytest

from responses.intake.aligning.openings import answers_a_request, frame_weight


@pytest.mark.parametrize(
    "text",
    [
        "If you are unhappy with this, please say so.",
        "You may ask for a review within 40 days.",
        "Please do not hesitate to ring us.",
        "Please note that this response will be published.",
        "I write in response to your enquiry of 3 May.",
        "Section 1 of the Act gives a general right of access.",
        "(a) to be informed in writing whether it holds the information",
        "The Trust has a complaints procedure which can be found on its website.",
        "Northern Vale NHS Trust serves a population of 300,000.",
        "It does not require us to create new information.",
    ],
)
def test_beginnings_of_the_frame(text):
    assert frame_weight(text) > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Please be advised that the Trust does not hold this information.",
        "Unfortunately we are unable to provide the figures.",
        "I can confirm that no records of this kind are kept.",
        "Northern Vale NHS Trust can neither confirm nor deny that such records exist.",
        "The information that you requested is exempt under section 21.",
    ],
)
def test_what_a_refusal_or_denial_says_counts_more_than_how_it_begins(text):
    assert frame_weight(text) < 0
    assert answers_a_request(text)


def test_where_the_request_is_about_complaints_they_are_no_sign_of_the_frame():
    text = "There is a complaints procedure for carers."
    assert frame_weight(text) > 1
    assert frame_weight(text, {"complaint"}) <= 0

"""Whatever the text: no crash, and every span lies inside it."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from responses.intake.aligning import align
from tests.intake.aligning.letters import ASKED, plain

FRAGMENTS = st.sampled_from(
    [one.text for one in ASKED]
    + [
        "1.",
        "2)",
        "Question 3:",
        "Answer:",
        "(a)",
        "Yes",
        "See question 1.",
        "\n",
        "\n\n",
        " ",
        "• ",
        "questions 1-3",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(FRAGMENTS | st.text(max_size=8), max_size=40).map(" ".join))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_spans_lie_inside_any_text(text):
    text = text.replace("\x00", "").replace("\r", "\n")
    alignment = align(plain(text), ASKED)
    assert [found.code for found in alignment.found] == ["1", "2", "3"]
    spans = [
        span
        for found in alignment.found
        for span in (*found.spans, *([found.wording] if found.wording else []))
    ]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
    assert all(0 <= found.confidence <= 1 for found in alignment.found)

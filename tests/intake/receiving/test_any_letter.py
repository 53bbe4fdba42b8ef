"""Whatever a letter holds, either database keeps it, and what was read of it fits it."""

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from responses.intake import verification
from responses.intake.entry import EntryError
from responses.intake.receiving import receive_letter
from responses.models import Response, Source

LINES = st.lists(
    st.sampled_from(
        ["1. Yes", "camhs", "2a) No", "Section 40(2) applies", "Ref: A/1", "a@b.example", "\x00", "\ud83d"]
    )
    | st.text(max_size=30),
    max_size=12,
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(LINES.map("\n".join))
def test_any_text_can_be_kept(response, author, text):
    data = text.encode("utf-8", "surrogatepass")
    refusal = ""
    try:
        receive_letter(response=response, data=data, name="a.txt", author=author)
    except EntryError as error:
        # The same text twice, none, or hardly anything but control characters.
        refusal = str(error)
    source = Source.objects.filter(sha256=hashlib.sha256(data).hexdigest()).first()
    assert (source is not None) == (bool(data) and "but is no text" not in refusal)
    if source is None:
        return
    assert "\x00" not in source.text
    assert not list(verification.findings())
    assert set(response.answers.values_list("state", flat=True)) == {"pending"}
    assert Response.objects.get().status == "draft"


@pytest.mark.parametrize("mark", ["Y" * 500, "|" * 300])
def test_marks_longer_than_their_column_are_cut(response, author, mark):
    source = receive_letter(response=response, data=f"1. {mark}".encode(), name="a.txt", author=author)
    assert all(len(one.raw_mark) <= 200 for one in source.reading.suggestions.all())

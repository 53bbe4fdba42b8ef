"""What check_data finds wrong with letters, with what was read of them, and with codings."""

import pytest

from responses.intake import verification
from responses.intake.entry import add_source
from responses.intake.receiving import receive_letter
from responses.models import Coding, Reading, Source, Suggestion
from tests.fictional import LETTER, make_response


@pytest.fixture
def source(response, author) -> Source:
    return receive_letter(response=response, data=LETTER.encode(), name="Letter.txt", author=author)


def lines() -> list[str]:
    return [str(finding) for finding in verification.findings()]


def test_what_was_read_is_sound(source):
    assert lines() == []


@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("personal", [[0, 10_000, "name"]], "names"),
        ("links", [[5, 5, "https://a.example/"]], "links"),
        ("page_starts", [-1], "pages"),
        ("facts", {"reference": {"value": "A", "start": 3, "end": 10_000, "confidence": 0.5}}, "facts"),
    ],
)
def test_places_outside_the_text(source, name, value, what):
    Reading.objects.update(**{name: value})
    assert lines() == [f"example XXAAA: Letter.txt: What was read of it as {what} does not lie in its text."]


def test_suggestions_outside_the_text_and_of_another_response(source, author):
    Suggestion.objects.filter(answer__question__code="camhs-1").update(spans=[[0, 10_000]])
    assert lines() == [
        "example XXAAA camhs-1: Letter.txt: What it suggests is impossible. "
        "The span [0, 10000] does not lie in the text."
    ]
    Suggestion.objects.filter(answer__question__code="camhs-1").update(spans=[])
    other = make_response(author, code="XXBBB", request=source.response.request)
    Suggestion.objects.filter(answer__question__code="camhs-1").update(
        answer=other.answers.get(question__code="camhs-1")
    )
    assert lines() == ["example XXAAA camhs-1: Letter.txt: What it suggests is about another response."]


def test_values_that_are_in_no_closed_list(source):
    Suggestion.objects.filter(answer__question__code="camhs-1").update(cause="chance")
    key = Suggestion.objects.get(cause="chance").pk
    assert lines() == [f"suggestion {key}: “chance” is not one of provision, condition, trust (cause)."]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"spans": [[0, 0, 4]]}, "A span of it stands in no source of the response."),
        ({"spans": [["own", 0, 10_000]]}, "The text of its source has no characters 0 to 10000."),
        ({"value": "perhaps"}, "“perhaps” is not one of yes, partly, no."),
    ],
)
def test_codings_that_do_not_fit(source, author, changed, sentence):
    answer = source.response.answers.get(question__code="camhs-1")
    coding = Coding.objects.create(
        answer=answer, coder=author, round=2, state="answered", value="no", suggestion_shown=False
    )
    coding.spans = [[source.pk, 0, 4]]
    coding.save()
    assert lines() == []
    spans = [[source.pk if key == "own" else key, *place] for key, *place in changed.get("spans", [])]
    Coding.objects.update(**changed | ({"spans": spans} if spans else {}))
    assert lines() == [f"example XXAAA camhs-1: Coding 2: {sentence}"]


def test_letters_that_supersede_what_they_cannot(source, author):
    later = add_source(response=source.response, text="Later", author=author, name="Later", supersedes=source)
    Source.objects.filter(pk=source.pk).update(supersedes=later)
    assert lines() == [
        f"example XXAAA: {name}: It supersedes itself, by way of others." for name in ("Letter.txt", "Later")
    ]
    other = make_response(author, code="XXBBB", request=source.response.request)
    elsewhere = add_source(response=other, text="Elsewhere", author=author)
    Source.objects.filter(pk=source.pk).update(supersedes=elsewhere)
    assert lines() == ["example XXAAA: Letter.txt: It supersedes a source of another response."]

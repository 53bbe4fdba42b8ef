from datetime import date

import pytest

from responses.models import FOIRequest, Region, Response, Trust
from tests.admin.pages import fields_of, inline_bits, text_of
from tests.fictional import make_request, make_trust

ADD = "/admin/responses/response/add/"


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_request(fictional=False)


def preview(desk, request, /, **data) -> str:
    before = Response.objects.count()
    answer = desk.post(ADD, {"request": request.pk, "action": "preview", **data})
    assert answer.status_code == 200
    assert Response.objects.count() == before
    return answer.content.decode()


def chosen(page: str) -> list[str]:
    """The codes of the trusts that stand ticked on the page."""
    return [part.split('"', 1)[0] for part in page.split('name="trust" value="')[1:]]


def test_pasted_codes_are_shown_then_recorded(desk, editor, request_):
    for code in ("R1A", "R1B", "R1C"):
        make_trust(code)
    page = preview(desk, request_, codes="r1a, R1B\r\nR1A", sent_on="2026-01-05")
    assert chosen(page) == ["R1A", "R1B"]
    assert inline_bits(page) == []

    typed = {"request": request_.pk, "sent_on": "2026-01-05", "codes": "R1A R1B"}
    answer = desk.post(ADD, typed | {"action": "ask", "trust": ["R1B"]}, follow=True)
    assert "1 trust recorded as asked." in text_of(answer.content.decode())
    response = Response.objects.get()
    assert (response.trust_id, response.sent_on, response.answers.count()) == ("R1B", date(2026, 1, 5), 10)
    assert response.history.get().history_user == editor

    page = preview(desk, request_, codes="R1A R1B")
    assert chosen(page) == ["R1A"]
    assert "1 asked already, left as they are Trust R1B (R1B)" in text_of(page)


def test_types_and_regions_choose_open_english_trusts_of_the_right_sort(desk, request_):
    midlands, london = Region.objects.create(code="Y60", name="Midlands"), Region.objects.create(code="Y56")
    acute, mental = Trust.Type.ACUTE, Trust.Type.MENTAL_HEALTH
    make_trust("R1A", type=acute, region=midlands)
    make_trust("R1B", type=mental, region=midlands)
    make_trust("R1C", type=acute, region=london)
    make_trust("R1D", type=acute, region=midlands, closed=date(2020, 1, 1))
    make_trust("RQF", type=acute, region=midlands, country=Trust.Country.WALES)
    make_trust("XXAAA", type=acute, region=midlands)
    assert chosen(preview(desk, request_, types=["acute"], regions=["Y60"])) == ["R1A"]
    assert chosen(preview(desk, request_, types=["acute"])) == ["R1A", "R1C"]
    assert chosen(preview(desk, request_, regions=["Y60"], codes="R1C")) == ["R1C", "R1A", "R1B"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"codes": "R1A RZZ"}, "The register has no trust RZZ."),
        ({"codes": "XXAAA"}, "Trust XXAAA (XXAAA) is fictional, and the request is a real one."),
        ({}, "Paste codes, or tick types or regions, to say which trusts were asked."),
        ({"codes": "R1A", "sent_on": "2026-01-05", "received_on": "2026-01-04"}, "before it was sent."),
        ({"codes": "R1A", "sent_on": "2026-31-01"}, "Enter a valid date."),
        ({"request": "999", "codes": "R1A"}, "Select a valid choice."),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(desk, request_, data, sentence):
    make_trust("R1A"), make_trust("XXAAA")
    page = preview(desk, request_, **data)
    assert sentence in text_of(page)
    assert chosen(page) == []
    answer = desk.post(ADD, {"request": request_.pk, "action": "ask", "trust": ["XXAAA"]})
    assert "is fictional" in text_of(answer.content.decode())
    assert not Response.objects.exists()


def test_the_request_is_chosen_already_when_coming_from_it(desk, request_):
    page = desk.get(ADD, {"request": request_.pk}).content.decode()
    assert fields_of(page, "ask-form")["request"] == [str(request_.pk)]

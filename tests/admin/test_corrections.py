"""Working through reports in the admin."""

import pytest

from responses.intake.corrections import report_mistake
from responses.models import Correction
from tests.admin.pages import inline_bits, text_of
from tests.fictional import make_response

LIST = "/admin/responses/correction/"


@pytest.fixture
def report(db) -> Correction:
    answer = make_response().answers.get(question__code="camhs-1")
    return report_mistake(
        answer=answer, text="Wrong " * 20, source_says="Y", reply_address="reader@example.org"
    )


def test_reports_are_listed_with_what_they_are_about(desk, report):
    report_mistake(answer=None, text="Short")
    page = desk.get(LIST).content.decode()
    results = text_of(page[page.index('id="result_list"') :])
    assert "Trust XXAAA (XXAAA), camhs-1" in results
    assert "No answer in particular" in results
    assert "Short" in results
    assert f"{('Wrong ' * 20)[:80]}…" in results
    assert inline_bits(page) == []
    assert desk.get(f"{LIST}add/").status_code == 403


def test_a_report_is_read_and_leads_to_the_answer(desk, report):
    page = desk.get(f"{LIST}{report.pk}/change/").content.decode()
    for piece in (
        "reader@example.org",
        'href="/requests/example/answers/XXAAA/camhs-1/"',
        f'href="/admin/responses/response/{report.answer.response_id}/change/#camhs-1"',
    ):
        assert piece in page
    assert 'name="text"' not in page
    assert 'name="reply_address"' not in page
    general = report_mistake(answer=None, text="Short")
    assert "No answer in particular" in desk.get(f"{LIST}{general.pk}/change/").content.decode()


def test_accepting_needs_a_note_and_is_dated(desk, report):
    address = f"{LIST}{report.pk}/change/"
    page = desk.post(address, {"outcome": "accepted", "public_note": ""}).content.decode()
    assert "Say what was changed" in page
    assert Correction.objects.get().outcome == "open"
    desk.post(address, {"outcome": "accepted", "public_note": "Yes became no.", "text": "Forged"})
    stored = Correction.objects.get()
    assert (stored.outcome, stored.public_note) == ("accepted", "Yes became no.")
    assert stored.decided_at is not None
    assert stored.text == report.text
    desk.post(address, {"outcome": "open", "public_note": ""})
    assert Correction.objects.get().decided_at is None

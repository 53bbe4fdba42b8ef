"""Reports of mistakes: kept open, decided once, and never more than can be read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from responses.intake.corrections import MOST_AN_HOUR, FloodError, report_mistake, stamp_decision
from responses.models import Correction
from tests.fictional import make_response


def test_a_report_is_kept_open(db):
    answer = make_response().answers.first()
    kept = report_mistake(answer=answer, text="It says yes.", source_says="Y", reply_address="a@example.org")
    stored = Correction.objects.get()
    assert (stored.pk, stored.answer, stored.text, stored.source_says, stored.reply_address) == (
        kept.pk,
        answer,
        "It says yes.",
        "Y",
        "a@example.org",
    )
    assert (stored.outcome, stored.public_note, stored.decided_at) == ("open", "", None)


def test_a_report_outlives_the_answer_it_is_about(db):
    response = make_response()
    report_mistake(answer=response.answers.first(), text="It says yes.")
    response.delete()
    assert Correction.objects.get().answer is None


def test_a_flood_is_refused_until_the_hour_is_over(db):
    for number in range(MOST_AN_HOUR):
        report_mistake(answer=None, text=f"Report {number}")
    with pytest.raises(FloodError):
        report_mistake(answer=None, text="One more")
    Correction.objects.update(received_at=timezone.now() - timedelta(minutes=61))
    report_mistake(answer=None, text="One more")
    assert Correction.objects.count() == MOST_AN_HOUR + 1


def test_a_decision_is_dated_once_and_undone_when_it_is_opened_again(db):
    correction = report_mistake(answer=None, text="Wrong")
    correction.outcome = Correction.Outcome.DECLINED
    stamp_decision(correction)
    first = correction.decided_at
    assert first is not None
    stamp_decision(correction)
    assert correction.decided_at == first
    correction.outcome = Correction.Outcome.OPEN
    stamp_decision(correction)
    assert correction.decided_at is None

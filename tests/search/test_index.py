"""The index follows the data: what is published is found at once, what is taken back is not."""

import pytest
from django.core.management import call_command
from django.db import transaction

from responses.intake.entry import AnswerEntry, ResponseEntry, publish, return_to_draft, save_entry
from responses.models import (
    FOIRequest,
    Question,
    Resource,
    Response,
    SearchEntry,
    SearchGroup,
    Trust,
)
from responses.search import count_by_kind
from responses.search.index import _make_anew, refresh
from responses.search.public import PublicData
from tests.search.scene import REAL, answer, found


def test_it_is_made_once_and_kept_while_nothing_changes(scene):
    assert refresh() == 6  # the register, questions, resources, three responses
    assert refresh() == 0
    assert SearchEntry.objects.count() == sum(count_by_kind().values()) > 20


def test_taken_back_to_draft_it_is_gone_at_once_and_published_it_is_back(scene):
    response = scene.responses.get(trust="R1A")
    assert answer("R1A", "camhs-2") in found("castle")
    return_to_draft(response=response, author=None, reason="A mistake")
    assert found("castle") == ["/trusts/R1A/"]
    assert found('"safe online"') == []
    publish(response=response, author=None)
    assert answer("R1A", "camhs-2") in found("castle")


def test_a_stale_index_shows_nothing_that_is_not_public_now(scene, monkeypatch):
    refresh()
    monkeypatch.setattr("responses.search.finding.refresh", lambda: 0)
    Response.objects.filter(trust="R1A").update(status="draft")
    assert found("castle") == ["/trusts/R1A/"]
    FOIRequest.objects.filter(pk=scene.pk).update(public=False)
    assert found("dales") == ["/trusts/R1D/"]


def test_a_saved_answer_is_found_in_its_new_words(scene):
    response = scene.responses.get(trust="R1A")
    save_entry(
        response=response,
        entry=ResponseEntry(answers=(AnswerEntry("camhs-2", "answered", note="Three yardsticks."),)),
        author=None,
    )
    assert found("yardstick") == [answer("R1A", "camhs-2")]
    assert found("two tools castle") == []


def test_names_that_change_elsewhere_change_in_the_index(scene):
    found("castle")
    Trust.objects.filter(pk="R1A").update(name="Fort NHS Trust")
    Resource.objects.filter(slug="safe-online").update(name="Careful Online")
    Question.objects.filter(request=scene, code="camhs-4").update(text="How many wardens?")
    assert found("castle") == []
    assert found("fort")[0] == "/trusts/R1A/"
    assert found("careful") == [f"{REAL}resources/safe-online/", answer("R1A", "camhs-1")]
    assert found("wardens") == [f"{REAL}questions/camhs-4/"]


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"public": False}, ["/trusts/R1A/"]),
        ({"fictional": True}, ["/trusts/R1A/"]),
    ],
)
def test_a_request_that_is_no_longer_public_or_real_leaves_the_index(scene, change, left):
    found("castle")
    FOIRequest.objects.filter(pk=scene.pk).update(**change)
    assert found("castle") == left
    assert set(count_by_kind()) == {"trust"}
    assert list(SearchGroup.objects.values_list("key", flat=True)) == ["register"]


def test_words_of_a_deleted_trust_are_gone_from_the_full_text_index(scene):
    Trust.objects.create(ods_code="R9Z", name="Passing NHS Trust")
    assert found("passing") == ["/trusts/R9Z/"]
    Trust.objects.filter(pk="R9Z").delete()
    assert found("passing") == []


def test_entries_removed_and_changed_behind_its_back_do_no_harm(scene):
    """The full-text table of SQLite follows its entries by triggers; PostgreSQL's index by itself."""
    refresh()
    entry = SearchEntry.objects.get(address="/trusts/R1A/")
    SearchEntry.objects.filter(pk=entry.pk).update(tokens="wmoat break")
    assert found("moat") == ["/trusts/R1A/"]
    SearchEntry.objects.all().delete()
    assert found("moat") == found("dales") == []
    SearchGroup.objects.all().delete()
    assert found("dales")[0] == "/trusts/R1D/"


def test_what_another_process_has_just_made_is_not_made_again(scene):
    """Both read an empty index; the one that waited for the other finds everything made."""
    first, second = PublicData(), PublicData()
    with transaction.atomic():
        _make_anew(first, sorted(first.versions))
    made = set(SearchEntry.objects.values_list("pk", flat=True))
    with transaction.atomic():
        _make_anew(second, sorted(second.versions))
    assert set(SearchEntry.objects.values_list("pk", flat=True)) == made
    assert len(made) > 20


def test_a_failed_refresh_leaves_the_old_index(scene, monkeypatch):
    refresh()
    Trust.objects.filter(pk="R1A").update(name="Fort NHS Trust")
    monkeypatch.setattr(SearchGroup.objects.__class__, "bulk_update", _refuse)
    with pytest.raises(RuntimeError, match="refused"), transaction.atomic():
        refresh()
    assert SearchEntry.objects.get(address="/trusts/R1A/").title == "Castle NHS Trust (R1A)"


def _refuse(*args: object, **options: object) -> None:
    raise RuntimeError("refused")


def test_the_sample_is_indexed_as_it_is_loaded(db):
    call_command("load_sample", verbosity=0)
    assert refresh() == 0
    # Of the 26 answers of the one real response, those that say something.
    assert SearchEntry.objects.filter(kind=SearchEntry.Kind.ANSWER).count() == 12

"""What is edited on a page of its own moves the date of the data of each request that shows it."""

from datetime import UTC, datetime

import pytest

from responses.models import FOIRequest, Mention, Region, Resource, Topic, Trust
from tests.fictional import make_request, make_response

LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture
def shown(db):
    """A request that shows a trust, a region, a topic and a resource, and one that shows none of them."""
    response = make_response()
    make_request("other", questions=())
    Trust.objects.update(region=Region.objects.create(code="Y60", name="Midlands"))
    above = Topic.objects.create(slug="online", name="Online harm")
    topic = Topic.objects.create(slug="grooming", name="Grooming", parent=above)
    response.request.questions.filter(code="camhs-1").update(topic=topic)
    resource = Resource.objects.create(slug="get-safe", kind="tool", name="Get Safe")
    Mention.objects.create(answer=response.answers.get(question__code="camhs-1"), resource=resource)
    FOIRequest.objects.update(changed_at=LONG_AGO)
    response.request.responses.update(changed_at=LONG_AGO)


@pytest.mark.parametrize(
    ("page", "key", "typed"),
    [
        ("region", "Y60", {"code": "Y60", "name": "The Midlands"}),
        ("topic", "grooming", {"slug": "grooming", "name": "Grooming online", "order": "1"}),
        ("topic", "online", {"slug": "online", "name": "Harm online", "order": "1"}),
        ("resource", "get-safe", {"slug": "get-safe", "kind": "tool", "name": "Get Safer"}),
    ],
)
def test_saving_it_moves_the_date(shown, admin_client, page, key, typed):
    stored = {"region": Region.objects, "topic": Topic.objects, "resource": Resource.objects}[page].get(
        **{"code" if page == "region" else "slug": key}
    )
    answer = admin_client.post(f"/admin/responses/{page}/{stored.pk}/change/", typed)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    moved = {each.slug: each.data_changed_at() > LONG_AGO for each in FOIRequest.objects.all()}
    assert moved == {"example": True, "other": False}


def test_what_no_request_shows_moves_none(shown, admin_client):
    unused = Resource.objects.create(slug="unused", kind="tool", name="Unused")
    typed = {"slug": "unused", "kind": "tool", "name": "Still unused"}
    assert admin_client.post(f"/admin/responses/resource/{unused.pk}/change/", typed).status_code == 302
    assert {each.data_changed_at() for each in FOIRequest.objects.all()} == {LONG_AGO}

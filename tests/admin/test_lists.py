"""The registers of the admin: searched, and shown under the strict policy."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command

from responses.models import BankHoliday, FormerName, Region, Resource, Topic, Trust
from tests.admin.pages import inline_bits, text_of
from tests.fictional import make_services, make_trust


@pytest.fixture
def registers(db):
    make_services()
    region = Region.objects.create(code="Y60", name="Midlands")
    trust = make_trust("R1A", "Herefordshire Trust", region=region)
    FormerName.objects.create(trust=trust, name="Worcestershire Trust")
    make_trust("R1B", "Other Trust")
    Topic.objects.create(slug="sextortion", name="Sextortion")
    Topic.objects.create(slug="grooming", name="Grooming")
    Resource.objects.create(slug="get-safe", kind="tool", name="Get Safe", issuer_name="A charity")
    Resource.objects.create(slug="body-map", kind="tool", name="Body Map", issuer_trust=trust)
    for day, name in ((date(2024, 12, 25), "Christmas Day"), (date(2024, 4, 1), "Easter Monday")):
        BankHoliday.objects.create(date=day, division="scotland", name=name)


@pytest.mark.parametrize(
    ("model", "words", "found", "left_out"),
    [
        ("trust", "Worcestershire", "Herefordshire Trust", "Other Trust"),
        ("trust", "R1B", "Other Trust", "Herefordshire Trust"),
        ("topic", "sext", "Sextortion", "Grooming"),
        ("resource", "charity", "Get Safe", "Body Map"),
        ("resource", "Herefordshire", "Body Map", "Get Safe"),
        ("bankholiday", "Easter", "Easter Monday", "Christmas Day"),
        ("service", "SARC", "SARC in full", "CAMHS in full"),
        ("region", "Midlands", "Y60", "Nothing"),
    ],
)
def test_registers_are_searched(desk, registers, model, words, found, left_out):
    page = desk.get(f"/admin/responses/{model}/", {"q": words}).content.decode()
    results = text_of(page[page.index('id="result_list"') :])
    assert found in results
    assert left_out not in results
    assert inline_bits(page) == []


def test_a_trusts_code_stays(desk, registers):
    desk.post("/admin/responses/trust/R1A/change/", {"ods_code": "R9Z", "name": "Renamed"})
    assert not Trust.objects.filter(ods_code="R9Z").exists()


def test_resources_are_offered_by_name_and_never_another_trusts(desk, registers):
    make_trust("R1C")
    address = "/admin/responses/response/resources/"
    shared = Resource.objects.get(slug="get-safe")
    own = Resource.objects.get(slug="body-map")
    assert desk.get(address, {"q": "get charity", "trust": "R1C"}).json() == {
        "results": [{"id": shared.pk, "name": "Get Safe", "label": "Get Safe (A charity) – tool"}]
    }
    for trust, expected in (("R1A", [own.pk]), ("R1C", [])):
        results = desk.get(address, {"q": "body", "trust": trust}).json()["results"]
        assert [row["id"] for row in results] == expected


def test_editors_may_enter_data_and_manage_no_users(client, registers):
    editor = User.objects.create_user("grace", is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor)
    assert client.get("/admin/responses/response/").status_code == 200
    assert client.get("/admin/responses/foirequest/add/").status_code == 200
    assert client.get("/admin/auth/user/").status_code == 403
    assert client.post("/admin/responses/trust/R1B/delete/", {"post": "yes"}).status_code == 403
    assert Trust.objects.filter(ods_code="R1B").exists()


def test_what_an_administrator_made_of_the_group_stays(db):
    group = Group.objects.get(name="Editors")
    assert group.permissions.count() == 49
    group.permissions.clear()
    call_command("migrate", verbosity=0)
    assert group.permissions.count() == 0

import pytest

from responses.intake.entry import (
    AnswerEntry,
    EntryError,
    MentionEntry,
    ResourceEntry,
    ResponseEntry,
    find_or_create_resource,
    save_entry,
)
from responses.models import Resource
from tests.fictional import make_response, make_trust

pytestmark = pytest.mark.django_db


def find(trust, kind="policy", name="Safe Online", **more):
    return find_or_create_resource(entry=ResourceEntry(kind, name, **more), trust=trust)


def test_a_trusts_own_document_is_its_own_and_no_other_trusts():
    one, two = make_trust("XXAAA"), make_trust("XXBBB")
    first, new = find(one, own=True)
    assert new
    assert (first.issuer_trust, first.issuer_name, first.slug) == (one, "", "safe-online-xxaaa")
    assert find(one, name=" safe  online ", own=True) == (first, False)
    second, new = find(two, own=True)
    assert new
    assert second.slug == "safe-online-xxbbb"


def test_a_shared_one_is_a_single_record():
    one, two = make_trust("XXAAA"), make_trust("XXBBB")
    shared, _ = find(one, kind="tool", name="Get Safe", issuer_name="A charity")
    assert find(two, kind="tool", name="get safe", issuer_name="A  Charity") == (shared, False)
    assert find(two, kind="tool", name="Get Safe", own=True)[1]
    assert find(two, kind="link", name="Get Safe", issuer_name="A charity")[1]
    assert sorted(Resource.objects.values_list("slug", flat=True)) == [
        "get-safe",
        "get-safe-2",
        "get-safe-xxbbb",
    ]


def test_a_known_address_is_never_replaced():
    trust = make_trust()
    find(trust)
    assert find(trust, url="https://example.org/a")[0].url == "https://example.org/a"
    assert find(trust)[0].url == "https://example.org/a"
    with pytest.raises(EntryError, match="is known with the address https://example"):
        find(trust, url="https://example.org/b")
    assert Resource.objects.get().url == "https://example.org/a"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "One | two"}, "cannot hold a bar"),
        ({"name": " "}, "name: This field cannot be blank"),
        ({"kind": "rumour"}, "kind: Value 'rumour' is not a valid choice"),
        ({"url": "javascript:alert(1)"}, "url: Enter a valid URL"),
        ({"own": True, "issuer_name": "A charity"}, "has that trust as its issuer"),
    ],
)
def test_what_is_no_resource_is_refused(fields, words):
    with pytest.raises(EntryError, match=words):
        find(make_trust(), **fields)
    assert not Resource.objects.exists()


def test_a_real_trusts_document_is_not_named_in_a_fictional_response(author):
    real, _ = find(make_trust("R1A"), own=True)
    response = make_response(author)
    entry = ResponseEntry(answers=(AnswerEntry("camhs-3", mentions=(MentionEntry(real),)),))
    with pytest.raises(EntryError, match="fictional and real trusts are kept apart"):
        save_entry(response=response, entry=entry, author=author)
    assert not real.mentions.exists()

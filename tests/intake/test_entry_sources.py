import hashlib
from datetime import date

import pytest

from responses.intake.entry import (
    EntryError,
    PassageEntry,
    add_passage,
    add_source,
    change_source,
    remove_source,
)
from responses.models import Response, Source
from tests.fictional import make_response


@pytest.fixture
def response(author):
    return make_response(author)


def test_a_pasted_text_is_kept_unaltered_but_for_its_line_ends(response, author):
    before = Response.objects.get().changed_at
    source = add_source(
        response=response, text=" A\r\nB\rC\x00 ", author=author, name="Letter", dated=date(2024, 3, 5)
    )
    source.refresh_from_db()
    assert source.text == " A\nB\nC "
    assert source.sha256 == hashlib.sha256(b" A\nB\nC ").hexdigest()
    assert (source.kind, source.media_type) == ("reply", "text/plain")
    assert Source.history.get().history_user == author
    assert Response.objects.get().changed_at > before


def test_the_same_text_is_refused_twice_and_nothing_at_all_once(response, author):
    add_source(response=response, text="A\nB", author=author, name="Letter")
    with pytest.raises(EntryError, match="The same text is already here, as “Letter”"):
        add_source(response=response, text="A\r\nB", author=author, name="Other")
    with pytest.raises(EntryError, match="Paste the text, or name the attachment"):
        add_source(response=response, text=" \n", author=author)
    assert Source.objects.count() == 1


def test_attachments_that_are_not_held_are_named_without_text(response, author):
    for name in ("Annex A.pdf", "Annex B.pdf"):
        add_source(response=response, text="", name=name, kind="attachment", author=author)
    assert list(Source.objects.values_list("name", "text", "sha256", "media_type")) == [
        ("Annex A.pdf", "", "", ""),
        ("Annex B.pdf", "", "", ""),
    ]


def test_text_stays_once_a_passage_points_into_it(response, author):
    source = add_source(response=response, text="A\nB", author=author, name="Letter")
    change_source(source=source, author=author, reason="Typing", text="A\nB\nC")
    answer = response.answers.first()
    assert answer is not None
    passage = add_passage(owner=answer, entry=PassageEntry(quote="B"), author=author)

    with pytest.raises(EntryError, match="1 passage points into “Letter”, so its text stays as it is"):
        change_source(source=source, author=author, reason="Typing", text="B")
    with pytest.raises(EntryError, match="so it cannot be removed"):
        remove_source(source=source, author=author, reason="Wrong")
    # A browser sends CRLF: the same text is no change.
    changed = change_source(source=source, author=author, reason="Named", text="A\r\nB\r\nC", name="Reply")
    assert (changed.name, changed.text) == ("Reply", "A\nB\nC")

    passage.delete()
    remove_source(source=source, author=author, reason="Wrong")
    gone = Source.history.latest()
    assert (gone.history_type, gone.history_user, gone.history_change_reason) == ("-", author, "Wrong")


def test_an_unknown_kind_is_refused(response, author):
    with pytest.raises(EntryError) as caught:
        add_source(response=response, text="A", kind="rumour", author=author)
    assert [problem.field for problem in caught.value.problems] == ["kind"]

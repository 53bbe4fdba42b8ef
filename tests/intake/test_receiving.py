"""Keeping letters beside their responses."""

import hashlib
from pathlib import Path

import pytest

from responses.intake.entry import EntryError
from responses.intake.receiving import receive_letter
from responses.models import Response, Source
from tests.fictional import LETTER, make_response, states

DATA = LETTER.encode()


@pytest.fixture
def response(author):
    return make_response(author)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    """Where the letters of this test lie."""
    backend = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": backend}
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def receive(response, author, data=DATA, name="Letter.txt", **fields):
    return receive_letter(response=response, data=data, name=name, author=author, **fields)


def test_a_letter_is_kept_whole_and_nothing_is_coded(response, author):
    source = Source.objects.get(pk=receive(response, author).pk)
    assert (source.text, source.media_type, source.name) == (LETTER, "text/plain", "Letter.txt")
    assert source.sha256 == hashlib.sha256(DATA).hexdigest()
    with source.file.open() as file:
        assert file.read() == DATA
    response = Response.objects.get()
    assert (response.status, response.outcome, response.reference) == ("draft", "awaiting", "")
    assert set(states(response).values()) == {"pending"}
    suggestions = source.reading.suggestions.select_related("answer__question")
    suggested = {one.answer.question.code: one for one in suggestions if one.answer}
    assert set(suggested) == set(states(response))
    first = suggested["camhs-1"]
    assert (first.state, first.value) == ("answered", "yes")
    ((start, end),) = first.spans
    assert LETTER[start:end] == "Y – we do have a policy, called “Safe Online”."


def test_the_same_file_is_refused_and_another_one_kept(response, author):
    receive(response, author)
    with pytest.raises(EntryError, match=r"^The same file is already here, as “Letter\.txt”\.$"):
        receive(response, author, name="Other.txt")
    receive(response, author, data=DATA + b"P.S.")
    assert Source.objects.count() == 2


def test_what_cannot_be_read_leaves_nothing_behind(response, author, folder):
    with pytest.raises(EntryError, match=r"^Letter\.pdf: is named as a PDF file, but is something else$"):
        receive(response, author, name="Letter.pdf")
    assert Source.objects.count() == 0
    assert files(folder) == []

"""Taking in a letter: by file or as text, and what is said of one that cannot be taken in."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from responses.models import Source
from tests.admin.pages import text_of
from tests.fictional import states
from tests.intake.fictional_letters import make_letter
from tests.reviewing import REPLY


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    backend = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": backend}
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def send(desk, response):
    """Sends the form, and gives back the answer."""
    address = reverse("admin:responses_response_upload", args=[response.pk])

    def post(data: bytes | None = None, file: str = "Reply.txt", **fields):
        files = {} if data is None else {"file": SimpleUploadedFile(file, data)}
        return desk.post(address, {"kind": "reply", **fields, **files})

    return post


def test_a_file_is_read_and_led_to_its_review(desk, response, send):
    sent = send(REPLY.encode())
    source = Source.objects.get()
    review = reverse("admin:responses_response_review", args=[response.pk])
    assert sent.headers["Location"] == f"{review}?source={source.pk}#item-answer-camhs-1"
    assert source.reading.suggestions.filter(answer__isnull=False).count() == response.answers.count()
    assert set(states(response).values()) == {"pending"}
    words = text_of(desk.get(sent.headers["Location"]).content.decode())
    assert "“Reply.txt” is kept and read. Nothing is coded until you decide it." in words


def test_a_pasted_text_may_begin_like_another_kind_of_file(send):
    assert send(text="<p>It was {\\rtf1 so}</p>\r\nYes", name="E-mail of May").status_code == 302
    source = Source.objects.get()
    assert (source.text, source.name, source.media_type) == (
        "<p>It was {\\rtf1 so}</p>\nYes",
        "E-mail of May.txt",
        "text/plain",
    )


def test_a_later_letter_takes_the_place_of_an_earlier(send):
    send(REPLY.encode())
    first = Source.objects.get()
    send(REPLY.encode() + b"PS", file="Later.txt", supersedes=first.pk, kind="review", dated="2024-04-02")
    later = Source.objects.get(name="Later.txt")
    assert (later.supersedes, later.kind, str(later.dated)) == (first, "review", "2024-04-02")
    # What is superseded already is not offered again.
    assert "Select a valid choice" in send(b"Third", supersedes=first.pk).content.decode()


@pytest.mark.parametrize(
    ("data", "name", "fields", "sentence"),
    [
        (None, "", {}, "Choose a file, or paste a text."),
        (b"Yes", "a.txt", {"text": "No"}, "Choose a file or paste a text, not both."),
        (b"", "a.txt", {}, "The file is empty."),
        (b"not a PDF", "a.pdf", {}, "a.pdf: is named as a PDF file, but is something else"),
        (b"Yes", "a.txt", {"kind": "poem"}, "Select a valid choice"),
        (b"Yes", "a.txt", {"dated": "soon"}, "Enter a valid date"),
        (b"Yes", "a.txt", {"supersedes": "999"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_taken_in_is_said_in_one_line(send, folder, data, name, fields, sentence):
    page = send(data, name, **fields)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert Source.objects.count() == 0
    assert list(folder.rglob("*.*")) == []


def test_the_same_file_is_refused(send):
    send(REPLY.encode())
    assert "The same file is already here, as “Reply.txt”." in send(REPLY.encode(), "b.txt").content.decode()
    assert Source.objects.count() == 1


def test_the_format_of_a_real_file_is_read(send):
    letter = make_letter(1, "answer_beneath_numbered", "pdf")
    assert send(letter.data, letter.name).status_code == 302
    assert Source.objects.get().media_type == "application/pdf"


def pdf(**options) -> bytes:
    """A page without a letter on it: what a scan looks like to a program."""
    file = BytesIO()
    canvas = Canvas(file, **options)
    picture = Image.new("RGB", (600, 800), "white")
    canvas.drawImage(ImageReader(picture), 0, 0, 500, 700)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_a_scan_is_kept_and_says_that_it_has_no_text(desk, response, send):
    sent = send(pdf(), "scan.pdf")
    words = text_of(desk.get(sent.headers["Location"]).content.decode())
    assert words.count("Its pages are pictures: there is no text to read, and nothing is guessed at.") == 2
    assert "Nothing is suggested." in words
    assert Source.objects.get().text == ""


def test_an_encrypted_file_is_refused(send):
    page = send(pdf(encrypt="secret"), "locked.pdf")
    assert "locked.pdf: is encrypted" in page.content.decode()
    assert Source.objects.count() == 0

from responses.intake.entry import PassageEntry, add_passage, add_source
from responses.intake.receiving import receive_letter
from responses.models import Source
from tests.admin.pages import fields_of, text_of


def change(source) -> str:
    return f"/admin/responses/source/{source.pk}/change/"


def test_details_and_text_change_until_a_passage_points_into_it(desk, response, editor):
    source = add_source(response=response, text="A\nB", author=None, name="Letter")
    fields = fields_of(desk.get(change(source)).content.decode(), "source_form")
    assert fields["text"] == ["A\r\nB"]
    answer = desk.post(change(source), fields | {"text": "A\r\nB\r\nC", "dated": "05/03/2024"})
    assert answer.url == f"/admin/responses/response/{response.pk}/change/"
    source.refresh_from_db()
    assert (source.text, str(source.dated)) == ("A\nB\nC", "2024-03-05")
    assert Source.history.latest().history_user == editor

    add_passage(owner=response.answers.first(), entry=PassageEntry(quote="B"), author=None)
    fields = fields_of(desk.get(change(source)).content.decode(), "source_form")
    assert "text" not in fields
    desk.post(change(source), fields | {"text": "Z", "name": "Reply"})
    source.refresh_from_db()
    assert (source.text, source.name) == ("A\nB\nC", "Reply")
    assert desk.post(f"/admin/responses/source/{source.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Source.objects.exists()


def test_the_same_text_twice_is_refused_in_words(desk, response):
    add_source(response=response, text="A", author=None, name="Letter")
    other = add_source(response=response, text="B", author=None, name="Other")
    fields = fields_of(desk.get(change(other)).content.decode(), "source_form")
    page = text_of(desk.post(change(other), fields | {"text": "A"}, follow=True).content.decode())
    assert "Not saved. The same text is already here, as “Letter”." in page
    assert "was changed successfully" not in page
    other.refresh_from_db()
    assert other.text == "B"


def test_a_source_without_passages_is_removed_with_its_author(desk, response, editor):
    source = add_source(response=response, text="A", author=None)
    desk.post(f"/admin/responses/source/{source.pk}/delete/", {"post": "yes"})
    assert not Source.objects.exists()
    assert Source.history.latest().history_user == editor


def test_a_letter_that_was_read_keeps_its_text_and_shows_what_superseded_it(desk, response):
    first = receive_letter(response=response, data=b"1. Yes", name="First.txt", author=None)
    fields = fields_of(desk.get(change(first)).content.decode(), "source_form")
    assert fields["name"] == ["First.txt"]
    assert "text" not in fields
    receive_letter(response=response, data=b"1. No", name="Second.txt", author=None, supersedes=first)
    page = desk.get(f"/admin/responses/response/{response.pk}/change/").content.decode()
    assert page.count("Superseded by “Second.txt”.") == 1

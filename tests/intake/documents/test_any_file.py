"""Whatever the bytes and whatever their name: no crash, no hang, and a document that keeps its promises."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from responses.intake.aligning import align
from responses.intake.documents import Document, DocumentError, read_document
from responses.intake.documents.formats import known_formats
from responses.intake.documents.transport import dumped, loaded
from tests.intake.aligning.letters import ASKED
from tests.intake.documents.made import cell as word_cell
from tests.intake.documents.made import check, docx, lines_at, mail, paragraph, pdf, row, table

_EXTENSIONS = sorted(extension for one in known_formats() for extension in one.extensions)
_SOUND = (
    pdf(lines_at((60, 100, "1. How many gardens? Four."))),
    docx(paragraph("1. Gardens?") + table(row(word_cell(paragraph("Q")), word_cell(paragraph("A"))))),
    mail("Four gardens.", html="<p>Four <b>gardens</b></p>"),
    b"<html><body><ol><li>Gardens?<table><tr><td>Q<td>A</table></ol></body></html>",
    b"| a | **b** |\n|---|---|\n\n> 1. [x](y)\n",
)
_TEXTS = st.lists(
    st.sampled_from(
        [
            "1. ",
            "**",
            "__",
            "|",
            "\n",
            "\n\n",
            "> ",
            "<td>",
            "</table>",
            "<ol><li>",
            "&amp;",
            "Gardens?",
            "[a](b)",
            "From: x@y.example\n",
            "Content-Type: multipart/mixed; boundary=b\n",
            "--b\n",
            "Yes",
            "\t",
            "\f",
            "\0",
        ]
    )
    | st.text(max_size=6),
    max_size=60,
).map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass"))


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    """A sound file with some of its bytes changed, left out or doubled."""
    data = bytearray(draw(st.sampled_from(_SOUND)))
    for _ in range(draw(st.integers(1, 8))):
        place = draw(st.integers(0, len(data)))
        data[place : place + draw(st.integers(0, 30))] = draw(st.binary(max_size=30))
    return bytes(data)


def _read_or_refusal(data: bytes, name: str) -> Document | str:
    try:
        return read_document(data, name)
    except DocumentError as error:
        return str(error)


@settings(max_examples=300, deadline=10_000, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=400) | _TEXTS | _damaged(), extension=st.sampled_from(_EXTENSIONS))
def test_any_bytes_with_any_extension(data, extension):
    document = _read_or_refusal(data, f"letter{extension}")
    if isinstance(document, str):
        assert document.startswith(f"letter{extension}: ")
        assert "\n" not in document
        return
    check(document)
    for link in document.links:
        assert 0 <= link.start < link.end <= len(document.text)
    spans = [span for found in align(document, ASKED).found for span in found.spans]
    assert all(0 <= span.start < span.end <= len(document.text) for span in spans)


@settings(max_examples=60, deadline=10_000, suppress_health_check=[HealthCheck.too_slow])
@given(data=_TEXTS, extension=st.sampled_from([".txt", ".md", ".html"]))
def test_a_document_crosses_to_another_process_unaltered(data, extension):
    try:
        document = read_document(data, f"letter{extension}")
    except DocumentError:
        return
    again = loaded(json.loads(dumped(document)), name=document.name, sha256=document.sha256)
    assert again == document


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("1. " * 60_000, ".txt"),
        ("a" * 300_000, ".txt"),
        ("a\n" * 50_000, ".txt"),
        ("How many gardens do you keep at your hospitals " * 4_000, ".txt"),
        ("**" * 50_000, ".md"),
        ("[" * 50_000, ".md"),
        ("*a **b _c " * 15_000, ".md"),
        ("|" * 50_000, ".md"),
        ("| a " * 20_000 + "|", ".md"),
        ("<div>" * 50_000, ".html"),
        ("<table><tr><td>" * 5_000, ".html"),
        ("<li>a" * 30_000, ".html"),
        (">" * 50_000 + " a", ".eml"),
        ("From: a@b.example\nTo: c@d.example\nSubject: e\n\n" + "> " * 50_000, ".eml"),
        ("-" * 100_000, ".txt"),
        ("(" * 100_000, ".txt"),
        (" \n" * 100_000, ".txt"),
        ("i" * 50_000 + ".", ".txt"),
        ("1.2" * 40_000, ".txt"),
        ("question 1, " * 20_000, ".txt"),
        ("Trust " * 30_000, ".txt"),
        ("section 1 of a " * 15_000, ".txt"),
    ],
)
def test_texts_made_to_take_long_do_not(text, extension):
    started = time.process_time()
    document = _read_or_refusal(text.encode(), f"letter{extension}")
    if isinstance(document, Document):
        align(document, ASKED)
    assert time.process_time() - started < 10

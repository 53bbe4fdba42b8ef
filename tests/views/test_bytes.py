"""Bytes on the wire: what a first visit takes at 230 trusts by 40 questions, compressed as it is sent."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

REQUEST = "/requests/benchmark/"
KILOBYTE = 1000
WITHOUT_CHARTS = (
    "/",
    "/requests/",
    REQUEST,
    f"{REQUEST}compare/",
    f"{REQUEST}compare/?view=side",
    f"{REQUEST}questions/",
    f"{REQUEST}questions/q-1/",
    f"{REQUEST}responses/",
    f"{REQUEST}resources/",
    f"{REQUEST}downloads/",
    "/trusts/",
    "/about/",
)


@pytest.fixture(scope="module")
def benchmark_data(django_db_setup, django_db_blocker):
    """The largest comparison, made once for all tests of the module."""
    with django_db_blocker.unblock():
        call_command("make_benchmark_data", trusts=230, questions=40, verbosity=0)
    yield
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)


def sent(client, address: str) -> bytes:
    response = client.get(address, headers={"accept-encoding": "gzip"})
    assert (response.status_code, response["Content-Encoding"]) == (200, "gzip"), address
    return response.content


def styles(html: str) -> int:
    """Bytes of the style sheets that a page links, each compressed."""
    names = re.findall(r'rel="stylesheet" href="/static/([^"]+)"', html)
    assert names
    return sum(len(gzip.compress(Path(str(finders.find(name))).read_bytes())) for name in names)


def test_the_largest_matrix_takes_forty_kilobytes(benchmark_data, db, client):
    content = sent(client, f"{REQUEST}compare/?page=all")
    assert gzip.decompress(content).count(b'<tr><th scope="row"><a href="../trusts/') == 230
    assert len(content) <= 40 * KILOBYTE


@pytest.mark.parametrize("address", WITHOUT_CHARTS)
def test_a_page_without_charts_takes_sixty_kilobytes_with_its_styles(benchmark_data, db, client, address):
    content = sent(client, address)
    html = gzip.decompress(content).decode()
    assert "plotly" not in html
    assert len(content) + styles(html) <= 60 * KILOBYTE

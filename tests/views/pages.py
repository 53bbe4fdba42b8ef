"""Reading pieces of a page, and what a page costs."""

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from responses.intake.entry import ask_trusts
from tests.fictional import make_request, make_trust
from tests.scenario import publish_all
from tests.views.test_pages import REQUEST, text, words


def part(html: str, identifier: str) -> str:
    """What a reader sees of the section under this heading."""
    return words(html.split(f'id="{identifier}"')[1].split(">", 1)[1].split("</section>")[0])


def rows(html: str, identifier: str) -> list[list[str]]:
    """The cells of the table in the section under this heading."""
    section = html.split(f'id="{identifier}"')[1].split("</section>")[0]
    body = section.split("<tbody")[1].split("</tbody>")[0]
    return [
        [words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.DOTALL)
    ]


def queries_taken(client: Client, address: str, *, trusts: tuple[int, ...]) -> list[int]:
    """The queries that a page of the request takes at each of these numbers of trusts, all published."""
    request = make_request()
    made = [make_trust(f"XXQ{number:02}") for number in range(max(trusts))]
    taken = []
    asked = 0
    for number in trusts:
        new, asked = made[asked:number], number
        ask_trusts(request=request, trusts=new, sent_on=None, author=None)
        publish_all(request, new)
        with CaptureQueriesContext(connection) as queries:
            text(client, REQUEST + address)
        taken.append(len(queries))
    return taken

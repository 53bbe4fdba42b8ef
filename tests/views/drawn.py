"""Reads back what a page, a picture or a file shows."""

import csv
import io
import re
from html import unescape
from typing import Any

from django.test import Client

from tests.views.test_pages import words


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    response: Any = client.get(address)
    assert response.status_code == 200, address
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def numbers_in_titles(svg: str) -> list[tuple[str, int, int]]:
    """Label, k and n of each segment that is drawn, in order."""
    titles = re.findall(r"<rect [^>]+><title>(.+?)</title>", svg)
    found = [re.fullmatch(r".+\. ([\w ]+): (\d+) of (\d+)", unescape(title), re.DOTALL) for title in titles]
    return [(one[1], int(one[2]), int(one[3])) for one in found if one]


def table(html: str) -> tuple[list[str], list[list[str]]]:
    """Head and body of the table of the chart, as text."""
    found = re.findall(r"<table.+?</table>", html, re.DOTALL)
    assert len(found) == 1
    head, body = found[0].split("</thead>")
    cells = [re.findall(r"<t[hd][ >].+?</t[hd]>", line, re.DOTALL) for line in body.split("<tr>")[1:]]
    heads = [words(cell) for cell in re.findall(r"<th[ >].+?</th>", head, re.DOTALL)]
    return heads, [[words(cell) for cell in line] for line in cells]

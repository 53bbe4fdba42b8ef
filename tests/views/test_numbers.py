"""Numbers agree: what a chart draws equals its table, its picture and its files, in every view and base."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from responses.charts.segments import ANSWERS, REPLIES
from responses.stats import BASE_STATES
from responses.views.coverage.look import GROUPED, OF_ONE_SERVICE, VIEWS
from tests.charts.samples import parsed
from tests.views.drawn import numbers_in_titles, rows_of, table
from tests.views.test_pages import text

REQUESTS = ("technology-facilitated-abuse", "worked-example")
LABELS = {segment.code: segment.label for segment in (*ANSWERS, *REPLIES)}
#: Number of trusts by the label of the segment, for one bar; segments without a trust are left out.
Numbers = dict[str, int]


#: A query string for each view, of each service where it shows one.
QUERIES = [
    f"by={by}{service}"
    for by in VIEWS
    for service in (("&service=camhs", "&service=sarc") if by in OF_ONE_SERVICE + GROUPED else ("",))
]


def numbers_in_file(row: dict[str, str], base: str) -> Numbers:
    """The bar of a row of coverage.csv or summary.csv."""
    counts = {state: int(row[state]) for state in BASE_STATES[base]}
    for value in ("yes", "partly", "no"):
        counts[value] = int(row[value] or 0)
        counts["answered"] -= counts[value]
    return _named(counts)


def numbers_of_speed(row: dict[str, str]) -> Numbers:
    return _named({code: int(row[code]) for code in ("on_time", "late", "undated", "no_reply", "pending")})


def _named(counts: dict[str, int]) -> Numbers:
    return {LABELS[code]: number for code, number in counts.items() if number}


def numbers_in_figure(html: str, bars: int) -> tuple[list[Numbers], list[int]]:
    """The numbers and the base of each bar that Plotly draws."""
    found = re.search(r'<script id="chart-figure" type="application/json">(.+?)</script>', html, re.DOTALL)
    if found is None:
        return [{} for _ in range(bars)], [0] * bars
    traces: list[dict[str, Any]] = json.loads(found[1])["data"]
    assert {len(trace[part]) for trace in traces for part in ("x", "y", "customdata")} == {bars}
    numbers = [{trace["name"]: trace["x"][bar] for trace in traces if trace["x"][bar]} for bar in range(bars)]
    assert len({tuple(trace["y"]) for trace in traces}) == 1
    assert len(set(traces[0]["y"])) == bars
    return numbers, [hover[0] for hover in traces[0]["customdata"]]


def numbers_in_table(html: str) -> tuple[list[Numbers], list[int], list[str]]:
    """For each row: the numbers by column, the base, the share in words."""
    heads, rows = table(html)
    base = heads.index("Base")
    numbers = [
        {label: int(cell) for label, cell in zip(heads[1:base], row[1:base], strict=True) if cell != "0"}
        for row in rows
    ]
    return numbers, [int(row[base]) for row in rows], [row[base + 1] for row in rows]


@pytest.mark.django_db
@pytest.mark.parametrize("base", BASE_STATES)
@pytest.mark.parametrize("view", QUERIES)
@pytest.mark.parametrize("slug", REQUESTS)
def test_picture_figure_table_and_files_say_the_same(sample_data, client, slug, view, base):
    query = f"{view}&base={base}"
    html = text(client, f"/requests/{slug}/coverage/?{query}")
    rows = rows_of(client, f"/requests/{slug}/coverage.csv?{query}")
    picture = text(client, f"/requests/{slug}/coverage.svg?{query}")
    parsed(picture)
    assert "Some choices were left out" not in html
    if "by=speed" in view:
        expected = [numbers_of_speed(row) for row in rows]
        sizes = [int(row["trusts"]) for row in rows]
        assert {sum(number for bar in expected for number in bar.values())} == set(sizes)
    else:
        expected = [numbers_in_file(row, base) for row in rows]
        sizes = [int(row[base]) for row in rows]
        assert [sum(bar.values()) for bar in expected] == sizes
        agree_with_summary(client, slug, rows, base)
    in_order = [(*part, size) for bar, size in zip(expected, sizes, strict=True) for part in ordered(bar)]
    if "by=heatmap" in view:
        agree_in_heat_map(html, picture, rows, base)
        return
    assert numbers_in_titles(html) == numbers_in_titles(picture) == in_order
    if "by=regions" in view:
        agree_in_panels(html, rows, base)
        return
    assert numbers_in_table(html)[:2] == (expected, sizes)
    if any(expected):
        assert numbers_in_figure(html, len(rows)) == (expected, sizes)
    if "by=speed" not in view:
        assert bounds_in_table(html) == bounds_in_file(rows, base)
        shares = [re.findall(r"(\d+) of (\d+)", share) for share in numbers_in_table(html)[2]]
        assert [(int(count), int(of)) for ((count, of),) in shares] == [headline(row, base) for row in rows]


def bounds_in_table(html: str) -> list[tuple[str, str]]:
    heads, rows = table(html)
    return [bounds_in(row[-1] if "at least and at most" in heads[-1] else "") for row in rows]


def ordered(numbers: Numbers) -> list[tuple[str, int]]:
    places = list(LABELS.values())
    return sorted(numbers.items(), key=lambda item: places.index(item[0]))


def headline(row: dict[str, str], base: str) -> tuple[int, int]:
    """Yes, else answered, of the base."""
    return int(row["yes"] or row["answered"]), int(row[base])


def agree_with_summary(client: Client, slug: str, rows: list[dict[str, str]], base: str) -> None:
    """Every row equals that of summary.csv, filtered as the row is."""
    files: dict[str, dict[str, dict[str, str]]] = {}
    for row in rows:
        by = next((name for name in GROUPED if f"{name}_code" in row), "")
        group = row.get(f"{by}_code", "")
        if by and not group:
            continue
        query = f"base={base}&{by}={group}" if by else f"base={base}"
        if query not in files:
            whole = rows_of(client, f"/requests/{slug}/downloads/summary.csv?{query}")
            files[query] = {line["question"]: line for line in whole}
        line = files[query][row["question"]]
        assert {name: row[name] for name in line} == line


def agree_in_heat_map(html: str, picture: str, rows: list[dict[str, str]], base: str) -> None:
    wanted = sorted((row["number"], *headline(row, base)) for row in rows)
    page = re.findall(r'app-heat__number">(.+?)</span> \w+ (\d+) of (\d+)', html)
    drawn = re.findall(r">([\w()]+): (?:yes|answered) (\d+) of (\d+)", picture)
    for found in (page, drawn):
        assert sorted((number, int(count), int(of)) for number, count, of in found) == wanted


def agree_in_panels(html: str, rows: list[dict[str, str]], base: str) -> None:
    """Panel by panel beside the bars, question by question in the table."""
    wanted = [headline(row, base) for row in rows]
    beside = re.findall(r"app-panel__share.+?</span>(\d+)/(\d+)<", html)
    # Where no trust is in the base, there are no panels; the table says so for every question.
    if any(int(row[base]) for row in rows):
        assert [(int(count), int(of)) for count, of in beside] == wanted
    _, body = table(html)
    cells = [line[panel] for panel in range(1, len(body[0])) for line in body]
    assert [numbers_in_cell(cell) for cell in cells] == [numbers_in_file(row, base) for row in rows]
    shares = [re.findall(r"(\d+) of (\d+)", cell)[0] for cell in cells]
    assert [(int(count), int(of)) for count, of in shares] == wanted
    assert [bounds_in(cell.partition("could be")[2]) for cell in cells] == bounds_in_file(rows, base)


def numbers_in_cell(cell: str) -> Numbers:
    """``yes 3 of 8 no 1, refused 2 yes could be 3 to 7 of 8``, without the last part."""
    found = re.fullmatch(r"(\w+ \d+) of \d+(?: \(\d+%\))?(.*)", cell.partition(" yes could")[0])
    assert found is not None, cell
    parts = [found[1], *filter(None, found[2].strip().split(", "))]
    numbers = dict(part.rsplit(" ", 1) for part in parts)
    return {label.capitalize(): int(number) for label, number in numbers.items() if number != "0"}


def bounds_in(words: str) -> tuple[str, str]:
    """Lowest and highest share of yes out of ``3 to 7 of 8``, as the file writes them; empty without any."""
    found = re.search(r"(\d+) to (\d+) of (\d+)", words)
    return (
        (f"{int(found[1]) / int(found[3]):.6f}", f"{int(found[2]) / int(found[3]):.6f}")
        if found
        else ("", "")
    )


def bounds_in_file(rows: list[dict[str, str]], base: str) -> list[tuple[str, str]]:
    """Pages show bounds in the base that they are defined for alone."""
    return [(row["yes_low"], row["yes_high"]) if base == "applicable" else ("", "") for row in rows]

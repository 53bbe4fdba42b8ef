"""Time of pages and files at 230 trusts by 40 questions, and of the matrix against stock django-tables2.

    python benchmarks/speed.py

takes the database of DATABASE_URL (an SQLite file of its own where that is not set), makes the fictional
request `benchmark` in it, and prints the median of five runs of each.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
_FOLDER = tempfile.TemporaryDirectory()
os.environ.setdefault("DATABASE_URL", f"sqlite:///{_FOLDER.name}/benchmark.sqlite3")
os.environ.setdefault("SECRET_KEY", "only-for-benchmarks")
os.environ.update(DJANGO_SETTINGS_MODULE="tests.settings", HTTPS="false")

import django  # noqa: E402

django.setup()

import django_tables2 as tables  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402

from responses.analysis.matrix import MatrixRow, matrix  # noqa: E402
from responses.models import FOIRequest, Question  # noqa: E402
from responses.tables import cell_words, matrix_rows  # noqa: E402

RUNS = 5
REQUEST = "/requests/benchmark/"
PAGES = (
    "/",
    REQUEST,
    f"{REQUEST}compare/",
    f"{REQUEST}compare/?page=all",
    f"{REQUEST}compare/?view=side",
    f"{REQUEST}coverage/",
    f"{REQUEST}coverage/?by=topic&base=asked",
    f"{REQUEST}coverage/?by=regions&base=asked",
    f"{REQUEST}coverage/?by=icb",
    f"{REQUEST}coverage/?by=speed&base=asked",
    f"{REQUEST}coverage.svg?by=regions",
    f"{REQUEST}questions/",
    f"{REQUEST}questions/q-1/",
    f"{REQUEST}questions/q-1/?page=all",
    # The first of the fictional trusts has this code.
    f"{REQUEST}trusts/XX999/",
    f"{REQUEST}answers/XX999/q-1/",
    f"{REQUEST}responses/",
    f"{REQUEST}resources/",
    f"{REQUEST}resources/fictional-benchmark-policy/",
    "/trusts/",
)
FILES = ("answers", "matrix", "summary", "responses", "questions", "trusts", "resources")


def median_seconds(run: Callable[[], object]) -> float:
    run()
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def fetch(client: Client, address: str) -> int:
    response = client.get(address)
    assert response.status_code == 200, address
    return sum(map(len, response.streaming_content)) if response.streaming else len(response.content)


def stock_table(rows: list[MatrixRow], questions: list[Question]) -> Callable[[], str]:
    """One plain Column a question, and the template that django-tables2 brings."""
    columns = {question.code: tables.Column(orderable=False) for question in questions}
    table_class = type("StockTable", (tables.Table,), {"trust": tables.Column(), **columns})
    records = [
        {
            "trust": row.trust.name,
            **{
                question.code: cell_words(cell, question)
                for question, cell in zip(questions, row.cells, strict=True)
            },
        }
        for row in rows
    ]
    request = RequestFactory().get("/")
    return lambda: table_class(records).as_html(request)


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("make_benchmark_data", trusts=230, questions=40)
    client = Client()
    for address in PAGES:
        print(f"{median_seconds(lambda address=address: fetch(client, address)):8.3f} s  {address}")
    cache.clear()
    start = time.perf_counter()
    fetch(client, f"{REQUEST}downloads/")
    print(f"{time.perf_counter() - start:8.3f} s  {REQUEST}downloads/ (the first time after a change)")
    for name in FILES:
        address = f"{REQUEST}downloads/{name}.csv"
        print(f"{median_seconds(lambda address=address: fetch(client, address)):8.3f} s  {address}")
    request = FOIRequest.objects.get(slug="benchmark")
    questions = request.questions.all().numbered()
    rows = matrix(request.responses.order_by("trust__name"), questions)
    ours = median_seconds(lambda: matrix_rows(rows, questions))
    stock = median_seconds(stock_table(rows, questions))
    print(f"{ours:8.4f} s  matrix of {len(rows)} by {len(questions)}, ours")
    print(f"{stock:8.4f} s  the same rows, stock django-tables2: {stock / ours:.0f} times as long")


if __name__ == "__main__":
    main()

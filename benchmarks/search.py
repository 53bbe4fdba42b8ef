"""Time of searches among 230 trusts' answers to 40 questions, a note of forty words each.

    python benchmarks/search.py

takes the database of DATABASE_URL as benchmarks/speed.py does, loads the sample data, and gives answers as
many real trusts for the time of the measurement. Prints how long it takes to make the index, then the median
of five runs of each search.
"""

import random
import time

from speed import fetch, median_seconds  # sets Django up first

from django.core.management import call_command  # isort: skip
from django.test import Client  # isort: skip

from responses.models import Answer, FOIRequest, Question, SearchGroup, Topic, Trust  # isort: skip
from responses.search.index import refresh  # isort: skip

SEARCHES = (
    "/search/",
    "/search/?q=sextortion",
    "/search/?q=trust",
    "/search/?q=policy",
    "/search/?q=policy+online+-training",
    "/search/?q=%22sexual+abuse%22",
    "/search/?q=policy&kind=answer&page=50",
    "/search/?q=sextorton+polycy+xylophone",
)


def make_real() -> FOIRequest:
    """The request `benchmark` as if real trusts had answered it, in the words of the sample's questions."""
    call_command("migrate", verbosity=0)
    call_command("load_sample", verbosity=0)
    call_command("make_benchmark_data", trusts=230, questions=40)
    request = FOIRequest.objects.get(slug="benchmark")
    responses = list(request.responses.order_by("trust"))
    for response, trust in zip(responses, Trust.objects.for_register(), strict=False):
        response.trust = trust
        response.save()
    request.fictional = False
    request.save()
    _write_notes(request)
    return request


def _write_notes(request: FOIRequest) -> None:
    chance = random.Random(1)  # noqa: S311 -- measurements, no secrets
    texts = (
        *Question.objects.values_list("text", flat=True),
        *Topic.objects.values_list("definition", flat=True),
    )
    words = sorted({word for text in texts for word in text.split()})
    answers = list(Answer.objects.filter(response__request=request, response__status="published"))
    for answer in answers:
        answer.note = " ".join(chance.choices(words, k=40))
    Answer.objects.bulk_update(answers, ["note"], batch_size=1000)


def main() -> None:
    make_real()
    SearchGroup.objects.all().delete()
    start = time.perf_counter()
    groups = refresh()
    print(f"{time.perf_counter() - start:8.3f} s  the index made anew, {groups} groups")
    print(f"{median_seconds(refresh):8.3f} s  the index found to be up to date")
    client = Client()
    for address in SEARCHES:
        print(f"{median_seconds(lambda address=address: fetch(client, address)):8.3f} s  {address}")


if __name__ == "__main__":
    main()

from typing import Any

from django.core.management.base import BaseCommand

from responses.intake.sample import load_sample
from responses.search.index import refresh


class Command(BaseCommand):
    help = "Load the sample data that ships with the project; running it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        lines = load_sample()
        # Else the first search would wait for it.
        refresh()
        if options["verbosity"]:
            self.stdout.write("\n".join(lines))

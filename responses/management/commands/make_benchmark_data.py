from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from responses.intake.benchmark import BenchmarkError, make_benchmark_data


class Command(BaseCommand):
    help = "Make the fictional request “benchmark” of a chosen size, the same for the same seed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--trusts", type=int, default=230)
        parser.add_argument("--questions", type=int, default=40)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = make_benchmark_data(
                trusts=options["trusts"], questions=options["questions"], seed=options["seed"]
            )
        except BenchmarkError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Made {made.trusts} fictional trusts, {made.questions} questions and {made.answers} answers "
            "in the request benchmark."
        )

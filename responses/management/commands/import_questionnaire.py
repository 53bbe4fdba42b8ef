from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from responses.intake.questionnaire import import_questionnaire
from responses.intake.reading import InputError


class Command(BaseCommand):
    help = "Import the questions of a request from a CSV file; a new slug makes a draft request."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--request", required=True, metavar="SLUG")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = import_questionnaire(path=options["file"], slug=options["request"])
        except InputError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(str(report))

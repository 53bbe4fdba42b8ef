from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from responses.intake.reading import InputError
from responses.intake.register import import_register
from responses.intake.register_file import read_board_names, read_register, read_trust_types
from responses.search.index import refresh


class Command(BaseCommand):
    help = (
        "Import the register of NHS trusts as the Organisation Data Service publishes it (24 or 27 fields)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--vintage", default="", help="YYYY-MM; else the month in the file's name, else this month"
        )
        parser.add_argument("--types", type=Path, help="CSV with the columns ods_code, trust_type")
        parser.add_argument("--icbs", type=Path, help="CSV of the ONS with the columns ICB24CDH, ICB24NM")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = import_register(
                read_register(options["file"], vintage=options["vintage"]),
                types=read_trust_types(options["types"]) if options["types"] else None,
                boards=read_board_names(options["icbs"]) if options["icbs"] else None,
            )
        except InputError as error:
            raise CommandError(str(error)) from error
        # Else the first search would wait for it.
        refresh()
        for line in report.lines():
            self.stdout.write(line)

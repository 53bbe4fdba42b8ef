from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from responses.intake.letter_files import require_request
from responses.intake.reading import InputError
from responses.intake.receiving.many import (
    ListedLetter,
    Received,
    listed_letters,
    not_listed,
    one_letter,
    receive_letters,
)


class Command(BaseCommand):
    help = (
        "Keep letters beside their responses, with what was read of them: a file with --trust, or a folder "
        "with --list. Codes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH")
        parser.add_argument("--request", required=True, metavar="SLUG")
        whose = parser.add_mutually_exclusive_group(required=True)
        whose.add_argument("--trust", metavar="ODS", help="the trust whose letter the file is")
        whose.add_argument("--list", type=Path, metavar="CSV", help="with the columns file, ods_code")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            letters = self._letters(**options)
        except InputError as error:
            raise CommandError(str(error)) from error
        received = list(self._received(letters))
        self.stdout.write("")
        for line in _table(received):
            self.stdout.write(line)
        if options["list"] and (rest := not_listed(options["path"], letters)):
            self.stdout.write(f"Not in the list, and left alone: {', '.join(rest)}")
        failed = sum(one.source is None for one in received)
        self.stdout.write(f"Kept {len(received) - failed} of {len(received)}.")
        if failed:
            raise CommandError(f"{failed} of {len(received)} not kept; the table says why.")

    def _letters(self, **options: Any) -> list[ListedLetter]:
        path, request = options["path"], require_request(options["request"])
        if options["list"] is None:
            if path.is_dir():
                raise InputError("is a folder: name the trust of each letter with --list", file=str(path))
            return [one_letter(path, options["trust"], request)]
        if not path.is_dir():
            raise InputError("is no folder: --list goes with the folder of the letters", file=str(path))
        return listed_letters(path, options["list"], request)

    def _received(self, letters: list[ListedLetter]) -> Iterator[Received]:
        for number, one in enumerate(receive_letters(letters), start=1):
            done = "kept" if one.source else "not kept"
            self.stdout.write(f"{number} of {len(letters)}: {one.letter.path.name}, {done}")
            self.stdout.flush()
            yield one


def _table(received: Iterable[Received]) -> Iterator[str]:
    """A line a letter, in columns: its file, its trust, the answers found, and what is wrong with it."""
    rows = [("file", "trust", "answers found", "")]
    for one in received:
        found = f"{one.found} of {one.asked}" if one.asked else "nothing" if one.source else "not kept"
        rows.append((one.letter.path.name, one.letter.response.trust_id, found, one.problem))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield "  ".join([*cells, row[3]]).rstrip()

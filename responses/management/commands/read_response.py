import csv
import json
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from responses.exports.reading import as_json, csv_rows
from responses.exports.reading_text import text_lines
from responses.intake.aligning import AskedQuestion
from responses.intake.asked import asked_questions, known_resources
from responses.intake.documents import DocumentError
from responses.intake.letter_files import letter_bytes, letter_files, require_request
from responses.intake.letter_reading import ReadLetter, read_letter
from responses.intake.reading import InputError

#: Letters read at once, each in a process of some 60 MB.
_AT_ONCE = 2


class Command(BaseCommand):
    help = (
        "Read letters against the questions of a request and print what each says to each of them; writes "
        "nothing. Takes files, and folders of files."
    )

    # It reads two tables; looking through the whole site first would take longer than the letter.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="+", metavar="FILE")
        parser.add_argument("--request", required=True, metavar="SLUG")
        parser.add_argument("--format", choices=list(self._printers), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            asked = asked_questions(require_request(options["request"]))
            files = letter_files(options["file"])
        except InputError as error:
            raise CommandError(str(error)) from error
        letters, problems = _read_all(files, asked)
        one = len(files) == 1
        if letters:
            self._printers[options["format"]](self, letters, asked, one)
        if options["format"] != "text":
            for letter in letters:
                if letter.problem:
                    self.stderr.write(f"{letter.document.name}: {letter.problem}")
        if problems:
            raise CommandError("\n".join(problems))

    def _print_csv(self, letters: Sequence[ReadLetter], asked: Sequence[AskedQuestion], one: bool) -> None:
        csv.writer(self.stdout).writerows(csv_rows(letters, asked))

    def _print_json(self, letters: Sequence[ReadLetter], asked: Sequence[AskedQuestion], one: bool) -> None:
        """An object for one file; a list of them for several, and for a folder."""
        found = [as_json(letter, asked) for letter in letters]
        self.stdout.write(json.dumps(found[0] if one else found, ensure_ascii=False, indent=2))

    def _print_text(self, letters: Sequence[ReadLetter], asked: Sequence[AskedQuestion], one: bool) -> None:
        self.stdout.write("\n\n".join("\n".join(text_lines(letter, asked)) for letter in letters))

    _printers: dict[str, Callable[..., None]] = {
        "text": _print_text,
        "csv": _print_csv,
        "json": _print_json,
    }


def _read_all(files: Sequence[Path], asked: Sequence[AskedQuestion]) -> tuple[list[ReadLetter], list[str]]:
    """The letters in the order of their files, and a line for each file that cannot be read."""
    known = known_resources()

    def read(file: Path) -> ReadLetter | DocumentError:
        try:
            return read_letter(letter_bytes(file), file.name, asked, known)
        except DocumentError as error:
            return error

    with ThreadPoolExecutor(_AT_ONCE) as readers:
        done = list(readers.map(read, files))
    letters = [one for one in done if isinstance(one, ReadLetter)]
    return letters, [str(one) for one in done if isinstance(one, DocumentError)]

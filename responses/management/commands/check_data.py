from typing import Any

from django.core.management.base import BaseCommand, CommandError

from responses.intake.verification import findings


class Command(BaseCommand):
    help = "Verifies what no constraint can: prints a line a problem, and fails when there is any."

    def handle(self, *args: Any, **options: Any) -> None:
        number = 0
        for finding in findings():
            self.stdout.write(str(finding))
            number += 1
        if number:
            raise CommandError(f"{number} problem{'' if number == 1 else 's'} found.")
        self.stdout.write("No problem found.")

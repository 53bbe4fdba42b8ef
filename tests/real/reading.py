"""The commands run over the real letters, and the score of what they print."""

import csv
import importlib.util
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from types import ModuleType

from django.core.management import call_command

from tests.real import suggestions

SLUG = "housing"


def ask_housing_questions(shared_data: Path, folder: Path) -> None:
    """The request with the three questions as they were sent, imported from a file."""
    path = folder / "questions.csv"
    columns = ("code", "parent", "service", "kind", "options", "asked_if", "number", "topic", "text")
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, columns, restval="")
        rows.writeheader()
        rows.writerows(
            {"code": one.code, "kind": one.kind, "text": one.text} for one in suggestions.asked(shared_data)
        )
    call_command("import_questionnaire", str(path), request=SLUG, stdout=StringIO())


def read_as_csv(files: Sequence[Path], request: str) -> str:
    """What ``read_response --format csv`` prints of them."""
    output = StringIO(newline="")
    call_command("read_response", *map(str, files), request=request, format="csv", stdout=output)
    return output.getvalue()


def scoring(shared_data: Path) -> ModuleType:
    """The tool that scores passages against those copied by hand."""
    spec = importlib.util.spec_from_file_location(
        "score_intake", shared_data.parent / "tools" / "score_intake.py"
    )
    if spec is None or spec.loader is None:
        raise FileNotFoundError("score_intake.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

"""The import rules of pyproject.toml, tried on a small package: one that keeps them, one that breaks each."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

# One module a room, empty. The rooms are those that stand in the layers of the first contract, and those of
# intake that are pure.
ROOMS = (
    "stats",
    "models",
    "intake.documents",
    "intake.aligning",
    "intake.suggesting",
    "intake.letter_reading",
    "analysis",
    "filters",
    "tables",
    "charts",
    "exports",
    "templatetags",
    "views",
    "admin",
    "management",
    "urls",
)
ALLOWED = {
    "models": "import responses.stats",
    "analysis": "import responses.models",
    "exports": "import responses.tables",
    "charts": "import plotly.graph_objects",
    "tables": "import django_tables2",
    "views": "import responses.charts, responses.exports, django_tables2",
    "urls": "import responses.views",
}
# Each line of a broken package, and how the report names it.
BROKEN = {
    "stats": ("import django.db", "responses.stats -> django"),
    "models": ("import responses.analysis", "responses.models -> responses.analysis"),
    "intake.entry": ("import responses.charts", "responses.intake.entry -> responses.charts"),
    "intake.aligning": ("import django.db", "responses.intake.aligning -> django"),
    "filters": ("import responses.tables", "responses.filters -> responses.tables"),
    "charts": ("import responses.exports", "responses.charts -> responses.exports"),
    "analysis": ("import plotly", "responses.analysis -> plotly"),
    "exports": ("import django_tables2", "responses.exports -> django_tables2"),
    "admin": ("import responses.views", "responses.admin -> responses.views"),
    "tables": ("import foi_dashboard", "responses.tables -> foi_dashboard"),
    "utilities": ("", "responses.utilities"),
}


def run_linter(folder: Path, project: Path, contents: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """lint-imports with the project's own rules, over a package `responses` with these modules."""
    for package in ("responses", "foi_dashboard"):
        (folder / package).mkdir()
        (folder / package / "__init__.py").touch()
    (folder / "responses" / "intake").mkdir()
    (folder / "responses" / "intake" / "__init__.py").touch()
    for room in {*ROOMS, *contents}:
        (folder / "responses" / f"{room.replace('.', '/')}.py").write_text(contents.get(room, "") + "\n")
    (folder / "pyproject.toml").write_bytes((project / "pyproject.toml").read_bytes())
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "200"},
    )


def contract_names(project: Path) -> list[str]:
    rules = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["name"] for contract in rules["tool"]["importlinter"]["contracts"]]


@pytest.mark.parametrize("contents", [ALLOWED, {}])
def test_a_package_that_keeps_the_rules_passes(tmp_path, project, contents):
    done = run_linter(tmp_path, project, contents)
    names = contract_names(project)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Contracts: {len(names)} kept, 0 broken." in done.stdout


def test_every_rule_fails_where_it_is_broken(tmp_path, project):
    done = run_linter(tmp_path, project, {room: line for room, (line, _) in BROKEN.items()})
    assert done.returncode == 1
    for name in contract_names(project):
        assert f"{name} BROKEN" in done.stdout
    for _, arrow in BROKEN.values():
        assert arrow in done.stdout

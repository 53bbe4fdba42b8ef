"""The parts of the Makefile that a first run stands on, in a folder of their own."""

import shutil
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def copy(tmp_path, project) -> Path:
    """A folder with the Makefile and what it calls, and the Python that runs this test."""
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt"):
        shutil.copy2(project / name, tmp_path / name)
    shutil.copytree(project / "scripts", tmp_path / "scripts")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    for stamp in ("runtime", "development"):
        (tmp_path / ".venv" / f".installed-{stamp}").touch()
    # Just these: with uv on the path there is nothing to say about a missing venv module.
    (tmp_path / "tools").mkdir()
    for tool in ("make", "mkdir", "mv", "rm", "sh", "touch"):
        (tmp_path / "tools" / tool).symlink_to(shutil.which(tool) or pytest.fail(f"{tool} is not here."))
    return tmp_path


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(folder / "tools")},
    )


def test_the_key_is_made_once_and_for_its_owner_alone(copy):
    key = copy / "var" / "secret-key"
    assert make(copy, "install").returncode == 0
    first = key.read_text()
    assert len(first.strip()) >= 50
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert make(copy, "install").returncode == 0
    assert key.read_text() == first


def test_a_port_that_is_taken_is_named_before_anything_is_written(copy):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = make(copy, "serve", f"PORT={port}")
    assert done.returncode != 0
    assert f"Port {port} cannot be used (Address already in use)." in done.stderr
    assert "make serve PORT=" in done.stderr
    assert [path.name for path in (copy / "var").iterdir()] == ["secret-key"]


def test_a_free_port_lets_the_next_step_run(copy):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    done = make(copy, "serve", f"PORT={port}")
    # The copy holds no manage.py, which is the step after the port.
    assert "Port" not in done.stderr
    assert "manage.py" in done.stderr


@pytest.mark.parametrize("port", ["http", "0", "65536", "80 90"])
def test_a_port_that_is_none_is_refused(copy, port):
    done = make(copy, "serve", f"PORT={port}")
    assert done.returncode != 0
    assert "Choose a number from 1 to 65535" in done.stderr


def test_a_python_that_does_not_serve_is_named(copy):
    shutil.rmtree(copy / ".venv")
    old = copy / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = make(copy, "install", f"PYTHON={old}")
    assert done.returncode != 0
    assert f'PYTHON is "{old}", which is no Python 3.11.2 or newer' in done.stderr
    assert not (copy / ".venv").exists()


def test_a_python_without_venv_gets_a_sentence(copy):
    shutil.rmtree(copy / ".venv")
    bare = copy / "bare-python"
    # Answers every question but the one for the modules.
    bare.write_text(
        '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; --version) echo Python 3.11;; esac\nexit 0\n'
    )
    bare.chmod(0o755)
    done = make(copy, "install", f"PYTHON={bare}")
    assert done.returncode != 0
    assert "has no venv module. On Debian and Ubuntu: apt install python3-venv" in done.stderr

"""The site with its sample data, served as `make serve` does, for scripts that look at it from outside."""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


#: Nothing of this machine's own site is touched: folder and database are gone afterwards.
SETTINGS = {
    "HTTPS": "false",
    "ALLOWED_HOSTS": "127.0.0.1",
    "LOG_LEVEL": "ERROR",
    "DJANGO_SETTINGS_MODULE": "foi_dashboard.settings",
}
SERVER = ("granian", "--interface", "wsgi", "--host", "127.0.0.1", "--blocking-threads", "4", "--no-ws")


@contextmanager
def sample_site(*more: Sequence[str]) -> Iterator[str]:
    """The address of a site with a database and collected files of its own.

    ``more`` are arguments of Python, run with the site's settings before it is served.
    """
    with tempfile.TemporaryDirectory() as folder:
        own = {"VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3"}
        environment = {**os.environ, **SETTINGS, **own, "SECRET_KEY": secrets.token_urlsafe(50)}
        for command in (["migrate"], ["load_sample"], ["collectstatic", "--noinput"]):
            arguments = [sys.executable, "manage.py", *command, "--verbosity", "0"]
            subprocess.run(arguments, cwd=PROJECT, env=environment, check=True)
        for script in more:
            subprocess.run([sys.executable, *script], cwd=PROJECT, env=environment, check=True)
        port = str(_free_port())
        arguments = [sys.executable, "-m", *SERVER, "--log-level", "warning", "--port", port]
        server = subprocess.Popen(
            [*arguments, "foi_dashboard.wsgi:application"], cwd=PROJECT, env=environment
        )
        try:
            yield _when_ready(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _when_ready(address: str) -> str:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            return address
    raise SystemExit("The site did not start.")

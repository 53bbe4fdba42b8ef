"""Settings from the environment: what is read, what is refused, and what the site then sends."""

import json
import re
import subprocess
import sys
from pathlib import Path

import plotly.offline
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import override_settings

from foi_dashboard import settings as site

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
NAMES = (
    "DEBUG",
    "ALLOWED_HOSTS",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
)


def load_settings(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The settings module in a process of its own that has nothing in its environment but this."""
    program = (
        "import json; from foi_dashboard import settings;"
        f"print(json.dumps({{name: getattr(settings, name) for name in {NAMES!r}}}))"
    )
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=site.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
        env={"VAR_DIR": str(folder), **environment},
    )


def test_safe_by_default(tmp_path):
    done = load_settings(tmp_path, SECRET_KEY="secret")
    assert json.loads(done.stdout) == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
    }


def test_https_false_switches_off_what_needs_it(tmp_path):
    done = load_settings(tmp_path, SECRET_KEY="secret", HTTPS="false", ALLOWED_HOSTS=" a.example, ,b.example")
    assert json.loads(done.stdout) == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["a.example", "b.example"],
        "SECURE_SSL_REDIRECT": False,
        "SECURE_HSTS_SECONDS": 0,
        "SESSION_COOKIE_SECURE": False,
        "CSRF_COOKIE_SECURE": False,
    }


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "SECRET_KEY is not set. On your own machine run `make install`"),
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set."),
        ({"SECRET_KEY_FILE": "/no/such/file"}, "SECRET_KEY_FILE names /no/such/file, which cannot be read"),
        ({"SECRET_KEY": "x", "DEBUG": "False"}, "DEBUG is 'False'. Set it to true or to false."),
        ({"SECRET_KEY": "x", "HTTPS": "1"}, "HTTPS is '1'. Set it to true or to false."),
        ({"SECRET_KEY": "x", "HTTPS": ""}, "HTTPS is ''. Set it to true or to false."),
        ({"SECRET_KEY": "x", "HSTS_SECONDS": "-1"}, "HSTS_SECONDS is '-1'. Set it to a whole number"),
        ({"SECRET_KEY": "x", "DATABASE_URL": "nonsense"}, "DATABASE_URL cannot be read."),
        (
            {"SECRET_KEY": "x", "DATABASE_URL": "mysql://u:pass-word@h/n"},
            "DATABASE_URL asks for django.db.backends.mysql. Only",
        ),
        (
            {"SECRET_KEY": "x", "DATABASE_URL": "postgres://u:pass-word@h:port/n"},
            "DATABASE_URL cannot be read.",
        ),
    ],
)
def test_what_is_missing_or_wrong_stops_with_a_sentence(tmp_path, environment, sentence):
    done = load_settings(tmp_path, **environment)
    last_line = done.stderr.strip().splitlines()[-1]
    assert (done.returncode, done.stdout) == (1, "")
    assert last_line.startswith(f"django.core.exceptions.ImproperlyConfigured: {sentence}")
    assert "pass-word" not in done.stderr


def test_the_key_of_this_machine_is_read_when_none_is_given(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY")
    own = tmp_path / "secret-key"
    own.write_text("kept-here\n")
    assert site.read_secret_key(own) == "kept-here"
    named = tmp_path / "named"
    named.write_text("named\n")
    monkeypatch.setenv("SECRET_KEY_FILE", str(named))
    assert site.read_secret_key(own) == "named"
    monkeypatch.setenv("SECRET_KEY", "given")
    assert site.read_secret_key(own) == "given"


def test_without_an_address_the_database_is_a_file_that_writers_lock_at_once(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL")
    database = site.read_database(tmp_path / "var" / "db.sqlite3")
    assert database["NAME"] == str(tmp_path / "var" / "db.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode = WAL" in database["OPTIONS"]["init_command"]
    assert (tmp_path / "var").is_dir()


def test_a_postgresql_address_gets_a_pool(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgres://foi:s%40fe@db.example:5433/answers?sslmode=require")
    monkeypatch.setenv("DATABASE_POOL_SIZE", "3")
    database = site.read_database(tmp_path / "never")
    chosen = {name: database[name] for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert chosen == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "answers",
        "USER": "foi",
        "PASSWORD": "s@fe",
        "HOST": "db.example",
        "PORT": 5433,
    }
    assert database["OPTIONS"] == {
        "sslmode": "require",
        "pool": {"min_size": 1, "max_size": 3, "timeout": 10},
    }
    assert database["CONN_MAX_AGE"] == 0
    assert not (tmp_path / "never").exists()


def test_numbers_and_booleans_are_read_strictly(monkeypatch):
    monkeypatch.setenv("SOME", "true")
    assert site.read_boolean("SOME", default=False) is True
    monkeypatch.setenv("SOME", "٣")
    with pytest.raises(ImproperlyConfigured, match="whole number, such as 8"):
        site.read_number("SOME", 8)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz", "/admin/login/", "/no/such/page"])
def test_every_answer_carries_the_policy_and_the_other_headers(client, address):
    response = client.get(address)
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY
    headers = ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy")
    assert [response[name] for name in headers] == ["DENY", "nosniff", "same-origin", "same-origin"]


@pytest.mark.django_db
@override_settings(SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=31_536_000)
def test_https_is_asked_for_everywhere_but_for_the_health_check(client):
    response = client.get("/admin/login/")
    assert (response.status_code, response["Location"]) == (301, "https://testserver/admin/login/")
    assert client.get("/healthz").status_code == 200
    assert client.get("/admin/login/", secure=True)["Strict-Transport-Security"].startswith(
        "max-age=31536000"
    )


@override_settings(SECURE_PROXY_SSL_HEADER=None, SECURE_SSL_REDIRECT=True)
def test_a_visitor_cannot_claim_https_without_a_proxy(client):
    assert client.get("/about/", headers={"X-Forwarded-Proto": "https"}).status_code == 301


@pytest.mark.django_db
def test_an_unknown_host_is_refused(client):
    assert client.get("/healthz", headers={"host": "elsewhere.example"}).status_code == 400


def test_static_files_are_collected_hashed_and_compressed(tmp_path):
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=site.STORAGES):
        call_command("collectstatic", interactive=False, verbosity=0)
    paths = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    script = paths["vendor/plotly/plotly-basic.min.js"]
    assert re.fullmatch(r"vendor/plotly/plotly-basic\.min\.[0-9a-f]{12}\.js", script)
    assert (tmp_path / f"{script}.gz").stat().st_size < 450_000
    assert (tmp_path / f"{script}.br").stat().st_size < 400_000
    # The pictures that the style sheet names are found, under their hashed names.
    style = (tmp_path / paths["vendor/nhsuk/nhsuk-frontend.min.css"]).read_text()
    named = set(re.findall(r'url\("?(images/[^")]+)"?\)', style))
    assert len(named) == 4
    assert all((tmp_path / "vendor" / "nhsuk" / name).is_file() for name in named)


def test_the_style_sheets_ask_no_other_host_and_use_no_typeface_of_the_nhs(project):
    for path in ("nhsuk/nhsuk-frontend.min.css", "plotly/plotly.css"):
        text = (project / "static" / "vendor" / path).read_text(encoding="utf-8")
        assert len(text) > 5_000
        assert re.findall(r"https?:|url\(//|@import|@font-face|Frutiger", text) == []


def test_the_charts_script_is_the_one_the_wheel_was_made_for(project):
    script = (project / "static" / "vendor" / "plotly" / "plotly-basic.min.js").read_text(encoding="utf-8")
    assert f"plotly.js (basic - minified) v{plotly.offline.get_plotlyjs_version()}\n" in script


def test_locks_name_no_host_and_hash_everything(project):
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (project / name).read_text(encoding="utf-8")
        assert re.findall(r"https?://|file:|--index|--extra|--find|/opt|/home", text) == []
        requirements = re.split(r"\n(?=[a-z])", text.strip())
        assert len(requirements) > 15
        assert [one for one in requirements if "==" not in one or "--hash=sha256:" not in one] == []

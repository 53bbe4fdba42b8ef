"""Every setting of the site, read from the environment.

Names, defaults and meanings are in docs/operations.md. A setting that is missing or does not parse
stops the process with a sentence on how to set it.
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def read_boolean(name: str, default: bool) -> bool:
    """`true` or `false`, nothing else: with anything looser, DEBUG=False could be read as true."""
    text = os.environ.get(name, "true" if default else "false")
    if text not in ("true", "false"):
        raise ImproperlyConfigured(f"{name} is {text!r}. Set it to true or to false.")
    return text == "true"


def read_number(name: str, default: int) -> int:
    text = os.environ.get(name, str(default))
    if not (text.isascii() and text.isdecimal()):
        raise ImproperlyConfigured(f"{name} is {text!r}. Set it to a whole number, such as {default}.")
    return int(text)


def read_list(name: str, default: str) -> list[str]:
    return [item for part in os.environ.get(name, default).split(",") if (item := part.strip())]


def read_secret_key(own_file: Path) -> str:
    """SECRET_KEY, else what the file SECRET_KEY_FILE holds, else the key that the Makefile made here."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    named = os.environ.get("SECRET_KEY_FILE")
    try:
        key = Path(named or own_file).read_text(encoding="utf-8").strip()
    except OSError as error:
        if named:
            raise ImproperlyConfigured(
                f"SECRET_KEY_FILE names {named}, which cannot be read: {error}."
            ) from error
        key = ""
    if not key:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. On your own machine run `make install`, which makes a key and keeps it "
            "in var/secret-key. On a server set SECRET_KEY (or SECRET_KEY_FILE, the path of a file with it) "
            "to a long random text, for example from: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return key


def read_database(default_file: Path) -> dict[str, Any]:
    """DATABASE_URL as Django's settings for one database; an SQLite file when it is not set."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        default_file.parent.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{default_file}"
    try:
        database: dict[str, Any] = dict(dj_database_url.parse(url))
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError) as error:
        # The value itself holds a password, so it is not repeated.
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read. Set it to postgres://USER:PASSWORD@HOST:5432/NAME, "
            "or leave it unset to keep the data in an SQLite file."
        ) from error
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["OPTIONS"] = {**database.get("OPTIONS", {}), **SQLITE_OPTIONS}
    elif database["ENGINE"] == "django.db.backends.postgresql":
        database["OPTIONS"] = {**database.get("OPTIONS", {}), "pool": postgresql_pool()}
    else:
        raise ImproperlyConfigured(
            f"DATABASE_URL asks for {database['ENGINE']}. Only PostgreSQL (postgres://...) and "
            "SQLite (sqlite:///FILE) are supported."
        )
    return database


# Readers never wait with a write-ahead log. IMMEDIATE takes the write lock at the start of a transaction, so
# that writers wait for each other (up to the time-out) where the default, DEFERRED, makes the later one fail.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode = WAL;"
        "PRAGMA synchronous = NORMAL;"
        "PRAGMA temp_store = MEMORY;"
        "PRAGMA cache_size = -65536;"
        "PRAGMA mmap_size = 268435456;"
    ),
}


def postgresql_pool() -> dict[str, Any]:
    """Connections kept open by each process; a request that waits ten seconds for one gets an error."""
    return {"min_size": 1, "max_size": read_number("DATABASE_POOL_SIZE", 8), "timeout": 10}


# What the software keeps while it runs. Nothing outside this folder is ever written to.
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var")

DEBUG = read_boolean("DEBUG", default=False)
SECRET_KEY = read_secret_key(VAR_DIR / "secret-key")

# Only this machine is answered until the site's own names are given: ALLOWED_HOSTS=foi.example.org
ALLOWED_HOSTS = read_list("ALLOWED_HOSTS", default="127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = read_list("CSRF_TRUSTED_ORIGINS", default="")

INSTALLED_APPS = [
    "responses",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # Also with runserver, files are served by WhiteNoise, as they are on a server.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "csp",
    "django_tables2",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Adds random bytes to what it compresses, so that lengths tell nothing about tokens in the page.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "foi_dashboard.middleware.refuse_nul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Writes the signed-in editor beside each change in the history.
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "foi_dashboard.urls"
WSGI_APPLICATION = "foi_dashboard.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": read_database(VAR_DIR / "db.sqlite3")}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Letters as they came. They are never served: there is no MEDIA_URL, and only views that ask whether words
# may be published read them.
MEDIA_ROOT = VAR_DIR / "sources"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# HTTPS=false is for trying the site on one's own machine. Everything it switches off is on by default.
HTTPS = read_boolean("HTTPS", default=True)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = read_number("HSTS_SECONDS", 31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
# The container and the proxy ask for the state of the process from inside, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
# Behind a proxy that ends TLS, and that sets X-Forwarded-Proto itself whatever the visitor sends: true.
if read_boolean("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 12
SECURE_CONTENT_TYPE_NOSNIFF = True
# Which page of a site about child abuse a person came from is nobody else's business.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# No inline script or style anywhere, the admin included. Plotly draws pictures from data: and blob: URLs.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# A form of one response holds every question of every service, several fields each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOG_LEVEL = os.environ.get("LOG_LEVEL", "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    # Django's own handler mails administrators; here everything goes to the one place.
    "loggers": {"django": {"handlers": ["stderr"], "level": LOG_LEVEL, "propagate": False}},
}

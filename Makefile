# The commands of this project. `make` alone lists them.
# Portable on purpose: GNU make 3.81 (macOS) and a POSIX shell are enough.

PORT ?= 8000
# Name another Python with `make PYTHON=/path/to/python3.12 install`.
PYTHON ?=
export PYTHON

# `python -m` throughout, so that nothing breaks when the folder is moved.
RUN := .venv/bin/python
MANAGE := $(RUN) manage.py
RUNTIME := .venv/.installed-runtime
DEVELOPMENT := .venv/.installed-development

# Everything is kept beside the code, whatever the environment says for a server.
VAR_DIR := $(CURDIR)/var
export VAR_DIR

.NOTPARALLEL:
.PHONY: help install port-is-free serve admin test browser check screenshots lock

help:
	@echo "make serve    install, load the sample data, and serve on http://127.0.0.1:$(PORT)/"
	@echo "make admin    make a login for the admin"
	@echo "make test     the tests, without the browser ones"
	@echo "make browser  the tests in a browser (needs Chromium)"
	@echo "make check    lint, format, types, migrations, import rules, deployment settings"
	@echo "make screenshots  pictures of every page in var/screenshots (needs Chromium)"
	@echo "make install  everything for development, into .venv"
	@echo "make lock     resolve the dependencies of pyproject.toml anew (needs uv)"

$(RUNTIME): requirements.txt
	@scripts/install.sh requirements.txt $@

# The lock for development holds everything of the other.
$(DEVELOPMENT): requirements-dev.txt requirements.txt
	@scripts/install.sh requirements-dev.txt $@
	@touch $(RUNTIME)

# Made once and never replaced: sessions are signed with it.
var/secret-key: | $(RUNTIME)
	@umask 077 && mkdir -p var && $(RUN) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@.new && mv $@.new $@

install: $(DEVELOPMENT) var/secret-key

# Hashing and compressing takes most of a start, so it is done again only when a file or a package is newer.
STATIC_FILES := $(shell find static responses -path '*static/*' -type f 2>/dev/null)
COLLECTED := var/static/staticfiles.json
$(COLLECTED): $(RUNTIME) $(STATIC_FILES) | var/secret-key
	@echo "Collecting static files"
	@$(MANAGE) collectstatic --noinput --verbosity 0

port-is-free: $(RUNTIME)
	@$(RUN) scripts/port_is_free.py "$(PORT)"

serve: $(RUNTIME) var/secret-key port-is-free $(COLLECTED)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_sample
	@echo
	@echo "The site: http://127.0.0.1:$(PORT)/  (Ctrl+C stops it)"
	@echo "The admin: http://127.0.0.1:$(PORT)/admin/  For a login, run in another window: make admin"
	@echo
	@HTTPS=false ALLOWED_HOSTS=127.0.0.1,localhost $(RUN) -m granian --interface wsgi --host 127.0.0.1 \
		--port "$(PORT)" --blocking-threads 4 --no-ws --log-level warning foi_dashboard.wsgi:application

admin: $(RUNTIME) var/secret-key
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) createsuperuser

test: $(DEVELOPMENT)
	@$(RUN) -m pytest -q -n auto

browser: $(DEVELOPMENT)
	@$(RUN) -m pytest -q -m browser

check: $(DEVELOPMENT)
	@scripts/check.sh

screenshots: $(DEVELOPMENT)
	@$(RUN) scripts/screenshots.py var/screenshots

# The lock names no host: --no-emit-index-url and --no-emit-find-links keep local settings out of it.
LOCK := uv pip compile --quiet --universal --python-version 3.11.2 --fork-strategy fewest --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links --no-config pyproject.toml
lock:
	@command -v uv >/dev/null || { echo "uv is needed to resolve the dependencies: pip install uv" >&2; exit 1; }
	$(LOCK) --output-file requirements.txt
	$(LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt

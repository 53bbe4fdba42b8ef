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

.NOTPARALLEL:
.PHONY: help install serve admin test browser check lock

help:
	@echo "make serve    install, load the sample data, and serve on http://127.0.0.1:$(PORT)/"
	@echo "make admin    make a login for the admin"
	@echo "make test     the tests, without the browser ones"
	@echo "make browser  the tests in a browser (needs Chromium)"
	@echo "make check    lint, format, types, migrations, import rules, deployment settings"
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

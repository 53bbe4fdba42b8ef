#!/bin/sh
# Every check that needs no test run. All run, all failures are shown, and any failure fails the whole.
set -u
failed=""

run() {
    name=$1
    shift
    printf '== %s\n' "$name"
    if ! "$@"; then
        failed="$failed
  $name"
    fi
}

python=.venv/bin/python
# Settings of a public site, with a secret that is used for nothing but this check.
SECRET_KEY=$("$python" -c 'import secrets; print(secrets.token_urlsafe(60))')
export SECRET_KEY

run "lint" "$python" -m ruff check .
run "format" "$python" -m ruff format --check .
run "types" "$python" -m mypy
run "migrations in step with models" "$python" manage.py makemigrations --check --dry-run
run "import rules" .venv/bin/lint-imports
run "settings of a deployment" env DEBUG=false HTTPS=true "$python" manage.py check --deploy --fail-level WARNING

if [ -n "$failed" ]; then
    printf '\nFailed:%s\n' "$failed" >&2
    exit 1
fi
printf '\nAll checks passed.\n'

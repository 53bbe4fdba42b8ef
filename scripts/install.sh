#!/bin/sh
# Makes the virtual environment .venv and installs a lock file into it, hashes checked.
# Usage: scripts/install.sh requirements.txt STAMP
# PYTHON names the interpreter to use; without it the first Python 3.11 or newer on the path is taken.
# uv is used where it is on the path, because it is quicker; pip does the same.
set -eu

lock=$1
stamp=$2
python=.venv/bin/python
oldest='import sys; sys.exit(sys.version_info < (3, 11, 2))'

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if "$candidate" -c "$oldest" 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    if [ -n "${PYTHON:-}" ]; then
        say "PYTHON is \"$PYTHON\", which is no Python 3.11.2 or newer, or does not start."
    else
        say "Python 3.11.2 or newer is needed and was not found. Install it (Debian and Ubuntu: apt install python3"
        say "python3-venv; macOS: from python.org or Homebrew), or name one: make PYTHON=/path/to/python3 install"
    fi
    exit 1
}

make_environment() {
    if [ -d .venv ]; then
        say "The virtual environment in .venv no longer starts; making it again."
        rm -rf .venv
    fi
    found=$(find_python)
    say "Making a virtual environment in .venv with $("$found" --version)"
    if command -v uv >/dev/null 2>&1; then
        uv venv --quiet --no-config --python "$("$found" -c 'import sys; print(sys.executable)')" .venv
    elif ! "$found" -c 'import venv, ensurepip' 2>/dev/null; then
        say "This Python ($found) has no venv module. On Debian and Ubuntu: apt install python3-venv"
        say "Then run the same command again. (Or install uv, which needs no venv module.)"
        exit 1
    elif ! "$found" -m venv .venv; then
        rm -rf .venv
        say "The virtual environment could not be made; the lines above say why."
        exit 1
    fi
}

install_lock() {
    say "Installing $lock (once; later runs skip this)"
    if command -v uv >/dev/null 2>&1; then
        uv pip install --quiet --python "$python" --require-hashes -r "$lock"
        return
    fi
    # An environment that uv made has no pip of its own.
    "$python" -m pip --version >/dev/null 2>&1 || "$python" -m ensurepip >/dev/null
    "$python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r "$lock"
}

"$python" -c "$oldest" 2>/dev/null || make_environment
install_lock
touch "$stamp"

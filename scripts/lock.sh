#!/usr/bin/env bash
# Resolves the dependencies again: requirements.lock for those who run packager, requirements-dev.lock
# for those who work on it. Every file of every platform and Python is hashed, and no index is named:
# each machine takes the packages from the registry that it is set up for. Versions stay as they are
# unless pyproject.toml asks otherwise; `scripts/lock.sh --upgrade` takes the newest.
set -euo pipefail
cd "$(dirname "$0")/.."

uv=$(command -v uv || true)
if [[ -z $uv ]]; then
    scripts/setup.sh dev
    venv=${VENV:-.venv}
    [[ -x $venv/bin/uv ]] || "$venv/bin/python" -m pip --disable-pip-version-check install --quiet uv
    uv=$venv/bin/uv
fi

compile() { # resolved for Python 3.11 and all later ones, on all platforms
    "$uv" --no-config pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --custom-compile-command 'scripts/lock.sh' \
        pyproject.toml requirements.in "$@"
}

compile "$@" --output-file requirements.lock
compile "$@" --group dev --constraints requirements.lock --output-file requirements-dev.lock

if grep -nE '^ *(-i|-f|--[a-z-]*index|--find-links)|://|@ +file|@ +http' requirements.lock requirements-dev.lock; then
    echo 'A lock file names an index or an address, and must not.' >&2
    exit 1
fi

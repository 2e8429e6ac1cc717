#!/usr/bin/env bash
# Makes the virtual environment, or brings it up to date: `scripts/setup.sh run` with what packager
# needs, `scripts/setup.sh dev` with the tools for working on it too. A stamp in the environment
# remembers what was installed, so that nothing is done twice. Says on standard error what it does.
set -euo pipefail
cd "$(dirname "$0")/.."

level=${1:-run}
venv=${VENV:-.venv}
lock=requirements.lock
[[ $level == dev ]] && lock=requirements-dev.lock

say() { printf '%s\n' "$*" >&2; }

usable() { # a final release, 3.11 or newer, that can make environments
    "$1" -c 'import sys, venv, ensurepip
sys.exit(sys.version_info < (3, 11) or sys.version_info.releaselevel != "final")' >/dev/null 2>&1
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if command -v "$candidate" >/dev/null && usable "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    say "packager needs Python 3.11 or newer with its venv module; none of ${PYTHON:-python3, python3.13, python3.12, python3.11} is that."
    say "On Debian 12 or newer: sudo apt-get install python3 python3-venv"
    exit 1
}

stamp_of() { cat "$1" pyproject.toml | sha256sum | cut -c1-64; }

current() { # the environment holds this lock file's packages, and still stands where it was made
    [[ -x $venv/bin/packager && $(cat "$venv/.installed-$1" 2>/dev/null) == "$(pwd) $(stamp_of "$2")" ]]
}

current "$level" "$lock" && exit 0
# The development lock is the other one and more.
[[ $level == run ]] && current dev requirements-dev.lock && exit 0

if ! "$venv/bin/python" -c 'import pip' 2>/dev/null || ! usable "$venv/bin/python" ||
    [[ $(cat "$venv/.made-in" 2>/dev/null) != "$(pwd)" ]]; then
    python=$(find_python)
    say "Making $venv with $("$python" --version) …"
    "$python" -m venv --clear "$venv"
    pwd > "$venv/.made-in"
fi
say "Installing the packages of $lock …"
rm -f "$venv"/.installed-*
pip=("$venv/bin/python" -m pip --disable-pip-version-check install --quiet --quiet)
"${pip[@]}" --require-hashes -r "$lock"
"${pip[@]}" --no-deps --no-build-isolation --editable .
# pip compiles what it copies, not what it only points to: else the first run does, or each one where
# PYTHONDONTWRITEBYTECODE is set, in a third of a second. Templates are compiled as they are used.
"$venv/bin/python" -m compileall -q packager
tried=$(mktemp -d)
env -u PYTHONDONTWRITEBYTECODE XDG_CACHE_HOME="$tried" \
    "$venv/bin/packager" make README.md -o "$tried/tried.epub" >"$tried/said" 2>&1 || cat "$tried/said" >&2
rm -rf "$tried"
printf '%s %s\n' "$(pwd)" "$(stamp_of "$lock")" > "$venv/.installed-$level"

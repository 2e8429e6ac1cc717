#!/usr/bin/env bash
# Every linter, and all of them even when one has something to say.
set -uo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh dev || exit 1
bin=${VENV:-.venv}/bin
status=0
"$bin/ruff" check --quiet || status=1
"$bin/ruff" format --check --quiet || { echo 'ruff format: some files are not laid out; run: make format'; status=1; }
"$bin/mypy" --no-error-summary || status=1
"$bin/lint-imports" --no-cache >/tmp/packager-floors.$$ 2>&1 || { cat /tmp/packager-floors.$$; status=1; }
rm -f /tmp/packager-floors.$$
[[ $status -eq 0 ]] && echo 'ruff, mypy and the floors: clean'
exit $status

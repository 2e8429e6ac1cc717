#!/usr/bin/env bash
# Sets up, then runs the tests on all cores; arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/system.sh
scripts/setup.sh dev
"${VENV:-.venv}/bin/python" -m pytest -n auto "$@"

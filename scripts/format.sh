#!/usr/bin/env bash
# Lays the code out, and mends what ruff can mend safely.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh dev
"${VENV:-.venv}/bin/ruff" check --fix --quiet || true
"${VENV:-.venv}/bin/ruff" format

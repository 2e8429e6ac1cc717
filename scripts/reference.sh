#!/usr/bin/env bash
# Writes docs/reference.md from the configuration models and enumerations.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh dev
PACKAGER_REFRESH=1 "${VENV:-.venv}/bin/python" -m pytest -q tests/test_reference.py

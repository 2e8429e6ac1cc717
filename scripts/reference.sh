#!/usr/bin/env bash
# Writes docs/reference.md from the configuration models and enumerations.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh dev
"${VENV:-.venv}/bin/python" scripts/reference.py

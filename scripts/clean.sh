#!/usr/bin/env bash
# Removes what can be made again: environments, caches, and what was built of the example.
set -euo pipefail
cd "$(dirname "$0")/.."

rm -rf .venv .venv-* build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
rm -rf issues/example/.packager issues/example/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]
find . -name __pycache__ -type d -prune -exec rm -rf {} +

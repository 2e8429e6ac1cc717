#!/usr/bin/env bash
# Builds the example newsletter for its one day, offline, and prints the paths of its editions.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/system.sh
scripts/setup.sh run
"${VENV:-.venv}/bin/packager" build example --date 2024-11-21 --offline

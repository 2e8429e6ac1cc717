#!/usr/bin/env bash
# Throws mutated pages at the cleaner for so many seconds (default 60) and stops at the first finding, which it
# keeps in .fuzz/. What reached new code is kept there as well, so that the next run goes on from it.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-60}
python=${VENV:-.venv}/bin/python
"$python" -c 'import packager' 2>/dev/null || scripts/setup.sh dev
"$python" -c 'import atheris' 2>/dev/null ||
    "$python" -m pip --disable-pip-version-check install --quiet 'atheris>=3.0' || {
    echo 'fuzz: atheris has no build for this Python and platform; nothing was tried' >&2
    exit 0
}
mkdir -p .fuzz/corpus .fuzz/seeds
number=0
for page in tests/pages/*/page.html tests/rules/*/*.html; do
    head -c 20000 "$page" >".fuzz/seeds/$((number += 1)).html"
done
exec "$python" tests/fuzz/fuzz_clean.py -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2000 -max_len=20000 \
    -dict=tests/fuzz/html.dict -artifact_prefix=.fuzz/ -print_final_stats=1 .fuzz/corpus .fuzz/seeds

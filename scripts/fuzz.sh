#!/usr/bin/env bash
# Throws mutated pages at the cleaner for so many seconds (default 60) and stops at the first finding, which it
# keeps in .fuzz/. What reached new code is kept there as well, so that the next run goes on from it.
#   scripts/fuzz.sh [SECONDS [SEED]]
# With a SEED it begins anew, ends after a number of pages, and tries the same ones whenever the code is the same.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-60}
seed=${2:-}
runs=2000 # pages with a SEED: what a busy core tries in a minute
python=${VENV:-.venv}/bin/python
"$python" -c 'import packager' 2>/dev/null || scripts/setup.sh dev
"$python" -c 'import atheris' 2>/dev/null ||
    "$python" -m pip --disable-pip-version-check install --quiet 'atheris>=3.0' || {
    echo 'fuzz: atheris has no build for this Python and platform; nothing was tried' >&2
    exit 0
}
mkdir -p .fuzz/corpus
rm -rf .fuzz/seeds .fuzz/anew
mkdir -p .fuzz/seeds .fuzz/anew
number=1000
for page in tests/fuzz/pages/*.html tests/pages/*/page.html tests/rules/*/*.html; do
    number=$((number + 1))
    head -c 20000 "$page" >".fuzz/seeds/$number.html"
done
seeds=$(printf '%s,' .fuzz/seeds/*.html) # in order: a folder is read in whatever order the disk has it
corpus=.fuzz/corpus
slow=60 # seconds by the clock from which a page is a finding
chosen=()
if [[ -n $seed ]]; then
    export PYTHONHASHSEED=0
    corpus=.fuzz/anew
    slow=300 # a busy machine is no finding
    chosen=("-seed=$seed" "-runs=$runs")
fi
exec "$python" tests/fuzz/fuzz_clean.py -max_total_time="$seconds" "${chosen[@]}" -timeout="$slow" -rss_limit_mb=2000 \
    -max_len=20000 -dict=tests/fuzz/html.dict -artifact_prefix=.fuzz/ -print_final_stats=1 \
    -seed_inputs="${seeds%,}" "$corpus"

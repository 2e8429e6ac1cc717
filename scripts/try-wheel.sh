#!/usr/bin/env bash
# Installs packager as its users do, from a wheel and without the development tools, into an empty
# environment, and builds the example with it from a folder that is not the checkout.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh dev
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dev=${VENV:-.venv}/bin/python
"$dev" -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation --wheel-dir "$work" .
"$dev" -m venv "$work/venv"
pip=("$work/venv/bin/python" -m pip --disable-pip-version-check install --quiet)
"${pip[@]}" --require-hashes -r requirements.lock
"${pip[@]}" --no-deps "$work"/packager-*.whl

mkdir -p "$work/elsewhere/issues"
cp -r issues/example "$work/elsewhere/issues/"
rm -rf "$work/elsewhere/issues/example/.packager" "$work"/elsewhere/issues/example/2*-*-*
cd "$work/elsewhere"
"$work/venv/bin/packager" --version
"$work/venv/bin/packager" build example --date 2024-11-21 --offline > "$work/paths"
sed "s|^$work/elsewhere/||" "$work/paths"
while read -r path; do [[ -s $path ]]; done < "$work/paths"
[[ $(wc -l < "$work/paths") -eq 2 ]]
"$work/venv/bin/packager" check $(cat "$work/paths")

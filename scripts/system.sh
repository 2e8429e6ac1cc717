#!/usr/bin/env bash
# Installs the Debian packages that the PDF needs, where they are missing and we may; otherwise says
# what to run. Never fails: without them packager still makes the EPUB.
set -euo pipefail

# Pango lays the PDF's text out; HarfBuzz's subsetter keeps its fonts small.
needed=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
# Scripts whose faces are too large for Python packages: Chinese, Japanese, Korean, emoji, the rarer ones.
needed+=(fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji)

say() { printf '%s\n' "$*" >&2; }

if ! command -v dpkg-query >/dev/null; then
    exit 0 # not a Debian; packager itself says what is missing
fi
missing=()
for package in "${needed[@]}"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
done
[[ ${#missing[@]} -eq 0 ]] && exit 0

install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}")
update=(apt-get update -q)
if [[ $(id -u) -eq 0 ]]; then
    as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
else
    say "For the PDF, Debian packages are missing. Run:"
    say "    sudo apt-get update && sudo apt-get install ${missing[*]}"
    exit 0
fi
say "Installing Debian packages: ${missing[*]} …"
# A new machine has no package lists: the first try may fail for that alone.
if ! "${as_root[@]}" "${install[@]}" >/dev/null 2>&1; then
    "${as_root[@]}" "${update[@]}" >/dev/null 2>&1 || true
    "${as_root[@]}" "${install[@]}" >/dev/null || {
        say "They could not be installed; the PDF needs them. Run:"
        say "    sudo apt-get update && sudo apt-get install ${missing[*]}"
    }
fi

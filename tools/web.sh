#!/bin/sh
# Builds web/dist when a source is newer than the last build.
set -eu
cd "$(dirname "$0")/../web"
command -v npm >/dev/null 2>&1 || { echo "npm is missing: install Node 20 or newer (Debian: nodejs npm)" >&2; exit 1; }
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund
fi
# Templates count as well: Tailwind reads class names from them; and Rust, which names icons.
if [ ! -e dist/manifest.json ] ||
  [ -n "$(find . ../crates -path ./node_modules -prune -o -path ./dist -prune -o -newer dist/manifest.json \
    \( -name '*.ts' -o -name '*.css' -o -name '*.html' -o -name '*.rs' -o -name '*.mjs' -o -name '*.json' -o -name '*.svg' \) -print -quit)" ]; then
  npx vite build
fi

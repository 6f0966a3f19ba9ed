#!/usr/bin/env bash
# Measures the pages of an invented firm: tools/measure.sh [--postgres] [LINES [ACCOUNTS]], by itself 1,000,000 and 1,000.
# Wants target/release/spagat and target/release/examples/firm; `make bench` builds both.
set -euo pipefail
on=sqlite
if [ "${1:-}" = --postgres ]; then on=postgres; shift; fi
lines=${1:-1000000} accounts=${2:-1000}
tools=$(dirname "$(realpath "$0")")
release=$(realpath "$tools/../target/release")
place=$(mktemp -d)
chmod 755 "$place"
finish() { if [ $on = postgres ]; then "$tools/postgres.sh" stop "$place/pg" || true; fi; rm -rf "$place"; }
trap finish EXIT
where=(--data "$place/data")
if [ $on = postgres ]; then where+=(--database-url "$("$tools/postgres.sh" start "$place/pg")"); fi
"$release/examples/firm" --to "$place/files" --accounts "$accounts" --lines "$lines"
echo 'vier alte Boote singen' | "$release/spagat" init "${where[@]}" --firm Messfirma --currency EUR --fiscal-year-start 1 --admin a@firm.example --password-stdin
for kind in accounts costs ledger targets answers; do
  "$release/spagat" import $kind "$place/files/$kind.csv" --mapping "$place/files/$kind.toml" "${where[@]}" >/dev/null
done
key=$(sed -n 2p "$place/files/accounts.csv" | cut -d";" -f2)
echo "$on, $accounts accounts, $lines lines"
node "$tools/pages.mjs" --binary "$release/spagat" "${where[@]}" --email a@firm.example --password 'vier alte Boote singen' --account "$key"

#!/usr/bin/env bash
# Kills a booking at different moments and looks what is left: tools/kill.sh BINARY FILES [TIMES]
# FILES is a folder that `cargo run --release -p app --example firm` has written. After each kill `spagat check` must find
# nothing, and of the file either all lines are booked or none.
set -euo pipefail
binary=$1 files=$2 times=${3:-10}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
spagat() { "$binary" "$@" 2>>"$place/said"; }
# What is booked: the sum of net revenue over all time.
booked() {
  spagat portfolio --data "$1" --from 2000-01-01 --to 2099-12-31 --json | grep -o '"totals":{"net_revenue_minor":-\?[0-9]*' | grep -o '[-0-9]*$'
}
bring() { spagat import "$1" "$files/$1.csv" --data "$2" --mapping "$files/$1.toml" >/dev/null; }

echo 'vier alte Boote singen' | spagat init --data "$place/empty" --firm Messfirma --currency EUR --fiscal-year-start 1 --admin a@firm.example --password-stdin >/dev/null
for kind in accounts costs; do bring $kind "$place/empty"; done
none=$(booked "$place/empty")
cp -r "$place/empty" "$place/whole"
began=$(date +%s%N)
bring ledger "$place/whole"
took=$((($(date +%s%N) - began) / 1000000))
all=$(booked "$place/whole")
echo "undisturbed: $took ms, net revenue $none before and $all after"
[ "$none" != "$all" ]

for n in $(seq 1 "$times"); do
  rm -rf "$place/trial"
  cp -r "$place/empty" "$place/trial"
  # The last moments lie close to the end, where the lines become facts.
  if [ "$n" -le $((times / 2)) ]; then at=$((took * n * 2 / (times + 2))); else at=$((took - (times - n) * took / 60)); fi
  "$binary" import ledger "$files/ledger.csv" --data "$place/trial" --mapping "$files/ledger.toml" >/dev/null 2>&1 &
  job=$!
  sleep "$((at / 1000)).$(printf %03d $((at % 1000)))"
  if kill -9 $job 2>/dev/null; then ended=killed; else ended='was done'; fi
  wait $job 2>/dev/null || true
  spagat check --data "$place/trial" >"$place/faults" || { cat "$place/faults"; exit 1; }
  left=$(booked "$place/trial")
  case $left in
    "$none") what=nothing ;;
    "$all") what=all ;;
    *) echo "trial $n: after $at ms $left is booked"; exit 1 ;;
  esac
  echo "trial $n: $ended after $at ms, check finds nothing, $what is booked"
done
# A start after a kill clears what was left, and the file goes in as if nothing had been.
rm -rf "$place/trial"
cp -r "$place/empty" "$place/trial"
"$binary" import ledger "$files/ledger.csv" --data "$place/trial" --mapping "$files/ledger.toml" >/dev/null 2>&1 &
job=$!
sleep "$((took / 2000)).0"
kill -9 $job
wait $job 2>/dev/null || true
bring ledger "$place/trial"
[ "$(booked "$place/trial")" = "$all" ]
spagat check --data "$place/trial"
echo "after a kill the same file is booked whole"

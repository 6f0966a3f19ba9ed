#!/usr/bin/env bash
# Kills a booking at different moments and looks what is left: tools/kill.sh [--postgres] BINARY FILES [TIMES]
# FILES is a folder that `cargo run --release -p app --example firm` has written. After each kill `spagat check` must find
# nothing, and of the file either all lines are booked or none. With --postgres on a server of its own, else on SQLite.
set -euo pipefail
on=sqlite
if [ "$1" = --postgres ]; then on=postgres; shift; fi
binary=$1 files=$2 times=${3:-10}
tools=$(dirname "$(realpath "$0")")
place=$(mktemp -d)
chmod 755 "$place"
finish() { if [ $on = postgres ]; then "$tools/postgres.sh" stop "$place/pg" || true; fi; rm -rf "$place"; }
trap finish EXIT
# What a command of the firm NAME needs to find it.
at() { if [ $on = postgres ]; then echo "--data $place/$1 --database-url postgres://spagat@localhost/$1?host=$place/pg"; else echo "--data $place/$1"; fi; }
spagat() { "$binary" "$@" 2>>"$place/said"; }
# What is booked: the sum of net revenue over all time.
booked() {
  spagat portfolio $(at "$1") --from 2000-01-01 --to 2099-12-31 --json | grep -o '"totals":{"net_revenue_minor":-\?[0-9]*' | grep -o '[-0-9]*$'
}
bring() { spagat import "$1" "$files/$1.csv" $(at "$2") --mapping "$files/$1.toml" >/dev/null; }
copy() {
  rm -rf "${place:?}/$2"
  cp -r "$place/$1" "$place/$2"
  if [ $on = postgres ]; then "$tools/postgres.sh" copy "$place/pg" "$1" "$2" >/dev/null; fi
}
# Starts the booking of the trial in the background and kills it after so many milliseconds.
disturb() {
  "$binary" import ledger "$files/ledger.csv" $(at trial) --mapping "$files/ledger.toml" >/dev/null 2>&1 &
  local job=$!
  sleep "$(($1 / 1000)).$(printf %03d $(($1 % 1000)))"
  if kill -9 $job 2>/dev/null; then ended=killed; else ended='was done'; fi
  wait $job 2>/dev/null || true
}

mkdir "$place/none"
if [ $on = postgres ]; then
  "$tools/postgres.sh" start "$place/pg" >/dev/null
  "$tools/postgres.sh" copy "$place/pg" template1 none >/dev/null
fi
echo 'vier alte Boote singen' | spagat init $(at none) --firm Messfirma --currency EUR --fiscal-year-start 1 --admin a@firm.example --password-stdin >/dev/null
for kind in accounts costs; do bring $kind none; done
none=$(booked none)
copy none whole
began=$(date +%s%N)
bring ledger whole
took=$((($(date +%s%N) - began) / 1000000))
all=$(booked whole)
echo "$on, undisturbed: $took ms, net revenue $none before and $all after"
[ "$none" != "$all" ]

for n in $(seq 1 "$times"); do
  copy none trial
  # The last moments lie close to the end, where the lines become facts.
  if [ "$n" -le $((times / 2)) ]; then at=$((took * n * 2 / (times + 2))); else at=$((took - (times - n) * took / 60)); fi
  disturb $at
  spagat check $(at trial) >"$place/faults" || { cat "$place/faults"; exit 1; }
  left=$(booked trial)
  case $left in
    "$none") what=nothing ;;
    "$all") what=all ;;
    *) echo "trial $n: after $at ms $left is booked"; exit 1 ;;
  esac
  echo "trial $n: $ended after $at ms, check finds nothing, $what is booked"
done
# A start after a kill clears what was left, and the file goes in as if nothing had been.
copy none trial
disturb $((took / 2))
bring ledger trial
[ "$(booked trial)" = "$all" ]
spagat check $(at trial)
echo "after a kill the same file is booked whole"

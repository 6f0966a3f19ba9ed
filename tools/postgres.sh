#!/usr/bin/env bash
# A PostgreSQL server for measuring, on a socket in a folder of its own:
#   tools/postgres.sh start DIR          makes it and prints the address of an empty database
#   tools/postgres.sh copy DIR FROM TO   copies a database nobody is connected to, replacing TO
#   tools/postgres.sh stop DIR           stops it and removes the folder
# Unlike the tests' server it writes to the disk as a real one does, with the memory a small machine would give it.
set -euo pipefail
what=$1 dir=$(realpath -m "$2")
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
if [ -z "$bin" ]; then echo "PostgreSQL is not installed: apt-get install postgresql" >&2; exit 1; fi
# The server refuses to run as root.
as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"; else "$@"; fi; }
sql() { PGOPTIONS="-c client_min_messages=warning" "$bin/psql" -qAt -h "$dir" -U spagat -d postgres -c "$1"; }
case $what in
  start)
    mkdir -p "$dir"
    if [ "$(id -u)" = 0 ]; then chown nobody "$dir"; fi
    cd "$dir"
    as "$bin/initdb" -D "$dir/data" -U spagat --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null
    as "$bin/pg_ctl" -D "$dir/data" -w -s -l "$dir/log" \
      -o "-k $dir -c listen_addresses= -c shared_buffers=1GB -c max_wal_size=4GB -c max_connections=100" start
    sql 'CREATE DATABASE spagat'
    echo "postgres://spagat@localhost/spagat?host=$dir"
    ;;
  copy)
    sql "DROP DATABASE IF EXISTS $4 WITH (FORCE)"
    sql "CREATE DATABASE $4 TEMPLATE $3 STRATEGY file_copy"
    echo "postgres://spagat@localhost/$4?host=$dir"
    ;;
  stop)
    cd /
    as "$bin/pg_ctl" -D "$dir/data" -w -s -m fast stop
    rm -rf "$dir"
    ;;
  *) sed -n '2,5p' "$0"; exit 2 ;;
esac

#!/usr/bin/env bash
# Runs a command with DATABASE_URL set to a PostgreSQL of its own on loopback, and removes it afterwards.
#   tests/support/with-postgres.sh npm test
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
[ -n "$bin" ] || bin=$(dirname "$(command -v postgres || true)")
[ -x "$bin/initdb" ] || { echo "PostgreSQL is not installed: apt-get install postgresql" >&2; exit 2; }

home=$(mktemp -d)
as_owner=()
# PostgreSQL refuses to run as root.
if [ "$(id -u)" = 0 ]; then
  chown postgres "$home"
  as_owner=(runuser -u postgres --)
fi

cleanup() {
  "${as_owner[@]}" "$bin/pg_ctl" -D "$home/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$home"
}
trap cleanup EXIT

cd "$home"
"${as_owner[@]}" "$bin/initdb" -D "$home/data" -U hemicycle -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
"${as_owner[@]}" "$bin/pg_ctl" -D "$home/data" -w -l "$home/log" \
  -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$home -c fsync=off" start >/dev/null
cd "$OLDPWD"

DATABASE_URL="postgres://hemicycle@127.0.0.1:$port/postgres" "$@"

#!/usr/bin/env bash
# Runs the tests of the rooms that keep something on PostgreSQL: every statement of theirs must run on both databases.
# Arguments: the folder of the test programs, then rooms. Exit status 77: PostgreSQL 15 is not installed.
# The server lives in memory where there is room: nothing here asks what survives, and Muster refuses fsync = off.
set -euo pipefail
programs=$1
shift
script=$(dirname "$0")/../../support/postgres.sh
place=${TMPDIR:-/tmp}
free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -1 || echo 0)
[ "${free// /}" -lt 2000000 ] || place=/dev/shm
folder=$(mktemp -d "$place/muster-rooms-XXXXXX")
chmod 755 "$folder"
server=
end() {
  [ -z "$server" ] || { kill -QUIT "$server" && wait "$server" || true; }
  rm -rf "$folder"
}
trap end EXIT
"$script" make "$folder" || exit $?
"$script" run "$folder" &
server=$!
for _ in $(seq 200); do
  psql -Xqc 'select 1' "postgresql://muster@/postgres?host=$folder" >/dev/null 2>&1 && break
  sleep 0.05
done
export MUSTER_TEST_POSTGRES="postgresql://muster@/?host=$folder"

# Tests marked [sqlite] look into SQLite's own file, or watch it by a trigger in its own words.
run() {
  local began=$SECONDS
  "$programs/test_$1" "~[sqlite]" >"$folder/$1.said" 2>&1 || { cat "$folder/$1.said"; return 1; }
  echo "$1 on PostgreSQL: $((SECONDS - began)) s, $(tail -2 "$folder/$1.said" | head -1)"
}
failed=0
waiting=()
for room in "$@"; do
  run "$room" &
  waiting+=($!)
  if [ ${#waiting[@]} -ge "${MUSTER_ROOMS_AT_ONCE:-2}" ]; then
    wait "${waiting[0]}" || failed=1
    waiting=("${waiting[@]:1}")
  fi
done
for one in "${waiting[@]}"; do wait "$one" || failed=1; done
exit $failed

#!/usr/bin/env bash
# A PostgreSQL for tests alone: in a folder of its own, on a Unix socket there, run by an unprivileged user.
#   postgres.sh make FOLDER      prepares it
#   postgres.sh standby FOLDER P prepares one that follows the running server in folder P
#   postgres.sh run FOLDER       becomes the server; it ends with the program that started it
#   postgres.sh as FOLDER WORD.. runs one of PostgreSQL's programs as the same user
# Exit status 77: PostgreSQL 15 is not installed.
set -euo pipefail
folder=$2
programs=${MUSTER_POSTGRES:-/usr/lib/postgresql/15/bin}
[ -x "$programs/initdb" ] || { echo "PostgreSQL is not at $programs (apt-get install postgresql-15)" >&2; exit 77; }

as=()
if [ "$(id -u)" -eq 0 ]; then
  user=postgres
  id -u "$user" >/dev/null 2>&1 || user=nobody
  as=(setpriv "--reuid=$user" "--regid=$(id -g "$user")" --clear-groups)
  [ "$1" = run ] && as+=(--pdeathsig=KILL)
elif [ "$1" = run ]; then
  as=(setpriv --pdeathsig=KILL)
fi

case "$1" in
  make)
    # A test program that was killed leaves its server's folder, in memory often: those without a server go.
    for left in "$(dirname "$folder")"/muster-{store,rooms}-*; do
      pid=$(head -1 "$left/data/postmaster.pid" 2>/dev/null) || continue
      [ -z "$pid" ] || kill -0 "$pid" 2>/dev/null || rm -rf "$left"
    done
    mkdir -p "$folder"
    [ "$(id -u)" -ne 0 ] || chown "$user" "$folder"
    # A language's order of letters, not the bytes', so that a test sees where a statement leans on the server's.
    "${as[@]}" "$programs/initdb" --pgdata="$folder/data" --username=muster --auth=trust --no-sync --data-checksums \
      --encoding=UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=en-GB >/dev/null
    "${as[@]}" tee -a "$folder/data/postgresql.conf" >/dev/null <<END
listen_addresses = ''
unix_socket_directories = '$folder'
max_connections = 80
shared_buffers = 32MB
logging_collector = off
dynamic_shared_memory_type = mmap
log_min_messages = fatal
# Its snapshot keeps deleted rows for a moment that no test foresees.
autovacuum = off
END
    ;;
  standby)
    # A server that was killed leaves a segment of shared memory, whose number only its data knows.
    if [ -f "$folder/data/postmaster.pid" ]; then
      segment=$(sed -n 7p "$folder/data/postmaster.pid" | awk '{print $2}')
      [ -z "$segment" ] || ipcrm --shmem-id "$segment" 2>/dev/null || true
    fi
    rm -rf "$folder/data"
    mkdir -p "$folder"
    [ "$(id -u)" -ne 0 ] || chown "$user" "$folder"
    "${as[@]}" "$programs/pg_basebackup" --pgdata="$folder/data" --dbname="host=$3 user=muster" --checkpoint=fast \
      --wal-method=stream --no-sync --write-recovery-conf
    # It waits for nobody once it is promoted, until it has a standby of its own.
    "${as[@]}" tee -a "$folder/data/postgresql.auto.conf" >/dev/null <<END
unix_socket_directories = '$folder'
synchronous_standby_names = ''
END
    ;;
  run) exec "${as[@]}" "$programs/postgres" -D "$folder/data" >>"$folder/log" 2>&1 ;;
  as) shift 2; exec "${as[@]}" "$programs/$1" "${@:2}" ;;
esac

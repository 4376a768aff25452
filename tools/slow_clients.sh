#!/usr/bin/env bash
# Attacks a server of ours with 2,000 slow connections, three ways, and times another visitor meanwhile.
# Arguments: the program, and seconds for each attack (default 12). Fails where the visitor's p99 reaches one second
# (LIMIT, in milliseconds, is another limit).
set -euo pipefail
muster=$1
seconds=${2:-12}
port=${PORT:-18089}
limit=${LIMIT:-1000}
folder=$(mktemp -d)
ulimit -n 16384 2>/dev/null || ulimit -n "$(ulimit -Hn)"
printf '%s\n' 'form slow "What helped"' 'page "One"' '  note "What helped most today?" lines 3' >"$folder/slow.form"
"$muster" --database "$folder/slow.db" init >/dev/null
code=$({ "$muster" --database "$folder/slow.db" event add slow --title Slow --date 2026-06-10 --form "$folder/slow.form"
         "$muster" --database "$folder/slow.db" event open slow
         "$muster" --database "$folder/slow.db" event list; } | grep -o '/f/[a-z0-9]*' | head -1)
"$muster" --database "$folder/slow.db" serve --listen "127.0.0.1:$port" >"$folder/out" 2>"$folder/log" &
server=$!
attack=
stop() {
  [ -z "$attack" ] || kill "$attack" 2>/dev/null || true
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  rm -rf "$folder"
}
trap stop EXIT
url=http://127.0.0.1:$port
# A delegate's form, as a phone opens it: from the database, without signing in.
form=$url$code
for _ in $(seq 100); do curl -s -o "$folder/page" "$url/sign-in" && break || sleep 0.1; done
# The larger answer makes the slower reader.
asset=$(grep -o '/assets/[^"]*woff2' "$folder/page" | head -1) || { echo "no font in the page of signing in" >&2; exit 2; }

# Visits one after the other until the attack ends; prints how many, how many failed, p50, p99 and the slowest, in ms.
visit() {
  local end=$((SECONDS + seconds))
  while [ $SECONDS -lt $end ]; do
    curl -s -o /dev/null -m 10 -w '%{http_code} %{time_total}\n' "$form" || true
  done | sort -k2 -n | awk '{ t[NR] = $2 * 1000; if ($1 != 200) bad++ }
    END { i = int(NR * 0.99 + 0.999); printf "%d %d %.1f %.1f %.1f\n", NR, bad, t[int((NR + 1) / 2)], t[i], t[NR] }'
}

failed=0
for kind in H B X; do
  case $kind in
    H) name="slow heads" more=(-u "$form") ;;
    B) name="slow bodies" more=(-u "$form" -s 100000) ;;
    X) name="slow readers" more=(-u "$url$asset" -k 3 -w 512 -y 1024 -n 5 -z 32) ;;
  esac
  slowhttptest "-$kind" -c 2000 -r 1000 -i 5 -x 24 -l $((seconds + 4)) -p 5 "${more[@]}" >"$folder/attack" 2>&1 &
  attack=$!
  sleep 1
  : >"$folder/open"
  while sleep 0.5; do
    curl -s "$url/metrics" | awk '$1 == "muster_open_connections" { print $2 }' >>"$folder/open"
  done &
  watch=$!
  read -r visits bad p50 p99 slowest < <(visit)
  kill "$attack" "$watch" 2>/dev/null || true
  wait "$attack" "$watch" 2>/dev/null || true
  attack=
  open=$(sort -n "$folder/open" | tail -1)
  resident=$(curl -s "$url/metrics" | awk '$1 == "muster_resident_bytes" { printf "%.0f", $2 / 1000000 }')
  threads=$(ls "/proc/$server/task" | wc -l)
  echo "$name: $open connections at once; another visitor: $visits visits, $bad failed, p50 $p50 ms, p99 $p99 ms," \
       "slowest $slowest ms; server: $resident MB, $threads threads"
  # An attack that did not take place shows nothing.
  awk -v limit="$limit" -v p99="$p99" -v bad="$bad" -v open="$open" 'BEGIN { exit !(p99 < limit && bad == 0 && open > 1500) }' || failed=1
done
exit $failed

#!/usr/bin/env bash
# Tries `make run` where nothing is installed: in a bare Debian 12 made for it, with a clean clone of what is committed
# here. Prints how long the first and the second run took until the site answered, and their processor time.
# Needs root and mmdebstrap. Argument: a folder for the root; one that holds a root already is used again.
# The root uses this machine's own way to Debian's archive and to npm, so that no address stands here.
set -euo pipefail
cd "$(dirname "$0")/.."
root=${1:?a folder for the bare root}
port=${PORT:-8080}

if [ ! -e "$root/etc/debian_version" ]; then
  mmdebstrap --variant=minbase --include=ca-certificates,make,git bookworm "$root" /etc/apt/sources.list.d/debian.sources
fi
for file in /etc/apt/apt.conf.d /etc/apt/auth.conf.d /root/.npmrc /etc/ssl/certs/ca-certificates.crt /etc/resolv.conf; do
  [ ! -e "$file" ] || cp -rT "$file" "$root$file"
done
rm -rf "$root/root/muster"
git clone -q --no-hardlinks . "$root/root/muster"

unshare_words=(unshare --mount --pid --fork --kill-child --uts --root "$root" --mount-proc=/proc)
# Runs `make run` until the site answers, then stops it; times it with everything that it started.
run_once() {
  "${unshare_words[@]}" /usr/bin/env PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 PORT="$port" \
    bash -c '
      cd /root/muster
      begun=$(date +%s.%N)
      make run >/root/run.log 2>&1 &
      until (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; do
        kill -0 $! 2>/dev/null || { tail -30 /root/run.log; exit 1; }
        sleep 0.05
      done
      exec 3<>"/dev/tcp/127.0.0.1/$PORT"
      printf "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:$PORT\r\nConnection: close\r\n\r\n" >&3
      grep -q "^ok" <&3 && echo "the site answers"
      ended=$(date +%s.%N)
      for task in /proc/[0-9]*; do
        [ "$(cat "$task/comm" 2>/dev/null)" = muster ] && kill -TERM "${task#/proc/}"
      done
      wait
      awk -v a="$begun" -v b="$ended" "BEGIN { printf \"wall %.1f s\n\", b - a }"
      times >/root/times.log
      tail -1 /root/times.log | sed "s/^/processor (user, system) /"'
}
echo "First run:"
run_once
echo "Second run:"
run_once

#!/usr/bin/env bash
# Attacks a server of its own in every way that once took the site from others, and prints for each how long other visitors
# waited (p99, limit 1 s) and the server's memory (limit 512 MB). Arguments: words of the attacks that are wanted, all
# unless said; or "live": a thousand who watch a room's screen while 500 answers a second come. MUSTER_BINARY is the
# program, build/release/muster unless said. Ends with 1 where a limit is passed.
set -euo pipefail
cd "$(dirname "$0")/.."
if [[ ${1:-} == live ]]; then exec node tests/whole/pressure/live.mjs; fi
exec node tests/whole/pressure/attack.mjs "$@"

#!/usr/bin/env bash
# The last place of an event, booked by 500 people at once, 200 times on each database; `make test` does it 20 times.
set -euo pipefail
cd "$(dirname "$0")/.."
MUSTER_SEAT_RUNS=${1:-200} exec node --test tests/whole/durability/seats.test.mjs

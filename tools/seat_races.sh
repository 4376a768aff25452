#!/usr/bin/env bash
# The last place of an event, booked by 500 people at once, 200 times on each database: inside the program, and through the
# public page. `make test` does each 20 times, the page with fewer people.
set -euo pipefail
cd "$(dirname "$0")/.."
MUSTER_SEAT_RUNS=${1:-200} MUSTER_BOOKING_RUNS=${1:-200} MUSTER_BOOKING_PEOPLE=${2:-500} \
  exec node --test tests/whole/durability/seats.test.mjs tests/whole/durability/booking_page.test.mjs

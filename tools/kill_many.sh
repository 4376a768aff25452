#!/usr/bin/env bash
# The kill tests at full length: 1,000 kills of the server on SQLite, 100 of two servers and their PostgreSQL; then as
# many while lists, files and backups come and go, and kills while each older schema is brought forward.
# Argument: the built program (default build/release/muster).
set -euo pipefail
cd "$(dirname "$0")/.."
MUSTER_BINARY=$(realpath "${1:-build/release/muster}")
export MUSTER_BINARY MUSTER_KILLS="${MUSTER_KILLS:-1000}" MUSTER_POSTGRES_KILLS="${MUSTER_POSTGRES_KILLS:-100}"
export MUSTER_MIXED_KILLS="${MUSTER_MIXED_KILLS:-1000}" MUSTER_MIXED_POSTGRES_KILLS="${MUSTER_MIXED_POSTGRES_KILLS:-100}"
node --test tests/whole/durability/kill.test.mjs tests/whole/durability/postgres.test.mjs tests/whole/durability/mixed.test.mjs
"$(dirname "$MUSTER_BINARY")/tests/test_store" "a process killed while*"

#!/usr/bin/env bash
# Ten thousand news to a receiver that fails a third of the time, through twenty kills of the server.
# Argument: the built program (default build/release/muster).
set -euo pipefail
cd "$(dirname "$0")/.."
MUSTER_BINARY=$(realpath "${1:-build/release/muster}")
export MUSTER_BINARY MUSTER_WEBHOOK_PEOPLE="${MUSTER_WEBHOOK_PEOPLE:-2500}" MUSTER_WEBHOOK_KILLS="${MUSTER_WEBHOOK_KILLS:-20}"
node --test tests/whole/durability/webhooks.test.mjs

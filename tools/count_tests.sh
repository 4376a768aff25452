#!/usr/bin/env bash
# Counts what ctest ran last, in one plain line, from its own record.
set -euo pipefail
log=$1/Testing/Temporary/LastTest.log
passed=$(grep -c '^Test Passed\.' "$log" || true)
failed=$(grep -c '^Test Failed\.' "$log" || true)
echo "$passed passed, $failed failed"
[ "$passed" -gt 0 ] && [ "$failed" -eq 0 ]

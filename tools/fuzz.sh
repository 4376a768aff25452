#!/usr/bin/env bash
# Runs each fuzz target for a while on its kept corpus. Arguments: build folder, seconds for each.
set -euo pipefail
build=$1
seconds=$2
for target in "$build"/tests/fuzz/*_fuzzer; do
  name=$(basename "$target" _fuzzer)
  corpus=tests/fuzz/corpus/$name
  fresh=$build/corpus/$name
  mkdir -p "$fresh" "$corpus"
  echo "== $name, $seconds seconds"
  "$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -print_final_stats=1 "$fresh" "$corpus" 2>&1 |
    grep -E '^stat::|ERROR|SUMMARY|crash' || true
  test -z "$(find . -maxdepth 1 \( -name 'crash-*' -o -name 'timeout-*' -o -name 'oom-*' \) -print -quit)" ||
    { echo "a finding lies in this folder"; exit 1; }
done

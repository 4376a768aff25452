#!/usr/bin/env bash
# Runs each fuzz target for a while on its kept corpus, and fails at the first finding. Arguments: build folder, seconds
# for each, and "keep" to add to the kept corpus whatever reached new code (the smallest inputs that do).
set -euo pipefail
build=$1
seconds=$2
wish=${3:-}
mkdir -p "$build/findings"
for target in "$build"/tests/fuzz/*_fuzzer; do
  name=$(basename "$target" _fuzzer)
  corpus=tests/fuzz/corpus/$name
  fresh=$build/corpus/$name
  log=$build/$name.log
  mkdir -p "$fresh" "$corpus"
  if ! "$target" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=2048 -print_final_stats=1 \
      -artifact_prefix="$build/findings/$name-" "$fresh" "$corpus" >"$log" 2>&1; then
    grep -E 'ERROR|SUMMARY|runtime error|Test unit written' "$log" || tail -n 20 "$log"
    echo "fuzz: $name has a finding; the whole story is in $log"
    exit 1
  fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  reached=$(grep -oE 'cov: [0-9]+' "$log" | tail -n 1)
  echo "fuzz: $name, $seconds s: $runs inputs, ${reached#cov: } places reached, no finding"
  if [ "$wish" = keep ]; then
    "$target" -set_cover_merge=1 -max_len=512 "$corpus" "$fresh" >>"$log" 2>&1
    echo "fuzz: $name keeps $(find "$corpus" -type f | wc -l) inputs, $(du -sb "$corpus" | cut -f1) bytes"
  fi
done

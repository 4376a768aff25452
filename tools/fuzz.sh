#!/usr/bin/env bash
# Runs each fuzz target for a while on its kept corpus, and fails at the first finding. Arguments: build folder, seconds
# for each, "keep" to add to the kept corpus whatever reached new code (the smallest inputs that do), and the names of
# targets where not all are wanted.
set -euo pipefail
build=$1
seconds=$2
wish=${3:-}
targets=("${@:4}")
# A whole package or report says little in fewer bytes.
longest_kept() { case $1 in package | report) echo 2048 ;; *) echo 512 ;; esac; }
mkdir -p "$build/findings"
export LSAN_OPTIONS="suppressions=$PWD/tests/support/leaks.txt:print_suppressions=0"
for target in "$build"/tests/fuzz/*_fuzzer; do
  name=$(basename "$target" _fuzzer)
  [ ${#targets[@]} -eq 0 ] || [[ " ${targets[*]} " == *" $name "* ]] || continue
  corpus=tests/fuzz/corpus/$name
  fresh=$build/corpus/$name
  log=$build/$name.log
  mkdir -p "$fresh" "$corpus"
  words=()
  [ ! -f "tests/fuzz/$name.dict" ] || words=("-dict=tests/fuzz/$name.dict")
  if ! "$target" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=2048 -print_final_stats=1 "${words[@]}" \
      -artifact_prefix="$build/findings/$name-" "$fresh" "$corpus" >"$log" 2>&1; then
    grep -E 'ERROR|SUMMARY|runtime error|Test unit written' "$log" || tail -n 20 "$log"
    echo "fuzz: $name has a finding; the whole story is in $log"
    exit 1
  fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  reached=$(grep -oE 'cov: [0-9]+' "$log" | tail -n 1)
  echo "fuzz: $name, $seconds s: $runs inputs, ${reached#cov: } places reached, no finding"
  if [ "$wish" = keep ]; then
    "$target" -set_cover_merge=1 -max_len="$(longest_kept "$name")" "$corpus" "$fresh" >>"$log" 2>&1
    echo "fuzz: $name keeps $(find "$corpus" -type f | wc -l) inputs, $(du -sb "$corpus" | cut -f1) bytes"
  fi
done

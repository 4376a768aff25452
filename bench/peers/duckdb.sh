#!/bin/sh
# DuckDB's time for a filtered cross-tab over a file of rows. Its package stands in a folder of its own, for nothing of
# the build needs it. Usage: duckdb.sh FOLDER ROWS.csv
set -eu
folder=$1
rows=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
if [ ! -e "$folder/complete" ]; then
  mkdir -p "$folder"
  (cd "$folder" && npm install --silent --no-save --no-package-lock --ignore-scripts --prefix . \
    @duckdb/node-api@1.5.6-r.1 >/dev/null)
  touch "$folder/complete"
fi
cp "$here/duckdb.mjs" "$folder/duckdb.mjs"
exec node "$folder/duckdb.mjs" "$rows"

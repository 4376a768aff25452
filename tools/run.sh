#!/usr/bin/env bash
# Loads the example summit into a fresh database, writes its report and serves the site.
set -euo pipefail
muster=$1
port=$2
mkdir -p out
database=out/example.db
rm -f "$database" "$database-wal" "$database-shm"
"$muster" --database "$database" demo
for format in html docx md; do
  "$muster" --database "$database" report london-send-summit-2022 --output "out/london-send-summit-2022.$format"
done
echo
echo "Open http://127.0.0.1:$port"
exec "$muster" --database "$database" serve --listen "127.0.0.1:$port"

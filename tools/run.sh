#!/usr/bin/env bash
# Loads the example summit into a fresh database, writes its report and serves the site.
set -euo pipefail
muster=$1
port=$2
mkdir -p out
database=out/example.db
rm -f "$database" "$database-wal" "$database-shm"
"$muster" --database "$database" demo >/dev/null
for format in html docx md; do
  "$muster" --database "$database" report london-send-summit-2022 --output "out/london-send-summit-2022.$format"
done
link=$(MUSTER_PUBLIC_ADDRESS="http://127.0.0.1:$port" "$muster" --database "$database" sign-in-link organiser@example.org)
echo
echo "The first London SEND Summit is loaded (names are invented). Open this link and use its button to sign in:"
echo "  $link"
echo "It works once, within ten minutes. Another: $muster --database $database sign-in-link organiser@example.org"
exec "$muster" --database "$database" serve --listen "127.0.0.1:$port"

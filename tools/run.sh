#!/usr/bin/env bash
# Serves the example summit. It is loaded, and its report written, where there is none: somebody may have worked in it.
set -euo pipefail
muster=$1
port=$2
folder=out
database=$folder/example.db
mkdir -p "$folder"
if [ ! -e "$database" ]; then
  # Loaded apart and moved when whole, so that a start that was broken off leaves no half of an example behind.
  loading=$(mktemp -d "$folder/.loading-XXXXXX")
  trap 'rm -rf "$loading"' EXIT
  "$muster" --database "$loading/example.db" demo >/dev/null
  mv -n "$loading"/example.db* "$folder"/
  rm -rf "$loading"
  echo "The first London SEND Summit is loaded into $database (names are invented)."
else
  echo "Serving $database as it was left. For a fresh example move that file away, or name another with --database."
fi
# A report that is still as this script left it is made anew; one that somebody has changed since stays.
left=$folder/.reports-as-written
for format in html docx pdf md; do
  report=$folder/london-send-summit-2022.$format
  if [ ! -e "$report" ]; then
    replace=
  elif [ "$report" -ot "$database" ] && [ -e "$left.$format" ] && sha256sum --check --status "$left.$format"; then
    replace=--replace
  else
    continue
  fi
  if "$muster" --database "$database" report london-send-summit-2022 --output "$report" $replace; then
    sha256sum "$report" >"$left.$format"
  else
    echo "The report $report was not written; the site is served all the same." >&2
  fi
done
link=$(MUSTER_PUBLIC_ADDRESS="http://127.0.0.1:$port" "$muster" --database "$database" sign-in-link organiser@example.org) ||
  link="(none: organiser@example.org is in no team of this database any more; use your own account)"
echo
echo "Open this link and use its button to sign in:"
echo "  $link"
echo "It works once, within ten minutes. Another: $muster --database $database sign-in-link organiser@example.org"
exec "$muster" --database "$database" serve --config /dev/null --listen "127.0.0.1:$port"

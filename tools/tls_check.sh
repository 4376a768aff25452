#!/usr/bin/env bash
# Holds the TLS of a server of ours against testssl.sh (Debian: testssl.sh), with a certificate that an authority made
# for this run signed. Argument: the program. Fails where a finding is graver than LOW. Takes a minute and a half.
set -euo pipefail
muster=$1
port=${PORT:-18443}
command -v testssl >/dev/null || { echo "tls_check.sh: install the package testssl.sh first" >&2; exit 2; }
folder=$(mktemp -d)
"$muster" --database "$folder/tls.db" demo >/dev/null
new_key=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes)
openssl req -x509 "${new_key[@]}" -days 90 -subj "/CN=Authority of this run" \
  -keyout "$folder/authority.key" -out "$folder/authority.pem" 2>/dev/null
openssl req "${new_key[@]}" -subj /CN=localhost -keyout "$folder/key.pem" -out "$folder/request.pem" 2>/dev/null
# Browsers and testssl want to know where a withdrawn certificate would be listed.
printf '%s\n' subjectAltName=DNS:localhost extendedKeyUsage=serverAuth crlDistributionPoints=URI:http://localhost/list.crl \
  >"$folder/extensions"
openssl x509 -req -in "$folder/request.pem" -CA "$folder/authority.pem" -CAkey "$folder/authority.key" -CAcreateserial \
  -days 90 -extfile "$folder/extensions" -out "$folder/certificate.pem" 2>/dev/null
"$muster" --database "$folder/tls.db" serve --listen "127.0.0.1:$port" --host localhost \
  --tls-certificate "$folder/certificate.pem" --tls-key "$folder/key.pem" >"$folder/out" 2>"$folder/log" &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 100); do curl -sk -o /dev/null "https://localhost:$port/healthz" && break || sleep 0.1; done
testssl --warnings off --color 0 --quiet --add-ca "$folder/authority.pem" --ip 127.0.0.1 \
  --jsonfile "$folder/findings.json" "https://localhost:$port/sign-in" >"$folder/report" 2>&1 || true
grep -E "^ (SSLv|TLS 1)|Overall Grade|Strict Transport|Done " "$folder/report" || true
# Each finding is an object with one member a line.
awk -F'"' '/"id"/ { id = $4 } /"severity"/ { severity = $4 }
  /"finding"/ { count[severity]++; if (severity ~ /^(MEDIUM|HIGH|CRITICAL|FATAL)$/) { print severity ": " id ": " $4; bad = 1 }
                else if (severity ~ /^(LOW|WARN)$/) print severity ": " id ": " $4 }
  END { for (severity in count) printf "%s %d  ", severity, count[severity]; print ""
        if (count["OK"] < 30) { print "too little was checked"; bad = 1 }
        exit bad }' "$folder/findings.json"

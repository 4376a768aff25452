#!/usr/bin/env bash
# Installs what is missing on Debian 12, and says what it does. Arguments: the purposes: build, test, lint.
set -euo pipefail
cd "$(dirname "$0")/.."

packages_for() {
  case "$1" in
    build) echo g++ cmake ninja-build ccache pkg-config git ca-certificates libpoco-dev libboost1.81-dev libicu-dev \
                libstemmer-dev libcairo2-dev libpango1.0-dev librsvg2-dev libxlsxwriter-dev libcmark-dev libqrencode-dev \
                libsodium-dev libcli11-dev libctemplate-dev libexpat1-dev libssl-dev zlib1g-dev libpq-dev \
                fonts-inter ;;
    test) echo catch2 chromium libreoffice-writer-nogui poppler-utils nginx-light haproxy openssl slowhttptest wrk curl \
               postgresql-15 strace ;;
    lint) echo clang-19 clang-tidy-19 clang-format-19 libclang-rt-19-dev ;;
    *) echo "install.sh: \"$1\" is no purpose; use build, test or lint" >&2; exit 2 ;;
  esac
}

missing=()
for purpose in "$@"; do
  for package in $(packages_for "$purpose"); do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
done
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)

if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing Debian packages: ${missing[*]}"
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Run this as root, or install sudo: apt-get needs it." >&2; exit 3; }
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# npm ci is slow to find out that there is nothing to do; a stamp beside the modules knows.
stamp=node_modules/.installed
if ! cmp -s package-lock.json "$stamp"; then
  echo "Installing npm packages: the style sheet's sources, SQLite's amalgamation, browser tests"
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json "$stamp"
fi

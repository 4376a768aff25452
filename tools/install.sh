#!/usr/bin/env bash
# Installs what is missing on Debian 12, and says what it does. Arguments: the purposes: run, test, lint, package.
set -euo pipefail
cd "$(dirname "$0")/.."

packages_for() {
  case "$1" in
    run) echo g++ mold cmake ninja-build pkg-config ca-certificates libpoco-dev libboost1.81-dev libboost-locale1.81-dev gettext libicu-dev \
              libstemmer-dev libcairo2-dev libpango1.0-dev librsvg2-dev libxlsxwriter-dev libcmark-dev libqrencode-dev libical-dev \
              libqpdf-dev libsodium-dev libcli11-dev libcjose-dev libjansson-dev libsystemd-dev libctemplate-dev libexpat1-dev libssl-dev zlib1g-dev libpq-dev \
              fonts-inter fonts-noto-core fonts-symbola ;;
    test) echo ccache git catch2 chromium libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui pspp poppler-utils qpdf \
               nginx-light haproxy openssl slowhttptest wrk curl postgresql-15 sqlite3 strace ;;
    lint) echo clang-19 clang-tidy-19 clang-format-19 libclang-rt-19-dev ;;
    package) echo dpkg-dev file binutils ;;
    *) echo "install.sh: \"$1\" is no purpose; use run, test, lint or package" >&2; exit 2 ;;
  esac
}

wanted=()
for purpose in "$@"; do
  read -ra packages <<<"$(packages_for "$purpose")"
  wanted+=("${packages[@]}")
done
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
missing=()
for package in "${wanted[@]}"; do
  grep -qxF "$package" <<<"$installed" || missing+=("$package")
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

# npm ci is slow to find out that there is nothing to do; a stamp beside the modules knows. The tests' modules are apart,
# and a folder that has them has the program's too.
stamps=(node_modules/.installed)
what="the style sheet's sources and SQLite's amalgamation"
leave_out=()
if [[ " $* " == *" test "* ]]; then
  what+=", browser tests"
else
  stamps+=(node_modules/.installed-run)
  leave_out=(--omit=dev)
fi
for stamp in "${stamps[@]}"; do
  if cmp -s package-lock.json "$stamp"; then exit 0; fi
done
echo "Installing npm packages: $what"
npm ci "${leave_out[@]}" --no-audit --no-fund --loglevel=error
cp package-lock.json "${stamps[-1]}"

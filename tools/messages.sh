#!/usr/bin/env bash
# Gathers the messages of the pages that people answer on into locale/muster.pot, and brings the catalogues up to them.
set -euo pipefail
cd "$(dirname "$0")/.."
grep -rlE '\b(say|say_count|to_say)\(' src/domain src/kit src/platform --include=*.cpp --include=*.hpp | LC_ALL=C sort |
  xgettext --files-from=- --language=C++ --from-code=UTF-8 --keyword --keyword=say:2 --keyword=say_count:2,3 --keyword=to_say:1 \
           --no-location --no-wrap --sort-output --package-name=Muster --omit-header --output=locale/muster.pot
for catalogue in locale/*.po; do
  [ -e "$catalogue" ] || continue
  msgmerge --quiet --no-fuzzy-matching --no-wrap --sort-output --update --backup=none "$catalogue" locale/muster.pot
done

#!/usr/bin/env bash
# Gathers the messages of the pages that people answer on into locale/muster.pot, those of reports into
# locale/reports/reports.pot, and brings the catalogues up to them.
set -euo pipefail
cd "$(dirname "$0")/.."
gather() {
  xgettext --files-from=- --language=C++ --from-code=UTF-8 --keyword "$@" \
           --no-location --no-wrap --sort-output --package-name=Muster --output=-
}
grep -rlE '\b(say|say_count|to_say)\(' src/domain src/kit src/platform --include=*.cpp --include=*.hpp | LC_ALL=C sort |
  gather --omit-header --keyword=say:2 --keyword=say_count:2,3 --keyword=to_say:1 >locale/muster.pot
grep -rlE '\b(tell|tell_count|to_tell)\(' src/domain/figures src/domain/indicators src/domain/report src/kit --include=*.cpp --include=*.hpp | LC_ALL=C sort |
  gather --keyword=tell:1 --keyword=tell_count:1,2 --keyword=to_tell:1 \
         --flag=tell:1:no-c-format --flag=tell_count:1:no-c-format --flag=tell_count:2:no-c-format --flag=to_tell:1:no-c-format |
  # The head says that the rest is UTF-8: a message may have quotation marks. The day would change with each run.
  sed -e '/^"POT-Creation-Date/d' -e '/^# /d' -e '/^#$/d' >locale/reports/reports.pot
for catalogue in locale/*.po locale/reports/*.po; do
  [ -e "$catalogue" ] || continue
  template=locale/muster.pot
  [ "$(dirname "$catalogue")" = locale ] || template=locale/reports/reports.pot
  msgmerge --quiet --no-fuzzy-matching --no-wrap --sort-output --update --backup=none "$catalogue" "$template"
done

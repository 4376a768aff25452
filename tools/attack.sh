#!/bin/sh
# The attacker of the anonymous figures on many random rounds: tools/attack.sh [BUILD] [ROUNDS], by default build/release
# and 10000. It says what it found and ends with 1, or with 0 where nobody could be singled out.
set -eu
build=${1:-build/release}
MUSTER_ATTACKS=${2:-10000} exec "$build/tests/test_figures" "[attack]"

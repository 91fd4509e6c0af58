#!/bin/sh
# The parts that use threads, in a build for the thread sanitizer: sh tests/threads.sh BUILD.
# The tests of the study stage, then whole commands with more threads than processors. A race makes the program end with
# status 66 and says so. The last line is "N passed, N failed".
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/.." || exit 1
root=$(pwd)
build=$(cd "${1:-build/tsan}" && pwd) || exit 1
TSAN_OPTIONS='exitcode=66 halt_on_error=1'
export TSAN_OPTIONS
TMPDIR=$(mktemp -d) || exit 1
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
passed=0
failed=0

holds() { # holds COMMAND...
    if "$@" >"$build/threads.log" 2>&1; then
        passed=$((passed + 1))
    else
        echo "failed with status $?: $*"
        tail -n 40 "$build/threads.log"
        failed=$((failed + 1))
    fi
}

for source in sim/study/*.c; do
    program=$build/tests/unit/test_$(basename "$source" .c)
    [ -x "$program" ] && holds "$program"
done

out=$build/threads
rm -rf "$out"
data=$root/tests/cli/data
holds "$build/avlast" run "$data/tiny.json" --reps 50 --jobs 8 --audit --events --out "$out/run" --quiet
holds "$build/avlast" compare "$data/tiny.json" "$data/other.json" --reps 50 --jobs 8 --out "$out/compare" --quiet
holds "$build/avlast" run scenarios/short_term_ward_o2.json --reps 4 --days 2 --jobs 4 --out "$out/ward" --quiet
rm -rf "$out"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

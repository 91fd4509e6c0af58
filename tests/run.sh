#!/bin/sh
# Runs every test and adds up: sh tests/run.sh BUILD. Shows what failed; the last line is "N passed, N failed".
#
# A test is a cmocka program (BUILD/tests/unit, BUILD/tests/verify) or a script whose last line says "N passed, N failed".
# Nothing may slip through: a program that crashes, runs too long, has no test, skips one or ends with a status that its own
# count does not explain adds a failure. Programs run side by side, each with its output in BUILD/logs.
# TESTS='engine|verify' runs only those whose names match. Under SANITIZED=1 the scripts that look at the source, not at the
# program, are left out.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/.." || exit 1
build=${1:-build}
logs=$build/logs
rm -rf "$logs"
mkdir -p "$logs" || exit 1
# Whatever tests write goes below here, and with it, also when they fail.
TMPDIR=$(mktemp -d) || exit 1
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Which tests: programs that have a source today (a build folder may hold older ones), and the scripts. The long ones first.
{
    echo unit/test_engine
    for source in tests/verify/test_*.c tests/unit/test_*.c tests/unit/test_*.cc; do
        [ -f "$source" ] && name=${source#tests/} && echo "${name%.*}"
    done | grep -v '^unit/test_engine$'
    echo cli
    [ "$SANITIZED" ] || echo plots
    [ "$SANITIZED" ] || echo shape
    [ "$SANITIZED" ] || echo readme
} >"$logs/list"
grep -E "${TESTS:-.}" "$logs/list" >"$logs/wanted"
echo "running $(wc -l <"$logs/wanted") tests; what they print is in $logs"

export build logs
one='
    log=$logs/$(echo "$0" | tr / -).log
    case $0 in
    cli) set -- sh tests/cli/run.sh "$build" ;;
    plots) set -- sh tests/plots/run.sh ;;
    shape) set -- sh tests/shape.sh "$build" ;;
    readme) set -- sh tests/readme.sh "$build" README.md ;; # make readme: the other documents too
    *) set -- "$build/tests/$0" ;;
    esac
    start=$(date +%s)
    timeout "${TEST_SECONDS:-900}" "$@" >"$log" 2>&1 </dev/null
    echo "status $? $(($(date +%s) - start))" >>"$log"
'
xargs -P "$(nproc)" -n 1 sh -c "$one" <"$logs/wanted"

passed=0
failed=0
while read -r name; do
    log=$logs/$(echo "$name" | tr / -).log
    # cmocka says "[  PASSED  ] 3 test(s)."; the scripts "3 passed, 0 failed".
    set -- $(awk '
        /^\[  PASSED  \] [0-9]+ test/ { p += $4 }
        /^\[  FAILED  \] [0-9]+ test/ { f += $4 }
        /^\[  SKIPPED \] [0-9]+ test/ { s += $4 }
        /^[0-9]+ passed, [0-9]+ failed$/ { p = $1; f = $3 }
        /^status / { status = $2; seconds = $3 }
        END {
            if (status == "" || (status != 0) != (f > 0) || p + f == 0) f++
            print p + 0, f + s, status, seconds
        }' "$log")
    passed=$((passed + $1))
    failed=$((failed + $2))
    if [ "$2" -gt 0 ]; then
        echo "---- $name: $2 failed (status ${3:-none}, $log)"
        grep -v -e '^\[ *RUN  ' -e '^\[  *OK ' -e '^status ' "$log" | tail -n 60
    else
        printf '%-32s %4d passed %6d s\n' "$name" "$1" "$4"
    fi
done <"$logs/wanted"

# A test that leaves something behind would do so elsewhere, too.
if [ "$failed" = 0 ] && [ "$(ls -A "$TMPDIR")" ]; then
    failed=1
    echo "---- left behind:"
    ls -lA "$TMPDIR"
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

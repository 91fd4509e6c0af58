#!/bin/sh
# Instructions per completed task of the bench ward, counted by valgrind: exact, and the same on a busy machine.
# One timed replication is taken from three, so that loading, compiling and the first replication fall out.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/../.." || exit 1
bench=${1:-build}/tests/bench/bench
command -v valgrind >/dev/null || { echo "instructions: no valgrind (make deps-ci)" >&2; exit 1; }

count() { # count REPETITIONS: instructions in all, and tasks of the repetitions
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$bench" scenarios/bench/ward.json --repeat "$1" \
        --set /time/days=20 --set /time/warmup_days=0 2>&1 |
        awk '/Collected/ { i = $NF } /^[0-9]+,/ { split($0, c, ","); t += c[2] } END { print i, t }'
}
{ count 1; count 3; } | awk '
    NR == 1 { i = $1; t = $2 }
    NR == 2 && $2 > t { printf "%.1f instructions per task\n", ($1 - i) / ($2 - t); good = 1 }
    END { exit !good }'

#!/bin/sh
# Nanoseconds per completed task: sh tests/bench/run.sh BUILD. Prints a table and writes out/bench/bench.csv.
#
# Each case is a scenario file and overrides; the median of its repetitions counts. `ward` is the bench ward at a tick of 10 s.
# SimPy runs the same model in the same call. With BOUND=program, `program wardv 3` and the ward run in turn, A B A B, so
# that a busy machine troubles both alike. Two ratios are printed: of the shortest runs of each, which others on the machine
# troubled least, and of the medians. BENCH_FAST=1: ward and ward_60s, no SimPy.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/../.." || exit 1
bench=${1:-build}/tests/bench/bench
PYTHON=${PYTHON:-/usr/bin/python3}
out=out/bench
mkdir -p $out || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
ward=scenarios/bench/ward.json

median() { sort -g | awk '{ v[NR] = $1 } END { if (!NR) exit 1; print (v[int((NR + 1) / 2)] + v[int((NR + 2) / 2)]) / 2 }'; }

row() { # row CASE FILE-OF-RUNS: tasks and median ns per task, to the table and to the CSV
    ns=$(cut -d, -f 4 "$2" | median) || { echo "bench: no run of $1" >&2; exit 1; }
    tasks=$(cut -d, -f 2 "$2" | median)
    days=$(head -n 1 "$2" | cut -d, -f 1)
    printf '%-14s %9.0f tasks in %4d days  %9.1f ns per task\n' "$1" "$tasks" "$days" "$ns"
    [ "$1" = simpy ] || echo "$1,$tasks,$ns" >>"$work/bench.csv"
}

measure() { # measure CASE SCENARIO ARGUMENTS...
    name=$1
    shift
    "$bench" "$@" >"$work/$name" || exit 1
    row "$name" "$work/$name"
}

echo case,tasks,ns_per_task >"$work/bench.csv"
if [ "$BOUND" ]; then
    for _ in $(seq 20); do
        "$bench" $ward --repeat 3 >>"$work/ward" || exit 1
        "$BOUND" wardv 3 | sed -n 's/.*"ns_per": *\([0-9.]*\).*/\1/p' >>"$work/bound" || exit 1
    done
    row ward "$work/ward"
    bound=$(median <"$work/bound") || { echo "bench: $BOUND printed no ns_per" >&2; exit 1; }
    ours=$(cut -d, -f 4 "$work/ward" | median)
    printf '%-14s %32s %9.1f ns per task\n' bound '' "$bound"
    shortest=$(cut -d, -f 4 "$work/ward" | sort -g | head -n 1)
    awk -v a="$ours" -v b="$bound" -v c="$shortest" -v d="$(sort -g "$work/bound" | head -n 1)" \
        'BEGIN { printf "ratio ours / bound %.3f (shortest runs, %.1f / %.1f ns), %.3f (medians)\n", c / d, c, d, a / b }'
else
    measure ward $ward --repeat 9
fi
measure ward_60s $ward --repeat 9 --set /time/tick_s=60
if [ -z "$BENCH_FAST" ]; then
    measure ward_1s $ward --seconds 1 --set /time/tick_s=1
    measure wards_10 scenarios/bench/wards_10.json --seconds 1
    measure wards_100 scenarios/bench/wards_100.json --seconds 1
    measure pooled_240 scenarios/bench/pooled_240.json --seconds 1
    measure pooled_2400 scenarios/bench/pooled_2400.json --seconds 1
    measure short_term scenarios/short_term_ward_o2.json --seconds 1
    "$PYTHON" tests/bench/ward_simpy.py 3 120 >"$work/simpy" || exit 1
    row simpy "$work/simpy"
    median_of() { cut -d, -f 4 "$1" | median; }
    awk -v ours="$(median_of "$work/ward")" -v simpy="$(median_of "$work/simpy")" \
        'BEGIN { printf "SimPy takes %.0f times as long per task\n", simpy / ours }'
fi
mv "$work/bench.csv" $out/bench.csv
echo "written: $out/bench.csv"

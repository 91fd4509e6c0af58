#!/bin/sh
# A whole study for a first look: compares, takes down one run of each way of organising, draws all pictures, makes the page.
#
#     sh plots/demo.sh build/avlast out/demo scenarios/short_term_ward_o2.json scenarios/short_term_ward_o3.json --reps 100
#
# Options after the scenarios are those of avlast compare. What another study has left in the folder is written over, its pictures
# and its page deleted. The events of a scenario WARD_o2 go to the folder events_o2 below, or to events_WARD_o2 where both names
# end alike.
#
# SPDX-License-Identifier: GPL-3.0-or-later
[ $# -ge 4 ] || { echo 'usage: sh plots/demo.sh AVLAST FOLDER BASE OTHER [OPTIONS]' >&2; exit 2; }
plots=$(dirname "$0")
avlast=$1
dir=$2
base=$3
other=$4
shift 4
report=$(mktemp) || exit 1
trap 'rm -f "$report"' EXIT
"$avlast" compare "$base" "$other" --out "$dir" --force "$@" >"$report" || exit
cat "$report"
study=$(sed -n 's/^  "study_sha256": "\(.*\)",$/\1/p' "$dir/manifest.json")
# page.sh asks whose report it is. Not copied: mktemp lets nobody else read.
{ cat "$report"; printf '\nStudy: %s\n' "$study"; } >"$dir/report.txt" || exit 1
rm -f "$dir/index.html" || exit 1
for script in "$plots"/*.gp; do
    grep -q "^reads = '" "$script" || continue
    picture=$dir/$(basename "$script" .gp)
    rm -f "$picture".png "$picture".svg "$picture"_*.png "$picture"_*.svg || exit 1
done

alike=$(printf '%s\n' "$base" "$other" | sed 's,.*/,,; s/.json$//; s/.*_//' | uniq -d)
# The same options for one run of each, but for how often.
n=$#
while [ "$n" -gt 0 ]; do
    option=$1
    shift
    n=$((n - 1))
    case $option in
    --reps) shift; n=$((n - 1)) ;;
    --reps=* | --ledger) ;;
    *) set -- "$@" "$option" ;;
    esac
done
for scenario in "$base" "$other"; do
    name=$(basename "$scenario" .json)
    [ "$alike" ] || name=${name##*_}
    events=$dir/events_$name
    "$avlast" run "$scenario" "$@" --reps 1 --events --out "$events" --force --quiet || exit
    # In a gnuplot string in single quotes a quote is doubled.
    LC_ALL=C.UTF-8 gnuplot -e "dir='$(printf '%s' "$events" | sed "s/'/''/g")'" "$plots/day.gp" >/dev/null || exit 1
done
sh "$plots/plot.sh" "$dir" >/dev/null || exit 1
sh "$plots/page.sh" "$dir" >/dev/null || exit 1
echo "To read, with pictures: $dir/index.html"

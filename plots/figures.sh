#!/bin/sh
# The pictures of docs/ways.md, in folder FOLDER: each way of organising against traditional roles, or against its own base.
#
#     sh plots/figures.sh build/avlast out/figures --reps 40
#
# Options are those of avlast compare; without --seed the seed is that of the scenarios. The studies are left in FOLDER/o1, all
# ways against O1, and FOLDER/o8, o9, o18 and o20, which have bases of their own. docs/ways.awk makes the tables of them. O21 has
# no picture: its patients need more, which compare refuses. O13b has a roster.
#
# SPDX-License-Identifier: GPL-3.0-or-later
[ $# -ge 2 ] || { echo 'usage: sh plots/figures.sh AVLAST FOLDER [OPTIONS]' >&2; exit 2; }
plots=$(dirname "$0")
avlast=$1
dir=$2
shift 2

# against "BASE OTHER..." [OPTIONS]: the study in FOLDER/oN, N from the name of the base; a picture is called after the other
against() {
    names=$1
    shift
    study=$dir/${names%%_*}
    for name in $names; do set -- "$@" "$plots/../scenarios/$name.json"; done
    "$avlast" compare "$@" --out "$study" --force --quiet || return
    rm -f "$study"/relief*.png
    # In a gnuplot string in single quotes a quote is doubled.
    LC_ALL=C.UTF-8 gnuplot -e "dir='$(printf '%s' "$study" | sed "s/'/''/g")'" "$plots/relief.gp" </dev/null >/dev/null || return
    rm -f "$study"/relief*.svg
    [ ! -f "$study/relief.png" ] || mv "$study/relief.png" "$study/relief_$name.png" || return # of one other
    for picture in "$study"/relief_*.png; do
        to=$dir/$(basename "$picture" | sed 's/^relief_//')
        mv "$picture" "$to" || return
        echo "picture: $to"
    done
}

mkdir -p "$dir" || exit 1
against 'o1_traditional o2_everyone o3_specialised o4_nurse_on_top o7_birkenes o10a_host_added o10b_assistants_as_hosts
    o11_porter_shifts o12_pharmacy_technician o17a_service_workers o17b_care_assistants' "$@" || exit 1
against 'o8_rakkestad_before o8_rakkestad' "$@" || exit 1
against 'o9_vestfold_before o9_vestfold' "$@" || exit 1
against 'o18_before o18_ad_hoc' "$@" || exit 1
against 'o20_flat_plan o20_needs_led' "$@" || exit 1

roster=$dir/roster
mkdir -p "$roster" || exit 1
"$avlast" roster "$plots/../scenarios/o13b_long_shifts.json" --out "$roster/o13b_long_shifts.csv" >/dev/null 2>&1 || exit 1
LC_ALL=C.UTF-8 gnuplot -e "csv='$(printf '%s' "$roster" | sed "s/'/''/g")/o13b_long_shifts.csv'" "$plots/roster.gp" \
    </dev/null >/dev/null || exit 1
mv "$roster/o13b_long_shifts.png" "$dir/" || exit 1
echo "picture: $dir/o13b_long_shifts.png"

#!/bin/sh
# The pictures of docs/ways.md, in folder FOLDER: each way of organising against traditional roles, or against its own base.
#
#     sh plots/figures.sh build/avlast out/figures --reps 40
#
# Options are those of avlast compare; without --seed the seed is that of the scenarios. The studies are left in FOLDER/o1, all
# ways against O1, and in folders called after other bases: o8, o9, o13a, o14, o15, o18, o20, short, the ward with a host, and
# long_stay, the ward where people live.
# docs/ways.awk makes the tables of them. O21 has no picture: its patients need more, which compare refuses. O7, O9 and O13a have
# a picture of how fast people learn, O13b has a roster.
#
# SPDX-License-Identifier: GPL-3.0-or-later
[ $# -ge 2 ] || { echo 'usage: sh plots/figures.sh AVLAST FOLDER [OPTIONS]' >&2; exit 2; }
plots=$(dirname "$0")
avlast=$1
dir=$2
shift 2

# against "BASE OTHER..." [OPTIONS]: the study in FOLDER/oN, N from the name of the base, or in FOLDER/$folder; a picture is
# called after the other
folder=
against() {
    names=$1
    shift
    study=$dir/${folder:-${names%%_*}}
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

# drawn SCRIPT FOLDER NAME: what the script makes of the study in FOLDER, as NAME.png
drawn() {
    LC_ALL=C.UTF-8 gnuplot -e "dir='$(printf '%s' "$2" | sed "s/'/''/g")'" "$plots/$1.gp" </dev/null >/dev/null || return
    mv "$2/$1.png" "$dir/$3.png" || return
    rm -f "$2/$1.svg"
    echo "picture: $dir/$3.png"
}
# learning NAME "SCENARIO..." [OPTIONS]: how fast they learn, as NAME.png
learning() {
    picture=$1
    names=$2
    shift 2
    for name in $names; do set -- "$@" "$plots/../scenarios/$name.json"; done
    "$avlast" compare "$@" --out "$dir/$picture" --force --quiet || return
    drawn learning "$dir/$picture" "$picture"
}

mkdir -p "$dir" || exit 1
against 'o1_traditional o2_everyone o3_specialised o4_nurse_on_top o7_birkenes o10a_host_added o10b_assistants_as_hosts
    o11_porter_shifts o12_pharmacy_technician o17a_service_workers o17b_care_assistants' "$@" || exit 1
against 'o8_rakkestad_before o8_rakkestad' "$@" || exit 1
against 'o9_vestfold_before o9_vestfold' "$@" || exit 1
against 'o14_before o14_shift_lead o14_without_sign_offs' "$@" || exit 1
# When the course of O15 is over. This study lies in FOLDER/o15 too, where the next one takes its place.
against 'o15_education_unused o16_education_used' --set /time/start_date=2026-06-22 --set /time/days=28 "$@" || exit 1
against 'o15_before o15_education_unused' "$@" || exit 1
against 'o18_before o18_ad_hoc' "$@" || exit 1
against 'o20_flat_plan o20_needs_led o20_needs_led_specialised' "$@" || exit 1
against 'o13a_small_positions o13a_large_positions' "$@" || exit 1
against 'short_term_ward_o2 o13b_long_shifts o13c_annual_roster' "$@" || exit 1
folder=long_stay
against 'o1_long_stay o2_long_stay o7_birkenes_long_stay' "$@" || exit 1
folder=
learning o7_learning 'o1_traditional o7_birkenes_introduction' --set /time/warmup_days=0 --set /time/days=84 "$@" || exit 1
learning o9_learning 'o9_introduction_before o9_vestfold_introduction' "$@" || exit 1
learning o13a_learning 'o13a_small_positions_sign_offs o13a_large_positions_sign_offs' "$@" || exit 1

# A run, however short, leaves the manifest beside the roster that says what people, roles and shifts are called.
roster=$dir/roster
"$avlast" run "$plots/../scenarios/o13b_long_shifts.json" --reps 1 --days 7 --out "$roster" --force --quiet || exit 1
"$avlast" roster "$plots/../scenarios/o13b_long_shifts.json" --out "$roster/roster.csv" >/dev/null 2>&1 || exit 1
drawn roster "$roster" o13b_roster || exit 1

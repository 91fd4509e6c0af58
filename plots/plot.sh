#!/bin/sh
# Draws every picture for which the folder holds the numbers: sh plots/plot.sh out/demo. Says which they are.
#
# A picture is a script here that says in a line of its own which file it reads. Each also works alone:
# gnuplot -e "dir='out/demo'" plots/relief.gp. Status 0: at least one picture was drawn, and nothing was wrong.
#
# SPDX-License-Identifier: GPL-3.0-or-later
dir=$1
plots=$(dirname "$0")
[ $# -eq 1 ] || { echo 'usage: sh plots/plot.sh FOLDER' >&2; exit 2; }
[ -d "$dir" ] || { echo "plot.sh: '$dir' is not a folder" >&2; exit 1; }
command -v gnuplot >/dev/null || { echo 'plot.sh: gnuplot is not installed (Debian package gnuplot-nox)' >&2; exit 1; }

# In a gnuplot string in single quotes a quote is doubled.
quoted=$(printf '%s' "$dir" | sed "s/'/''/g")
wanted=
drawn=
bad=
for script in "$plots"/*.gp; do
    reads=$(sed -n "s/^reads = '\(.*\)'\$/\1/p" "$script")
    [ "$reads" ] || continue # what scripts share
    case " $wanted " in *" $reads "*) ;; *) wanted="$wanted $reads" ;; esac
    [ -f "$dir/$reads" ] || continue
    # A locale with UTF-8, whatever the caller's is: gnuplot complains about its degree sign in others.
    LC_ALL=C.UTF-8 gnuplot -e "dir='$quoted'" "$script" </dev/null
    case $? in
    0) drawn=1 ;;
    3) ;; # nothing to show, and the script has said so
    *)
        bad=1
        rm -f "$dir/$(basename "$script" .gp)"*.part
        ;;
    esac
done
[ "$bad" ] && exit 1
[ "$drawn" ] && exit 0
echo "plot.sh: no picture: '$dir' has no numbers to show; pictures are drawn from$wanted" >&2
exit 1

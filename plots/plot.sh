#!/bin/sh
# Draws every picture of a comparison: sh plots/plot.sh out/demo. Says where they are.
#
# Each script also works alone: gnuplot -e "dir='out/demo'" plots/workload.gp
#
# SPDX-License-Identifier: GPL-3.0-or-later
dir=$1
plots=$(dirname "$0")
[ $# -eq 1 ] || { echo 'usage: sh plots/plot.sh FOLDER' >&2; exit 2; }
command -v gnuplot >/dev/null || { echo 'plot.sh: gnuplot is not installed (Debian package gnuplot-nox)' >&2; exit 1; }

# In a gnuplot string in single quotes a quote is doubled.
quoted=$(printf '%s' "$dir" | sed "s/'/''/g")
for script in "$plots"/*.gp; do
    name=$(basename "$script" .gp)
    case $name in style | categories | day) continue ;; esac
    # A locale with UTF-8, whatever the caller's is: gnuplot complains about its degree sign in others.
    LC_ALL=C.UTF-8 gnuplot -e "dir='$quoted'" "$script" || exit 1
    echo "picture: $dir/$name.png $dir/$name.svg"
done

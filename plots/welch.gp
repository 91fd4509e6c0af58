# Whether the numbers have settled when measuring begins: a Welch plot of the weeks from series.csv.
#
#     gnuplot -e "dir='out/demo'" plots/welch.gp           writes welch.png and welch.svg there
#
# The end of the warm-up is that of the manifest beside the file; without one, none is marked.
#
# Caption: Where the lines run level to the right of the grey warm-up, the numbers had settled when measuring began. Some up and
# down from week to week is chance.
#
# SPDX-License-Identifier: GPL-3.0-or-later
reads = 'series.csv'
name = 'welch'
load ARG0[1:strlen(ARG0) - strlen('welch.gp')].'style.gp'
load numbers_of('welch', '-v around=1')
if (n_scenarios > max_scenarios) {
    print "'".dir.'/'.reads."' has ".n_scenarios.' scenarios; welch.png is not drawn, it has room for '.max_scenarios
    exit status 3
}

n_across = 2
panel_width = (width - 40) / n_across
panel_height = 290
eval scenario_key
head = 130 + key_height
height = head + panel_height * ((n_panels + n_across - 1) / n_across)
title = 'Have the numbers settled when measuring begins?'
subtitle = 'They should run level to the right of the shaded warm-up, which is not counted.'.only
set xrange [0:n_weeks]
set grid ytics lt 1 lc rgb pale lw 1
set xtics auto textcolor rgb grey
set ytics auto textcolor rgb grey
set xlabel 'weeks from the start' textcolor rgb black offset 0, 0.5
set object 1 rectangle from 0, graph 0 to warmup_weeks, graph 1 fc rgb pale fs solid noborder behind
do for [format in formats] {
    eval open_page
    set multiplot
    eval heading
    eval scenario_key
    set label 50 sprintf('Marks: mean of each week over %d replications.', replications). \
        ' Thick lines: moving average over three weeks.' \
        at screen across(26), down(88 + key_height + 8) font font.',12' textcolor rgb grey
    do for [p = 1:n_panels] {
        set label 100 + p panel_title[p] at screen across(26 + panel_width * ((p - 1) % n_across)), \
            down(head + panel_height * ((p - 1) / n_across)) font font.':Bold,13'
    }
    do for [p = 1:n_panels] {
        left = 20 + panel_width * ((p - 1) % n_across) + 60
        right = 20 + panel_width * ((p - 1) % n_across) + panel_width - 30
        upper = head + panel_height * ((p - 1) / n_across) + 22
        lower = upper + 200
        eval panel
        set yrange [from[p]:to[p]]
        if (warmup_weeks > 0) {
            set label 200 'warm-up' at first warmup_weeks / 2.0, graph 0.05 center font font.',11' textcolor rgb grey
        }
        mine(i) = column('panel') == p && column('scenario') == i ? column('week') : NaN
        plot for [i = n_scenarios:1:-1] $weeks using (mine(i)):'average' with lines lw 4 dt dashes[i] lc rgb colours[i], \
            for [i = n_scenarios:1:-1] $weeks using (mine(i)):'mean' \
                with points pt marks[i] ps 1.1 lw 1.5 lc rgb colours[i]
        unset label
    }
    unset multiplot
    eval close_page
}
eval announce

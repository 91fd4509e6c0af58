# How fast rights to a task are earned, and what learning takes: by week, from series.csv; and of how many, from metrics.csv.
#
#     gnuplot -e "dir='out/demo'" plots/learning.gp        writes learning.png and learning.svg there
#
# Caption: On the left, how many rights to a task people have earned by then, all together, as a share of those that they were
# offered training for, where that is told and none lapsed. On the right, what learning, supervising and other training take
# of an hour on duty.
#
# SPDX-License-Identifier: GPL-3.0-or-later
reads = 'series.csv'
name = 'learning'
load ARG0[1:strlen(ARG0) - strlen('learning.gp')].'style.gp'
# The other file is not needed, but it must be the one of this study.
offers = folder.'/metrics.csv'
of_this_study = exists_file(offers) && told(manifest, 'metrics.csv') ne '' && told(manifest, 'metrics.csv') eq sha256_of(offers)
load numbers_of('learning', '').(of_this_study ? ' part=offers '.quote(offers) : '')
if (n_scenarios > max_scenarios) {
    print "'".dir.'/'.reads."' has ".n_scenarios.' scenarios; learning.png is not drawn, it has room for '.max_scenarios
    exit status 3
}

do for [i = 1:n_scenarios] { scenario[i] = scenario[i].of_offers[i] }
panel_width = (width - 40) / n_panels
eval scenario_key
head = 112 + key_height
height = head + 330
title = 'How fast do people learn, and what does it take?'
subtitle = 'Rights to a task are earned after supervised occasions in a training programme. '. \
    sprintf('Means over %d replications.', replications).only
set xrange [0:n_weeks]
set grid ytics lt 1 lc rgb pale lw 1
set xtics auto textcolor rgb grey
set ytics auto textcolor rgb grey
set xlabel 'weeks from the start' textcolor rgb black offset 0, 0.5
do for [format in formats] {
    eval open_page
    set multiplot
    eval heading
    eval scenario_key
    do for [p = 1:n_panels] {
        set label 100 + p panel_title[p] at screen across(26 + panel_width * (p - 1)), down(head) font font.':Bold,13'
    }
    do for [p = 1:n_panels] {
        left = 20 + panel_width * (p - 1) + 60
        right = 20 + panel_width * (p - 1) + panel_width - 30
        upper = head + 22
        lower = upper + 240
        eval panel
        set yrange [0:to[p]]
        mine(i) = column('panel') == p && column('scenario') == i ? column('week') : NaN
        plot for [i = n_scenarios:1:-1] $weeks using (mine(i)):'mean' \
            with linespoints pi 1 + n_weeks / 20 pt marks[i] ps 1.1 lw 2.5 dt dashes[i] lc rgb colours[i]
        unset label
    }
    unset multiplot
    eval close_page
}
eval announce

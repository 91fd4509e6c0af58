# How long tasks wait: the share that was started within so many minutes, from waits.csv.
#
#     gnuplot -e "dir='out/demo'" plots/waits.gp           writes waits.png and waits.svg there
#
# The x axis has the steps of the file at equal distances, which makes it nearly logarithmic.
#
# Caption: The higher a line, the more of the tasks were started after at most so long. What is missing to 100 % at the right was
# never started.
#
# SPDX-License-Identifier: GPL-3.0-or-later
reads = 'waits.csv'
name = 'waits'
load ARG0[1:strlen(ARG0) - strlen('waits.gp')].'style.gp'
after = 1.5      # ‘ever’ stands apart from the longest wait, in steps
load numbers_of('waits', '-v panels=6 -v after='.gprintf('%g', after))
if (n_scenarios > max_scenarios) {
    print "'".dir.'/'.reads."' has ".n_scenarios.' scenarios; waits.png is not drawn, it has room for '.max_scenarios
    exit status 3
}

n_across = 3
in_line = 4                                     # shares never started, beside each other
panel_width = (width - 40) / n_across
never_height = 18 * ((n_scenarios - 1) / in_line + 1)
panel_head = 30 + never_height
panel_height = panel_head + 210 + 74
eval scenario_key
head = 118 + key_height
height = head + panel_height * ((n_panels + n_across - 1) / n_across)
title = 'How long tasks wait before somebody starts'
subtitle = 'Of 100 tasks that arose, so many were started after at most this long; higher is better.'.only. \
    ' ‘Never’: not started at all, or not in time.'

set xrange [0.5:n_steps + after + 0.5]
set yrange [0:100]
set ytics 0, 25 textcolor rgb grey
set format y '%g %%'
set grid ytics lt 1 lc rgb pale lw 1
unset xtics
do for [format in formats] {
    eval open_page
    set multiplot
    eval heading
    eval scenario_key
    do for [p = 1:n_panels] {
        left = 20 + panel_width * ((p - 1) % n_across)
        upper = head + panel_height * ((p - 1) / n_across)
        set label 100 + p panel_title[p] at screen across(left + 6), down(upper) font font.':Bold,13'
        set label 200 + p 'never:' at screen across(left + 6), down(upper + 23) font font.',11'
        do for [i = 1:n_scenarios] {
            set label 1000 * p + i sprintf('%.1f %%', never[(p - 1) * n_scenarios + i]) \
                at screen across(left + 70 + 84 * ((i - 1) % in_line)), down(upper + 23 + 18 * ((i - 1) / in_line)) \
                point pt marks[i] ps 1.1 lw 1.5 lc rgb colours[i] offset char 1.2, 0 font font.',11'
        }
    }
    do for [p = 1:n_panels] {
        left = 20 + panel_width * ((p - 1) % n_across) + 58
        right = 20 + panel_width * ((p - 1) % n_across) + panel_width - 26
        upper = head + panel_height * ((p - 1) / n_across) + panel_head + 10
        lower = upper + 200
        eval panel
        do for [k = 1:n_steps] {
            if (k % 2 == 0 || k == 1 || k == n_steps) {
                set label 50 + k step[k] at first k + after * (k == n_steps), graph 0 center offset 0, -0.8 \
                    font font.',11' textcolor rgb grey
            }
        }
        set label 90 'minutes, then hours (h)' at graph 0.5, graph 0 center offset 0, -2 font font.',11' textcolor rgb black
        mine(i) = column('panel') == p && column('scenario') == i ? column('step') : NaN
        plot for [i = n_scenarios:1:-1] $curves using (mine(i)):'percent' \
            with linespoints pt marks[i] ps 0.8 lw 2 dt dashes[i] lc rgb colours[i]
        unset label
    }
    unset multiplot
    eval close_page
}
eval announce

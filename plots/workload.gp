# What an hour on duty goes to, by role, under each way of organising: stacked bars from compare.csv.
#
#     gnuplot -e "dir='out/demo'" plots/workload.gp        writes workload.png and workload.svg there
#
# Caption: Each bar is an hour on duty of a whole role; the longer a colour, the more of the hour goes to that work.
#
# SPDX-License-Identifier: GPL-3.0-or-later
reads = 'compare.csv'
name = 'workload'
load ARG0[1:strlen(ARG0) - strlen('workload.gp')].'style.gp'
load here.'categories.gp'
load numbers_of('workload', '-v parts='.quote(parts))

step = n_scenarios + 1.0            # from role to role
place(r, i) = (r - 1) * step + (i - 1)
number(minutes) = minutes >= 1.95 ? sprintf('%.0f', minutes) : ''

# ---- Picture ----

middle(a, b) = (a + b) / 2

set yrange [place(n_roles, n_scenarios) + 0.6:-0.9]
set xrange [0:(longest > 60 ? longest : 60) + 1.5]
set xtics 0, 10 textcolor rgb grey
set xlabel 'minutes per rostered hour; what goes beyond 60 is overtime' textcolor rgb black
unset ytics
set grid xtics lt 1 lc rgb pale lw 1
height = 200 + 56 * n_roles * (n_scenarios + 1)
left = 312; right = width - 26; upper = 160; lower = height - 70
eval panel
title = 'What an hour on duty goes to'
subtitle = sprintf('Minutes per rostered hour, mean of %d replications, overtime included.%s', replications, only). \
    ' Parts below two minutes carry no number.'

# The key: in the order of the bars, as many in a line as fit.
key_x = 0.02
key_y = 104
do for [p = 1:n_parts] {
    if (spent[p] == 0) { continue }
    key_width = 0.032 + 0.0069 * strlen(part_title[p])
    if (key_x + key_width > 1) { key_x = 0.02; key_y = key_y + 28 }
    set object p rectangle from screen key_x, down(key_y + 9) to screen key_x + 0.018, down(key_y - 9) \
        fc rgb part_colour[p] fs pattern part_pattern[p] border rgb '#444444'
    set label 100 + p part_title[p] at screen key_x + 0.023, down(key_y) font font.',11'
    key_x = key_x + key_width
}
do for [r = 1:n_roles] {
    set label 1000 * r role[r] at screen across(26), first place(r, 1) - 0.66 font font.':Bold,13'
    do for [i = 1:n_scenarios] {
        set label 1000 * r + i scenario_in_margin[i] at first -0.8, first place(r, i) right \
            font margin_font(scenario_in_margin[i]) offset 0, margin_rise(scenario_in_margin[i])
        if (end_of[(r - 1) * n_scenarios + i] == 0) {
            set label 1000 * r + 500 + i 'nobody in this role' at first 0.5, first place(r, i) font font.',12' textcolor rgb grey
        }
    }
}

do for [format in formats] {
    eval open_page
    eval heading
    mid(bar) = middle(column('from'), column('to'))
    plot for [p = 1:n_parts] $bars index p - 1 using (mid(0)):'place':'from':'to': \
            (column('place') - 0.42):(column('place') + 0.42) with boxxyerror \
            fs pattern part_pattern[p] border rgb '#444444' lc rgb part_colour[p], \
        for [p = 1:n_parts] $bars index p - 1 using (mid(0)):'place':(number(column('to') - column('from'))) with labels \
            font font.',12' textcolor rgb part_ink[p]
    eval close_page
}
eval announce

# How long work waits, and what is not done, under each way of organising: from compare.csv.
#
#     gnuplot -e "dir='out/demo'" plots/care.gp            writes care.png and care.svg there
#
# Three panels: mean wait by category; the tasks whose wait changes most; the tasks that are missed most. One mark per way of
# organising. The line between two marks is full when compare.csv has a verdict on their difference, dotted when it has none.
#
# Caption: The further left a mark, the shorter the wait, or the less is missed. A full line between two marks is a difference
# that stands among all that were compared (Holm's correction); a dotted one may be chance.
#
# SPDX-License-Identifier: GPL-3.0-or-later
reads = 'compare.csv'
name = 'care'
load ARG0[1:strlen(ARG0) - strlen('care.gp')].'style.gp'
load numbers_of('care', '-v changed=7 -v missed=16')
if (n_scenarios > max_scenarios) {
    print "'".dir.'/'.reads."' has ".n_scenarios.' scenarios; care.png is not drawn, it has room for '.max_scenarios
    exit status 3
}

# ---- Picture ----

# Panels: title, left edge of the panel and of its axes, right edge, first line, all on a grid of lines of equal height.
line = 30.0
lines = n_rows[3] > n_rows[1] + n_rows[2] + 4 ? n_rows[3] : n_rows[1] + n_rows[2] + 4
eval scenario_key
head = 144.0 + key_height
height = head + line * (lines + 2)
title = 'How long work waits, and what is not done'
subtitle = sprintf('Further left is better. Mean of %d replications.%s Only a full line is a clear difference.', \
    replications, only)
array panel_title[3] = ['Mean wait before somebody starts', 'Tasks whose wait changes most', 'Missed care: never started']
array axis_title[3] = ['minutes', 'minutes', 'of 100 times that it was needed']
array from_left[3] = [26, 26, 676]
array axis_left[3] = [282, 282, 945]
array axis_right[3] = [611, 611, 1261]
array none[3] = ['', 'For no task is there a clear change.', 'None: whatever has a limit was started before it.']
array start[3] = [head, head + line * (n_rows[1] + 4), head]

unset ytics
set grid xtics lt 1 lc rgb pale lw 1
set xtics auto textcolor rgb grey offset 0, 0.4
do for [format in formats] {
    eval open_page
    set multiplot
    eval heading
    eval scenario_key
    do for [p = 1:3] {          # in words what stands above a panel, or in its place; the first plot draws them all
        set label 50 + p panel_title[p] at screen across(from_left[p]), down(start[p] - 22) font font.':Bold,13'
        if (n_rows[p] > 0) { continue }
        set label 60 + p none[p] at screen across(from_left[p]), down(start[p] + 8) font font.',12' textcolor rgb grey
    }
    do for [p = 1:3] {
        if (n_rows[p] == 0) { continue }
        do for [k = 1:n_rows[p]] {
            set label 99 + k row_title[(p - 1) * per_panel + k] at graph -0.04, first k right font font.',12'
        }
        left = axis_left[p]; right = axis_right[p]; upper = start[p]; lower = start[p] + line * n_rows[p]
        eval panel
        set xrange [0:*]
        set yrange [n_rows[p] + 0.5:0.5]
        set xlabel axis_title[p] offset 0, 0.8 textcolor rgb black
        plot $lines index p - 1 using 2:(column('sure') == 1 ? column('row') : NaN):($3 - $2):(0) \
                with vectors nohead lw 3 lc rgb grey, \
            '' index p - 1 using 2:(column('sure') == 1 ? NaN : column('row')):($3 - $2):(0) \
                with vectors nohead lw 2 dt (1, 3.5) lc rgb grey, \
            for [i = n_scenarios:1:-1] $points index p - 1 using (column('scenario') == i ? column('value') : NaN):'row' \
                with points pt marks[i] ps 1.6 lw 2 lc rgb colours[i]
        unset label
    }
    unset multiplot
    eval close_page
}
eval announce

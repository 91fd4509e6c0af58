# How long work waits, and what is not done, under each way of organising: from compare.csv.
#
#     gnuplot -e "dir='out/demo'" plots/care.gp            writes care.png and care.svg there
#
# Three panels: mean wait by category; the tasks whose wait changes most; the tasks that are missed most. One mark per way of
# organising. The line between two marks is full when the interval of their difference leaves out 0, dotted when it does not.
#
# Caption: The further left a mark, the shorter the wait, or the less is missed. A full line is a clear difference.
#
# SPDX-License-Identifier: GPL-3.0-or-later
load ARG0[1:strlen(ARG0) - strlen('care.gp')].'style.gp'

n_changed = 7
n_missed = 16
n_scenarios = words(scenarios)

# ---- Which rows ----

in_unit(metric) = text('metric') eq metric && text('care_unit') eq unit
all_categories = 'clinical care kin admin service activity training'
array category_title[7] = ['Clinical', 'Care', 'Next of kin', 'Documentation, planning', 'Service', 'Activity', 'Training']

sure(lo, hi) = lo > 0 || hi < 0     # the interval of the difference leaves out 0
larger(x) = x == x && x > best && !has(taken, text('task')) ? (best = x, best_task = text('task'), 0) : 0

taken = ''
do for [k = 1:n_changed] {
    best = 0; best_task = ''
    stats compare_csv using (in_unit('wait_min_mean') && sure(column('diff_lo'), column('diff_hi')) && strlen(text('task')) ? \
        larger(abs(column('diff_mean'))) : 0) nooutput
    taken = collect(taken, best_task)
}
changed = taken
categories = ''                     # those of the scenario
do for [k = 1:words(all_categories)] {
    stats compare_csv using (in_unit('wait_min_mean') && text('category') eq word(all_categories, k) && !strlen(text('task')) && \
        column('base_mean') == column('base_mean') ? (categories = collect(categories, word(all_categories, k)), 0) : 0) nooutput
}
taken = ''
do for [k = 1:n_missed] {
    best = 0; best_task = ''
    stats compare_csv using (in_unit('omitted_share') && strlen(text('task')) ? \
        larger(column('base_mean')) + larger(column('other_mean')) : 0) nooutput
    taken = collect(taken, best_task)
}
missed = taken
seen = 0
stats compare_csv using (seen = seen || in_unit('wait_min_mean'), 0) nooutput
if (!seen) {
    print "'".compare_csv."' has no waiting times"
    exit status 1
}

# ---- Numbers: panel p is index p - 1 of $points (row,scenario,value) and of $lines (row,from,to,sure) ----

array n_rows[3] = [words(categories), words(changed), words(missed)]
list_of(p) = p == 1 ? categories : p == 2 ? changed : missed
metric_of(p) = p == 3 ? 'omitted_share' : 'wait_min_mean'
scale_of(p) = p == 3 ? 100 : 1
place_of(name) = int(sum [i = 1:words(all_categories)] (word(all_categories, i) eq name ? i : 0))
title_of(p, k) = p == 1 ? category_title[place_of(word(categories, k))] : shortened(label_of('tasks', word(list_of(p), k)), 30)
wanted(p, k) = is(metric_of(p), '', p == 1 ? word(categories, k) : '', p == 1 ? '' : word(list_of(p), k))

set print $points
do for [p = 1:3] {
    print 'row,scenario,value'
    # out of sight (row -1), because gnuplot complains of a plot without points
    do for [i = 1:n_scenarios] { print sprintf('-1,%d,0', i) }
    do for [k = 1:n_rows[p]] { do for [i = 1:n_scenarios] {
        value = NaN
        stats compare_csv using (wanted(p, k) && of(i) ? (value = mean_of(i), 0) : 0) nooutput
        if (value == value) { print sprintf('%d,%d,%.6f', k, i, scale_of(p) * value) }
    } }
    print ''
    print ''
}
set print $lines
do for [p = 1:3] {
    print 'row,from,to,sure'
    print '-1,0,0,0'
    print '-1,0,0,1'
    do for [k = 1:n_rows[p]] { do for [i = 2:n_scenarios] {
        from = NaN; to = NaN; clear = 0
        stats compare_csv using (wanted(p, k) && of(i) ? (from = column('base_mean'), to = column('other_mean'), \
            clear = sure(column('diff_lo'), column('diff_hi')), 0) : 0) nooutput
        if (from == from && to == to) { print sprintf('%d,%.6f,%.6f,%d', k, scale_of(p) * from, scale_of(p) * to, clear) }
    } }
    print ''
    print ''
}
unset print

# ---- Picture ----

array marks[8] = [6, 5, 8, 13, 2, 1, 12, 9]
array colours[8] = [black, red, blue, green, purple, orange, sky, grey]
mark(i) = marks[(i - 1) % 8 + 1]
colour(i) = colours[(i - 1) % 8 + 1]

# Panels: title, left edge of the panel and of its axes, right edge, first line, all on a grid of lines of equal height.
line = 30.0
lines = n_rows[3] > n_rows[1] + n_rows[2] + 4 ? n_rows[3] : n_rows[1] + n_rows[2] + 4
key_columns = 4
head = 170.0 + 26 * ((n_scenarios - 1) / key_columns)
height = head + line * (lines + 2)
down(pixels) = 1 - pixels / height
array panel_title[3] = ['Mean wait before somebody starts', 'Tasks whose wait changes most', 'Missed care: never started']
array axis_title[3] = ['minutes', 'minutes', 'of 100 times that it was needed']
array from_left[3] = [0.02, 0.02, 0.52]
array axis_left[3] = [0.215, 0.215, 0.725]
array axis_right[3] = [0.47, 0.47, 0.97]
array none[3] = ['', 'For no task is there a clear change.', 'None: whatever has a limit was started before it.']
array start[3] = [head, head + line * (n_rows[1] + 4), head]

unset ytics
unset key
set grid xtics lc rgb pale lw 1
set xtics auto textcolor rgb grey offset 0, 0.4
do for [format in 'png svg'] {
    if (format eq 'png') { set terminal pngcairo size 1300, height font font.',13' noenhanced } \
    else { set terminal svg size 1300, height font font.',13' noenhanced background rgb 'white' }
    picture = dir.'/care.'.format
    set output unfinished(picture)
    set multiplot
    set label 1 'How long work waits, and what is not done' at screen 0.02, down(32) font font.',20'
    set label 2 sprintf('Further left is better. Mean of %d replications. Dotted line: no clear difference.', replications) \
        at screen 0.02, down(68) font font.',12' textcolor rgb grey
    do for [i = 1:n_scenarios] {
        set label 2 + i name_of(i) at screen 0.025 + 0.245 * ((i - 1) % key_columns), down(100 + 26 * ((i - 1) / key_columns)) font font.',13' \
            point pt mark(i) ps 1.6 lw 2 lc rgb colour(i) offset char 1.5, 0
    }
    do for [p = 1:3] {          # in words what stands above a panel, or in its place; the first plot draws them all
        set label 50 + p panel_title[p] at screen from_left[p], down(start[p] - 22) font font.':Bold,13'
        if (n_rows[p] == 0) { set label 60 + p none[p] at screen from_left[p], down(start[p] + 8) font font.',12' textcolor rgb grey }
    }
    do for [p = 1:3] {
        if (n_rows[p] == 0) { continue }
        do for [k = 1:n_rows[p]] { set label 99 + k title_of(p, k) at graph -0.03, first k right font font.',12' }
        set lmargin at screen axis_left[p]
        set rmargin at screen axis_right[p]
        set tmargin at screen down(start[p])
        set bmargin at screen down(start[p] + line * n_rows[p])
        set xrange [0:*]
        set yrange [n_rows[p] + 0.5:0.5]
        set xlabel axis_title[p] offset 0, 0.8 textcolor rgb black
        plot $lines index p - 1 using 2:(column('sure') == 1 ? column('row') : NaN):($3 - $2):(0) \
                with vectors nohead lw 3 lc rgb grey, \
            '' index p - 1 using 2:(column('sure') == 1 ? NaN : column('row')):($3 - $2):(0) \
                with vectors nohead lw 2 dt 3 lc rgb grey, \
            for [i = n_scenarios:1:-1] $points index p - 1 using (column('scenario') == i ? column('value') : NaN):'row' \
                with points pt mark(i) ps 1.6 lw 2 lc rgb colour(i)
        unset label
    }
    unset multiplot
    unset output
    nothing = finish(picture)
}

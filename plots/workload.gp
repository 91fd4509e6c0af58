# What an hour on duty goes to, by role, under each way of organising: stacked bars from compare.csv.
#
#     gnuplot -e "dir='out/demo'" plots/workload.gp        writes workload.png and workload.svg there
#
# Caption: Each bar is an hour on duty of a whole role; the longer a colour, the more of the hour goes to that work.
#
# SPDX-License-Identifier: GPL-3.0-or-later
load ARG0[1:strlen(ARG0) - strlen('workload.gp')].'style.gp'
load here.'categories.gp'

# ---- Numbers: minutes per rostered hour ----

roles = ''
stats compare_csv using (roles = text('metric') eq 'break_min_per_rostered_h' && text('care_unit') eq unit ? \
    collect(roles, text('role')) : roles, 0) nooutput
if (words(roles) == 0) {
    print "'".compare_csv."' has no workload by role"
    exit status 1
}
# most competence first
level_text(role) = found(labels, "\nlevel ".role.' ')
level_of(role) = strlen(level_text(role)) ? int(level_text(role)) : 0
by_level = ''
do for [level = 9:0:-1] {
    do for [i = 1:words(roles)] {
        by_level = level_of(word(roles, i)) == level ? collect(by_level, word(roles, i)) : by_level
    }
}
roles = by_level
n_scenarios = words(scenarios)
n_roles = words(roles)
step = n_scenarios + 1.0            # from role to role
number(minutes) = minutes >= 1.95 ? sprintf('%.0f', minutes) : ''
place(r, i) = (r - 1) * step + (i - 1)
array right_end[n_roles * n_scenarios]
do for [b = 1:|right_end|] { right_end[b] = 0 }

set print $bars
do for [p = 1:n_parts] {
    metric = p <= words(categories) ? 'time_min_per_rostered_h' : word(accounts, p - words(categories)).'_min_per_rostered_h'
    category = p <= words(categories) ? word(categories, p) : ''
    print 'place,from,to'
    do for [r = 1:n_roles] {
        do for [i = 1:n_scenarios] {
            stats compare_csv using (is(metric, word(roles, r), category, '') && of(i) ? value_of(i) : 0) nooutput
            b = (r - 1) * n_scenarios + i
            print sprintf('%g,%.6f,%.6f', place(r, i), right_end[b], right_end[b] + STATS_sum)
            right_end[b] = right_end[b] + STATS_sum
        }
    }
    print ''
    print ''
}
unset print

# ---- Picture ----

set yrange [place(n_roles, n_scenarios) + 0.6:-0.9]
longest = 60
do for [b = 1:|right_end|] { longest = right_end[b] > longest ? right_end[b] : longest }
set xrange [0:longest + 1.5]
set xtics 0, 10 textcolor rgb grey
set xlabel 'minutes per rostered hour; what goes beyond 60 is overtime' textcolor rgb black
unset ytics
unset key
set grid xtics lc rgb pale lw 1
height = 200 + 56 * n_roles * (n_scenarios + 1)
down(pixels) = 1 - pixels / (1.0 * height)
set lmargin at screen 0.24
set rmargin at screen 0.98
set tmargin at screen down(160)
set bmargin at screen 70.0 / height
set label 1 'What an hour on duty goes to' at screen 0.02, down(32) font font.',20'
set label 2 sprintf('Minutes per rostered hour, mean of %d replications, overtime included. Parts below two minutes carry no number.', replications) \
    at screen 0.02, down(72) font font.',12' textcolor rgb grey

# The key: in the order of the bars, as many in a line as fit.
key_x = 0.02
key_y = 104
do for [p = 1:n_parts] {
    width = 0.032 + 0.0069 * strlen(part_title[p])
    if (key_x + width > 1) { key_x = 0.02; key_y = key_y + 28 }
    set object p rectangle from screen key_x, down(key_y + 9) to screen key_x + 0.018, down(key_y - 9) \
        fc rgb part_colour[p] fs pattern part_pattern[p] border rgb '#444444'
    set label 100 + p part_title[p] at screen key_x + 0.023, down(key_y) font font.',11'
    key_x = key_x + width
}
do for [r = 1:n_roles] {
    set label 1000 * r label_of('roles', word(roles, r)) at screen 0.02, first place(r, 1) - 0.66 font font.':Bold,13'
    do for [i = 1:n_scenarios] {
        set label 1000 * r + i name_of(i) at first -0.8, first place(r, i) right font font.',12'
        if (right_end[(r - 1) * n_scenarios + i] == 0) {
            set label 1000 * r + 500 + i 'nobody in this role' at first 0.5, first place(r, i) font font.',12' textcolor rgb grey
        }
    }
}

do for [format in 'png svg'] {
    if (format eq 'png') { set terminal pngcairo size 1300, height font font.',13' noenhanced } \
    else { set terminal svg size 1300, height font font.',13' noenhanced background rgb 'white' }
    picture = dir.'/workload.'.format
    set output unfinished(picture)
    plot for [p = 1:n_parts] $bars index p - 1 using ((column('from') + column('to')) / 2):'place':'from':'to': \
            (column('place') - 0.42):(column('place') + 0.42) with boxxyerror \
            fs pattern part_pattern[p] border rgb '#444444' lc rgb part_colour[p], \
        for [p = 1:n_parts] $bars index p - 1 using ((column('from') + column('to')) / 2):'place':(number(column('to') - column('from'))) with labels \
            font font.',12' textcolor rgb part_ink[p]
    unset output
    nothing = finish(picture)
}

# One day of one run: who does what when, a line for each person on duty, from the events.csv of `avlast run --events`.
#
#     gnuplot -e "dir='out/demo/events_o2'" plots/day.gp             writes day.png and day.svg there
#     gnuplot -e "dir='out/demo/events_o2'; day=20" plots/day.gp     another day than the first weekday after the warm-up
#
# Days count from 1, warm-up included. Where there are several units, unit='NAME' chooses another than the first.
#
# Caption: A line for each person on duty; each block is a task in the colour of its kind, what is pale is free time.
#
# SPDX-License-Identifier: GPL-3.0-or-later
reads = 'events.csv'
name = 'day'
if (!exists("day")) { day = 0 }
if (!exists("unit")) { unit = '' }
load ARG0[1:strlen(ARG0) - strlen('day.gp')].'style.gp'
load here.'categories.gp'
set print $asked     # as text, whether it was given as a number or not
print day
print unit
unset print
load numbers_of('day', '-v day='.quote($asked[1]).' -v only_unit='.quote($asked[2]).' -v parts='.quote(parts))

# which of the parts occur; work is as high as its line, what is not work lower
occurring = ''
do for [p = 1:n_parts] { occurring = strstrt(' '.shown.' ', ' '.word(parts, p).' ') ? occurring.' '.p : occurring }
# tasks of one colour stay apart: by a white edge; what is hatched needs an edge to be seen
edge_of(p) = part_pattern[p] == 3 ? '#FFFFFF' : part_colour[p]
half(p) = p <= n_work ? 0.38 : 0.2

# ---- Picture ----

set xrange [first_h:last_h]
set yrange [n_rows + 0.7:0.3]
hour_step = last_h - first_h > 14 ? 2 : 1
set xtics first_h, hour_step textcolor rgb grey
clock(h) = sprintf('%02d:00', h)
set xtics ('' first_h)
do for [h = first_h:last_h:hour_step] { set xtics add (clock(h) h) }
unset ytics
set grid xtics back lt 1 lc rgb pale lw 1.5
line = 27.0
left = 280; right = width - 26; upper = 160; lower = upper + line * n_rows
height = lower + 60
eval panel
title = 'One day: '.date
subtitle = unit_name.', '.scenario_name.'. Each block is one task. One run of the model: other days and runs differ.'

# The key: what occurs, as many in a line as fit.
key_x = 0.02
key_y = 98
next_key(words) = (entry = 0.032 + 0.0069 * strlen(words), key_y = key_x + entry > 1 ? key_y + 26 : key_y, \
    key_x = key_x + entry > 1 ? 0.02 : key_x, at_x = key_x, key_x = key_x + entry, 0)
do for [s in occurring] {
    p = int(s)
    nothing = next_key(part_title[p])
    thick = p <= n_work ? 8 : 4
    set object p rectangle from screen at_x, down(key_y + thick) to screen at_x + 0.018, down(key_y - thick) \
        fc rgb part_colour[p] fs pattern part_pattern[p] border rgb part_colour[p]
    set label 100 + p part_title[p] at screen at_x + 0.023, down(key_y) font font.',11'
}
frame = '#F1F1F1'
edge = '#C4C4C4'
nothing = next_key('On duty, free')
set object 51 rectangle from screen at_x, down(key_y + 8) to screen at_x + 0.018, down(key_y - 8) \
    fc rgb frame fs solid border rgb edge
set label 151 'On duty, free' at screen at_x + 0.023, down(key_y) font font.',11'
nothing = next_key('Two people together')
set object 52 rectangle from screen at_x, down(key_y + 2) to screen at_x + 0.018, down(key_y - 2) fc rgb black fs solid noborder
set label 152 'Two people together' at screen at_x + 0.023, down(key_y) font font.',11'
nothing = next_key('Called away from work')
set label 53 '' at screen at_x + 0.009, down(key_y) point pt 11 ps 1.2 lc rgb black
set label 153 'Called away from work' at screen at_x + 0.023, down(key_y) font font.',11'
do for [r = 1:n_rows] {
    if (row_name[r][1:5] eq 'role ') { set label 1000 + r row_name[r][6:*] at screen across(26), first r font font.':Bold,13' } \
    else { set label 1000 + r row_name[r] at screen across(274), first r right font font.',12' }
}

do for [format in formats] {
    eval open_page
    eval heading
    plot $duty using 'from':'row':'from':'to':(column('row') - 0.46):(column('row') + 0.46) with boxxyerror \
            fs solid border rgb edge lc rgb frame, \
        for [p in occurring] $bars using (stringcolumn('what') eq word(parts, int(p)) ? column('from') : NaN):'row':'from':'to': \
            (column('row') - half(int(p))):(column('row') + half(int(p))) with boxxyerror \
            fs pattern part_pattern[int(p)] border rgb edge_of(int(p)) lc rgb part_colour[int(p)], \
        $pairs using 'from':'row':'from':'to':(column('row') + 0.36):(column('row') + 0.5) with boxxyerror \
            fs solid noborder lc rgb black, \
        $marks using 'at':(column('row') - 0.5) with points pt 11 ps 1.2 lc rgb black
    eval close_page
}
eval announce

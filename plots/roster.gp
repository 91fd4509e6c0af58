# A roster (turnus) as people hang it on the wall: a line for each person, a column for each day, six weeks, weekends in grey.
#
#     avlast roster SCENARIO --out out/demo/roster.csv
#     gnuplot -e "dir='out/demo'" plots/roster.gp               writes roster.png and roster.svg there
#     gnuplot -e "csv='staff/mine.csv'" plots/roster.gp         of any such file: staff/mine.png and staff/mine.svg
#     gnuplot -e "dir='out/demo'; week=7" plots/roster.gp       from another week on than the first
#
# Names of people, roles and shifts come from the manifest.json beside the file, where there is one.
#
# Caption: Who has which shift when. Each row is a person, each column a day; weekends are grey.
#
# SPDX-License-Identifier: GPL-3.0-or-later
reads = 'roster.csv'
name = 'roster'
if (exists("csv")) {
    slash = strlen(csv)
    while (slash > 0 && csv[slash:slash] ne '/') { slash = slash - 1 }
    dir = slash == 0 ? '.' : slash == 1 ? '/' : csv[1:slash - 1]
    reads = csv[slash + 1:*]
    name = strlen(reads) > 4 && reads[strlen(reads) - 3:*] eq '.csv' ? reads[1:strlen(reads) - 4] : reads
    like = 'roster.csv'
}
if (!exists("week")) { week = 1 }
load ARG0[1:strlen(ARG0) - strlen('roster.gp')].'style.gp'
script = 'roster'
load numbers_of(script, sprintf('-v most=90 -v week=%g', week))

# Early, later, night: told apart by lightness too.
array shade[3]
shade[1] = yellow; shade[2] = sky; shade[3] = '#1B3A57'
band = '#E2E2E2'

row_height = 21
day_width = 22
left = 290
right = left + day_width * n_days
width = right + 130 > 900 ? right + 130 : 900

# What the letters mean, as many in a line as fit.
array key_x[n_shifts]
array key_y[n_shifts]
next_x = 26
next_y = 105
do for [s = 1:n_shifts] {
    entry = 60 + 8 * strlen(key_words[s])
    if (next_x + entry > width) { next_x = 26; next_y = next_y + 26 }
    key_x[s] = next_x
    key_y[s] = next_y
    next_x = next_x + entry
}
head = next_y + 37      # of the weeks; days stand below
upper = head + 40
lower = upper + row_height * n_rows
height = lower + 30
eval panel
do for [s = 1:n_shifts] {
    tint = shade[int(key_late[s]) + 1]
    set object 10 + s rectangle from screen across(key_x[s]), down(key_y[s] + 9) \
        to screen across(key_x[s] + 28), down(key_y[s] - 9) fc rgb tint fs solid border rgb grey
    set label 10 + s key_letters[s] at screen across(key_x[s] + 14), down(key_y[s]) center font font.',10' \
        textcolor rgb (key_late[s] == 2 ? '#FFFFFF' : black) front
    set label 40 + s key_words[s] at screen across(key_x[s] + 34), down(key_y[s]) font font.',11'
}
set xrange [0.5:n_days + 0.5]
set yrange [n_rows + 0.5:0.5]
unset xtics
unset ytics
title = 'Roster (turnus), '.from_date.' to '.until_date
subtitle = scenario_name.(strlen(scenario_name) > 0 ? '. ' : '').sprintf(n_all > n_persons ? 'The first %d of %d people.' : \
    n_persons == 1 ? '%d person.' : '%d people.', n_persons, n_all)

# weeks and days; weekends lie behind everything
initial = 'MTWTFSS'
do for [w = 1:n_weeks] {
    first_day = 7 * (w - 1)
    set label 100 + w week_name[w] at first first_day + 0.6, screen down(head) font font.':Bold,11'
    set object 100 + w rectangle from first first_day + 5.5, screen down(lower) to first first_day + 7.5, screen down(head + 8) \
        fc rgb band fs solid noborder behind
    set arrow 100 + w from first first_day + 0.5, screen down(head - 8) to first first_day + 0.5, screen down(lower) nohead \
        lc rgb grey lw 1 back
}
do for [d = 1:n_days] {
    weekend = (d - 1) % 7 >= 5
    set label 200 + d initial[(d - 1) % 7 + 1:(d - 1) % 7 + 1] at first d, screen down(head + 17) center \
        font font.(weekend ? ':Bold,10' : ',10')
    set label 300 + d day_number[d] at first d, screen down(head + 31) center \
        font font.(weekend ? ':Bold,9' : ',9') textcolor rgb (weekend ? black : grey)
}
set label 400 'duties' at first n_days + 1.0, screen down(head + 31) font font.',10' textcolor rgb grey
set label 401 'weekends' at first n_days + 3.2, screen down(head + 31) font font.',10' textcolor rgb grey
do for [r = 1:n_rows] {
    if (row_name[r][1:5] eq 'role ') {
        set label 1000 + r row_name[r][6:*] at screen across(26), first r font font.':Bold,12'
    } else {
        set label 1000 + r row_name[r] at screen across(left - 8), first r right font font.',11'
        set label 2000 + r row_duties[r] at first n_days + 2.2, first r right font font.',10'
        set label 3000 + r row_weekends[r] at first n_days + 4.8, first r right font font.',10'
        set arrow 1000 + r from screen across(left), first r + 0.5 to screen across(right), first r + 0.5 nohead \
            lc rgb pale lw 0.7 back
    }
}
do for [format in formats] {
    eval open_page
    eval heading
    plot for [c = 0:2] $cells using (column('late') == c ? column('day') : NaN):'row': \
            (column('day') - 0.46):(column('day') + 0.46):(column('row') - 0.44):(column('row') + 0.44) \
            with boxxyerror fs solid border rgb grey lc rgb shade[c + 1], \
        $cells using 'day':'row':(stringcolumn('letters')):'colour' with labels font font.',9' textcolor rgb variable
    eval close_page
}
eval announce

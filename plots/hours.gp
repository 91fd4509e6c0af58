# How busy each role is in each hour of the day, under each way of organising: a heat map from hours.csv.
#
#     gnuplot -e "dir='out/demo'" plots/hours.gp           writes hours.png and hours.svg there
#
# Caption: The darker a field, the busier the role in that hour. An hour in which there is nothing but overtime has 100, however
# short it was.
#
# SPDX-License-Identifier: GPL-3.0-or-later
reads = 'hours.csv'
name = 'hours'
load ARG0[1:strlen(ARG0) - strlen('hours.gp')].'style.gp'
load numbers_of('hours', '')

# Dark is busy. The colours are viridis (S. van der Walt and N. Smith, CC0), turned round: lightness falls evenly, also in grey.
set palette defined (0 '#FDE725', 1 '#B5DE2B', 2 '#6ECE58', 3 '#35B779', 4 '#1F9E89', \
    5 '#26828E', 6 '#31688E', 7 '#3E4989', 8 '#482878', 9 '#440154')
set cbrange [0:100]
unset colorbox

row_height = 30
n_places = n_blocks * (n_scenarios + 1) - 1
place(b, i) = (b - 1) * (n_scenarios + 1) + i
height = 166 + row_height * n_places + 70
title = 'How busy people are, hour by hour'
subtitle = sprintf('Per cent of the time on duty that goes to tasks, mean of %d replications.%s Blank: nobody on duty.', \
    replications, only)
left = 340; right = width - 26; upper = 166; lower = upper + row_height * n_places
eval panel
set xrange [-0.5:23.5]
set yrange [n_places + 0.5:0.5]
unset ytics
set xtics 0, 1 scale 0 textcolor rgb black
set xlabel 'hour of the day (7 is from 07:00 to 08:00)' textcolor rgb black
# the scale, in five steps
do for [c = 0:4] {
    set object 1 + c rectangle from screen across(34 + 110 * c), down(112) to screen across(64 + 110 * c), down(94) \
        fc palette cb 20 * c + 10 fs solid border rgb '#444444'
    set label 10 + c sprintf('%d–%d %%', 20 * c, 20 * c + 20) at screen across(70 + 110 * c), down(103) font font.',11'
}
do for [b = 1:n_blocks] {
    set label 1000 * b block[b] at screen across(26), first place(b, 0) + 0.05 font font.':Bold,13'
    do for [i = 1:n_scenarios] {
        set label 1000 * b + i scenario_in_margin[i] at graph -0.01, first place(b, i) right \
            font margin_font(scenario_in_margin[i]) offset 0, margin_rise(scenario_in_margin[i])
    }
}
dark(x) = x >= 40
do for [format in formats] {
    eval open_page
    eval heading
    beside(x) = column('hour') + 0.48 * x
    above(y) = column('place') + 0.46 * y
    plot $cells using 'hour':'place':(beside(-1)):(beside(1)):(above(-1)):(above(1)):'percent' \
            with boxxyerror fs solid noborder lc palette, \
        $cells using 'hour':'place':(sprintf('%.0f', column('percent'))):(dark(column('percent')) ? 0xFFFFFF : 0x222222) \
            with labels font font.',12' textcolor rgb variable
    eval close_page
}
eval announce

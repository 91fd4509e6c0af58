# Where the work falls and who is there, hour by hour, by the old and the new plan: from staffing.csv of avlast staffing.
#
#     gnuplot -e "dir='out/staffing'" plots/task_map.gp    writes task_map.png and task_map.svg there
#
# Of several units a picture for each: task_map_NAME.png and .svg. Sixty minutes of work in an hour are one person's worth.
#
# Caption: The steps are the work that is asked for in each hour, by the role of the least training that may do it; the lines are
# the people on duty. Where steps come near a line, there is no time for breaks, reports and what takes longer than usual.
#
# SPDX-License-Identifier: GPL-3.0-or-later
reads = 'staffing.csv'
name = 'task_map'
load ARG0[1:strlen(ARG0) - strlen('task_map.gp')].'style.gp'
load numbers_of('task_map', '-v unit_at=1')

# The more training, the darker: viridis (S. van der Walt and N. Smith, CC0), whose lightness rises evenly, also in grey.
array dark_to_light[7] = ['#440154', '#3E4989', '#26828E', '#35B779', '#6ECE58', '#B5DE2B', '#FDE725']
shade(i) = i > n_of_roles ? grey : dark_to_light[n_of_roles < 2 ? 3 : 1 + (i - 1) * 6 / (n_of_roles - 1)]
fill(i) = i > n_of_roles ? 4 : 3
row_shade(r) = row_layer[r] > 0 ? shade(row_layer[r]) : 'white'
step_of(most) = most > 120 ? 50 : most > 60 ? 20 : most > 24 ? 10 : most > 12 ? 4 : most > 5 ? 2 : 1
middle_of(kind) = kind == 1 ? 372 : 980
array kind_title[2] = ['Monday to Friday', 'Saturday and Sunday']
below = 5                               # layers in a line of the key
full = 330; low = 96; between = 58      # heights of the row of everybody and of the others, and what is between rows

do for [k = 1:n_units] {
    load numbers_of('task_map', '-v unit_at='.k)
    name = n_units == 1 ? 'task_map' : 'task_map_'.unit_id
    title = 'Where the work falls, and who is there'
    subtitle = 'Work asked for, by the least training that may do it; 60 minutes of it in an hour keep one person busy. '. \
        scenario.'.'
    key_lines = (n_layers + below - 1) / below
    head = 106 + 28 * (key_lines + 1) + 44
    upper_of(r) = head + (r == 1 ? 0 : full + between + (r - 2) * (low + between))
    lower_of(r) = upper_of(r) + (r == 1 ? full : low)
    height = lower_of(n_rows) + 72
    unset label
    unset object
    unset arrow
    do for [format in formats] {
        eval open_page
        set multiplot
        eval heading
        set label 10 'Work:' at screen across(26), down(108) font font.',12'
        do for [i = 1:n_layers] {
            x = 160 + 226 * ((i - 1) % below); y = 108 + 28 * ((i - 1) / below)
            set object 10 + i rectangle from screen across(x), down(y + 9) to screen across(x + 28), down(y - 9) \
                fc rgb shade(i) fs pattern fill(i) border rgb '#444444'
            set label 10 + i layer[i] at screen across(x + 38), down(y) font font.',12'
        }
        y = 108 + 28 * key_lines
        set label 3 'People on duty:' at screen across(26), down(y) font font.',12'
        set arrow 1 from screen across(160), down(y) to screen across(188), down(y) nohead lw 2 dt (6, 4) lc rgb red
        set label 4 'old plan' at screen across(198), down(y) font font.',12'
        set arrow 2 from screen across(386), down(y) to screen across(414), down(y) nohead lw 2.5 lc rgb black
        set label 5 'new plan' at screen across(424), down(y) font font.',12'
        set label 6 'Each role: the work that nobody with less training may do. Its people do other work, too.' \
            at screen across(width - 26), down(upper_of(2) - 16) right font font.',11' textcolor rgb grey
        do for [r = 1:n_rows] {
            set label 100 + r row[r] at screen across(26), down(upper_of(r) - 16) font font.':Bold,13'
        }
        do for [kind = 1:2] {
            set label 200 + kind kind_title[kind] at screen across(middle_of(kind)), down(upper_of(1) - 16) center font font.',13'
        }
        do for [r = 1:n_rows] {
            do for [kind = 1:2] {
                left = middle_of(kind) - 294
                right = middle_of(kind) + 294
                upper = upper_of(r)
                lower = lower_of(r)
                eval panel
                set xrange [0:24]
                set yrange [0:1.04 * (row_most[r] > 1 ? ceil(row_most[r]) : 1)]
                set xtics 0, 2 textcolor rgb grey
                unset ylabel
                if (r == 1 && kind == 1) { set ylabel 'people' textcolor rgb black offset 0.5, 0 }
                set ytics 0, step_of(row_most[r]) textcolor rgb grey
                set grid ytics lt 1 lc rgb pale lw 1
                if (r == n_rows) { set xlabel 'hour of the day' textcolor rgb black }
                here_if(yes, x) = column('kind') == kind && yes ? x : NaN
                if (r == 1) {
                    plot for [i = 1:n_layers] $layers using (here_if(column('layer') == i, column('hour') + 0.5)): \
                            'from':'hour':(column('hour') + 1):'from':'to' with boxxyerror \
                            fs pattern fill(i) border rgb '#444444' lc rgb shade(i), \
                        $people using (here_if(column('row') == r, column('hour'))):'old' with steps lw 5 lc rgb 'white', \
                        $people using (here_if(column('row') == r, column('hour'))):'new' with steps lw 5 lc rgb 'white', \
                        $people using (here_if(column('row') == r, column('hour'))):'new' with steps lw 2.5 lc rgb black, \
                        $people using (here_if(column('row') == r, column('hour'))):'old' with steps lw 2 dt (6, 4) lc rgb red
                } else {
                    plot $people using (here_if(column('row') == r && column('hour') < 24, column('hour') + 0.5)): \
                            'work':'hour':(column('hour') + 1):(0):'work' with boxxyerror \
                            fs solid border rgb '#444444' lc rgb row_shade(r), \
                        $people using (here_if(column('row') == r, column('hour'))):'new' with steps lw 4.5 lc rgb 'white', \
                        $people using (here_if(column('row') == r, column('hour'))):'new' with steps lw 2.5 lc rgb black, \
                        $people using (here_if(column('row') == r, column('hour'))):'old' with steps lw 2 dt (6, 4) lc rgb red
                }
                unset label
                unset object
                unset arrow
                unset xlabel
            }
        }
        unset multiplot
        eval close_page
    }
    eval announce
}

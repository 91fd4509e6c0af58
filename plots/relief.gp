# Who is relieved and who gets more to do, by group and kind of work: diverging bars with intervals from relief.csv.
#
#     gnuplot -e "dir='out/demo'" plots/relief.gp          writes relief.png and relief.svg there
#
# Where several scenarios are compared with the base, a picture for each: relief_NAME.png and .svg. A bar is base minus other in
# minutes per rostered hour, so that what was taken off people goes to the right. New groups and those that are gone have no bars.
# Intervals far beyond the bars end in arrow heads, or the bars could not be seen beside those of few replications.
#
# Caption: A bar to the right is work that the group has less of, to the left work that it has more of. Its black line is the
# interval: where it stays clear of the grey band, the change is a minute an hour or more; where it reaches in, it may be less.
#
# SPDX-License-Identifier: GPL-3.0-or-later
reads = 'relief.csv'
name = 'relief'
load ARG0[1:strlen(ARG0) - strlen('relief.gp')].'style.gp'

row_height = 25
panel_head = 86
array less_colour[3] = [blue, sky, purple]      # all work, a kind of work, care not given
array more_colour[3] = [red, orange, purple]
in_words(x) = abs(x) < 0.05 ? '0.0' : x > 0 ? sprintf('%.1f less', x) : sprintf('%.1f more', -x)

load numbers_of('relief', '-v other=1')
do for [k = 1:n_others] {
    load numbers_of('relief', '-v other='.k)
    name = n_others == 1 ? 'relief' : 'relief_'.other_id
    head = 180
    height = head + n_lines * (panel_head + 34) + row_height * all_rows + 24 * n_alone + (n_alone ? 10 : -14)
    panel_width = (width - 40) / n_across
    left_of(p) = 20 + panel_width * ((p - 1) % n_across)
    upper_of(p) = head + (panel_head + 34) * panel_line[p] + row_height * panel_above[p]
    title = 'Who is relieved, and who gets more to do'
    subtitle = sprintf('Minutes per rostered hour, mean of %d replications.', replications). \
        ' Black lines: 95 % intervals, which hold for all bars at once'.(any_cut ? '; ◀ ▶: longer than can be shown.' : '.')
    room = (any_cut ? 0.7 : 0.48) * (most - least)      # for the words at the end of a bar
    unset label
    do for [format in formats] {
        eval open_page
        set multiplot
        eval heading
        eval pair_line
        set label 4 'the limit: a change of less than 1 minute an hour is taken for none' \
            at screen across(60), down(130) font font.',12' textcolor rgb grey
        set object 4 rectangle from screen across(28), down(138) to screen across(50), down(122) fc rgb pale fs solid noborder
        do for [i = 1:n_alone] {
            set label 10 + i alone[i] at screen across(26), down(height - 24 * (n_alone - i) - 22) font font.',12'
        }
        do for [p = 1:n_panels] {
            set label 100 + p panel_title[p] at screen across(left_of(p) + 6), down(upper_of(p)) font font.':Bold,14'
            set label 200 + p panel_said[p] at screen across(left_of(p) + 6), down(upper_of(p) + 22) font font.',13'
            set label 300 + p panel_also[p] at screen across(left_of(p) + 6), down(upper_of(p) + 42) \
                font font.',11' textcolor rgb grey
        }
        do for [p = 1:n_panels] {
            left = left_of(p) + 240
            right = left_of(p) + panel_width - 20
            upper = upper_of(p) + panel_head
            lower = upper + row_height * panel_rows[p]
            eval panel
            set xrange [least - room:most + room]
            set yrange [panel_rows[p] + 0.5:0.5]
            unset ytics
            unset xtics
            set object 1 rectangle from first -1, graph 0 to first 1, graph 1 fc rgb pale fs solid noborder behind
            set arrow 1 from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb black front
            set label 1001 '◀ more work' at first -1.2, graph 1 offset 0, 0.7 right font font.',11' textcolor rgb red
            set label 1002 'less work ▶' at first 1.2, graph 1 offset 0, 0.7 left font font.',11' textcolor rgb blue
            do for [i = 1:panel_rows[p]] {
                set label 2000 + i row_title[panel_first[p] + i] at graph 0, first i right offset -1, 0 \
                    font font.(i == 1 ? ':Bold' : '').',12'
            }
            # a bar of a kind, its upper and lower edge, and what stands at the ends of its interval
            here_if(yes, x) = column('panel') == p && yes ? x : NaN
            less(c) = here_if(column('kind') == c && column('relief') >= 0, column('relief') / 2)
            more(c) = here_if(column('kind') == c && column('relief') < 0, column('relief') / 2)
            edge(side) = column('place') + 0.36 * side
            before_lo(row) = (column('relief') < 0 ? in_words(column('relief')) : '').(column('cut_lo') > 0 ? ' ◀' : '')
            # words stand where the interval ends, or the grey band if that reaches further: not across its edge
            to_left(row) = here_if(1, column('lo') < -1 ? column('lo') : -1)
            to_right(row) = here_if(1, column('hi') > 1 ? column('hi') : 1)
            after_hi(row) = (column('cut_hi') > 0 ? '▶ ' : '').(column('relief') >= 0 ? in_words(column('relief')) : '')
            plot for [c = 1:3] $rows using (less(c)):'place':(0):'relief':(edge(-1)):(edge(1)) \
                    with boxxyerror fs solid border rgb '#444444' lc rgb less_colour[c], \
                for [c = 1:3] $rows using (more(c)):'place':'relief':(0):(edge(-1)):(edge(1)) \
                    with boxxyerror fs solid border rgb '#444444' lc rgb more_colour[c], \
                $rows using (here_if(1, column('relief'))):'place':'lo':'hi' with xerrorbars pt -1 lw 4 lc rgb 'white', \
                $rows using (here_if(1, column('relief'))):'place':'lo':'hi' with xerrorbars pt -1 lw 1.8 lc rgb black, \
                $rows using (to_right(0)):'place':(after_hi(0)) with labels left offset 0.8, 0 font font.',12', \
                $rows using (to_left(0)):'place':(before_lo(0)) with labels right offset -0.8, 0 font font.',12'
            unset label
            unset object
            unset arrow
        }
        unset multiplot
        eval close_page
    }
    eval announce
}

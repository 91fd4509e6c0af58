# Whether there were enough replications: running mean and interval of key metrics, from metrics.csv.
#
#     gnuplot -e "dir='out/demo'" plots/replications.gp    writes replications.png and replications.svg there
#
# Of a comparison the differences, other minus base; where there are several others, a picture for each:
# replications_NAME.png and .svg. Of one scenario the metrics themselves.
#
# Caption: The band is the interval of this number looked at alone, as if the study ended there. One that is still too wide at
# the right asks for more replications. How many is decided beforehand: that a band has come clear of 0 is no reason to stop. The
# sentences tell whether a difference stands among all that were compared.
#
# SPDX-License-Identifier: GPL-3.0-or-later
reads = 'metrics.csv'
name = 'replications'
load ARG0[1:strlen(ARG0) - strlen('replications.gp')].'style.gp'

n_across = 3
panel_width = (width - 40) / n_across
panel_height = 300
head = 150
load numbers_of('replications', '-v other=1')
do for [k = 1:(n_others > 1 ? n_others : 1)] {
    if (k > 1) { load numbers_of('replications', '-v other='.k) }
    name = n_others > 1 ? 'replications_'.other_id : 'replications'
    height = head + panel_height * ((n_panels + n_across - 1) / n_across)
    title = 'Were there enough replications?'
    subtitle = 'Line: mean so far. Band: its 95 % interval, looked at alone.'.only. \
        ' Enough: the line runs level, the band is as narrow as you need.'
    unset label
    set xrange [1:n_replications]
    if (n_replications < 10) { set xtics 1, 1 textcolor rgb grey } else { set xtics auto textcolor rgb grey }
    set ytics auto textcolor rgb grey
    set grid ytics lt 1 lc rgb pale lw 1
    set xlabel 'replications' textcolor rgb black offset 0, 0.5
    do for [format in formats] {
        eval open_page
        set multiplot
        eval heading
        eval pair_line
        do for [p = 1:n_panels] {
            left = 26 + panel_width * ((p - 1) % n_across)
            upper = head + panel_height * ((p - 1) / n_across)
            set label 100 + p panel_title[p] at screen across(left), down(upper) font font.':Bold,13'
            set label 200 + p panel_said[p] at screen across(left), down(upper + 22) font font.',11'
        }
        do for [p = 1:n_panels] {
            left = 20 + panel_width * ((p - 1) % n_across) + 60
            right = 20 + panel_width * ((p - 1) % n_across) + panel_width - 30
            upper = head + panel_height * ((p - 1) / n_across) + 44
            lower = upper + 190
            eval panel
            set yrange [from[p]:to[p]]
            if (paired) { set arrow 1 from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb black front }
            mine(x) = column('panel') == p ? x : NaN
            plot $running using (mine(column('n'))):'lo':'hi' with filledcurves fs solid noborder lc rgb sky, \
                $running using (mine(column('n'))):'mean' with lines lw 2.5 lc rgb blue
            unset label
        }
        unset multiplot
        eval close_page
    }
    eval announce
}

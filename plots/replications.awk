# The numbers of replications.gp: running mean and 95 % t interval of key metrics against the number of replications.
#
#     awk -v other=1 -f read.awk -f replications.awk ...
#
# other: which scenario after the first; the metrics are differences, other minus base, replication by replication. With 0, or
# when there is only one scenario: the metrics themselves.
#
# SPDX-License-Identifier: GPL-3.0-or-later
BEGIN {
    n_metrics = split("utilisation_share wait_min_mean late_share omitted_share overtime_min_per_rostered_h " \
        "work_min_per_patient_day", metrics, " ")
    split("Busy, % of time on duty|Mean wait, minutes|Started late, % of tasks|Never started, % of tasks|" \
        "Overtime, minutes per rostered hour|Work per patient and day, minutes", titles, "|")
    split("100 1 100 100 1 1", factors, " ")
    for (m = 1; m <= n_metrics; m++) place[metrics[m]] = m
}
of("metric") in place && of_the_whole() && of("role") == "" && of("category") == "" && of("task") == "" {
    m = place[of("metric")]
    s = index_in(scenarios, of("scenario"))
    r = of("replication") + 0
    if (r > last) last = r
    if (of("value") != "") value[m, s, r] = factors[m] * of("value")
}
# 97.5 % quantile of t: the expansion in 1/df of Abramowitz and Stegun (1964) 26.7.5, below 1e-3 off from 5 df on; tabled before.
function t_quantile(df,    z, tabled) {
    if (df < 5) {
        split("12.7062 4.3027 3.1824 2.7764", tabled, " ")
        return tabled[df]
    }
    z = 1.959964
    return z + (z ^ 3 + z) / (4 * df) + (5 * z ^ 5 + 16 * z ^ 3 + 3 * z) / (96 * df ^ 2) + \
        (3 * z ^ 7 + 19 * z ^ 5 + 17 * z ^ 3 - 15 * z) / (384 * df ^ 3)
}
function digits(half) { return half >= 1 ? 1 : half >= 0.1 ? 2 : 3 }
function decimals(x, half,    text) {
    text = sprintf("%." digits(half) "f", x)
    return text ~ /^-[0.]*$/ ? substr(text, 2) : text
}
# In words where the picture ends. Not when the interval first left out 0: with a look after each replication it does so by chance
# far more often than once in twenty, so that would be no time to stop.
function sentence(mean, half,    text) {
    text = (paired && mean > 0 ? "+" : "") decimals(mean, half)
    text = text " (" decimals(mean - half, half) " to " decimals(mean + half, half) ")"
    if (!paired) return text
    if (half == 0) return mean == 0 ? "the same in all replications" : text ", in all replications"
    return text (mean - half > 0 || mean + half < 0 ? ": leaves out 0" : ": holds 0")
}
END {
    paired = scenarios[0] > 1 && other > 0
    now = paired ? other + 1 : 1
    if (last < 3) nothing("fewer than three replications, so nothing to follow")
    print "$running << END\npanel\tn\tmean\tlo\thi"
    for (m = 1; m <= n_metrics; m++) {
        n = mean = squares = half = 0
        lowest = highest = ""
        for (r = 1; r <= last; r++) {
            if (!((m, now, r) in value) || (paired && !((m, 1, r) in value))) continue
            x = value[m, now, r] - (paired ? value[m, 1, r] : 0)
            n++ # Welford (1962)
            delta = x - mean
            mean += delta / n
            squares += delta * (x - mean)
            if (n < 2) continue
            if (n == 2) panels++
            half = t_quantile(n - 1) * sqrt(squares / (n - 1) / n)
            printf "%d\t%d\t%.9g\t%.9g\t%.9g\n", panels, n, mean, mean - half, mean + half
            # The first intervals are very wide: the axis fits those from a tenth of the replications on.
            if (n >= 5 && n >= last / 10 || n == last) {
                if (lowest == "" || mean - half < lowest) lowest = mean - half
                if (highest == "" || mean + half > highest) highest = mean + half
            }
        }
        if (n < 2) continue
        if (lowest == "") {
            lowest = mean - half
            highest = mean + half
        }
        panel_title[panels] = titles[m]
        panel_said[panels] = sentence(mean, half)
        if (paired && lowest > 0) lowest = 0
        if (paired && highest < 0) highest = 0
        room = highest > lowest ? 0.12 * (highest - lowest) : 1
        from[panels] = lowest - room
        to[panels] = highest + room
    }
    print "END"
    if (!panels) nothing("no numbers of the whole in two replications")
    print "n_others = " scenarios[0] - 1 "; paired = " paired "; n_replications = " last "; n_panels = " panels
    if (paired) print_pair(scenarios[1], scenarios[now], "Difference: ", "minus")
    else print "pair = " quoted(shortened(label("scenario", scenarios[now]), 120))
    print_only()
    print_array("panel_title", panel_title, panels)
    print_array("panel_said", panel_said, panels)
    print_numbers("from", from, panels)
    print_numbers("to", to, panels)
}

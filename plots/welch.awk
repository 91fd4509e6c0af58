# The numbers of welch.gp: means of each week over the replications, and their moving average (Welch 1983).
#
#     awk -v around=1 -f read.awk -f welch.awk ...      around: weeks on either side that the average takes in; fewer at the ends
#
# SPDX-License-Identifier: GPL-3.0-or-later
of("role") == "" && of("care_unit") == whole {
    s = index_in(scenarios, of("scenario"))
    w = of("week") + 0
    if (w > weeks) weeks = w
    if (of("replication") + 0 > replications) replications = of("replication") + 0
    add(1, of("utilisation_share"), 100)
    add(2, of("wait_min_mean"), 1)
    if (of("days") > 0) add(3, of("omitted_count"), 1 / of("days"))
    add(4, of("patients_mean"), 1)
}
function add(m, value, factor) {
    if (value == "") return
    sum[m, s, w] += factor * value
    count[m, s, w]++
}
function mean(m, s, w) { return count[m, s, w] ? sum[m, s, w] / count[m, s, w] : "" }
function average(m, s, w,    reach, i, total) {
    reach = around
    if (w - 1 < reach) reach = w - 1
    if (weeks - w < reach) reach = weeks - w
    for (i = w - reach; i <= w + reach; i++) {
        if (!count[m, s, i]) return ""
        total += mean(m, s, i)
    }
    return total / (2 * reach + 1)
}
END {
    title[1] = "Busy, % of the time on duty"
    title[2] = "Mean wait, minutes"
    title[3] = "Tasks never started, a day"
    title[4] = "Patients in the unit"
    if (weeks < 3) nothing("fewer than three weeks, so no course over time to show")
    print "$weeks << END\npanel\tscenario\tweek\tmean\taverage"
    for (m = 1; m <= 4; m++) {
        least = ""
        for (s = 1; s <= scenarios[0]; s++)
            for (w = 1; w <= weeks; w++) {
                x = mean(m, s, w)
                if (x == "") continue
                if (least == "") {
                    panel_title[++n] = title[m]
                    least = most = x
                }
                if (x < least) least = x
                if (x > most) most = x
                printf "%d\t%d\t%.1f\t%s\t%s\n", n, s, w - 0.5, number(x), number(average(m, s, w))
            }
        if (least == "") continue
        # Small movements must not look large: the axis spans a fifth of the largest value, or more.
        room = 0.1 * (most - least)
        if (most - least < 0.2 * most) room = (0.2 * most - (most - least)) / 2
        from[n] = least - room < 0 ? 0 : least - room
        to[n] = most + (room > 0 ? room : 1)
    }
    print "END"
    if (!n) nothing("no weekly numbers of the whole")
    print_scenarios(scenarios)
    print "n_panels = " n "; n_weeks = " weeks "; replications = " replications
    print "warmup_weeks = " (("time", "warmup_days") in known ? known["time", "warmup_days"] / 7 : 0)
    print_array("panel_title", panel_title, n)
    print_numbers("from", from, n)
    print_numbers("to", to, n)
}

# The numbers of learning.gp: rights earned up to the end of each week, and minutes of training, as means over the replications.
# With part=offers metrics.csv after series.csv: rights earned as a share of those on offer. A right that lapsed may be earned
# again, so where some did there is no such share.
#
#     awk -f read.awk -f learning.awk ...
#
# SPDX-License-Identifier: GPL-3.0-or-later
part == "offers" {
    if (of_the_whole() && of("role") of("category") of("task") == "" && of("metric") ~ /^rights_(earned|open|lapsed)_count$/) {
        s = index_in(scenarios, of("scenario"))
        if (of("metric") == "rights_lapsed_count") lapsed += of("value")
        else offered[s] += of("value")
    }
    next
}
{ about = FILENAME }
of("role") == "" && of("care_unit") == whole {
    s = index_in(scenarios, of("scenario"))
    w = of("week") + 0
    if (w > weeks[s]) weeks[s] = w
    if (w > n_weeks) n_weeks = w
    if (of("replication") + 0 > replications) replications = of("replication") + 0
    if (of("first_day") + of("days") - 1 > until[s, w]) until[s, w] = of("first_day") + of("days") - 1
    runs[s, w]++
    earned[s, w] += of("rights_earned_count")
    training[s, w] += of("training_min_per_duty_h")
    earned_by[s] += of("rights_earned_count")
    all_earned += of("rights_earned_count")
}
END {
    FILENAME = about # what there is nothing in, if so
    if (!all_earned) nothing("nobody earns a right to a task, so no learning to show")
    shares = !lapsed
    for (s = 1; s <= scenarios[0]; s++)
        if (earned_by[s] && !offered[s]) shares = 0
    print "$weeks << END\npanel\tscenario\tweek\tmean"
    for (s = 1; s <= scenarios[0]; s++) {
        sum = 0
        of_offers[s] = !shares ? "" : !offered[s] ? ": no rights on offer" : \
            sprintf(": %s of %s rights", tenths(earned_by[s] / runs[s, 1]), tenths(offered[s] / runs[s, 1]))
        printf "1\t%d\t0\t0\n", s
        for (w = 1; w <= weeks[s]; w++) {
            sum += earned[s, w] / runs[s, w] * (shares && offered[s] ? 100 * runs[s, 1] / offered[s] : 1)
            printf "1\t%d\t%.2f\t%s\n", s, until[s, w] / 7, number(sum)
            if (sum > most[1]) most[1] = sum
            x = training[s, w] / runs[s, w]
            printf "2\t%d\t%.2f\t%s\n", s, (until[s, w] + until[s, w - 1]) / 14, number(x)
            if (x > most[2]) most[2] = x
        }
    }
    print "END"
    panel_title[1] = shares ? "Rights earned so far, % of those on offer, all people together" : \
        "Rights earned so far, all people together"
    if (shares) most[1] = 100
    panel_title[2] = "Training of all kinds, minutes per hour on duty"
    print "n_weeks = " n_weeks
    print "replications = " replications
    print "n_panels = 2"
    print_array("panel_title", panel_title, 2)
    print_array("of_offers", of_offers, scenarios[0])
    most[1] *= 1.08
    most[2] = most[2] > 0 ? 1.08 * most[2] : 1
    print_numbers("to", most, 2)
    print_scenarios(scenarios)
}
function tenths(x,    text) {
    text = sprintf("%.1f", x)
    sub(/\.0$/, "", text)
    return text
}

# The numbers of care.gp: mean waits by category, the tasks whose wait changes most, the tasks that are missed most.
#
#     awk -v changed=7 -v missed=16 -f read.awk -f care.awk ...      how many tasks at most
#
# Panel p is block p - 1 of $points (row, scenario, value) and of $lines (row, from, to, and whether the difference is sure). Sure
# is what has a verdict, which allows for the many comparisons of the study; only such tasks may count as changed.
#
# SPDX-License-Identifier: GPL-3.0-or-later
of("role") != "" || !of_the_whole() { next }
of("metric") == "wait_min_mean" || of("metric") == "omitted_share" {
    index_in(scenarios, of("base"))
    s = index_in(scenarios, of("other"))
    if (of("n") + 0 > replications) replications = of("n") + 0
    what = of("metric") SUBSEP of("category") SUBSEP of("task")
    mean[1, what] = of("base_mean")
    mean[s, what] = of("other_mean")
    sure[s, what] = of("verdict") ~ /^(higher|lower|fixed)$/
    if (of("task") == "") next
    t = index_in(tasks, of("task"))
    if (of("metric") == "wait_min_mean" && sure[s, what] && size(of("diff_mean")) > change[t]) change[t] = size(of("diff_mean"))
    if (of("metric") == "omitted_share") {
        if (of("base_mean") + 0 > most_missed[t]) most_missed[t] = of("base_mean") + 0
        if (of("other_mean") + 0 > most_missed[t]) most_missed[t] = of("other_mean") + 0
    }
}
function size(x) { return x + 0 < 0 ? -x : x + 0 }
# Panel p gets the n tasks of the largest weights above 0.
function take(p, metric, weight, n,    order, i) {
    for (i = 1; i <= tasks[0]; i++) order[i] = i
    sort_by(order, weight, tasks[0])
    for (i = 1; i <= tasks[0] && i <= n && weight[order[i]] > 0; i++)
        add(p, metric SUBSEP "" SUBSEP tasks[order[i]], label("tasks", tasks[order[i]]))
}
function add(p, what, title) {
    n_rows[p]++
    rows[p, n_rows[p]] = what
    titles[(p - 1) * per_panel + n_rows[p]] = shortened(title, 29)
}
END {
    if (!scenarios[0]) nothing("no tasks, so nothing that waits")
    per_panel = missed > changed ? missed : changed
    if (n_categories > per_panel) per_panel = n_categories
    for (c = 1; c <= n_categories; c++) {
        what = "wait_min_mean" SUBSEP categories[c] SUBSEP ""
        if (mean[1, what] != "") add(1, what, part_label(categories[c]))
    }
    for (t = 1; t <= tasks[0]; t++) {
        change[t] += 0
        most_missed[t] += 0
    }
    take(2, "wait_min_mean", change, changed)
    take(3, "omitted_share", most_missed, missed)
    print "$points << END"
    for (p = 1; p <= 3; p++) {
        print (p > 1 ? "\n\n" : "") "row\tscenario\tvalue"
        for (s = 1; s <= scenarios[0]; s++) {
            print "-1\t" s "\t0" # out of sight, because gnuplot complains of a plot without points
            for (i = 1; i <= n_rows[p]; i++)
                if (mean[s, rows[p, i]] != "") printf "%d\t%d\t%.6f\n", i, s, (p == 3 ? 100 : 1) * mean[s, rows[p, i]]
        }
    }
    print "END\n$lines << END"
    for (p = 1; p <= 3; p++) {
        print (p > 1 ? "\n\n" : "") "row\tfrom\tto\tsure\n-1\t0\t0\t0\n-1\t0\t0\t1"
        for (s = 2; s <= scenarios[0]; s++)
            for (i = 1; i <= n_rows[p]; i++) {
                what = rows[p, i]
                if (mean[1, what] == "" || mean[s, what] == "") continue
                scale = p == 3 ? 100 : 1
                printf "%d\t%.6f\t%.6f\t%d\n", i, scale * mean[1, what], scale * mean[s, what], sure[s, what]
            }
    }
    print "END"
    print_scenarios(scenarios)
    print "replications = " replications + 0 "; per_panel = " per_panel
    for (p = 1; p <= 3; p++) n_rows[p] += 0
    print_numbers("n_rows", n_rows, 3)
    print_array("row_title", titles, 3 * per_panel)
}

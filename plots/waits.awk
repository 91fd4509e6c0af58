# The numbers of waits.gp: all tasks together, and those whose waiting tells most.
#
# Most telling: where the curves of the scenarios lie furthest apart, on the average over the steps of the file; of one scenario
# alone, where they lie lowest. A task that arose too seldom in some scenario is left out. Counts of several units are added.
#
#     awk -v panels=6 -v after=1.5 -f read.awk -f waits.awk ...      after: steps that `ever` stands further to the right
#
# SPDX-License-Identifier: GPL-3.0-or-later
{
    if (of("care_unit") != whole && whole == "") next
    s = index_in(scenarios, of("scenario"))
    t = index_in(tasks, of("task") == "" ? "all" : "task " of("task"))
    k = index_in(steps, of("up_to_min") == "" ? "ever" : of("up_to_min"))
    made[s, t, k] += of("made_count")
    started[s, t, k] += of("started_count")
}
function share(s, t, k) { return made[s, t, k] > 0 ? started[s, t, k] / made[s, t, k] : "" }
function in_time(minutes) {
    if (minutes == "ever") return "ever"
    return minutes % 60 || minutes == 0 ? minutes : minutes / 60 " h"
}
END {
    ever = index_in(steps, "ever")
    for (t = 1; t <= tasks[0]; t++) {
        weight[t] = tasks[t] == "all" ? 1e9 : 0
        for (s = 1; s <= scenarios[0]; s++) if (made[s, t, ever] < 30) weight[t] = -1
        for (k = 1; k <= steps[0] && weight[t] >= 0; k++) {
            if (scenarios[0] == 1) weight[t] += 1 - share(1, t, k)
            for (s = 2; s <= scenarios[0]; s++) {
                apart = share(s, t, k) - share(1, t, k)
                weight[t] += apart < 0 ? -apart : apart
            }
        }
        order[t] = t
    }
    sort_by(order, weight, tasks[0])
    while (n < panels + 0 && n < tasks[0] && weight[order[n + 1]] > 0) n++
    if (!n) nothing("too few tasks arose to show how long they waited")
    print "$curves << END\npanel\tscenario\tstep\tpercent"
    for (p = 1; p <= n; p++) {
        t = order[p]
        panel_title[p] = tasks[t] == "all" ? "All tasks together" : shortened(label("tasks", substr(tasks[t], 6)), 38)
        for (s = 1; s <= scenarios[0]; s++) {
            for (k = 1; k <= steps[0]; k++)
                printf "%d\t%d\t%.1f\t%s\n", p, s, k + after * (k == ever), number(100 * share(s, t, k))
            never[(p - 1) * scenarios[0] + s] = 100 - 100 * share(s, t, ever)
        }
    }
    print "END"
    for (k = 1; k <= steps[0]; k++) step[k] = in_time(steps[k])
    print_scenarios(scenarios)
    print "n_panels = " n "; n_steps = " steps[0]
    print_array("panel_title", panel_title, n)
    print_array("step", step, steps[0])
    print_numbers("never", never, n * scenarios[0])
}

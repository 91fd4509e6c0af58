# The numbers of workload.gp: minutes per rostered hour, by role, scenario and part of the hour.
#
#     awk -v parts="clinical care break idle" -f read.awk -f workload.awk ...
#
# parts: categories of tasks and accounts of other time, in the order in which they are stacked. Each is a block of rows, `from`
# one minute `to` another. A missing value counts as 0.
#
# SPDX-License-Identifier: GPL-3.0-or-later
BEGIN {
    n_parts = split(parts, part_id, " ")
    for (p = 1; p <= n_parts; p++) part_at[part_id[p]] = p
}
of("role") == "" || of("task") != "" || of("metric") !~ /_min_per_rostered_h$/ || !of_the_whole() { next }
{
    id = of("metric")
    sub(/_min_per_rostered_h$/, "", id)
    if (id == "time") id = of("category")
    if (!(id in part_at)) next
    p = part_at[id]
    index_in(scenarios, of("base"))
    s = index_in(scenarios, of("other"))
    r = index_in(roles, of("role"))
    role_of[r] = of("role")
    minutes[1, r, p] = of("base_mean")
    minutes[s, r, p] = of("other_mean")
    if (of("n") + 0 > replications) replications = of("n") + 0
}
END {
    if (!roles[0]) nothing("nobody is on duty, so no workload to show")
    by_level(order, role_of, roles[0])
    for (p = 1; p <= n_parts; p++) {
        print (p == 1 ? "$bars << END\nplace\tfrom\tto" : "\n\nplace\tfrom\tto")
        for (i = 1; i <= roles[0]; i++)
            for (s = 1; s <= scenarios[0]; s++) {
                b = (i - 1) * scenarios[0] + s
                printf "%d\t%.6f\t%.6f\n", (i - 1) * (scenarios[0] + 1) + s - 1, end[b], end[b] + minutes[s, order[i], p]
                end[b] += minutes[s, order[i], p]
                spent[p] += minutes[s, order[i], p]
                if (end[b] > longest) longest = end[b]
            }
    }
    print "END"
    for (i = 1; i <= roles[0]; i++) role_title[i] = shortened(group_label("", role_of[order[i]]), 80)
    print_scenarios(scenarios)
    print_parts(parts)
    print "replications = " replications + 0 "; n_roles = " roles[0] "; longest = " longest
    print_array("role", role_title, roles[0])
    print_numbers("spent", spent, n_parts) # on each part, by anybody: the key leaves out what never occurs
    print_numbers("end_of", end, roles[0] * scenarios[0])
}

# The numbers of hours.gp: how busy each role is in each hour of the day, under each scenario.
#
# Cells: block (role), scenario, hour, per cent of the time on duty; no cell where nobody was on duty.
#
# SPDX-License-Identifier: GPL-3.0-or-later
of("measure") == "utilisation_share" && of("category") == "" {
    s = index_in(scenarios, of("scenario"))
    u = of("care_unit")
    r = of("role")
    # Everybody's row only for the whole; roles of all units together if there are such rows, else of each unit.
    if (r == "" && u != whole) next
    g = index_in(groups, u SUBSEP r)
    unit_of[g] = u
    role_of[g] = r
    if (r != "" && u == whole) roles_of_whole = 1
    share[s, g, of("hour")] = of("mean")
    if (of("n") + 0 > replications) replications = of("n") + 0
}
END {
    for (g = 1; g <= groups[0]; g++) {
        if (roles_of_whole && unit_of[g] != whole) continue
        shown[++n] = g
        shown_role[n] = role_of[g]
        n_roles += role_of[g] != ""
    }
    if (!n_roles) nothing("nobody is on duty, so no hours to show")
    by_level(order, shown_role, n)
    for (i = 1; i <= n; i++) order[i] = shown[order[i]]
    if (n_roles == 1 && role_of[order[n]] == "") n-- # the one role is everybody
    print "$cells << END\nplace\thour\tpercent"
    for (i = 1; i <= n; i++) {
        block[i] = shortened(group_label(roles_of_whole ? "" : unit_of[order[i]], role_of[order[i]]), 80)
        for (s = 1; s <= scenarios[0]; s++)
            for (h = 0; h < 24; h++) {
                x = share[s, order[i], h]
                if (x != "") printf "%d\t%d\t%.3f\n", (i - 1) * (scenarios[0] + 1) + s, h, 100 * x
            }
    }
    print "END"
    print_scenarios(scenarios)
    print "replications = " replications + 0
    print "n_blocks = " n
    print_array("block", block, n)
}

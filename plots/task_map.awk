# The numbers of task_map.gp: of one unit, people's worth of work and people on duty in each hour, on weekdays and at the weekend.
#
#     awk -v unit_at=1 -f read.awk -f task_map.awk ...     unit_at: which unit, from 1
#
# Layers are the roles that some work falls to, highest level first, then work that nobody may do: `from` so many people `to` so
# many. Rows are everybody, then the roles that are on duty by either plan: their work, and people by the old and the new plan.
# kind: 1 weekdays, 2 weekend. Every row has 25 hours, so that the last step is drawn.
#
# SPDX-License-Identifier: GPL-3.0-or-later
index_in(all_units, unit) != unit_at { next }
{
    kind = of("day_kind") == "weekdays" ? 1 : 2
    r = index_in(roles, of("role"))
    role_of[r] = of("role")
    h = of("hour")
    work[r, kind, h] = of("work_min_per_day") / 60
    old[r, kind, h] = of("old_people_mean")
    new[r, kind, h] = of("new_people_mean")
    has_work[r] += work[r, kind, h]
    has_people[r] += old[r, kind, h] + new[r, kind, h]
    old[0, kind, h] += old[r, kind, h] # everybody is role 0
    new[0, kind, h] += new[r, kind, h]
    work[0, kind, h] += work[r, kind, h]
    people += old[r, kind, h] + new[r, kind, h]
}
function larger(a, b) { return a > b ? a : b }
END {
    if (!people) nothing("nobody is on duty, so no hours to show")
    by_level(order, role_of, roles[0])
    print "$layers << END\nlayer\tkind\thour\tfrom\tto"
    for (i = 1; i <= roles[0]; i++) {
        r = order[i]
        if (!has_work[r]) continue
        at_layer[r] = ++n_layers
        layer[n_layers] = role_of[r] == "" ? "Nobody in the unit may do it" : label("roles", role_of[r])
        n_of_roles += role_of[r] != ""
        for (kind = 1; kind <= 2; kind++)
            for (h = 0; h < 24; h++) {
                from = work[r, kind, h] > 0 ? end[kind, h] + 0 : 0 # nothing: on the axis, where it is not seen
                printf "%d\t%d\t%d\t%.6f\t%.6f\n", n_layers, kind, h, from, from + work[r, kind, h]
                end[kind, h] += work[r, kind, h]
            }
    }
    print "END\n$people << END\nrow\tkind\thour\twork\told\tnew"
    for (i = 0; i <= roles[0]; i++) {
        r = i ? order[i] : 0
        if (i && !has_people[r]) continue
        n_rows++
        row_layer[n_rows] = at_layer[r]
        row[n_rows] = i ? label("roles", role_of[r]) : "Everybody"
        for (kind = 1; kind <= 2; kind++)
            for (h = 0; h <= 24; h++) {
                at = kind SUBSEP (h < 24 ? h : 23)
                printf "%d\t%d\t%d\t%.6f\t%.6f\t%.6f\n", n_rows, kind, h, work[r, at], old[r, at], new[r, at]
                row_most[n_rows] = larger(row_most[n_rows], larger(work[r, at], larger(old[r, at], new[r, at])))
            }
    }
    print "END"
    print "n_units = " n_units + 0 "; n_layers = " n_layers + 0 "; n_of_roles = " n_of_roles + 0 "; n_rows = " n_rows
    print "unit_id = " quoted(all_units[unit_at])
    print "scenario = " quoted(shortened(label("scenario", scenario_id), 60) \
        (n_units > 1 ? ": " shortened(label("units", all_units[unit_at]), 40) : ""))
    print_array("layer", layer, n_layers)
    print_array("row", row, n_rows)
    for (i = 1; i <= n_rows; i++) row_layer[i] += 0
    print_numbers("row_layer", row_layer, n_rows)
    print_numbers("row_most", row_most, n_rows)
}

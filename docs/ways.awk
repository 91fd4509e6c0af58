# Ways of organising against one of them: awk -f plots/read.awk -f docs/ways.awk part=csv OUT/relief.csv OUT/compare.csv
#
# A line for the base and for each other scenario of `avlast compare`: what came out for the groups that both have, at a margin of
# 1 minute, with the minutes less to do per rostered hour; mean wait, work omitted, pay. Of one unit.
#
# SPDX-License-Identifier: GPL-3.0-or-later
BEGIN {
    n_roles = split("nurse health_worker assistant", roles, " ")
    split("wait_min_mean omitted_work_min_per_day pay_kr_per_patient_day", metrics, " ")
}
FILENAME ~ /relief\.csv$/ {
    if (of("level") == "group" && of("quantity") == "net" && of("outcome_1") != "") {
        text = of("outcome_1")
        lost = sub(/[+]care_lost/, "", text)
        clinical = sub(/[+]more_clinical/, "", text)
        gsub(/_/, " ", text)
        outcome[of("other"), of("role")] = of("relief_mean") == "" ? text : \
            sprintf("%s%s%s %+.1f", text, clinical ? "+" : "", lost ? "*" : "", of("relief_mean"))
    }
    next
}
of("role") of("category") of("urgency") of("task") of("shift") of("weekday") == "" {
    base = of("base")
    if (!(of("other") in known_way)) {
        known_way[of("other")] = 1
        ways[++n_ways] = of("other")
    }
    value[base, of("metric")] = of("base_mean")
    value[of("other"), of("metric")] = of("other_mean")
}
function line(way, i) {
    printf "%-25s", way
    for (i = 1; i <= n_roles; i++) printf " %-20s", way == base ? "" : outcome[way, roles[i]]
    printf "%5.1f %7.1f %6.0f\n", value[way, metrics[1]], value[way, metrics[2]], value[way, metrics[3]]
}
END {
    printf "%-25s %-20s %-20s %-20s%5s %7s %6s\n", "", "nurses", "health workers", "assistants", "wait", "omitted", "pay"
    line(base)
    for (w = 1; w <= n_ways; w++) line(ways[w])
}

# How near the short-term ward is to measured wards: awk -f docs/calibration.awk OUT/hours.csv OUT/metrics.csv
#
# Reads the numbers of one scenario (or of several, one after the other) and prints direct care, staff hours, shares of time
# (by time of day only with hours.csv), and the rank correlation of missed care with Norman and Sjetne (2019), table 3. Direct care is the categories care and activity, and
# clinical work done with the patient; doctor contact, transfer, the medicine room and the like are not.
#
# SPDX-License-Identifier: GPL-3.0-or-later
BEGIN {
    FS = ","
    # Clinical work away from the patient.
    n = split("doctor_contact hospital_transfer discharge_meeting doctors_round doctors_round_prepare care_plan dosette medicine_room", t, " ")
    for (i = 1; i <= n; i++) indirect[t[i]] = 1
    # Left undone sometimes or often, % of valid answers; and what stands for it here: o = omitted, l = started late.
    items = "morning_care:28.4:o oral_care:35.0:o feeding:23.6:o drinks_round:11.1:o mobilisation:24.1:o incontinence_change:15.2:o " \
        "conversation:45.9:o kin_talk:29.1:o toileting:22.7:o self_care_training:55.9:o observation:41.4:o watch_confused:36.8:o " \
        "bell_call:50.6:l read_plan:57.4:o"
}
FNR == 1 { split("", at); for (i = 1; i <= NF; i++) at[$i] = i; next }
"measure" in at {
    if ($at["role"] $at["category"] == "") hourly[$at["scenario"], $at["measure"], $at["hour"]] = $at["mean"]
    next
}
{ id = $at["scenario"]; rep = $at["replication"]; metric = $at["metric"]; of = $at["role"]; kind = $at["category"]; task = $at["task"] }
{ value = $at["value"] }
!(id in seen) { seen[id] = 1; scenarios[++n_scenarios] = id }
$at["urgency"] $at["shift"] $at["weekday"] == "" && value != "" {
    if (metric == "rostered_h" && of != "") { hours[id, of, rep] = value; role[of] = 1; total_h[id] += value }
    if (metric == "overtime_h" && of != "") overtime_h[id] += value
    if (metric == "patient_days") { patient_days[id] += value; replications[id]++ }
    if (metric == "time_min_per_rostered_h" && kind != "") {
        h = value * hours[id, of, rep] / 60
        category_h[id, kind] += h
        work_h[id] += h
    }
    if (metric == "time_min_per_rostered_h" && task in indirect) indirect_h[id] += value * hours[id, of, rep] / 60
    if (metric == "break_min_per_rostered_h") break_h[id] += value * hours[id, of, rep] / 60
    if (metric == "omitted_share" && task != "") omitted[id, task] += value
    if (metric == "late_share" && task != "") late[id, task] += value
}
function ranks(x, r, n,   i, j) {
    for (i = 1; i <= n; i++) {
        r[i] = 1
        for (j = 1; j <= n; j++) r[i] += x[j] < x[i] ? 1 : (j != i && x[j] == x[i] ? 0.5 : 0)
    }
}
function spearman(x, y, n,   a, b, i, m, sxy, sxx, syy) {
    ranks(x, a, n); ranks(y, b, n); m = (n + 1) / 2
    for (i = 1; i <= n; i++) { sxy += (a[i] - m) * (b[i] - m); sxx += (a[i] - m) ^ 2; syy += (b[i] - m) ^ 2 }
    return sxx * syy > 0 ? sxy / sqrt(sxx * syy) : 0
}
function busy(id, from, until,    h, people, working) { # per cent of the time on duty, from 0 to 23
    for (h = from; h != until; h = (h + 1) % 24) {
        people += hourly[id, "on_duty_people", h]
        working += hourly[id, "on_duty_people", h] * hourly[id, "utilisation_share", h]
    }
    return people > 0 ? 100 * working / people : 0
}
function line(text, value, target) { printf "  %-46s %8s   %s\n", text, value, target }
END {
    for (s = 1; s <= n_scenarios; s++) {
        id = scenarios[s]
        direct_h = category_h[id, "care"] + category_h[id, "activity"] + category_h[id, "clinical"] - indirect_h[id]
        print id
        line("direct care, hours a patient and day", sprintf("%.2f", direct_h / patient_days[id]), "2.1 to 2.5")
        line("staff hours a patient and day", sprintf("%.2f", (total_h[id] + overtime_h[id]) / patient_days[id]), "4.2 to 5.0")
        line("direct care, % of hours on duty", sprintf("%.1f", 100 * direct_h / (total_h[id] + overtime_h[id])), "about 50")
        line("work, % of hours on duty", sprintf("%.1f", 100 * work_h[id] / (total_h[id] + overtime_h[id])), "")
        if ((id, "on_duty_people", 8) in hourly)
            line("  08 to 15 / 15 to 22 / 23 to 07", sprintf("%.1f / %.1f / %.1f", busy(id, 8, 15), busy(id, 15, 22), busy(id, 23, 7)), "70 to 85 by day")
        line("meal breaks, % of hours on duty", sprintf("%.1f", 100 * break_h[id] / (total_h[id] + overtime_h[id])), "")
        n = split("clinical care kin admin service activity training", c, " ")
        for (i = 1; i <= n; i++) line("  " c[i] ", % of work", sprintf("%.1f", 100 * category_h[id, c[i]] / work_h[id]), "")
        n = split(items, item, " ")
        for (i = 1; i <= n; i++) {
            split(item[i], part, ":")
            x[i] = part[2]
            y[i] = (part[3] == "l" ? late[id, part[1]] : omitted[id, part[1]]) / replications[id]
            line("  " part[1] (part[3] == "l" ? ", % started late" : ", % omitted"), sprintf("%.2f", 100 * y[i]), sprintf("asked: %.1f", part[2]))
        }
        line("rank correlation with the questionnaire", sprintf("%.2f", spearman(x, y, n)), "clearly positive")
    }
}

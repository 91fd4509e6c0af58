# Means over replications: awk -v metric=done_count -v task=pivc -f docs/means.awk OUT/metrics.csv...
#
# A line for each file and group of people that has the metric (everybody first); of one task, or of one category, if one is named.
# Of one unit.
#
# SPDX-License-Identifier: GPL-3.0-or-later
BEGIN { FS = "," }
FNR == 1 { split("", at); for (i = 1; i <= NF; i++) at[$i] = i; next }
$at["metric"] == metric && $at["task"] == task && $at["category"] == category && $at["urgency"] $at["shift"] $at["weekday"] == "" && $at["value"] != "" {
    row = sprintf("%-36s %-14s", FILENAME, $at["role"] == "" ? "everybody" : $at["role"])
    if (!n[row]++) rows[++n_rows] = row
    sum[row] += $at["value"]
}
END { for (i = 1; i <= n_rows; i++) printf "%s %8.2f\n", rows[i], sum[rows[i]] / n[rows[i]] }

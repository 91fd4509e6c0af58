/* The units of a random scenario: beds, patients, acuity, shifts, breaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "maker.h"

static void put_acuity(struct maker *k)
{
    maker_put(k, "\"acuity\": {");
    for (int i = 0; i < k->n_levels; i++) {
        maker_put(k, "%s\"%s\": {\"rank\": %d, \"critical\": %s", i ? ", " : "", maker_levels[i], i,
                  i > 0 && maker_likely(k, 60) ? "true" : "false");
        if (k->n_levels > 1) {
            int share = i == 0 ? 50 : 50 / (k->n_levels - 1);
            maker_put(k, ", \"start_share\": 0.%d, \"sojourn_h\": ", share);
            if (i == k->n_levels - 1 && maker_likely(k, 20)) {
                maker_put(k, "\"never\"");
            } else {
                maker_law(k, maker_between(k, 1, 12));
                maker_put(k, ", \"next\": {");
                if (k->n_levels == 2 || maker_likely(k, 50))
                    maker_put(k, "\"%s\": 1", maker_levels[(i + 1) % k->n_levels]);
                else
                    maker_put(k, "\"%s\": 0.25, \"%s\": 0.75", maker_levels[(i + 1) % k->n_levels],
                              maker_levels[(i + 2) % k->n_levels]);
                maker_put(k, "}");
            }
        }
        maker_put(k, "}");
    }
    maker_put(k, "}");
}

static void put_patients(struct maker *k)
{
    maker_put(k, "\"patients\": {");
    if (maker_likely(k, 40)) {
        maker_put(k, "\"arrivals_per_day\": %d, ", maker_between(k, 1, 12));
        if (maker_likely(k, 50)) {
            maker_put(k, "\"arrival_profile\": ");
            maker_profile(k);
            maker_put(k, ", ");
        }
        maker_put(k, "\"history_days\": %d, ", maker_likely(k, 30) ? 0 : maker_between(k, 1, 30));
    } else {
        maker_put(k, "\"turnover_h\": ");
        maker_law(k, maker_likely(k, 30) ? 0.01 : maker_between(k, 1, 9));
        maker_put(k, ", \"history_days\": %d, ", maker_between(k, 0, 20));
    }
    maker_put(k, "\"stay_days\": ");
    if (maker_likely(k, 15))
        maker_put(k, "\"never\", ");
    else
        maker_law(k, maker_between(k, 2, 20) / 10.0), maker_put(k, ", ");
    if (k->n_conditions > 0) {
        maker_put(k, "\"conditions\": {\"dementia\": {\"share\": 0.4");
        random_lead_matches(k);
        if (k->n_conditions > 1) {
            maker_put(k, "}, \"stroke\": {\"share\": %s", maker_likely(k, 50) ? "0.6" : "0.3");
            random_lead_matches(k);
        }
        maker_put(k, "}}, ");
    }
    put_acuity(k);
    maker_put(k, "}, ");
}

static void put_shifts(struct maker *k)
{
    maker_put(k, "\"shifts\": {");
    for (int i = 0; i < k->n_shifts; i++) {
        maker_put(k, "%s\"%s\": {\"start\": ", i ? ", " : "", maker_shifts[i]);
        maker_shift_hour(k, k->shift_start[i]);
        maker_put(k, ", \"end\": ");
        maker_shift_hour(k, k->shift_start[i] + k->shift_hours[i]);
        maker_put(k, i >= k->n_windows ? ", \"window\": false}" : "}");
    }
    maker_put(k, "}");
    if (k->n_shifts > 0 && maker_likely(k, 70)) {
        maker_put(k, ", \"breaks\": {");
        int n = maker_between(k, 1, 3);
        for (int i = 0; i < n; i++) {
            int shift = maker_pick(k, k->n_shifts), hours = k->shift_hours[shift];
            int from = maker_between(k, 0, hours - 1), until = maker_between(k, from + 1, hours);
            maker_put(k, "%s\"meal_%d\": {\"shift\": \"%s\", \"from\": ", i ? ", " : "", i, maker_shifts[shift]);
            maker_shift_hour(k, k->shift_start[shift] + from);
            maker_put(k, ", \"until\": ");
            maker_shift_hour(k, k->shift_start[shift] + until);
            maker_put(k, ", \"length_min\": %d}", maker_between(k, 5, 90));
        }
        maker_put(k, "}");
    }
    if (maker_likely(k, 50))
        maker_put(k, ", \"max_away\": %d", maker_between(k, 1, 3));
    if (maker_likely(k, 50))
        maker_put(k, ", \"break_guard_min\": %d", maker_between(k, 0, 120));
    if (maker_likely(k, 60)) {
        maker_drawn(k, ", \"wind_down_min\": %d", 5, 150);
        maker_drawn(k, ", \"wind_down_urgency\": %d", 0, 6);
    }
}

void random_units(struct maker *k)
{
    maker_put(k, "\"units\": {");
    for (int u = 0; u < k->n_units; u++) {
        maker_put(k, "%s\n  \"unit_%d\": {", u ? ", " : "", u);
        if (u == 0 && maker_likely(k, 15))
            maker_put(k, "\"copies\": 2, ");
        maker_put(k, "\"beds\": %d, ", k->patients ? maker_between(k, 1, 6) : 0);
        if (k->patients)
            put_patients(k);
        put_shifts(k);
        if (maker_likely(k, 20))
            maker_put(k, ", "), random_rights(k);
        if (maker_likely(k, 20)) {
            maker_drawn(k, ", \"not_if_critical\": {\"task_%d\": ", 0, k->n_tasks - 1);
            maker_some(k, "role", NULL, k->n_roles);
            maker_put(k, "}");
        }
        maker_put(k, "}");
    }
    maker_put(k, "},\n");
}

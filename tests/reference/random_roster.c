/* A roster that is written down, in one random scenario in five: some lines, each person in a shift of his own, on some days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "maker.h"

static bool likely(struct maker *k, uint32_t percent)
{
    return (uint64_t)pcg_next(&k->roster_draws) * 100 >> 32 < percent;
}

static int pick(struct maker *k, int n)
{
    return (int)((uint64_t)pcg_next(&k->roster_draws) * (uint64_t)n >> 32);
}

/* One shift: duties of a person in the same shift never overlap, as none is longer than a day. */
static void put_person(struct maker *k, int line, int number, int first_day, int n_days, int *n)
{
    int s = pick(k, k->n_shifts);
    bool past_midnight = (k->shift_start[s] + k->shift_hours[s]) * 60 + k->shift_minute > 24 * 60;
    for (int day = past_midnight ? first_day : 0; day < n_days; day++) {
        if (!likely(k, 60))
            continue;
        maker_put(k, *n ? ", " : ", \"duties\": [");
        maker_put(k, k->line_count[line] == 1 ? "\"line_%d" : "\"line_%d.%d", line, number);
        maker_put(k, ",2026-01-%02d,%s\"", k->start + day, maker_shifts[s]);
        ++*n;
    }
}

void random_roster(struct maker *k)
{
    if (k->n_shifts == 0 || !likely(k, 20))
        return;
    bool repeats = likely(k, 30); /* then the night before is the last one of the roster */
    int n = 0, n_days = repeats ? 7 * (1 + pick(k, 2)) : k->days + k->warmup_days;
    for (int line = 0; line < k->n_lines; line++)
        for (int number = 1; number <= k->line_count[line]; number++)
            if (likely(k, 60))
                put_person(k, line, number, repeats ? 0 : -1, n_days, &n);
    if (n > 0)
        maker_put(k, "]%s", repeats ? ", \"roster_repeats\": true" : "");
}

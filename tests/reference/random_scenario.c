/* Small scenarios made up at random, as JSON text.
 *
 * Everything is drawn: how many units, roles, tasks and people, what they are like, and how busy it will be. Extremes are
 * drawn on purpose: work of no length, tasks lost on arrival, limits of nothing, people who may do nothing. What the loader
 * would refuse is not drawn. Times are written to fit any tick: whole hours, limits in minutes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "random_scenario.h"

#include <stdlib.h>

#include "maker.h"

static void decide(struct maker *k, uint64_t number)
{
    static const int ticks[] = {10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600};
    if (maker_likely(k, 4)) /* short ticks take long, and are no different */
        k->tick_s = ticks[maker_between(k, 0, 2)];
    else
        k->tick_s = ticks[maker_likely(k, 20) ? maker_between(k, 3, 4) : maker_between(k, 5, 9)];
    k->days = maker_between(k, 1, 3);
    k->n_units = maker_likely(k, 75) ? 1 : maker_between(k, 2, 3);
    k->n_roles = maker_between(k, 1, 4);
    k->n_levels = maker_between(k, 1, 3);
    k->n_conditions = maker_pick(k, 3);
    k->n_tasks = maker_between(k, 1, MAKER_TASKS);
    k->n_lines = k->n_units + maker_pick(k, 5);
    k->n_shifts = maker_likely(k, 15) ? 0 : maker_between(k, 1, MAKER_SHIFTS);
    k->patients = maker_likely(k, 85);
    k->two = maker_likely(k, 40);
    k->urgent = maker_likely(k, 70);
    k->work_min = k->tick_s <= 120 ? 30 : k->tick_s / 20.0;
    k->busy = (const double[]){0.3, 1, 2, 3, 5, 8}[maker_pick(k, 6)] * 30 / k->work_min;
    if (maker_likely(k, 3)) { /* more queues than a word has bits */
        k->n_tasks = maker_between(k, MAKER_MANY_TASKS * 2 / 3, MAKER_MANY_TASKS);
        k->busy *= 5.0 / k->n_tasks;
    }
    for (int s = 0; s < k->n_shifts; s++) { /* overlaps and gaps as they come */
        k->shift_start[s] = s < 3 ? 7 + 8 * s : maker_pick(k, 24);
        k->shift_hours[s] = maker_likely(k, 10) ? 24 : maker_likely(k, 40) ? 8 : maker_between(k, 4, 12);
        if (maker_likely(k, 25))
            k->shift_start[s] = maker_pick(k, 24);
        k->shift_start[s] %= 24;
    }
    /* By the number, not by a draw: whatever else is drawn stays as it was. */
    if (number % 3 == 0) /* windows that do not begin on the hour */
        k->shift_minute = k->tick_s < 60 ? 7 : k->tick_s / 60 % 60;
    k->n_windows = k->n_shifts - (number % 5 == 3 && k->n_shifts > 1);
    if (number % 8 == 5 && k->tick_s >= 600) /* whole weeks, and more */
        k->days += number % 16 == 5 ? 7 : 14;
}

char *random_scenario(uint64_t number)
{
    char *text = NULL;
    size_t length;
    struct maker k = {.draws = pcg_start(number, 2026), .pay_draws = pcg_start(number, 2027),
                      .learn_draws = pcg_start(number, 2028), .roster_draws = pcg_start(number, 2029),
                      .away_draws = pcg_start(number, 2030), .lead_draws = pcg_start(number, 2031),
                      .study_draws = pcg_start(number, 2032), .holiday_draws = pcg_start(number, 2033),
                      .claim_draws = pcg_start(number, 2034),
                      .away = number % 2 == 1, .rostered = -1};
    k.out = open_memstream(&text, &length);
    if (!k.out)
        return NULL;
    decide(&k, number);
    k.talk = k.n_shifts > 0 && number % 4 == 2; /* likewise by the number */
    if (k.talk) { /* few roles, and many people, so that one often has another to talk with */
        k.n_roles = 2;
        k.n_lines += 3;
    }
    for (int t = 0; t < k.n_tasks; t++)
        k.programme[t] = -1;
    maker_put(&k, "{\"description\": \"made up at random, number %llu\",\n", (unsigned long long)number);
    maker_put(&k, "\"time\": {\"tick_s\": %d, \"days\": %d", k.tick_s, k.days);
    k.start = maker_between(&k, 5, 11);
    k.warmup_days = maker_between(&k, 0, 1);
    maker_put(&k, ", \"start_date\": \"2026-01-%02d\", \"warmup_days\": %d", k.start, k.warmup_days);
    random_holidays(&k);
    maker_put(&k, "},\n");
    maker_put(&k, "\"roles\": {");
    for (int r = 0; r < k.n_roles; r++) {
        maker_put(&k, "%s\"role_%d\": {", r ? ", " : "", r);
        maker_drawn(&k, "\"level\": %d", 0, 2);
        maker_put(&k, ", \"duration_factor\": %g}", maker_between(&k, 3, 6) / 4.0);
    }
    maker_put(&k, "},\n");
    random_units(&k);
    random_tasks(&k);
    random_learning_decide(&k);
    random_staff(&k);
    random_policy(&k);
    maker_put(&k, "}\n");
    if (fclose(k.out)) {
        free(text);
        return NULL;
    }
    return text;
}

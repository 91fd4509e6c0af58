/* The tasks of a random scenario, and how they arise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "maker.h"

static void put_factors(struct maker *k, bool probability)
{
    double most = probability ? 1 : 2.5;
    if (maker_likely(k, 30)) {
        maker_put(k, ", \"acuity_factor\": {\"%s\": ", maker_levels[maker_pick(k, k->n_levels)]);
        maker_put(k, "%g}", maker_pick(k, 5) / 4.0 * most);
    }
    if (k->n_conditions > 0 && maker_likely(k, 30))
        maker_put(k, ", \"condition_factor\": {\"dementia\": %g}", maker_pick(k, 5) / 4.0 * most);
}

static void put_weekdays(struct maker *k)
{
    if (maker_likely(k, 25)) {
        maker_put(k, ", \"weekdays\": ");
        maker_some(k, NULL, maker_days, 7);
    }
}

static void put_which_shifts(struct maker *k)
{
    if (k->n_shifts > 0 && maker_likely(k, 50)) {
        maker_put(k, ", \"shifts\": ");
        maker_some(k, NULL, maker_shifts, k->n_windows);
    }
}

static void put_probability(struct maker *k, bool of_patient)
{
    if (maker_likely(k, 60))
        maker_put(k, ", \"probability\": 0.%d", maker_between(k, 1, 9));
    if (of_patient)
        put_factors(k, true);
}

/* The ways in which tasks arise, patients' ways first. */
enum way {
    WAY_ADMISSION,
    WAY_DISCHARGE,
    WAY_DETERIORATION,
    WAY_PATIENT,
    WAY_SCHEDULED = WAY_PATIENT,
    WAY_POISSON,
    WAY_SHIFT_START,
    WAY_SHIFT_END,
    WAY_AFTER_DONE,
    WAY_BERNOULLI,
    WAY_AFTER,
    N_WAYS
};

static void put_way(struct maker *k, int task, double busy)
{
    enum way way = (enum way)(k->patients ? maker_pick(k, N_WAYS) : maker_between(k, WAY_PATIENT, N_WAYS - 1));
    bool of_patient = k->patients && maker_likely(k, 70);
    const char *of = of_patient ? "patient" : "unit";
    if ((way == WAY_SHIFT_START || way == WAY_SHIFT_END) && k->n_shifts == 0)
        way = WAY_POISSON;
    if (maker_likely(k, 25))
        way = WAY_POISSON;
    int parent = task > 0 ? maker_pick(k, task) : 0;
    if (way == WAY_AFTER && (task == 0 || !k->everywhere[task] || !k->everywhere[parent]))
        way = WAY_POISSON;
    switch (way) {
    case WAY_ADMISSION:
        maker_put(k, "\"how\": \"admission\"");
        put_probability(k, true);
        break;
    case WAY_DISCHARGE:
        maker_put(k, "\"how\": \"discharge\", \"before_min\": %d", maker_between(k, 1, 4) * 30);
        put_probability(k, true);
        break;
    case WAY_DETERIORATION:
        maker_put(k, "\"how\": \"deterioration\"");
        put_probability(k, true);
        break;
    case WAY_SCHEDULED:
        maker_put(k, "\"how\": \"scheduled\", \"of\": \"%s\", \"times\": [", of);
        maker_hour(k, maker_between(k, 0, 11));
        if (maker_likely(k, 60))
            maker_put(k, ", "), maker_hour(k, maker_between(k, 12, 23));
        maker_put(k, "], \"spread_min\": %d", maker_pick(k, 3) * 45);
        put_weekdays(k);
        put_probability(k, of_patient);
        break;
    case WAY_SHIFT_START:
    case WAY_SHIFT_END:
        maker_put(k, "\"how\": \"%s\", \"of\": \"%s\"", way == WAY_SHIFT_START ? "shift_start" : "shift_end", of);
        if (way == WAY_SHIFT_END)
            maker_put(k, ", \"before_min\": %d", maker_pick(k, 3) * 60);
        put_weekdays(k);
        put_which_shifts(k);
        put_probability(k, of_patient);
        break;
    case WAY_BERNOULLI:
        maker_put(k, "\"how\": \"bernoulli\", \"of\": \"unit\", \"probability_per_tick\": %.9g",
                  busy * maker_between(k, 1, 12) * k->tick_s / 86400.0 / 4);
        break;
    case WAY_AFTER:
        maker_put(k, "\"how\": \"after\", \"task\": \"task_%d\"", parent);
        maker_put(k, ", \"delay_min\": %d", maker_pick(k, 3) * 13);
        maker_drawn(k, ", \"probability\": 0.%d", 2, 9);
        if (maker_likely(k, 50))
            maker_put(k, ", \"role_probability\": {\"role_0\": %g}", maker_pick(k, 3) / 2.0);
        break;
    case WAY_AFTER_DONE:
        maker_put(k, "\"how\": \"after_done\", \"of\": \"%s\", \"gap_min\": ", of);
        maker_law(k, maker_likely(k, 10) ? 1 : maker_between(k, 20, 300));
        break;
    case WAY_POISSON:
    default:
        maker_put(k, "\"how\": \"poisson\", \"of\": \"%s\", \"per_day\": %g", of,
                  busy * maker_between(k, 1, 16) / (of_patient ? 2 : 1));
        if (maker_likely(k, 40))
            maker_put(k, ", \"profile\": "), maker_profile(k);
        if (of_patient)
            put_factors(k, false);
        break;
    }
}

static void put_helper(struct maker *k)
{
    maker_put(k, ", \"helper\": {");
    if (maker_likely(k, 50))
        maker_put(k, "\"joint\": \"check\", \"check_min\": %d, ", maker_pick(k, 4) * 6);
    maker_put(k, "\"patience_min\": {");
    bool first = true;
    for (int r = 0; r < k->n_roles; r++)
        if (maker_likely(k, 75)) {
            maker_comma(k, &first);
            maker_put(k, "\"role_%d\": ", r);
            if (maker_likely(k, 60))
                maker_put(k, "0");
            else
                maker_limit(k);
        }
    maker_put(k, "}");
    if (maker_likely(k, 60)) {
        maker_put(k, ", \"hold_after_min\": ");
        maker_limit(k);
    }
    maker_put(k, "}");
}

/* Where delegated work is talked of beforehand some of it is to arise at set times. */
static void put_plan(struct maker *k)
{
    struct maker own = *k;
    own.draws = k->study_draws;
    if (k->talk && maker_likely(&own, 85)) {
        const char *of = k->patients && maker_likely(&own, 70) ? "patient" : "unit";
        maker_put(&own, "\"how\": \"scheduled\", \"of\": \"%s\", \"times\": [", of);
        maker_hour(&own, maker_between(&own, 0, 11));
        maker_put(&own, ", "), maker_hour(&own, maker_between(&own, 12, 23));
        maker_put(&own, "], \"spread_min\": %d", maker_pick(&own, 3) * 100);
        put_weekdays(&own);
        put_probability(&own, false);
        maker_put(&own, "}, \"c\": {");
    }
    k->study_draws = own.draws;
}

static void put_talk(struct maker *k)
{
    struct maker own = *k;
    own.draws = k->study_draws;
    maker_put(&own, ",\n  \"talk\": {\"category\": \"admin\", \"urgency\": %d, \"duration_min\": ", maker_pick(&own, 6));
    if (maker_likely(&own, 50))
        maker_put(&own, "0");
    else
        maker_law(&own, own.work_min / 4);
    if (maker_likely(&own, 50))
        maker_put(&own, ", \"interruptible\": true");
    if (maker_likely(&own, 30))
        maker_put(&own, ", \"omit_after_min\": "), maker_limit(&own);
    maker_put(&own, ", \"arises\": {\"start\": {\"how\": \"per_person\"}}}");
    k->study_draws = own.draws;
}

static void put_task(struct maker *k, int task)
{
    static const char *const categories[] = {"clinical", "care", "kin", "admin", "service", "activity", "training"};
    bool personal = k->n_shifts > 0 && maker_likely(k, 12);
    bool alarm = !personal && k->urgent && maker_likely(k, 30); /* rare, and calls people away from the rest */
    int least_urgent = alarm ? 3 : 9;
    maker_put(k, "%s\n  \"task_%d\": {\"category\": \"%s\"", task ? "," : "", task, categories[maker_pick(k, 7)]);
    k->everywhere[task] = k->n_units == 1 || maker_likely(k, 80);
    if (!k->everywhere[task])
        maker_put(k, ", \"units\": "), maker_some(k, "unit", NULL, k->n_units);
    maker_put(k,
              ", \"urgency\": %d, \"duration_min\": ", k->urgent ? maker_between(k, 0, least_urgent) : maker_between(k, 3, 5));
    maker_law(k, maker_likely(k, 15) ? k->tick_s / 120.0 : maker_between(k, 1, 12) * k->work_min / 6);
    if (maker_likely(k, 30)) {
        maker_drawn(k, ", \"role_factor\": {\"role_%d\"", 0, k->n_roles - 1);
        maker_put(k, ": %g}", maker_between(k, 2, 8) / 4.0);
    }
    if (maker_likely(k, 40))
        maker_put(k, ", \"late_after_min\": "), maker_limit(k);
    if (maker_likely(k, 25))
        maker_put(k, ", \"omit_after_min\": "), maker_limit(k);
    if (maker_likely(k, 12))
        maker_put(k, ", \"max_waiting\": %d", maker_pick(k, 4));
    if (maker_likely(k, alarm ? 40 : k->urgent ? 85 : 20))
        maker_put(k, ", \"interruptible\": true");
    if (maker_likely(k, alarm ? 90 : 15))
        maker_put(k, ", \"interrupts\": true");
    if (maker_likely(k, 12))
        maker_put(k, ", \"not_if_critical\": "), maker_some(k, "role", NULL, k->n_roles);
    if (!personal && maker_likely(k, k->two ? 60 : alarm ? 40 : 15))
        k->helped[task] = true, put_helper(k);
    maker_put(k, ", \"arises\": {\"a\": {");
    if (personal) {
        maker_put(k, "\"how\": \"per_person\"");
        put_weekdays(k);
        put_which_shifts(k);
        put_probability(k, false);
    } else {
        put_plan(k);
        double busy = alarm ? k->busy / 3 : k->busy;
        put_way(k, task, busy);
        if (maker_likely(k, 35))
            maker_put(k, "}, \"b\": {"), put_way(k, task, busy);
    }
    maker_put(k, "}}}");
}

void random_tasks(struct maker *k)
{
    maker_put(k, "\"tasks\": {");
    for (int t = 0; t < k->n_tasks; t++)
        put_task(k, t);
    if (k->talk)
        put_talk(k);
    maker_put(k, "},\n");
}

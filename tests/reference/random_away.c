/* Who is away in a random scenario, and who comes instead: empty posts, days away, further education, temps, spells, cover. Every
 * other scenario has none of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "maker.h"

static const char *const reasons[] = {"vacancy", "leave", "sickness"};

/* A draw from the stream of its own. */
#define OWN(k) \
    struct maker own = *(k); \
    own.draws = (k)->away_draws
#define OWN_END(k) (k)->away_draws = own.draws

static void put_days_away(struct maker *k)
{
    int n = maker_between(k, 1, 3);
    maker_put(k, ", \"away\": {");
    for (int i = 0; i < n; i++) {
        int from = maker_between(k, 3, 14), until = from + maker_pick(k, 6);
        maker_put(k, "%s\"spell_%d\": {\"reason\": \"%s\"", i ? ", " : "", i, reasons[maker_pick(k, 3)]);
        if (maker_likely(k, 85))
            maker_put(k, ", \"from\": \"2026-01-%02d\"", from);
        if (maker_likely(k, 85))
            maker_put(k, ", \"until\": \"2026-01-%02d\"", until);
        if (maker_likely(k, 25))
            maker_put(k, ", \"cover\": false");
        maker_put(k, "}");
    }
    maker_put(k, "}");
}

static void put_education(struct maker *k)
{
    static const char *const supports[] = {"paid_leave", "hours_owed", "money", "none"};
    int from = maker_between(k, 1, 7), until = maker_between(k, 8, 28);
    bool practice = from <= 5 && until >= 9 && maker_likely(k, 30); /* Monday to Friday */
    maker_put(k, ", \"education\": {\"from\": \"2026-01-%02d\", \"until\": \"2026-01-%02d\"", from, until);
    maker_put(k, ", \"support\": \"%s\"", supports[maker_likely(k, 50) ? 1 : maker_pick(k, 4)]);
    if (maker_likely(k, 80))
        maker_put(k, ", \"study_days\": "), maker_some(k, NULL, maker_days, 7);
    if (maker_likely(k, 50))
        maker_put(k, ", \"gatherings\": [\"2026-01-%02d\"]", from);
    if (maker_likely(k, 50))
        maker_put(k, ", \"exams\": [\"2026-01-%02d\"], \"exam_leave_days\": %d", until, maker_pick(k, 4));
    if (practice)
        maker_put(k, ", \"practice_from\": \"2026-01-05\", \"practice_weeks\": 1");
    if (maker_likely(k, 30))
        maker_put(k, ", \"cover\": false");
    maker_put(k, ", \"pay_step_kr_per_h\": 5, \"specialisation\": \"dementia\"}");
}

void random_away_line(struct maker *k)
{
    OWN(k);
    if (k->away && maker_likely(&own, 12))
        maker_put(&own, ", \"vacant\": true");
    if (k->away && maker_likely(&own, 25))
        put_days_away(&own);
    if (k->away && maker_likely(&own, 20))
        put_education(&own);
    if (k->away && maker_likely(&own, 20))
        maker_put(&own, ", \"duration_factor\": %g", maker_between(&own, 3, 6) / 4.0);
    OWN_END(k);
}

static void put_spare(struct maker *k, int unit)
{
    k->rostered = maker_pick(k, k->n_roles);
    maker_put(k, ",\n  \"spare_%d\": {\"unit\": \"unit_%d\", \"role\": \"role_%d\"}", unit, unit, k->rostered);
}

void random_more_lines(struct maker *k)
{
    OWN(k);
    k->temps = k->away && k->n_shifts > 0 && maker_likely(&own, 50);
    for (int u = 0; u < k->n_units && k->temps; u++) {
        maker_put(&own, ",\n  \"temp_%d\": {\"unit\": \"unit_%d\"", u, u);
        maker_drawn(&own, ", \"role\": \"role_%d\", \"duty\": \"temp\"", 0, k->n_roles - 1);
        maker_drawn(&own, ", \"count\": %d, \"covers\": [", 1, 2);
        for (int r = 0; r < k->n_roles; r++)
            maker_put(&own, "%s\"role_%d\"", r ? ", " : "", r);
        maker_put(&own, "]");
        if (maker_likely(&own, 50))
            maker_put(&own, ", \"duration_factor\": 1.25");
        maker_put(&own, "}");
    }
    for (int u = 0; u < k->n_units && k->away && k->n_shifts > 0; u++)
        put_spare(&own, u);
    k->rostered = own.rostered;
    OWN_END(k);
}

static void put_absence(struct maker *k, int number)
{
    maker_put(k, "%s\"absence_%d\": {\"reason\": \"%s\"", number ? ", " : "", number, reasons[maker_pick(k, 3)]);
    if (maker_likely(k, 25))
        maker_put(k, ", \"who\": [\"chosen\"]");
    else if (maker_likely(k, 50))
        maker_put(k, ", \"who\": "), maker_some(k, "role", NULL, k->n_roles);
    maker_put(k, ", \"share\": %g", maker_between(k, 1, 25) / 50.0);
    if (maker_likely(k, 50)) {
        maker_drawn(k, ", \"season\": [1.%d", 0, 8);
        maker_drawn(k, ", %d, 1, ", 0, 1);
        maker_drawn(k, "0.%d]", 0, 9);
    }
    maker_put(k, ", \"length_days\": ");
    maker_law(k, maker_between(k, 2, 30) / 5.0);
    maker_put(k, "}");
}

/* Some ways, from any of them on round the list. */
static void put_order(struct maker *k)
{
    static const char *const ways[] = {"same_role", "temp", "lower_role"};
    int first = maker_pick(k, 3), n = maker_between(k, 0, 3);
    bool none = true;
    maker_put(k, "\"order\": [");
    for (int i = 0; i < n; i++) {
        int way = (first + i) % 3;
        if (way == 1 && !k->temps)
            continue;
        maker_comma(k, &none);
        maker_put(k, "\"%s\"", ways[way]);
    }
    if (maker_likely(k, 30))
        maker_comma(k, &none), maker_put(k, "\"nobody\"");
    maker_put(k, "]");
}

static void put_cover(struct maker *k)
{
    static const char *const ways[] = {"same_role", "lower_role", "temp"};
    put_order(k);
    for (int i = 0; i < 3; i++)
        if (maker_likely(k, 50))
            maker_put(k, ", \"%s_probability\": %g", ways[i], maker_pick(k, 11) / 10.0);
    if (maker_likely(k, 60) && k->rostered >= 0)
        maker_put(k, ", \"lower_roles\": [\"role_%d\"]", k->rostered);
    if (maker_likely(k, 50))
        maker_drawn(k, ", \"least_rest_h\": %d", 0, 14);
    if (maker_likely(k, 40))
        maker_put(k, ", \"called_in_pay\": \"rostered\"");
}

static void put_cover_by_reason(struct maker *k)
{
    static const char *const all[] = {"vacancy", "leave", "education", "sickness"};
    bool first = true;
    put_cover(k);
    maker_put(k, ", \"by_reason\": {");
    for (int i = 0; i < 4; i++) {
        if (!maker_likely(k, 30))
            continue;
        maker_comma(k, &first);
        maker_put(k, "\"%s\": {", all[i]);
        put_cover(k);
        maker_put(k, "}");
    }
    maker_put(k, "}");
}

void random_absence(struct maker *k)
{
    OWN(k);
    int n = k->away ? maker_pick(&own, 4) : 0;
    if (n > 0) {
        maker_put(&own, ",\n  \"absence\": {");
        for (int i = 0; i < n; i++)
            put_absence(&own, i);
        maker_put(&own, "}");
    }
    if (k->away && maker_likely(&own, 90)) {
        maker_put(&own, ",\n  \"cover\": {\"all\": {");
        put_cover_by_reason(&own);
        maker_put(&own, "}");
        if (maker_likely(&own, 50)) {
            maker_drawn(&own, ", \"role_%d\": {", 0, k->n_roles - 1);
            put_cover(&own);
            maker_put(&own, "}");
        }
        maker_put(&own, "}");
    }
    OWN_END(k);
}

/* Who is in charge of the shift in a random scenario, whose tasks and patients they are, who has learnt what they need, and what
 * patience rules make of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "maker.h"

void random_lead_relation(struct maker *k)
{
    struct maker own = *k;
    own.draws = k->lead_draws;
    if (maker_likely(&own, 40))
        maker_put(&own, ", \"relation\": \"%s\"", (const char *const[]){"shift_lead", "assigned", "other"}[maker_pick(&own, 3)]);
    k->lead_draws = own.draws;
}

const char *random_lead_preference(struct maker *k)
{
    struct maker own = *k;
    own.draws = k->lead_draws;
    bool carer = maker_likely(&own, 50);
    k->lead_draws = own.draws;
    own.draws = k->study_draws;
    bool specialised = maker_likely(&own, 30);
    k->study_draws = own.draws;
    return specialised ? "specialised" : carer ? "assigned_carer" : "least_busy";
}

static const char *const specialities[] = {"dementia", "stroke", "palliation"};

static void put_specialities(struct maker *k, int percent)
{
    struct maker own = *k;
    own.draws = k->study_draws;
    if (maker_likely(&own, percent)) {
        maker_put(&own, ", \"specialisations\": ");
        maker_some(&own, NULL, specialities, 3);
    }
    k->study_draws = own.draws;
}

void random_lead_matches(struct maker *k)
{
    put_specialities(k, 60);
}

void random_lead_specialities(struct maker *k)
{
    put_specialities(k, 40);
}

/* A third way came later; what is drawn of the other two stays as it was. */
static void put_ways(struct maker *k)
{
    static const char *const ways[] = {"continuity", "balance"}, *const more[] = {"specialised", "continuity", "balance"};
    struct maker own = *k;
    own.draws = k->study_draws;
    bool third = maker_likely(&own, 60);
    if (third && maker_likely(&own, 40))
        maker_put(&own, ", \"visibility\": 0.%d", maker_pick(&own, 10));
    if (third) {
        maker_put(&own, ", \"by\": ");
        maker_some(&own, NULL, more, 3);
    }
    k->study_draws = own.draws;
    if (!maker_likely(k, 60) || third)
        return;
    maker_put(k, ", \"by\": ");
    if (maker_likely(k, 40))
        maker_put(k, "[\"continuity\", \"balance\"]");
    else
        maker_some(k, NULL, ways, 2);
}

static void put_patients(struct maker *k)
{
    maker_put(k, "\"who\": ");
    if (maker_likely(k, 30))
        maker_put(k, "[\"chosen\"]");
    else
        maker_some(k, "role", NULL, k->n_roles);
    put_ways(k);
}

static void put_type(struct maker *k)
{
    static const char *const ways[] = {"balance", "continuity"}, *const turned[] = {"continuity", "balance"};
    if (maker_likely(k, 40)) {
        maker_put(k, "\"who\": ");
        if (maker_likely(k, 30))
            maker_put(k, "[\"chosen\"]");
        else
            maker_some(k, "role", NULL, k->n_roles);
        maker_put(k, ", ");
    }
    maker_put(k, "\"by\": ");
    maker_some(k, NULL, maker_likely(k, 50) ? ways : turned, 2);
}

/* Types of task that are people's own came last, and so are drawn apart. */
static void put_types(struct maker *k)
{
    bool first = true;
    int percent = maker_likely(k, 50) ? 80 : 30;
    maker_put(k, "\"tasks\": {");
    for (int t = 0; t < k->n_tasks; t++)
        if (maker_likely(k, percent)) {
            maker_comma(k, &first);
            maker_put(k, "\"task_%d\": {", t);
            put_type(k);
            maker_put(k, "}");
        }
    maker_put(k, "}");
}

static void put_planning(struct maker *k, bool patients, bool types)
{
    maker_put(k, ",\n \"planning\": {");
    if (patients)
        put_patients(k);
    struct maker own = *k;
    own.draws = k->claim_draws;
    maker_put(k, patients && types ? ", " : "");
    if (types)
        put_types(&own);
    maker_put(k, "}");
}

void random_lead(struct maker *k)
{
    struct maker own = *k;
    own.draws = k->lead_draws;
    if (maker_likely(&own, 60)) {
        maker_put(&own, ",\n \"shift_lead\": {\"who\": ");
        if (maker_likely(&own, 30))
            maker_put(&own, "[\"chosen\", \"all\"]");
        else
            maker_some(&own, "role", NULL, own.n_roles);
        if (maker_likely(&own, 50)) {
            maker_put(&own, ", \"tasks\": ");
            maker_some(&own, "task", NULL, own.n_tasks);
            if (maker_likely(&own, 50))
                maker_put(&own, ", \"held_by\": \"somebody\"");
        }
        maker_put(&own, "}");
    }
    struct maker apart = own;
    apart.draws = k->claim_draws;
    bool patients = maker_likely(&own, 60), types = maker_likely(&apart, 50);
    own.claim_draws = apart.draws;
    if (patients || types)
        put_planning(&own, patients, types);
    k->lead_draws = own.draws;
    k->study_draws = own.study_draws;
}

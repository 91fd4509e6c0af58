/* Who is in charge of the shift in a random scenario, whose patients they are, and what patience rules make of it.
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
    return carer ? "assigned_carer" : "least_busy";
}

static void put_planning(struct maker *k)
{
    static const char *const ways[] = {"continuity", "balance"};
    maker_put(k, ",\n \"planning\": {\"who\": ");
    if (maker_likely(k, 30))
        maker_put(k, "[\"chosen\"]");
    else
        maker_some(k, "role", NULL, k->n_roles);
    if (maker_likely(k, 60)) {
        maker_put(k, ", \"by\": ");
        if (maker_likely(k, 40))
            maker_put(k, "[\"continuity\", \"balance\"]");
        else
            maker_some(k, NULL, ways, 2);
    }
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
    if (maker_likely(&own, 60))
        put_planning(&own);
    k->lead_draws = own.draws;
}

/* Who is in charge of the shift in a random scenario, and what patience rules make of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "maker.h"

void random_lead_relation(struct maker *k)
{
    struct maker own = *k;
    own.draws = k->lead_draws;
    if (maker_likely(&own, 40))
        maker_put(&own, ", \"relation\": \"%s\"", maker_likely(&own, 60) ? "shift_lead" : "other");
    k->lead_draws = own.draws;
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
    k->lead_draws = own.draws;
}

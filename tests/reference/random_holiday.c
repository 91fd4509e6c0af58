/* What a random scenario wants on public holidays: other people, and another patience.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "maker.h"

void random_holiday_plan(struct maker *k)
{
    struct maker own = *k;
    own.draws = k->holiday_draws;
    if (maker_likely(&own, 40))
        maker_drawn(&own, ", \"holiday\": {\"role_0\": %d}", 0, 3);
    k->holiday_draws = own.draws;
}

void random_holiday_rule(struct maker *k)
{
    struct maker own = *k;
    own.draws = k->holiday_draws;
    if (maker_likely(&own, 40)) { /* ranks of other rules are lower */
        maker_put(&own, ",\n  \"on_holidays\": {\"rank\": 9, \"task\": ");
        maker_some(&own, "task", NULL, own.n_tasks);
        maker_put(&own, ", \"who\": ");
        maker_some(&own, "role", NULL, own.n_roles);
        maker_put(&own, ", \"when\": {\"weekdays\": [\"holiday\"%s]", maker_likely(&own, 30) ? ", \"sat\"" : "");
        if (own.n_shifts > 0 && maker_likely(&own, 30))
            maker_put(&own, ", \"shifts\": "), maker_some(&own, NULL, maker_shifts, own.n_windows);
        maker_put(&own, "}, \"patience_min\": ");
        if (maker_likely(&own, 20))
            maker_put(&own, "\"never\"");
        else if (maker_likely(&own, 30))
            maker_put(&own, "0");
        else
            maker_limit(&own);
        maker_put(&own, "}");
    }
    k->holiday_draws = own.draws;
}

/* The pay of a random scenario: holidays, and supplements at any hours of any days, some in place of others. Nobody has hourly
 * pay: engines count the ticks of each band, and what they cost is no matter of theirs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "maker.h"

enum { MOST = 5 };

void random_holidays(struct maker *k)
{
    struct maker own = *k;
    own.draws = k->pay_draws;
    if (maker_likely(&own, 50)) {
        maker_drawn(&own, ", \"holidays\": [\"2026-01-%02d\"", 4, 9);
        maker_drawn(&own, ", \"2026-01-%02d\"]", 10, 14);
    }
    k->pay_draws = own.draws;
}

static void put_supplement(struct maker *k, int number)
{
    static const char *const days[] = {"all", "weekdays", "weekend", "holiday", "mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    static const char *const kinds[] = {"rostered", "overtime", "all"};
    maker_put(k, "%s\"pay_%d\": {\"kr_per_h\": %d", number ? ", " : "", number, number + 1);
    if (maker_likely(k, 80))
        maker_put(k, ", \"days\": "), maker_some(k, NULL, days, 11);
    if (maker_likely(k, 80))
        maker_put(k, ", \"from\": "), maker_hour(k, maker_pick(k, 24));
    if (maker_likely(k, 80))
        maker_put(k, ", \"until\": "), maker_hour(k, maker_pick(k, 24));
    maker_put(k, ", \"applies_to\": \"%s\"", kinds[maker_pick(k, 3)]);
    if (number > 0 && maker_likely(k, 40)) /* only earlier ones: no rounds */
        maker_put(k, ", \"instead_of\": "), maker_some(k, "pay", NULL, number);
    maker_put(k, "}");
}

void random_supplements(struct maker *k)
{
    struct maker own = *k;
    own.draws = k->pay_draws;
    if (maker_likely(&own, 70)) {
        int n = maker_between(&own, 1, MOST);
        maker_put(&own, ", \"supplements\": {");
        for (int i = 0; i < n; i++)
            put_supplement(&own, i);
        maker_put(&own, "}");
    }
    k->pay_draws = own.draws;
}

/* Laws as the scenario writes them: kind, parameters, unit of time -> struct law.
 *
 * The quantiles of a gamma law take up to a few milliseconds, and a ward has dozens of laws of few shapes. So the table of
 * each (kind, shape) is made once, at mean 1, and stretched: law_scale gives bit for bit what building it would give.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/laws.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

struct laws { /* tables of mean 1 made so far */
    struct law unit;
    double given; /* cv or shape as written */
    struct laws *next;
};

static const struct law *unit_law(struct build *b, enum law_kind kind, double given)
{
    for (struct laws *l = b->laws; l; l = l->next)
        if (l->unit.kind == kind && l->given == given)
            return &l->unit;
    struct laws *made = ARENA_NEW(b->scratch, struct laws);
    made->given = given;
    if (kind == LAW_EXPONENTIAL)
        law_exponential(&made->unit, 1);
    else if (kind == LAW_LOGNORMAL)
        law_lognormal(&made->unit, 1, given);
    else if (kind == LAW_GAMMA)
        law_gamma(&made->unit, 1, given);
    else
        law_weibull(&made->unit, 1, given);
    made->next = b->laws;
    b->laws = made;
    return &made->unit;
}

static void read_empirical(struct build *b, const struct value *values, double unit_s, struct law *law)
{
    double *sorted_s = ARENA_ARRAY(b->keep, values->n, double); /* the check has sorted them */
    int n = 0;
    VALUE_EACH(x, values)
        sorted_s[n++] = x->number * unit_s;
    law_empirical(law, sorted_s, n);
}

static void read_geometric(struct build *b, const struct value *mean, double unit_s, struct law *law)
{
    char found[TEXT_NUMBER_BYTES], least[TEXT_NUMBER_BYTES];
    double mean_s = mean->number * unit_s, tick_s = b->m->tick_s;
    if (mean_s < tick_s * (1 - 1e-12)) {
        BUILD_ERROR(b, mean, "expected a mean of at least one tick (%s), found %s", text_number(least, tick_s / unit_s),
                    text_number(found, mean->number));
        mean_s = tick_s;
    }
    law_geometric(law, fmax(mean_s, tick_s), tick_s);
}

void laws_read(struct build *b, const struct value *v, double unit_s, struct law *law)
{
    static const char *const scaled[] = {[LAW_EXPONENTIAL] = "exponential", [LAW_LOGNORMAL] = "lognormal", [LAW_GAMMA] = "gamma",
                                         [LAW_WEIBULL] = "weibull"};
    const char *kind = value_string(v, "law");
    law_fixed(law, 0);
    if (strcmp(kind, "fixed") == 0)
        law_fixed(law, value_number(v, "value") * unit_s);
    else if (strcmp(kind, "uniform") == 0)
        law_uniform(law, value_number(v, "low") * unit_s, value_number(v, "high") * unit_s);
    else if (strcmp(kind, "triangular") == 0)
        law_triangular(law, value_number(v, "low") * unit_s, value_number(v, "mode") * unit_s, value_number(v, "high") * unit_s);
    else if (strcmp(kind, "empirical") == 0)
        read_empirical(b, value_member(v, "values"), unit_s, law);
    else if (strcmp(kind, "geometric") == 0)
        read_geometric(b, value_member(v, "mean"), unit_s, law);
    else
        for (int k = LAW_EXPONENTIAL; k <= LAW_WEIBULL; k++) {
            if (strcmp(kind, scaled[k]) != 0)
                continue;
            const struct value *cv = value_member(v, "cv"), *shape = value_member(v, "shape");
            const struct law *unit = unit_law(b, (enum law_kind)k, cv ? cv->number : shape ? shape->number : 1);
            law_scale(law, unit, value_number(v, "mean") * unit_s);
        }
    if (!isfinite(law_max_s(law))) {
        BUILD_ERROR_BY(b, v, value_latest(v), "expected values that are finite in seconds");
        law_fixed(law, 3600);
    }
}

bool laws_read_or_never(struct build *b, const struct value *v, double unit_s, struct law *law)
{
    if (value_is_never(v))
        law_fixed(law, 0);
    else
        laws_read(b, v, unit_s, law);
    return !value_is_never(v);
}

void laws_limit(struct build *b, const struct value *v, const struct law *law, double pace_per_s)
{
    double ticks = law_max_s(law) * pace_per_s;
    if (ticks > BUILD_MOST_TICKS)
        BUILD_ERROR_BY(b, v, value_latest(v), "expected at most %d ticks of %d s, found up to %.3g", (int)BUILD_MOST_TICKS,
                       (int)b->m->tick_s, ticks);
}

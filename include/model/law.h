/* Laws of durations, stays and gaps: a mean, an exact distribution, and a table that samples it in a few instructions.
 *
 * The table holds quantiles with straight lines between: 256 cells of equal probability, of which the first and the last
 * are cut into 256 again. The last piece ends where its own mean is right, the nodes before it are moved a little so that
 * each piece nearly keeps its mean (law.c, settle), and the whole is scaled so that the table's mean is the law's mean (to
 * rounding). Values are seconds, so one table serves every tick.
 *
 * Work in whole ticks is X = floor(c Y + v), v uniform: E X = c E Y at every tick (Y in ticks, c the performer's factor).
 *
 * The geometric law has no table: its values are whole steps, found in a binary descent through powers of 1 - p.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_LAW_H
#define MODEL_LAW_H

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum law_kind { LAW_FIXED, LAW_UNIFORM, LAW_TRIANGULAR, LAW_EXPONENTIAL, LAW_LOGNORMAL, LAW_GAMMA, LAW_WEIBULL, LAW_EMPIRICAL,
               LAW_GEOMETRIC };

/* Nodes of the table, in order: of the first cell from 0, cell c of the body between nodes LAW_BODY + c and the next, of the
 * last cell from LAW_HIGH. */
enum { LAW_CELLS = 256, LAW_BODY = LAW_CELLS - 1, LAW_HIGH = LAW_BODY + LAW_CELLS - 1, LAW_NODES = LAW_HIGH + LAW_CELLS + 1 };

struct law {
    enum law_kind kind;
    double mean_s;
    double a, b, c;       /* parameters as the kind needs them, in seconds where they are times: see law.c */
    const double *values; /* LAW_EMPIRICAL: sorted observations, seconds; the law is the straight line between them */
    int n_values;
    double node[LAW_NODES]; /* quantiles, never falling */
};

/* Builders; parameters in seconds. All are checked by the caller: the key table of scenarios (scenario/keys_law.c) allows only
 * what doubles can tell exactly, a cv of 0.01 to 100 and a Weibull shape of 0.05 to 500. */
void law_fixed(struct law *l, double value_s);
void law_uniform(struct law *l, double low_s, double high_s);
void law_triangular(struct law *l, double low_s, double mode_s, double high_s);
void law_exponential(struct law *l, double mean_s);
void law_lognormal(struct law *l, double mean_s, double cv);
void law_gamma(struct law *l, double mean_s, double cv);
void law_weibull(struct law *l, double mean_s, double shape);
void law_empirical(struct law *l, const double *sorted_s, int n); /* keeps the pointer */
/* Whole steps 1, 2, ... of step_s seconds with mean mean_s (for checking against discrete-time queues). */
void law_geometric(struct law *l, double mean_s, double step_s); /* mean_s >= step_s */
/* The law of `unit` (exponential, lognormal, gamma or Weibull of mean 1) stretched to another mean; bit for bit what the
 * builder gives, which goes this way itself, but without the cost of its quantiles. l may be `unit`. */
void law_scale(struct law *l, const struct law *unit, double mean_s);

/* Exact, by GSL: the quantile at p in (0, 1). */
double law_quantile(const struct law *l, double p);
double law_max_s(const struct law *l); /* the largest value that law_sample can give */
double law_sample_steps(const struct law *l, uint32_t x); /* law_sample's way for LAW_GEOMETRIC */

/* So far between two nodes. */
static inline double law_between(const double *node, double part)
{
    return node[0] + part * (node[1] - node[0]);
}

/* The table's value, in seconds, at a 32-bit draw: monotone in x. Not for LAW_GEOMETRIC. */
static inline double law_read(const struct law *l, uint32_t x)
{
    static_assert(LAW_CELLS == 1 << 8, "the first 8 bits of a draw are its cell");
    size_t cell = x >> 24;
    if (x + (1u << 24) < 1u << 25) /* the first cell or, as sums wrap, the last */
        return law_between(&l->node[(cell ? LAW_HIGH : 0) + (x >> 16 & 0xff)], ((x & 0xffff) + 0.5) * 0x1p-16);
    return law_between(&l->node[LAW_BODY + cell], ((x & 0xffffff) + 0.5) * 0x1p-24);
}

/* The value, in seconds, at a 32-bit draw: monotone in x. */
static inline double law_sample(const struct law *l, uint32_t x)
{
    return l->kind == LAW_GEOMETRIC ? law_sample_steps(l, x) : law_read(l, x);
}

#endif

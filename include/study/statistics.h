/* Means, intervals, tests: everything statistical in one place.
 *
 * Replications are independent and there are many of them, so means over replications are taken as normal and Student's t is
 * used throughout.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STUDY_STATISTICS_H
#define STUDY_STATISTICS_H

#define STATISTICS_LEVEL 0.95 /* of every interval that is printed */
/* The same difference, not 0, in fewer replications than this may be chance: whole ticks repeat. */
enum { STATISTICS_LEAST_ALIKE = 4 };
#define STATISTICS_POWER 0.8  /* at which the smallest difference a study could have seen is told */

struct moments { /* zeroed = empty */
    int n;
    double mean;
    double squares; /* sum of squared deviations from the mean */
};

struct interval {
    double lo, hi; /* NaN, NaN = cannot be said */
};

/* Adds one observation; a missing one (NaN) is left out. */
void statistics_add(struct moments *m, double x);
/* Adds the difference to - from of a pair. Quotients that differ by the same amount give differences that are apart in their last
 * digits: those are taken for equal, to each other and to 0. */
void statistics_add_difference(struct moments *m, double from, double to);
/* Mean, or NaN of nothing. */
double statistics_mean(const struct moments *m);
/* Unbiased sample variance; NaN below two observations; exactly 0 when all are equal. */
double statistics_variance(const struct moments *m);

/* Quantile of Student's t at p in (0, 1) with df > 0 degrees of freedom. */
double statistics_t_quantile(double p, double df);
/* t interval for the mean; NaN below two observations; [mean, mean] when all are equal. */
struct interval statistics_interval(const struct moments *m, double level);
/* Two-sided p of the t test that the mean is 0; NaN (not tested) below two observations or when all are equal. */
double statistics_p_value(const struct moments *m);
/* The smallest difference that such a study sees with chance `power`, by the two-sided t test at 1 - level:
 * (t_(1+level)/2 + t_power) sd / sqrt n. NaN below two observations or when all are equal. */
double statistics_detectable(const struct moments *m, double level, double power);
/* (var a + var b) / var(b - a): how many times the replications an unpaired study would need. NaN when a variance is missing
 * or the differences are all equal. */
double statistics_variance_ratio(const struct moments *a, const struct moments *b, const struct moments *difference);
/* Replaces the p values (NaN = not in the family) by Holm's adjusted ones. Returns the size of the family, or -1 when there
 * is not enough memory. */
int statistics_holm(double *p, int n);

#endif

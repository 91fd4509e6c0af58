/* The keys of a law (a distribution) and of a profile over the day; both stand in many places of the key table.
 *
 * A law has no unit of its own: it is in the unit that ends the name of the key which holds it (duration_min, stay_days).
 * The limits of cv and shape are those within which model/law.c keeps means exact in doubles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/keys_law.h"

#include <stddef.h>

enum {
    FIXED = 1 << 0,
    UNIFORM = 1 << 1,
    TRIANGULAR = 1 << 2,
    EXPONENTIAL = 1 << 3,
    LOGNORMAL = 1 << 4,
    GAMMA = 1 << 5,
    WEIBULL = 1 << 6,
    EMPIRICAL = 1 << 7,
    GEOMETRIC = 1 << 8,
};

/* In the order of the bits. */
static const char *const kinds[] = {"fixed", "uniform", "triangular", "exponential", "lognormal", "gamma", "weibull", "empirical",
                                    "geometric", NULL};

static const struct keys_row observed = {"VALUE", KEYS_NUMBER, .low = 0, .meaning = "One observed value."};

static const struct keys_row rows[] = {
    {"law", KEYS_CHOICE, .required = true, .choices = kinds,
     .meaning = "The kind of law; it decides which of the other keys belong here."},
    {"value", KEYS_NUMBER, .required = true, .low = 0, .kinds = FIXED, .meaning = "The value, always the same."},
    {"low", KEYS_NUMBER, .required = true, .low = 0, .kinds = UNIFORM | TRIANGULAR, .meaning = "The least value."},
    {"mode", KEYS_NUMBER, .required = true, .low = 0, .kinds = TRIANGULAR,
     .meaning = "The most likely value, from `low` to `high`."},
    {"high", KEYS_NUMBER, .required = true, .low = 0, .kinds = UNIFORM | TRIANGULAR,
     .meaning = "The greatest value; more than `low`."},
    {"mean", KEYS_NUMBER, .required = true, .above = true, .kinds = EXPONENTIAL | LOGNORMAL | GAMMA | WEIBULL | GEOMETRIC,
     .meaning = "The mean, kept exactly whatever the tick. The geometric law takes whole ticks, at least one; it is meant for "
                "checks against queues in discrete time."},
    {"cv", KEYS_NUMBER, .required = true, .low = 0.01, .high = 100, .kinds = LOGNORMAL | GAMMA,
     .meaning = "Coefficient of variation: standard deviation divided by mean."},
    {"shape", KEYS_NUMBER, .required = true, .low = 0.05, .high = 500, .kinds = WEIBULL,
     .meaning = "Shape of the Weibull law; 1 is exponential, more than 1 is less variable."},
    {"values", KEYS_LIST, .required = true, .member = &observed, .kinds = EMPIRICAL,
     .meaning = "Observed values, at least two; the law follows the straight lines between them when sorted."},
};

const struct keys_table keys_law_table = {
    "law", KEYS_TABLE(rows), .selector = "law", .kinds = kinds,
    .meaning = "A law is a probability distribution, in the unit that ends the name of the key that holds it. A plain number "
               "N stands for `{\"law\": \"fixed\", \"value\": N}`.",
};

const struct keys_row keys_law_profile = {
    "TIME", KEYS_NUMBER, .low = 0, .unit = "weight",
    .meaning = "Weight from this time of day on, until the next time given (the last lasts past midnight until the first).",
};

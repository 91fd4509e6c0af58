/* Documents held against the key table, as text with ' for ", and what messages about them say over and over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHECKCASE_H
#define CHECKCASE_H

#include "fixture.h"
#include "scenario/check.h"

/* The checked document. ' stands for " in the text, so that it can be read. */
static inline struct value *check(struct fixture *x, const char *text)
{
    char *json = strdup(text);
    for (char *c = json; *c; c++)
        *c = *c == '\'' ? '"' : *c;
    x->findings = (struct findings){.arena = &x->arena};
    struct value *root = fixture_parse(x, "a.json", json);
    free(json);
    check_document(&x->findings, root);
    return root;
}

/* Errors as lines "/pointer: text". */
static inline void expect_errors(struct fixture *x, const char *text, const char *lines)
{
    char all[6000] = "";
    check(x, text);
    for (const struct finding *f = x->findings.first; f; f = f->next) {
        assert_string_equal(f->file, "a.json");
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s: %s\n", f->pointer, f->text);
    }
    assert_string_equal(all, lines);
}

static inline void expect_good(struct fixture *x, const char *text)
{
    expect_errors(x, text, "");
}

/* What messages say over and over. */
#define A_LAW "a law (an object with the key 'law', or a number of at least 0)"
#define A_TIME "a time of day 'HH:MM' or 'HH:MM:SS'"
#define A_NAME "a name (a small letter, then small letters, digits and _, at most 60 in all)"
#define A_CATEGORY "one of 'clinical', 'care', 'kin', 'admin', 'service', 'activity', 'training'"
#define A_DAY "one of 'all', 'weekdays', 'weekend', 'mon' to 'sun', 'holiday'"
#define A_PREFERENCE "one of 'role_order', 'lowest_competence', 'least_busy', 'longest_idle', 'random', 'assigned_carer', " \
                     "'specialised'"
#define A_HOW "one of 'scheduled', 'poisson', 'bernoulli', 'admission', 'discharge', 'deterioration', 'shift_start', " \
    "'shift_end', 'per_person', 'after', 'after_done'"
#define A_KIND "one of 'fixed', 'uniform', 'triangular', 'exponential', 'lognormal', 'gamma', 'weibull', 'empirical', 'geometric'"
#define WITH_MEAN "law 'exponential', 'lognormal', 'gamma', 'weibull', 'geometric'"
#define ROOT_KEYS "$schema, extends, description, label, label_no, id, sources, time, study, roles, units, tasks, staff, policy"

#endif

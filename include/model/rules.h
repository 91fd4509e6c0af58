/* Patience rules as the policy writes them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_RULES_H
#define MODEL_RULES_H

#include "model/build.h"
#include "model/holidays.h"

enum { RULES_NO_FIT = -1 };

enum rule_patient { RULE_ANY, RULE_CRITICAL, RULE_NOT_CRITICAL };

enum rule_relation { RULE_ANYBODY, RULE_ASSIGNED, RULE_SHIFT_LEAD, RULE_OTHER }; /* to the task and its patient */

struct rule {
    const char *id;
    const struct value *value;
    const int8_t *who;       /* per class: how specific the rule names it, or RULES_NO_FIT (also when not of the relation) */
    const int8_t *what;      /* per task: the same */
    enum rule_patient patient;
    enum rule_relation relation;
    int specific;            /* what patient, relation and when add */
    const struct value *shifts; /* names; NULL = always */
    bool on[HOLIDAYS_KINDS];    /* kinds of days */
    int32_t patience_ticks;
    int rank;
};

/* Per class, how specifically the names (roles, marks, "all") name it: a mark 2, a role 1, "all" 0; or RULES_NO_FIT. */
const int8_t *rules_who(struct build *b, const struct value *names);
/* Reads all rules into b->rules. After persons_read. */
void rules_read(struct build *b);
/* Whether the rule is in force while shift `shift` of the kind (n_shifts: none) is, if it started on such a day (holidays.h). */
bool rules_holds(const struct rule *r, const struct kind *k, int day, int shift);
/* The ticks after which a person of `class` may take the task: by the rules listed, of which the highest rank wins, then the
 * most specific. MODEL_NEVER when none fits. *doubt is a rule that fits as well but says something else, or NULL; *winner the
 * one that was taken. */
int32_t rules_decide(const struct rule *const *rules, int n, int class, int task, bool critical, const struct rule **winner,
                     const struct rule **doubt);

#endif

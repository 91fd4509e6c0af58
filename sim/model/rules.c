/* Patience rules as the policy writes them, and which of several wins.
 *
 * A rule says who (roles, marks), which tasks, which patients, when; and after how long such a person may take such a task.
 * How well a rule fits is a sum: a mark named counts 2, a role 1; a task named 2, a category 1; a kind of patient 1; a relation
 * 1; shifts 1; weekdays or holidays 1. patience.c makes dense tables of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/rules.h"

#include <string.h>

#include "model/times.h"
#include "model/units.h"

static int8_t larger(int8_t x, int8_t y)
{
    return x > y ? x : y;
}

static int8_t *find_who(struct build *b, const struct value *names)
{
    const struct model *m = b->m;
    int8_t *who = ARENA_ARRAY(b->scratch, m->n_classes, int8_t);
    memset(who, RULES_NO_FIT, (size_t)m->n_classes);
    VALUE_EACH(name, names) {
        int role = names_find(&b->roles, name->string), mark = names_find(&b->marks, name->string);
        bool all = strcmp(name->string, "all") == 0;
        for (int c = 0; c < m->n_classes; c++) {
            const struct person_class *class = &m->classes[c];
            if (mark >= 0 && class->marks >> mark & 1)
                who[c] = larger(who[c], 2);
            else if (class->role == role)
                who[c] = larger(who[c], 1);
            else if (all)
                who[c] = larger(who[c], 0);
        }
    }
    return who;
}

const int8_t *rules_who(struct build *b, const struct value *names)
{
    return find_who(b, names);
}

/* The same, of those only who stand in this relation to the task. */
static const int8_t *read_who(struct build *b, const struct value *v, enum rule_relation relation)
{
    int8_t *who = find_who(b, value_member(v, "who"));
    for (int c = 0; c < b->m->n_classes; c++) {
        const struct person_class *class = &b->m->classes[c];
        if ((relation == RULE_ASSIGNED && !class->assigned) || (relation == RULE_SHIFT_LEAD && !class->in_charge) ||
            (relation == RULE_OTHER && (class->assigned || class->in_charge)))
            who[c] = RULES_NO_FIT;
    }
    return who;
}

static enum rule_relation relation_of(const char *id)
{
    return strcmp(id, "any") == 0 ? RULE_ANYBODY : strcmp(id, "assigned") == 0 ? RULE_ASSIGNED
           : strcmp(id, "shift_lead") == 0 ? RULE_SHIFT_LEAD : RULE_OTHER;
}

static const int8_t *read_what(struct build *b, const struct value *names)
{
    int8_t *what = ARENA_ARRAY(b->scratch, b->tasks.n, int8_t);
    memset(what, RULES_NO_FIT, (size_t)b->tasks.n);
    VALUE_EACH(name, names) {
        int task = names_find(&b->tasks, name->string), category = names_category(name->string);
        bool all = strcmp(name->string, "all") == 0;
        for (int t = 0; t < b->tasks.n; t++) {
            if (t == task)
                what[t] = larger(what[t], 2);
            else if ((int)b->m->tasks[t].category == category)
                what[t] = larger(what[t], 1);
            else if (all)
                what[t] = larger(what[t], 0);
        }
    }
    return what;
}

static enum rule_patient patient_of(const char *id)
{
    return strcmp(id, "any") == 0 ? RULE_ANY : strcmp(id, "critical") == 0 ? RULE_CRITICAL : RULE_NOT_CRITICAL;
}

/* A holiday is a weekday too: rules of either hold on it. */
static void read_days(const struct value *names, bool on[HOLIDAYS_KINDS])
{
    bool holiday = false;
    VALUE_EACH(name, names)
        holiday |= strcmp(name->string, "holiday") == 0;
    times_weekdays(names, on);
    for (int d = 0; d < N_WEEKDAYS; d++)
        on[N_WEEKDAYS + d] = on[d] || holiday;
}

void rules_read(struct build *b)
{
    const struct names names = names_of(b->scratch, value_at(b->root, "policy", "rules", NULL));
    b->n_rules = names.n;
    b->rules = ARENA_ARRAY(b->scratch, names.n, struct rule);
    for (int i = 0; i < names.n; i++) {
        struct rule *r = &b->rules[i];
        const struct value *v = names.value[i], *when = value_member(v, "when"), *weekdays = value_member(when, "weekdays");
        r->id = names.id[i];
        r->value = v;
        r->relation = relation_of(value_string(v, "relation"));
        r->who = read_who(b, v, r->relation);
        r->what = read_what(b, value_member(v, "task"));
        r->patient = patient_of(value_string(v, "patient"));
        r->shifts = value_member(when, "shifts");
        units_want_windows(b, r->shifts);
        read_days(weekdays, r->on);
        r->specific = (r->patient != RULE_ANY) + (r->relation != RULE_ANYBODY) + (r->shifts != NULL) + (weekdays != NULL);
        r->patience_ticks = times_limit(b, value_member(v, "patience_min"));
        r->rank = (int)value_number(v, "rank");
    }
}

bool rules_holds(const struct rule *r, const struct kind *k, int day, int shift)
{
    if (!r->on[day])
        return false;
    if (!r->shifts)
        return true;
    VALUE_EACH(name, r->shifts)
        if (shift < k->shifts.n && strcmp(name->string, k->shifts.id[shift]) == 0)
            return true;
    return false;
}

int32_t rules_decide(const struct rule *const *rules, int n, int class, int task, bool critical, const struct rule **winner,
                     const struct rule **doubt)
{
    int best_rank = -1, best_specific = -1;
    *winner = *doubt = NULL;
    for (int i = 0; i < n; i++) {
        const struct rule *r = rules[i];
        if (r->who[class] == RULES_NO_FIT || r->what[task] == RULES_NO_FIT || r->rank < best_rank ||
            (r->patient != RULE_ANY && critical != (r->patient == RULE_CRITICAL)))
            continue;
        int specific = r->who[class] + r->what[task] + r->specific;
        if (r->rank > best_rank || specific > best_specific) {
            best_rank = r->rank;
            best_specific = specific;
            *winner = r;
            *doubt = NULL;
        } else if (specific == best_specific && r->patience_ticks != (*winner)->patience_ticks) {
            *doubt = r;
        }
    }
    return *winner ? (*winner)->patience_ticks : MODEL_NEVER;
}

/* Who is in charge of the shift (ansvarsvakt), as the policy says it.
 *
 * For patience rules, whoever is in charge is of another class than he is else. So candidates have two classes, the second one
 * after all others, unless no rule looks at it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/shift_lead.h"

#include <string.h>

#include "model/who_comes.h"
#include "model/rules.h"

static const struct value *rule_of(const struct build *b)
{
    return value_at(b->root, "policy", "shift_lead", NULL);
}

/* The place of the first name that fits the class; -1 = none. */
static int place_of(const struct build *b, const struct person_class *class, const struct value *who)
{
    int place = 0;
    VALUE_EACH(name, who) {
        int mark = names_find(&b->marks, name->string);
        if (class->role == names_find(&b->roles, name->string) || strcmp(name->string, "all") == 0 ||
            (mark >= 0 && class->marks >> mark & 1))
            return place;
        place++;
    }
    return -1;
}

static bool rules_look_at_it(const struct build *b)
{
    const struct names rules = names_of(b->scratch, value_at(b->root, "policy", "rules", NULL));
    for (int i = 0; i < rules.n; i++) {
        const char *relation = value_string(rules.value[i], "relation");
        if (strcmp(relation, "shift_lead") == 0 || strcmp(relation, "other") == 0)
            return true;
    }
    return false;
}

static const bool *read_rights(struct build *b, const struct value *tasks)
{
    bool *right = ARENA_ARRAY(b->keep, b->tasks.n, bool);
    VALUE_EACH(name, tasks) {
        int t = names_find(&b->tasks, name->string);
        if (t >= 0)
            right[t] = true;
    }
    return right;
}

void shift_lead_read(struct build *b)
{
    struct model *m = b->m;
    const struct value *rule = rule_of(b), *who = value_member(rule, "who");
    int n = m->n_classes, *place = ARENA_ARRAY(b->keep, 2 * n, int);
    struct person_class *classes = ARENA_ARRAY(b->keep, 2 * n, struct person_class);
    bool apart = rules_look_at_it(b);
    for (int c = 0; c < n; c++) {
        classes[c] = m->classes[c];
        classes[c].lead = classes[c].carer = c;
        place[c] = place_of(b, &classes[c], who);
        if (place[c] < 0 || !apart)
            continue;
        int lead = classes[c].lead = m->n_classes++;
        classes[lead] = classes[c];
        classes[lead].in_charge = true;
        classes[lead].carer = lead;
        place[lead] = place[c];
    }
    if (m->n_classes > n && m->n_classes > SHIFT_LEAD_MOST_CLASSES)
        BUILD_ERROR(b, rule, "expected at most %d kinds of people that rules tell apart, by role, marks and whether they are in "
                    "charge of the shift, found %d", (int)SHIFT_LEAD_MOST_CLASSES, m->n_classes);
    m->classes = classes;
    m->lead.place = who->n > 0 ? place : NULL;
    m->lead.right = read_rights(b, value_member(rule, "tasks"));
    m->lead.by_lead = strcmp(value_string(rule, "held_by"), "shift_lead") == 0;
}

/* ---- Who it would be ------------------------------------------------------------------------------------------------------ */

static bool is_asked_for(const struct model *m, const struct unit *u, int task)
{
    return m->lead.right[task] && u->queue_of[2 * task] >= 0;
}

static bool holds(const struct model *m, const struct unit *u, const struct person *p, int task)
{
    enum regime regime = model_regime(m, u, task, p->role);
    return regime == REGIME_FORMAL || (regime == REGIME_TRAINED && p->trained[task]) ||
           (regime == REGIME_SIGNED && p->signed_off[task]);
}

static bool can_hold(const struct model *m, const struct unit *u, const struct person *p, int task)
{
    return holds(m, u, p, task) || p->may_learn[task];
}

typedef bool holds_function(const struct model *, const struct unit *, const struct person *, int);

/* A task to which this person should have the right and has not; -1 = none. */
static int lacks(const struct model *m, const struct unit *u, const struct person *p, holds_function *has)
{
    for (int t = 0; t < m->n_tasks; t++)
        if (is_asked_for(m, u, t) && !has(m, u, p, t))
            return t;
    return -1;
}

/* A task to which somebody of these should have the right and nobody has; -1 = none. */
static int all_lack(const struct model *m, const struct unit *u, const struct person *const *there, int n, holds_function *has)
{
    for (int t = 0; t < m->n_tasks; t++) {
        bool held = !is_asked_for(m, u, t);
        for (int i = 0; i < n && !held; i++)
            held = has(m, u, there[i], t);
        if (!held)
            return t;
    }
    return -1;
}

const struct person *shift_lead_among(const struct model *m, const struct unit *u, const struct person *const *there, int n)
{
    const struct person *best = NULL;
    if (!m->lead.place || (!m->lead.by_lead && all_lack(m, u, there, n, holds) >= 0))
        return NULL;
    for (int i = 0; i < n; i++)
        if (m->lead.place[there[i]->class] >= 0 && (!m->lead.by_lead || lacks(m, u, there[i], holds) < 0) &&
            (!best || model_leads_rather(m, there[i], best)))
            best = there[i];
    return best;
}

/* ---- Warnings ------------------------------------------------------------------------------------------------------------- */

/* In a unit where nobody can ever be in charge, says why. */
static void look_at_kind(struct build *b, const struct kind *k)
{
    const struct model *m = b->m;
    const struct person **all = ARENA_ARRAY(b->scratch, k->n_persons, const struct person *);
    int n_candidates = 0, missing = -1, n_gone = 0, n = 0;
    for (int p = 0; p < k->n_persons; p++) {
        bool candidate = m->lead.place[k->persons[p].class] >= 0, comes = who_comes_at_all(k, p);
        n_gone += candidate && !comes;
        if (comes)
            all[n++] = &k->persons[p];
        if (!candidate || !comes)
            continue;
        n_candidates++;
        missing = lacks(m, &k->unit, &k->persons[p], can_hold);
        if (m->lead.by_lead && missing < 0)
            return;
    }
    if (!m->lead.by_lead)
        missing = all_lack(m, &k->unit, all, n, can_hold);
    const struct value *at = value_member(rule_of(b), n_candidates ? "tasks" : "who");
    if (n_candidates == 0 && n_gone > 0)
        BUILD_WARNING(b, at, "unit '%s': nobody is ever in charge of the shift: none of the %d named ever comes", k->id, n_gone);
    else if (n_candidates == 0)
        BUILD_WARNING(b, at, "unit '%s': nobody is ever in charge of the shift: nobody there is of those named", k->id);
    else if (m->lead.by_lead && n_candidates > 1)
        BUILD_WARNING(b, at, "unit '%s': nobody is ever in charge of the shift: each of the %d who might be lacks the right to "
                      "one of these tasks, and cannot earn it", k->id, n_candidates);
    else if (missing >= 0)
        BUILD_WARNING(b, at, "unit '%s': nobody is ever in charge of the shift: nobody %s has the right to '%s', or can earn it",
                      k->id, m->lead.by_lead ? "who might be" : "there", b->tasks.id[missing]);
}

void shift_lead_warn(struct build *b)
{
    const struct value *rule = rule_of(b);
    for (int i = 0; i < b->n_kinds && b->m->lead.place; i++)
        if (b->kinds[i].n_persons > 0)
            look_at_kind(b, &b->kinds[i]);
    if (b->m->lead.place)
        return;
    if (value_member(rule, "tasks")->n > 0)
        BUILD_WARNING(b, value_member(rule, "tasks"), "says nothing: 'who' names nobody who might be in charge of the shift");
    for (int i = 0; i < b->n_rules; i++)
        if (b->rules[i].relation == RULE_SHIFT_LEAD)
            BUILD_WARNING(b, value_member(b->rules[i].value, "relation"),
                          "rule '%s' never fits: nobody is ever in charge of the shift (/policy/shift_lead)", b->rules[i].id);
}

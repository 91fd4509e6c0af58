/* Which patients are whose, as the policy says it.
 *
 * For patience rules, whoever waits for a task of his own patient is of another class than he is else. Nobody is ever free as one
 * of these classes: they are asked for one task at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/planning.h"

#include <string.h>

#include "model/rules.h"
#include "model/shift_lead.h"

static bool rules_look_at_it(const struct build *b)
{
    const struct names rules = names_of(b->scratch, value_at(b->root, "policy", "rules", NULL));
    for (int i = 0; i < rules.n; i++) {
        const char *relation = value_string(rules.value[i], "relation");
        if (strcmp(relation, "assigned") == 0 || strcmp(relation, "other") == 0)
            return true;
    }
    return false;
}

static void read_ways(struct build *b, const struct value *by)
{
    enum planning_by *ways = ARENA_ARRAY(b->keep, by->n, enum planning_by);
    int n = 0;
    VALUE_EACH(name, by)
        ways[n++] = strcmp(name->string, "specialised") == 0 ? PLANNING_SPECIALISED
                    : strcmp(name->string, "balance") == 0 ? PLANNING_BALANCE : PLANNING_CONTINUITY;
    b->m->planning.by = ways;
    b->m->planning.n = n;
}

void planning_read(struct build *b)
{
    struct model *m = b->m;
    const struct value *rule = value_at(b->root, "policy", "planning", NULL), *names = value_member(rule, "who");
    m->planning.visibility = value_number(rule, "visibility"); /* for `prefer`, too */
    if (names->n == 0)
        return;
    int n = m->n_classes, *place = ARENA_ARRAY(b->keep, 2 * n, int);
    const int8_t *fits = rules_who(b, names);
    bool *who = ARENA_ARRAY(b->keep, 2 * n, bool), apart = rules_look_at_it(b);
    struct person_class *classes = ARENA_ARRAY(b->keep, 2 * n, struct person_class);
    for (int c = 0; c < n; c++) {
        classes[c] = m->classes[c];
        place[c] = m->lead.place ? m->lead.place[c] : -1;
        who[c] = fits[c] != RULES_NO_FIT;
        if (!who[c] || !apart)
            continue;
        int carer = classes[c].carer = m->n_classes++;
        classes[carer] = classes[c];
        classes[carer].assigned = true;
        classes[carer].lead = carer;
        place[carer] = place[c];
        who[carer] = true;
    }
    if (m->n_classes > n && m->n_classes > SHIFT_LEAD_MOST_CLASSES)
        BUILD_ERROR(b, rule, "expected at most %d kinds of people that rules tell apart, by role, marks, whether they are in "
                    "charge of the shift and whether it is their own patient, found %d", (int)SHIFT_LEAD_MOST_CLASSES,
                    m->n_classes);
    m->classes = classes;
    m->lead.place = m->lead.place ? place : NULL;
    m->planning.who = who;
    read_ways(b, value_member(rule, "by"));
}

/* ---- Warnings ------------------------------------------------------------------------------------------------------------- */

static void look_at_kind(struct build *b, const struct kind *k)
{
    for (int p = 0; p < k->n_persons; p++)
        if (b->m->planning.who[k->persons[p].class])
            return;
    if (k->unit.n_beds > 0 && k->n_persons > 0)
        BUILD_WARNING(b, value_at(b->root, "policy", "planning", "who", NULL),
                      "unit '%s': no patient is ever anybody's: nobody there is of those named", k->id);
}

static bool goes_by_carer(const struct value *list)
{
    VALUE_EACH(name, list)
        if (strcmp(name->string, "assigned_carer") == 0)
            return true;
    return false;
}

static void warn_of_prefer(struct build *b, const struct value *list)
{
    if (goes_by_carer(list))
        BUILD_WARNING(b, list, "\"assigned_carer\" says nothing: no patient is anybody's (/policy/planning)");
}

void planning_warn(struct build *b)
{
    for (int i = 0; i < b->n_kinds && b->m->planning.who; i++)
        look_at_kind(b, &b->kinds[i]);
    if (b->m->planning.who)
        return;
    for (int i = 0; i < b->n_rules; i++)
        if (b->rules[i].relation == RULE_ASSIGNED)
            BUILD_WARNING(b, value_member(b->rules[i].value, "relation"),
                          "rule '%s' never fits: no patient is anybody's (/policy/planning)", b->rules[i].id);
    warn_of_prefer(b, value_at(b->root, "policy", "prefer", NULL));
    VALUE_EACH(list, value_at(b->root, "policy", "prefer_by_task", NULL))
        warn_of_prefer(b, list);
}

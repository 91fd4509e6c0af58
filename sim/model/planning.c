/* Which patients, and which types of task, are whose, as the policy says it.
 *
 * For patience rules, whoever waits for a task that is his, or his patient's, is of another class than he is else. Nobody is ever
 * free as one of these classes: they are asked for one task at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/planning.h"

#include <string.h>

#include "model/rules.h"
#include "model/shift_lead.h"

static const struct value *rule_of(const struct build *b)
{
    return value_at(b->root, "policy", "planning", NULL);
}

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

/* Per class that there is now, and as many more that may come, whether the names fit. */
static bool *read_who(struct build *b, const struct value *names)
{
    const int8_t *fits = rules_who(b, names);
    bool *who = ARENA_ARRAY(b->keep, 2 * b->m->n_classes, bool);
    for (int c = 0; c < b->m->n_classes; c++)
        who[c] = fits[c] != RULES_NO_FIT;
    return who;
}

static const enum planning_by *read_ways(struct build *b, const struct value *by)
{
    enum planning_by *ways = ARENA_ARRAY(b->keep, by->n, enum planning_by);
    int n = 0;
    VALUE_EACH(name, by)
        ways[n++] = strcmp(name->string, "specialised") == 0 ? PLANNING_SPECIALISED
                    : strcmp(name->string, "balance") == 0 ? PLANNING_BALANCE : PLANNING_CONTINUITY;
    return ways;
}

/* Adds those to whom a type may be given to `ever`. */
static void read_types(struct build *b, const struct value *tasks, bool *ever)
{
    const struct names names = names_of(b->scratch, tasks);
    struct planned_type *types = ARENA_ARRAY(b->keep, b->tasks.n, struct planned_type);
    for (int i = 0; i < names.n; i++) {
        int t = names_find(&b->tasks, names.id[i]);
        const struct value *who = value_member(names.value[i], "who"), *by = value_member(names.value[i], "by");
        if (t < 0 || who->n == 0)
            continue;
        bool *fits = read_who(b, who);
        types[t] = (struct planned_type){.who = fits, .n = by->n, .by = read_ways(b, by)};
        for (int c = 0; c < b->m->n_classes; c++)
            ever[c] |= fits[c];
        b->m->planning.types = types;
    }
}

/* Those of whom something may ever be have a second class, where patience rules look at that. */
static void tell_apart(struct build *b, const bool *ever)
{
    struct model *m = b->m;
    int n = m->n_classes, *place = ARENA_ARRAY(b->keep, 2 * n, int);
    struct person_class *classes = ARENA_ARRAY(b->keep, 2 * n, struct person_class);
    for (int c = 0; c < n; c++) {
        classes[c] = m->classes[c];
        place[c] = m->lead.place ? m->lead.place[c] : -1;
        if (!ever[c])
            continue;
        int carer = classes[c].carer = m->n_classes++;
        classes[carer] = classes[c];
        classes[carer].assigned = true;
        classes[carer].lead = carer;
        place[carer] = place[c];
    }
    if (m->n_classes > n && m->n_classes > SHIFT_LEAD_MOST_CLASSES)
        BUILD_ERROR(b, rule_of(b), "expected at most %d kinds of people that rules tell apart, by role, marks, whether they are "
                    "in charge of the shift and whether it is their own task or patient, found %d",
                    (int)SHIFT_LEAD_MOST_CLASSES, m->n_classes);
    m->classes = classes;
    m->lead.place = m->lead.place ? place : NULL;
}

void planning_read(struct build *b)
{
    struct model *m = b->m;
    const struct value *rule = rule_of(b), *names = value_member(rule, "who"), *by = value_member(rule, "by");
    bool *ever = ARENA_ARRAY(b->scratch, m->n_classes, bool);
    m->planning.visibility = value_number(rule, "visibility"); /* for `prefer`, too */
    if (names->n > 0) {
        m->planning.who = read_who(b, names);
        m->planning.by = read_ways(b, by);
        m->planning.n = by->n;
        memcpy(ever, m->planning.who, (size_t)m->n_classes * sizeof *ever);
    }
    read_types(b, value_member(rule, "tasks"), ever);
    if (rules_look_at_it(b))
        tell_apart(b, ever);
}

/* ---- Warnings ------------------------------------------------------------------------------------------------------------- */

static void look_at_kind(struct build *b, const struct kind *k)
{
    for (int p = 0; p < k->n_persons; p++)
        if (b->m->planning.who[k->persons[p].class])
            return;
    if (k->unit.n_beds > 0 && k->n_persons > 0)
        BUILD_WARNING(b, value_member(rule_of(b), "who"),
                      "unit '%s': no patient is ever anybody's: nobody there is of those named", k->id);
}

static bool arises_for_others(const struct kind *k, int task)
{
    for (int i = 0; i < k->unit.n_sources; i++)
        if (k->unit.sources[i].task == task && k->unit.sources[i].of != ORIGIN_PERSON)
            return true;
    return false;
}

/* Says where a type is nobody's. */
static void look_at_type(struct build *b, int task)
{
    const struct value *who = value_at(rule_of(b), "tasks", b->tasks.id[task], "who", NULL);
    const bool *fits = b->m->planning.types[task].who;
    bool anywhere = false;
    for (int i = 0; i < b->n_kinds; i++) {
        const struct kind *k = &b->kinds[i];
        bool some = false, able = false, arises = arises_for_others(k, task);
        int queue = k->unit.queue_of[2 * task];
        for (int p = 0; p < k->n_persons && arises; p++) {
            some |= fits[k->persons[p].class];
            able |= fits[k->persons[p].class] && model_has_bit(k->persons[p].may, queue);
        }
        anywhere |= arises;
        if (arises && !able && k->n_persons > 0)
            BUILD_WARNING(b, who, "unit '%s': '%s' is never anybody's: nobody there %s", k->id, b->tasks.id[task],
                          some ? "of those named has the right to it, or can earn it" : "is of those named");
    }
    if (!anywhere)
        BUILD_WARNING(b, who->parent, "says nothing: in no unit does '%s' arise for patients or for the unit", b->tasks.id[task]);
}

static bool goes_by_carer(const struct value *list)
{
    VALUE_EACH(name, list)
        if (strcmp(name->string, "assigned_carer") == 0)
            return true;
    return false;
}

static bool is_given(const struct build *b, int task)
{
    return b->m->planning.who || (b->m->planning.types && b->m->planning.types[task].who);
}

static void warn_of_prefer(struct build *b, const struct value *list, bool any_given, const char *what)
{
    if (goes_by_carer(list) && !any_given)
        BUILD_WARNING(b, list, "\"assigned_carer\" says nothing: no patient is anybody's, nor is %s (/policy/planning)", what);
}

static void warn_of_rule(struct build *b, const struct rule *r)
{
    bool fits = b->m->planning.who != NULL;
    for (int t = 0; t < b->tasks.n; t++)
        fits |= r->what[t] != RULES_NO_FIT && is_given(b, t);
    if (r->relation == RULE_ASSIGNED && !fits)
        BUILD_WARNING(b, value_member(r->value, "relation"),
                      "rule '%s' never fits: no patient is anybody's, nor is any of its tasks (/policy/planning)", r->id);
}

void planning_warn(struct build *b)
{
    const struct names own = names_of(b->scratch, value_at(b->root, "policy", "prefer_by_task", NULL));
    for (int i = 0; i < b->n_kinds && b->m->planning.who; i++)
        look_at_kind(b, &b->kinds[i]);
    for (int t = 0; t < b->tasks.n && b->m->planning.types; t++)
        if (b->m->planning.types[t].who)
            look_at_type(b, t);
    for (int i = 0; i < b->n_rules; i++)
        warn_of_rule(b, &b->rules[i]);
    warn_of_prefer(b, value_at(b->root, "policy", "prefer", NULL), b->m->planning.who || b->m->planning.types, "any task");
    for (int i = 0; i < own.n; i++)
        warn_of_prefer(b, own.value[i], is_given(b, names_find(&b->tasks, own.id[i])), own.id[i]);
}

bool planning_gives(const struct model *m, const struct unit *u, int class, int queue)
{
    const struct planning *planning = &m->planning;
    const bool *who = planning->types ? planning->types[u->queues[queue].task].who : NULL;
    return (planning->who && planning->who[class]) || (who && who[class]);
}

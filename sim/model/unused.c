/* What a scenario says to no effect: keys that are right, but that other keys leave without meaning.
 *
 * Here stands what two keys say together; arrays that are empty by themselves are told of in scenario/review.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/unused.h"

#include <string.h>

#include "model/ways.h"

/* ---- Acuity ------------------------------------------------------------------------------------------------------------- */

static void look_at_levels(struct build *b, const struct kind *k)
{
    for (int i = 0; i < k->levels.n; i++) {
        const struct value *next = value_member(k->levels.value[i], "next");
        if (next->n > 0 && value_is_never(value_member(k->levels.value[i], "sojourn_h")))
            BUILD_WARNING(b, next, "says nothing: patients remain at this level for good, as its sojourn_h is \"never\"");
    }
}

/* Whether a patient can go to a level of higher rank. */
static bool gets_worse(const struct unit *u)
{
    for (int from = 0; from < u->n_levels; from++)
        for (int to = 0; to < u->n_levels && !u->levels[from].forever; to++)
            if (u->levels[from].next_share[to] > 0 && u->levels[to].rank > u->levels[from].rank)
                return true;
    return false;
}

/* ---- How tasks arise ------------------------------------------------------------------------------------------------------ */

static void look_at_way(struct build *b, const struct kind *k, const struct value *way)
{
    if (ways_how(way) == HOW_DISCHARGE && k->unit.stay_forever)
        BUILD_WARNING(b, way, "never arises in unit '%s': nobody is discharged there, as stay_days is \"never\"", k->id);
    if (ways_how(way) == HOW_DETERIORATION && !gets_worse(&k->unit))
        BUILD_WARNING(b, way, "never arises in unit '%s': no patient there changes to a level of acuity of higher rank", k->id);
}

static void look_at_task(struct build *b, int task)
{
    const struct value *arises = value_member(b->tasks.value[task], "arises");
    if (arises->n == 0)
        BUILD_WARNING(b, b->tasks.value[task], "task '%s' never arises: it has no way to (key 'arises')", b->tasks.id[task]);
    for (int i = 0; i < b->n_kinds; i++)
        VALUE_EACH(way, arises)
            if (b->kinds[i].has_task[task])
                look_at_way(b, &b->kinds[i], way);
}

/* ---- Order of roles ------------------------------------------------------------------------------------------------------- */

static bool goes_by_roles(const struct value *list)
{
    VALUE_EACH(by, list)
        if (strcmp(by->string, "role_order") == 0)
            return true;
    return false;
}

/* The order of roles of a task means something if its list of preferences asks for it, and the other way round. */
static void look_at_orders(struct build *b)
{
    const struct value *policy = value_member(b->root, "policy"), *common = value_member(policy, "prefer");
    const struct value *own = value_member(policy, "prefer_by_task"), *orders = value_member(policy, "role_order");
    bool any = false;
    for (int t = 0; t < b->tasks.n; t++) {
        const struct value *order = value_member(orders, b->tasks.id[t]), *list = value_member(own, b->tasks.id[t]);
        bool asked = goes_by_roles(list ? list : common);
        if (order && !asked)
            BUILD_WARNING(b, order, "says nothing: '%s' does not go by \"role_order\", which %s does not name", b->tasks.id[t],
                          list ? "prefer_by_task" : "prefer");
        if (list && asked && !order)
            BUILD_WARNING(b, list, "\"role_order\" says nothing for '%s', for which no role_order is given", b->tasks.id[t]);
        any |= order && !list;
    }
    if (goes_by_roles(common) && !any)
        BUILD_WARNING(b, common, "\"role_order\" says nothing: no role_order is given for a task that goes by this list");
}

void unused_find(struct build *b)
{
    for (int i = 0; i < b->n_kinds; i++)
        look_at_levels(b, &b->kinds[i]);
    for (int t = 0; t < b->tasks.n; t++)
        look_at_task(b, t);
    look_at_orders(b);
}

/* What a scenario says to no effect: keys that are right, but that other keys leave without meaning.
 *
 * Here stands what two keys say together; arrays that are empty by themselves are told of in scenario/review.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/unused.h"

#include <string.h>

#include "base/text.h"
#include "model/ways.h"
#include "model/who_comes.h"

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

/* ---- Rights and sign-offs ------------------------------------------------------------------------------------------------- */

static bool has_right(const struct build *b, const struct kind *k, int task, int role, enum regime regime)
{
    return k->has_task[task] && model_regime(b->m, &k->unit, task, role) == regime;
}

/* Some task that the role does by sign-off in the unit; or that it may let others do so. */
static bool claims(const struct build *b, const struct kind *k, int role)
{
    bool any = false;
    for (int t = 0; t < b->tasks.n; t++)
        any |= has_right(b, k, t, role, REGIME_SIGNED);
    return any;
}

static bool lets_go(const struct build *b, const struct kind *k, int role)
{
    for (int t = 0; t < b->tasks.n; t++)
        for (int r = 0; r < b->roles.n && has_right(b, k, t, role, REGIME_FORMAL); r++)
            if (has_right(b, k, t, r, REGIME_SIGNED))
                return true;
    return false;
}

static bool asks_for_initiative(const struct build *b)
{
    VALUE_EACH(programme, value_at(b->root, "policy", "training", NULL))
        if (value_number(programme, "min_initiative") > 0)
            return true;
    return false;
}

/* Tasks of which the line says that they are held, though its role has no right to them that is. */
static void look_at_held(struct build *b, const struct kind *k, const struct value *line, int role, enum regime regime)
{
    VALUE_EACH(name, value_member(line, model_regime_ids[regime])) {
        int task = names_find(&b->tasks, name->string);
        if (task >= 0 && k->has_task[task] && !has_right(b, k, task, role, regime))
            BUILD_WARNING(b, name, "says nothing: the right of '%s' to '%s' in unit '%s' is '%s', not '%s'", b->roles.id[role],
                          name->string, k->id, model_regime_ids[model_regime(b->m, &k->unit, task, role)],
                          model_regime_ids[regime]);
    }
}

/* Of a will that is 1, which is what holds where none is given, a resolved scenario says nothing new. */
static void look_at_line(struct build *b, const struct value *line)
{
    int unit = names_find(&b->units, value_string(line, "unit")), role = names_find(&b->roles, value_string(line, "role"));
    const struct value *initiative = value_member(line, "initiative"), *delegates = value_member(line, "delegates");
    if (unit < 0 || role < 0)
        return;
    const struct kind *k = &b->kinds[unit];
    look_at_held(b, k, line, role, REGIME_TRAINED);
    look_at_held(b, k, line, role, REGIME_SIGNED);
    if (initiative->number < 1 && !claims(b, k, role) && !asks_for_initiative(b))
        BUILD_WARNING(b, initiative, "says nothing: '%s' does nothing by sign-off in unit '%s'", b->roles.id[role], k->id);
    if (delegates->number < 1 && !lets_go(b, k, role))
        BUILD_WARNING(b, delegates, "says nothing: nothing that '%s' has the formal right to is done by sign-off in unit '%s'",
                      b->roles.id[role], k->id);
}

static bool comes(const struct build *b, const struct kind *k, int role, int task, enum regime regime)
{
    for (int p = 0; p < k->n_persons; p++)
        if ((role < 0 || k->persons[p].role == role) && has_right(b, k, task, k->persons[p].role, regime) &&
            who_comes_at_all(k, p))
            return true;
    return false;
}

/* Ad hoc is a right for want of somebody who has it: where that is always, it is as good as a formal one. */
static void look_at_ad_hoc(struct build *b, const struct kind *k, int role)
{
    bool *always = ARENA_ARRAY(b->scratch, b->tasks.n, bool);
    for (int t = 0; t < b->tasks.n; t++)
        always[t] = comes(b, k, role, t, REGIME_AD_HOC) && !comes(b, k, -1, t, REGIME_FORMAL);
    const char *names = names_some(b->scratch, &b->tasks, always);
    if (names)
        findings_warning(b->findings, b->root->file, "/policy/rights",
                         "unit '%s': what '%s' may do ad hoc, they may always do, as nobody with the formal right is ever there:"
                         " %s",
                         k->id, b->roles.id[role], names);
}

/* ---- Cover ---------------------------------------------------------------------------------------------------------------- */

static void look_at_cover(struct build *b)
{
    const struct value *cover = value_at(b->root, "staff", "cover", NULL);
    if (b->m->all_come && cover && cover->n > 0)
        BUILD_WARNING(b, cover, "says nothing: nobody is ever away");
}

void unused_find(struct build *b)
{
    for (int i = 0; i < b->n_kinds; i++)
        look_at_levels(b, &b->kinds[i]);
    for (int t = 0; t < b->tasks.n; t++)
        look_at_task(b, t);
    look_at_orders(b);
    const struct names lines = names_of(b->scratch, value_at(b->root, "staff", "lines", NULL));
    for (int i = 0; i < lines.n; i++)
        look_at_line(b, lines.value[i]);
    for (int i = 0; i < b->n_kinds; i++)
        for (int r = 0; r < b->roles.n; r++)
            look_at_ad_hoc(b, &b->kinds[i], r);
    look_at_cover(b);
}

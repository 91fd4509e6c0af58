/* Choosing people for a task: who may, and who comes first.
 *
 * The order among people is availability (free, holding, called away from the least urgent), own before back-up, whoever
 * began the task, then the policy's `prefer`, then the longest idle, then a keyed draw. The free of a class stand in a list
 * with the longest idle first, so unless `prefer` looks at the person, the head of each list is enough.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/choice.h"

#include "base/chance.h"
#include "engine/claims.h"
#include "engine/helpers.h"
#include "engine/matching.h"
#include "engine/talks.h"
#include "engine/work.h"

bool choice_task_before(const struct instance *a, const struct instance *b)
{
    return a->kind->urgency != b->kind->urgency ? a->kind->urgency < b->kind->urgency : instance_before(a, b);
}

/* ---- Who comes first ---------------------------------------------------------------------------------------------------- */

uint32_t choice_draw(const struct instance *i, const struct worker *w)
{
    return chance_at(chance_join(w->key, i->key), 0);
}

static int32_t idle_ticks(const struct engine *g, const struct worker *w)
{
    return w->doing == DOING_FREE ? g->t - w->idle_since : 0;
}

static int32_t busy_ticks(const struct engine *g, const struct worker *w)
{
    bool at_work = w->doing == DOING_PERFORM || w->doing == DOING_HELP;
    return w->busy_ticks + (at_work ? g->t - w->since : 0);
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_preference(const struct engine *g, const struct instance *i, enum prefer by, const struct worker *a,
                         const struct worker *b)
{
    const struct model *m = g->m;
    switch (by) {
    case PREFER_ROLE_ORDER: {
        const int *place = m->preferences[i->kind->task].role_place;
        return compare(place[a->role], place[b->role]);
    }
    case PREFER_LOWEST_COMPETENCE:
        return compare(m->roles[a->role].level, m->roles[b->role].level);
    case PREFER_LEAST_BUSY:
        return compare(busy_ticks(g, a), busy_ticks(g, b));
    case PREFER_LONGEST_IDLE:
        return compare(idle_ticks(g, b), idle_ticks(g, a));
    case PREFER_RANDOM:
        return compare(choice_draw(i, a), choice_draw(i, b));
    case PREFER_ASSIGNED_CARER:
        return compare(!claims_is_own(g, i, a), !claims_is_own(g, i, b));
    case PREFER_SPECIALISED:
        return compare(!matching_is_known(g, a, i->slot), !matching_is_known(g, b, i->slot));
    }
    BUG("unknown preference");
}

static bool comes_before(const struct engine *g, const struct instance *i, const struct choice *a, const struct choice *b)
{
    if (a->availability != b->availability)
        return a->availability < b->availability;
    if (a->back_up != b->back_up)
        return a->back_up < b->back_up;
    if (a->resumes != b->resumes)
        return a->resumes < b->resumes;
    const struct taste *taste = i->kind->taste;
    int order = compare(taste->rank[a->who->class], taste->rank[b->who->class]);
    const struct preference *p = &g->m->preferences[i->kind->task];
    for (int n = taste->n_ranked; !order && n < p->n; n++)
        order = by_preference(g, i, p->by[n], a->who, b->who);
    if (!order)
        order = compare(idle_ticks(g, b->who), idle_ticks(g, a->who));
    if (!order)
        order = compare(choice_draw(i, a->who), choice_draw(i, b->who));
    return order ? order < 0 : a->who->person < b->who->person;
}

/* ---- Who may ------------------------------------------------------------------------------------------------------------ */

/* The classes to whom the task belongs, and those who back up, among whom the search looks. */
static uint64_t own_classes(const struct search *s)
{
    if (!s->own)
        return 0;
    if (s->help == JOINT_CONSULT)
        return ~(uint64_t)0; /* whoever has the formal right */
    return s->help ? s->i->kind->taste->own_helpers : s->i->kind->us->own_classes[s->i->queue];
}

static uint64_t back_up_classes(const struct search *s)
{
    if (!s->back_up || s->help == JOINT_CONSULT)
        return 0;
    return s->help ? s->i->kind->taste->back_up_helpers : s->i->kind->us->back_up_classes[s->i->queue];
}

/* A back-up of this class has been patient enough. */
static bool has_waited(const struct engine *g, const struct search *s, int class)
{
    const struct instance *i = s->i;
    int32_t wait = s->help ? g->m->tasks[i->kind->task].helper.patience_ticks[g->m->classes[class].role]
                             : model_wait(g->m, i->kind->us->u, i->kind->us->column, class, i->queue);
    return g->t - i->ready >= wait;
}

bool choice_winds_down(const struct engine *g, const struct instance *i, const struct worker *w, enum joint help)
{
    const struct unit *u = i->kind->us->u;
    int32_t left = w->duty_end - g->t;
    if (g->t < w->winds_down || u->wind_down_ticks <= 0)
        return false;
    if (i->kind->urgency <= u->wind_down_urgency)
        return false;
    if (help == JOINT_CONSULT)
        return (i->started ? i->joint_rest_ticks : helpers_consulting_ticks(g, i)) > left;
    double pace = i->kind->pace_per_s[w->pace];
    double ticks = i->started ? i->rest_ticks * (pace / i->pace_per_s) : pace * i->kind->law->mean_s;
    return ticks > left;
}

static bool has_right(const struct engine *g, const struct search *s, const struct worker *w)
{
    int queue = s->i->queue;
    if (s->i->owner)
        return talks_may_answer(g, s->i, w);
    const uint64_t *may = s->help == JOINT_CONSULT ? g->m->persons[w->person].by[REGIME_FORMAL] : w->may;
    return model_has_bit(may, queue);
}

/* Whose task or patient it is matters for patience: those are asked apart from their classes. */
static bool asks_apart(const struct search *s)
{
    return s->i->kind->by_carer && s->help == JOINT_NONE;
}

static bool may_at_all(const struct engine *g, const struct search *s, const struct worker *w)
{
    if (w == s->except || (s->pass && w->pass == s->pass))
        return false;
    if (s->help != JOINT_TASK && !has_right(g, s, w))
        return false;
    return !choice_winds_down(g, s->i, w, s->help);
}

static bool may(const struct engine *g, const struct search *s, const struct worker *w)
{
    return !(asks_apart(s) && claims_is_own(g, s->i, w)) && may_at_all(g, s, w);
}

static void consider(const struct engine *g, const struct search *s, struct worker *w, int availability, int back_up,
                     struct choice *best)
{
    struct choice c = {w, availability, back_up, s->i->first_performer != w};
    if (!best->who || comes_before(g, s->i, &c, best))
        *best = c;
}

/* The first of the free of a class. They stand with the longest idle first: after the first who may, only his equals can come
 * before him, by the keyed draw. */
static struct worker *first_of_class(const struct engine *g, const struct search *s, int class)
{
    struct worker *end = &s->i->kind->us->free[class], *best = end->next, *w;
    while (best != end && !may(g, s, best))
        best = best->next;
    if (best == end)
        return NULL;
    int32_t idle_since = best->idle_since;
    for (w = best->next; w->idle_since == idle_since; w = w->next) /* the ring's end was never idle */
        if (may(g, s, w)) {
            uint32_t a = choice_draw(s->i, w), b = choice_draw(s->i, best);
            if (a < b || (a == b && w->person < best->person))
                best = w;
        }
    return best;
}

static void consider_class(const struct engine *g, const struct search *s, int class, int back_up, struct choice *best)
{
    if (!s->i->kind->taste->everyone && !s->i->first_performer) {
        struct worker *w = first_of_class(g, s, class);
        if (w)
            consider(g, s, w, 0, back_up, best);
        return;
    }
    for (struct worker *end = &s->i->kind->us->free[class], *w = end->next; w != end; w = w->next)
        if (may(g, s, w))
            consider(g, s, w, 0, back_up, best);
}

static void consider_free(const struct engine *g, const struct search *s, struct choice *best)
{
    uint64_t present = s->i->kind->us->free_classes;
    for (uint64_t classes = present & own_classes(s); classes; classes &= classes - 1)
        consider_class(g, s, __builtin_ctzll(classes), 0, best);
    if (best->who)
        return; /* own comes before back-up */
    for (uint64_t classes = present & back_up_classes(s); classes; classes &= classes - 1)
        if (has_waited(g, s, __builtin_ctzll(classes)))
            consider_class(g, s, __builtin_ctzll(classes), 1, best);
}

/* How somebody who holds a task, or works on one, may be got: -1 not at all, else his availability. */
static int engaged_availability(const struct search *s, const struct worker *w)
{
    const struct instance *on = w->instance;
    if (!on || w->overtime)
        return -1;
    if (w->doing == DOING_HOLD) /* only away from what comes later */
        return !s->only_called_away && choice_task_before(s->i, on) ? 1 : -1;
    bool yields = s->call_away && on->kind->interruptible && on->kind->urgency > s->i->kind->urgency;
    return yields ? 2 + 9 - on->kind->urgency : -1;
}

static void consider_one_engaged(const struct engine *g, const struct search *s, struct worker *w, struct choice *best)
{
    int availability = engaged_availability(s, w);
    if (availability < 0)
        return;
    bool owns = own_classes(s) >> w->class & 1, backs_up = back_up_classes(s) >> w->class & 1 && has_waited(g, s, w->class);
    if ((owns || backs_up) && may(g, s, w))
        consider(g, s, w, availability, !owns, best);
}

static void consider_engaged(const struct engine *g, const struct search *s, struct choice *best)
{
    const struct unit_state *us = s->i->kind->us;
    if (!s->call_away) { /* only those who hold a task */
        for (const struct instance *held = us->held; held; held = held->next)
            consider_one_engaged(g, s, held->performer, best);
        return;
    }
    for (struct worker *w = &g->workers[us->u->first_person], *end = w + us->u->n_persons; w < end; w++)
        consider_one_engaged(g, s, w, best);
}

/* One whose task or patient it is, with the patience that he has for it. */
static void consider_own(const struct engine *g, const struct search *s, struct worker *w, struct choice *best)
{
    const struct unit_state *us = s->i->kind->us;
    bool is_free = w->doing == DOING_FREE && !s->only_called_away;
    int availability = is_free ? 0 : engaged_availability(s, w);
    int32_t wait = model_wait(g->m, us->u, us->column, g->m->classes[w->class].carer, s->i->queue);
    bool owns = s->own && wait == 0;
    bool backs_up = s->back_up && wait > 0 && wait != MODEL_NEVER && g->t - s->i->ready >= wait;
    if (availability >= 0 && (owns || backs_up) && may_at_all(g, s, w))
        consider(g, s, w, availability, !owns, best);
}

static void consider_apart(const struct engine *g, const struct search *s, struct choice *best)
{
    struct worker *carer = g->slots[s->i->slot].carer, *owner = claims_owner(s->i);
    if (carer)
        consider_own(g, s, carer, best);
    if (owner && owner != carer)
        consider_own(g, s, owner, best);
}

/* A personal task is its owner's from the first, whatever his rights. */
static void consider_owner(const struct engine *g, const struct search *s, struct choice *best)
{
    struct worker *w = s->i->owner;
    int availability = w->doing == DOING_FREE ? 0 : engaged_availability(s, w);
    bool passed = s->pass && w->pass == s->pass;
    if (s->own && availability >= 0 && !passed)
        consider(g, s, w, availability, 0, best);
}

struct choice choice_find(const struct engine *g, const struct search *s)
{
    struct choice best = {0};
    if (s->i->owner && s->help == JOINT_NONE) {
        consider_owner(g, s, &best);
        return best;
    }
    if (!s->only_called_away)
        consider_free(g, s, &best);
    if (!best.who)
        consider_engaged(g, s, &best);
    if (asks_apart(s))
        consider_apart(g, s, &best);
    return best;
}

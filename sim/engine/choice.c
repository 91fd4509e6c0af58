/* Choosing people for a task: who may, and who comes first.
 *
 * The order among people is availability (free, holding, called away from the least urgent), own before back-up, whoever
 * began the task, then the policy's `prefer`, then the longest idle, then a keyed draw. The free of a class stand in a list
 * with the longest idle first, so unless `prefer` looks at the person, the head of each list is enough.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/choice.h"

#include "base/chance.h"
#include "engine/work.h"

bool choice_task_before(const struct instance *a, const struct instance *b)
{
    return a->kind->urgency != b->kind->urgency ? a->kind->urgency < b->kind->urgency : state_before(a, b);
}

/* ---- Who comes first ---------------------------------------------------------------------------------------------------- */

static uint32_t draw(const struct engine *g, const struct instance *i, int person)
{
    return chance_at(chance_join(g->workers[person].key, i->key), 0);
}

static int32_t idle_ticks(const struct engine *g, int person)
{
    const struct worker *w = &g->workers[person];
    return w->doing == DOING_FREE ? g->t - w->idle_since : 0;
}

static int32_t busy_ticks(const struct engine *g, int person)
{
    const struct worker *w = &g->workers[person];
    bool at_work = w->doing == DOING_PERFORM || w->doing == DOING_HELP;
    return w->busy_ticks + (at_work ? g->t - w->since : 0);
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_preference(const struct engine *g, const struct instance *i, enum prefer by, int a, int b)
{
    const struct model *m = g->m;
    int role_a = m->persons[a].role, role_b = m->persons[b].role;
    switch (by) {
    case PREFER_ROLE_ORDER: {
        const int *place = m->preferences[i->kind->task].role_place;
        return compare(place[role_a], place[role_b]);
    }
    case PREFER_LOWEST_COMPETENCE:
        return compare(m->roles[role_a].level, m->roles[role_b].level);
    case PREFER_LEAST_BUSY:
        return compare(busy_ticks(g, a), busy_ticks(g, b));
    case PREFER_LONGEST_IDLE:
        return compare(idle_ticks(g, b), idle_ticks(g, a));
    case PREFER_RANDOM:
        return compare(draw(g, i, a), draw(g, i, b));
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
    int order = compare(taste->rank[g->workers[a->person].class], taste->rank[g->workers[b->person].class]);
    const struct preference *p = &g->m->preferences[i->kind->task];
    for (int n = taste->n_ranked; !order && n < p->n; n++)
        order = by_preference(g, i, p->by[n], a->person, b->person);
    if (!order)
        order = compare(idle_ticks(g, b->person), idle_ticks(g, a->person));
    if (!order)
        order = compare(draw(g, i, a->person), draw(g, i, b->person));
    return order ? order < 0 : a->person < b->person;
}

/* ---- Who may ------------------------------------------------------------------------------------------------------------ */

/* The classes to whom the task belongs, and those who back up, among whom the search looks. */
static uint64_t own_classes(const struct engine *g, const struct search *s)
{
    if (!s->own)
        return 0;
    return s->helper ? s->i->kind->taste->own_helpers : s->i->kind->us->own_classes[s->i->queue];
}

static uint64_t back_up_classes(const struct engine *g, const struct search *s)
{
    if (!s->back_up)
        return 0;
    return s->helper ? s->i->kind->taste->back_up_helpers : s->i->kind->us->back_up_classes[s->i->queue];
}

/* A back-up of this class has been patient enough. */
static bool has_waited(const struct engine *g, const struct search *s, int class)
{
    const struct instance *i = s->i;
    int32_t wait = s->helper ? g->m->tasks[i->kind->task].helper.patience_ticks[g->m->classes[class].role]
                             : model_wait(g->m, i->kind->us->u, i->kind->us->column, class, i->queue);
    return g->t - i->ready >= wait;
}

/* In the last minutes of his duty a person begins only what is urgent or fits. */
static bool winds_down(const struct engine *g, const struct instance *i, int person)
{
    const struct unit *u = i->kind->us->u;
    const struct worker *w = &g->workers[person];
    int32_t left = w->duty_end - g->t;
    if (left > u->wind_down_ticks || u->wind_down_ticks <= 0)
        return false;
    if (i->kind->urgency <= u->wind_down_urgency)
        return false;
    double pace = i->kind->pace_per_s[w->role];
    double ticks = i->started ? i->rest_ticks * (pace / i->pace_per_s) : pace * i->kind->law->mean_s;
    return ticks > left;
}

static bool may(const struct engine *g, const struct search *s, int person)
{
    const struct instance *i = s->i;
    if (person == s->except || (s->pass && g->workers[person].pass == s->pass))
        return false;
    if (!s->helper && !(g->workers[person].may[i->queue >> 6] >> (i->queue & 63) & 1))
        return false;
    return !winds_down(g, i, person);
}

static void consider(struct engine *g, const struct search *s, int person, int availability, int back_up, struct choice *best)
{
    struct choice c = {person, availability, back_up, s->i->first_performer != person};
    if (best->person < 0 || comes_before(g, s->i, &c, best))
        *best = c;
}

/* The first of the free of a class. They stand with the longest idle first: after the first who may, only his equals can come
 * before him, by the keyed draw. */
static int32_t first_of_class(struct engine *g, const struct search *s, int class)
{
    const struct worker *workers = g->workers;
    int32_t best = s->i->kind->us->free_first[class], p;
    while (best >= 0 && !may(g, s, best))
        best = workers[best].next;
    if (best < 0)
        return -1;
    int32_t idle_since = workers[best].idle_since;
    for (p = workers[best].next; p >= 0 && workers[p].idle_since == idle_since; p = workers[p].next)
        if (may(g, s, p)) {
            uint32_t a = draw(g, s->i, p), b = draw(g, s->i, best);
            if (a < b || (a == b && p < best))
                best = p;
        }
    return best;
}

static void consider_class(struct engine *g, const struct search *s, int class, int back_up, struct choice *best)
{
    if (!s->i->kind->taste->everyone && s->i->first_performer < 0) {
        int32_t p = first_of_class(g, s, class);
        if (p >= 0)
            consider(g, s, p, 0, back_up, best);
        return;
    }
    for (int32_t p = s->i->kind->us->free_first[class]; p >= 0; p = g->workers[p].next)
        if (may(g, s, p))
            consider(g, s, p, 0, back_up, best);
}

static void consider_free(struct engine *g, const struct search *s, struct choice *best)
{
    uint64_t present = s->i->kind->us->free_classes;
    for (uint64_t classes = present & own_classes(g, s); classes; classes &= classes - 1)
        consider_class(g, s, __builtin_ctzll(classes), 0, best);
    if (best->person >= 0)
        return; /* own comes before back-up */
    for (uint64_t classes = present & back_up_classes(g, s); classes; classes &= classes - 1)
        if (has_waited(g, s, __builtin_ctzll(classes)))
            consider_class(g, s, __builtin_ctzll(classes), 1, best);
}

/* People who hold a task that comes later, and, when calling away, those who work on something less urgent. */
static void consider_engaged(struct engine *g, const struct search *s, struct choice *best)
{
    const struct unit *u = s->i->kind->us->u;
    uint64_t own = own_classes(g, s), back_up = back_up_classes(g, s);
    int urgency = s->i->kind->urgency;
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++) {
        const struct worker *w = &g->workers[p];
        if (w->instance < 0 || w->overtime)
            continue;
        const struct instance *on = &g->instances[w->instance];
        bool holds = w->doing == DOING_HOLD;
        if (holds ? s->only_called_away || !choice_task_before(s->i, on)
                  : !s->call_away || !on->kind->interruptible || on->kind->urgency <= urgency)
            continue;
        int class = w->class;
        bool owns = own >> class & 1, backs_up = back_up >> class & 1 && has_waited(g, s, class);
        if ((owns || backs_up) && may(g, s, p))
            consider(g, s, p, holds ? 1 : 2 + 9 - on->kind->urgency, !owns, best);
    }
}

/* A personal task is its owner's from the first, whatever his rights. */
static void consider_owner(struct engine *g, const struct search *s, struct choice *best)
{
    int person = s->i->owner, urgency = s->i->kind->urgency;
    const struct worker *w = &g->workers[person];
    if (!s->own || w->doing == DOING_OFF || w->doing == DOING_BREAK || w->overtime)
        return;
    int availability = 0;
    if (w->instance >= 0) {
        const struct instance *on = &g->instances[w->instance];
        bool holds = w->doing == DOING_HOLD;
        if (holds ? !choice_task_before(s->i, on) : !s->call_away || !on->kind->interruptible || on->kind->urgency <= urgency)
            return;
        availability = holds ? 1 : 2 + 9 - on->kind->urgency;
    }
    consider(g, s, person, availability, 0, best);
}

struct choice choice_find(struct engine *g, const struct search *s)
{
    struct choice best = {.person = -1};
    if (s->i->owner >= 0) {
        consider_owner(g, s, &best);
        return best;
    }
    if (!s->only_called_away)
        consider_free(g, s, &best);
    if (best.person < 0 && (s->i->kind->us->n_holding || s->call_away))
        consider_engaged(g, s, &best);
    return best;
}

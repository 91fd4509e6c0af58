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

bool choice_task_before(const struct engine *g, const struct instance *a, const struct instance *b)
{
    int ua = g->m->tasks[a->task].urgency, ub = g->m->tasks[b->task].urgency;
    return ua != ub ? ua < ub : state_before(a, b);
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
        const int *place = m->preferences[i->task].role_place;
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
    int order = compare(a->availability, b->availability);
    if (!order)
        order = compare(a->back_up, b->back_up);
    if (!order)
        order = compare(a->resumes, b->resumes);
    const struct preference *p = &g->m->preferences[i->task];
    for (int n = 0; !order && n < p->n; n++)
        order = by_preference(g, i, p->by[n], a->person, b->person);
    if (!order)
        order = compare(idle_ticks(g, b->person), idle_ticks(g, a->person));
    if (!order)
        order = compare(draw(g, i, a->person), draw(g, i, b->person));
    if (!order)
        order = compare(a->person, b->person);
    return order < 0;
}

/* Does `prefer` look at more than a person's class and how long he has been idle? */
static bool is_personal(const struct preference *p)
{
    for (int n = 0; n < p->n; n++)
        if (p->by[n] == PREFER_LEAST_BUSY || p->by[n] == PREFER_RANDOM)
            return true;
    return false;
}

/* ---- Who may ------------------------------------------------------------------------------------------------------------ */

/* Is he eligible at this moment as own (0) or back-up (1)? -1 = neither. */
static int backing(const struct engine *g, const struct search *s, int class)
{
    const struct instance *i = s->i;
    int32_t wait;
    if (i->owner >= 0)
        wait = 0;
    else if (s->helper)
        wait = g->m->tasks[i->task].helper.patience_ticks[g->m->classes[class].role];
    else
        wait = model_wait(g->m, &g->m->units[i->unit], g->units[i->unit].column, class, i->queue);
    if (wait == 0)
        return s->own ? 0 : -1;
    return s->back_up && wait != MODEL_NEVER && g->t - i->ready >= wait ? 1 : -1;
}

/* In the last minutes of his duty a person begins only what is urgent or fits. */
static bool winds_down(const struct engine *g, const struct instance *i, int person)
{
    const struct unit *u = &g->m->units[i->unit];
    const struct worker *w = &g->workers[person];
    int32_t left = w->duty_end - g->t;
    if (i->owner >= 0 || w->duty_end == MODEL_NEVER || u->wind_down_ticks <= 0 || left > u->wind_down_ticks)
        return false;
    const struct task *task = &g->m->tasks[i->task];
    if (task->urgency <= u->wind_down_urgency)
        return false;
    double pace = task->pace_per_s[g->m->persons[person].role];
    double ticks = i->started ? i->rest_ticks * (pace / i->pace_per_s) : pace * task->law.mean_s;
    return ticks > left;
}

static bool may(const struct engine *g, const struct search *s, int person)
{
    const struct instance *i = s->i;
    if (person == s->except || g->workers[person].pass == g->pass)
        return false;
    if (i->owner >= 0)
        return person == i->owner;
    if (!s->helper && !(g->m->persons[person].may[i->queue >> 6] >> (i->queue & 63) & 1))
        return false;
    return !winds_down(g, i, person);
}

static void consider(struct engine *g, const struct search *s, int person, int availability, int back_up, struct choice *best)
{
    struct choice c = {person, availability, back_up, s->i->first_performer != person};
    if (best->person < 0 || comes_before(g, s->i, &c, best))
        *best = c;
}

static void consider_free(struct engine *g, const struct search *s, struct choice *best)
{
    const struct unit_state *us = &g->units[s->i->unit];
    bool everyone = is_personal(&g->m->preferences[s->i->task]) || s->i->first_performer >= 0;
    for (uint64_t classes = us->free_classes; classes; classes &= classes - 1) {
        int class = __builtin_ctzll(classes), back_up = backing(g, s, class);
        if (back_up < 0)
            continue;
        int32_t first = -1; /* the longest idle of the class who may; only his equals can come before him */
        for (int p = us->free_first[class]; p >= 0; p = g->workers[p].next) {
            if (!everyone && first >= 0 && g->workers[p].idle_since != g->workers[first].idle_since)
                break;
            if (!may(g, s, p))
                continue;
            if (first < 0)
                first = p;
            consider(g, s, p, 0, back_up, best);
        }
    }
}

/* People who hold a task that comes later, and, when calling away, those who work on something less urgent. */
static void consider_engaged(struct engine *g, const struct search *s, struct choice *best)
{
    const struct unit *u = &g->m->units[s->i->unit];
    int urgency = g->m->tasks[s->i->task].urgency;
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++) {
        const struct worker *w = &g->workers[p];
        if (w->instance < 0 || w->overtime)
            continue;
        const struct instance *on = &g->instances[w->instance];
        const struct task *task = &g->m->tasks[on->task];
        bool holds = w->doing == DOING_HOLD;
        if (holds ? s->only_called_away || !choice_task_before(g, s->i, on)
                  : !s->call_away || !task->interruptible || task->urgency <= urgency)
            continue;
        int back_up = backing(g, s, g->m->persons[p].class);
        if (back_up >= 0 && may(g, s, p))
            consider(g, s, p, holds ? 1 : 2 + 9 - task->urgency, back_up, best);
    }
}

struct choice choice_find(struct engine *g, const struct search *s)
{
    struct choice best = {.person = -1};
    if (!s->only_called_away)
        consider_free(g, s, &best);
    if (best.person < 0 && (g->units[s->i->unit].n_holding || s->call_away))
        consider_engaged(g, s, &best);
    return best;
}

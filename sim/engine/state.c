/* The state of one replication: memory for it, sized from the model, and its beginning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/state.h"

#include <stdlib.h>
#include <string.h>

#include "base/chance.h"
#include "engine/claims.h"
#include "engine/slices.h"
#include "engine/talks.h"

static void set_bit(uint64_t *words, int bit)
{
    words[bit >> 6] |= (uint64_t)1 << (bit & 63);
}

static void list_children(struct masks *k, const struct model *m, const struct unit *u, struct arena *arena)
{
    int32_t *first = ARENA_ARRAY(arena, m->n_tasks + 1, int32_t), *children = ARENA_ARRAY(arena, u->n_sources, int32_t);
    int32_t *per_person = ARENA_ARRAY(arena, u->n_sources, int32_t), n = 0;
    for (int task = 0; task < m->n_tasks; task++) {
        first[task] = n;
        for (int i = 0; i < u->n_sources; i++)
            if (u->sources[i].how == HOW_AFTER && u->sources[i].after_task == task)
                children[n++] = i;
    }
    first[m->n_tasks] = n;
    for (int i = 0; i < u->n_sources; i++) {
        if (u->sources[i].how == HOW_PER_PERSON)
            per_person[k->n_per_person++] = i;
        k->patient_chains |= u->sources[i].how == HOW_AFTER_DONE && u->sources[i].of == ORIGIN_PATIENT;
    }
    k->first_child = first;
    k->children = children;
    k->per_person = per_person;
}

/* Patience means nothing for a class of which nobody in the unit is competent, or ever free. */
static bool somebody_may(const struct model *m, const struct unit *u, int class, int queue)
{
    if (m->classes[class].assigned)
        return false;
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        if (model_is_at_times(m, &m->persons[p], class) && model_has_bit(m->persons[p].may, queue))
            return true;
    return false;
}

/* Turns the queues of each class, [(column * n_classes + class) * n_words + word], into the queues of each set of classes. */
static const uint64_t *by_set(const struct masks *k, const struct model *m, const struct unit *u, const uint64_t *of_class,
                              struct arena *arena)
{
    size_t words = (size_t)u->n_words;
    uint64_t *table = ARENA_ARRAY(arena, (size_t)(u->n_columns * k->n_groups) * N_SETS * words, uint64_t);
    for (int column = 0; column < u->n_columns; column++)
        for (int class = 0; class < m->n_classes; class++)
            for (size_t set = 0; set < N_SETS; set++)
                for (size_t word = 0; word < words; word++)
                    if (set >> class % SET_BITS & 1)
                        table[((size_t)(column * k->n_groups + class / SET_BITS) * N_SETS + set) * words + word] |=
                            of_class[(size_t)(column * m->n_classes + class) * words + word];
    return table;
}

/* Of each set of classes the owners of a queue whom rank puts first. */
static const uint8_t *rank_owners(const struct model *m, const struct unit *u, const uint64_t *own_classes,
                                  const struct taste *tastes, struct arena *arena)
{
    int n = u->n_columns * u->n_queues;
    uint8_t *first = ARENA_ARRAY(arena, (size_t)n * N_SETS, uint8_t);
    for (int queue = 0; queue < n; queue++)
        for (uint64_t set = 0; set < (uint64_t)1 << m->n_classes; set++) {
            const int32_t *rank = tastes[u->queues[queue % u->n_queues].task].rank;
            int32_t best = m->n_classes;
            for (int class = 0; class < m->n_classes; class++) {
                if (!(set & own_classes[queue] & (uint64_t)1 << class) || rank[class] > best)
                    continue;
                uint8_t *owners = &first[(size_t)queue * N_SETS + set];
                *owners = (uint8_t)((rank[class] == best ? *owners : 0) | 1u << class);
                best = rank[class];
            }
        }
    return first;
}

/* Somebody in the unit would do the task by sign-off, after consulting. */
static bool is_consulted_on(const struct model *m, const struct unit *u, int task)
{
    if (!m->consulting[task].asks || m->tasks[task].helper.joint != HELPER_NONE)
        return false;
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        if (model_regime(m, u, task, m->persons[p].role) == REGIME_SIGNED)
            return true;
    return false;
}

/* Whether there is a second person depends on who does the task. */
static bool depends_on_person(const struct model *m, const struct unit *u, int task)
{
    bool learns = false;
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        learns |= m->persons[p].may_learn[task];
    return learns || is_consulted_on(m, u, task) || m->consulting[task].plans;
}

/* Somebody in the unit waits longer, or shorter, for a task that is his own or his patient's. */
static bool depends_on_carer(const struct model *m, const struct unit *u, int task)
{
    for (int queue = 0; queue < u->n_queues; queue++)
        for (int i = 0; i < u->n_columns * m->n_classes && u->queues[queue].task == task; i++) {
            int column = i / m->n_classes, class = i % m->n_classes;
            if (model_wait(m, u, column, class, queue) != model_wait(m, u, column, m->classes[class].carer, queue))
                return true;
        }
    return false;
}

static bool calls_people(const struct model *m, const struct unit *u, int task)
{
    return m->tasks[task].interrupts || (m->consulting[task].calls && is_consulted_on(m, u, task));
}

static struct masks make_masks(const struct model *m, const struct unit *u, const struct taste *tastes, struct arena *arena)
{
    struct masks k = {0};
    size_t words = (size_t)u->n_words, n = (size_t)u->n_columns * (size_t)m->n_classes * words;
    uint64_t *own = ARENA_ARRAY(arena, n, uint64_t), *back_up = ARENA_ARRAY(arena, n, uint64_t);
    uint64_t *level = ARENA_ARRAY(arena, N_URGENCIES * words, uint64_t);
    uint64_t *from_level = ARENA_ARRAY(arena, (N_URGENCIES + 1) * words, uint64_t);
    uint64_t *own_classes = ARENA_ARRAY(arena, u->n_columns * u->n_queues, uint64_t);
    int32_t *back_up_after = ARENA_ARRAY(arena, u->n_columns * u->n_queues, int32_t);
    uint64_t *back_up_classes = ARENA_ARRAY(arena, u->n_columns * u->n_queues, uint64_t);
    for (int column = 0; column < u->n_columns; column++)
        for (int class = 0; class < m->n_classes; class++)
            for (int queue = 0; queue < u->n_queues; queue++) {
                int32_t wait = somebody_may(m, u, class, queue) ? model_wait(m, u, column, class, queue) : MODEL_NEVER;
                int32_t *after = &back_up_after[column * u->n_queues + queue];
                if (class == 0)
                    *after = MODEL_NEVER;
                if (wait == MODEL_NEVER)
                    continue;
                if (wait > 0 && wait < *after)
                    *after = wait;
                size_t at = (size_t)(column * m->n_classes + class) * words;
                set_bit(wait == 0 ? own + at : back_up + at, queue);
                set_bit((wait == 0 ? own_classes : back_up_classes) + column * u->n_queues + queue, class);
            }
    uint64_t *calling = ARENA_ARRAY(arena, words, uint64_t), *limited = ARENA_ARRAY(arena, words, uint64_t);
    uint64_t *waking = ARENA_ARRAY(arena, words, uint64_t), *together = ARENA_ARRAY(arena, words, uint64_t);
    for (int queue = 0; queue < u->n_queues; queue++) {
        const struct task *task = &m->tasks[u->queues[queue].task];
        int urgency = task->urgency;
        if (calls_people(m, u, u->queues[queue].task))
            set_bit(calling, queue);
        if (task->omit_ticks != MODEL_NEVER)
            set_bit(limited, queue);
        if (task->helper.joint != HELPER_NONE || depends_on_person(m, u, u->queues[queue].task))
            set_bit(together, queue);
        if (u->queues[queue].n_wakes)
            set_bit(waking, queue);
        set_bit(level + (size_t)urgency * words, queue);
        for (int from = 0; from <= urgency; from++)
            set_bit(from_level + (size_t)from * words, queue);
        k.limit_of_0 |= task->omit_ticks == 0;
        k.waiting_matters |= u->queues[queue].n_wakes > 0 || k.limit_of_0;
    }
    k.n_groups = (m->n_classes + SET_BITS - 1) / SET_BITS;
    k.own = by_set(&k, m, u, own, arena);
    k.back_up = by_set(&k, m, u, back_up, arena);
    if (k.n_groups == 1)
        k.first_owners = rank_owners(m, u, own_classes, tastes, arena);
    k.own_classes = own_classes;
    k.back_up_after = back_up_after;
    k.back_up_classes = back_up_classes;
    uint64_t *level_of = ARENA_ARRAY(arena, (size_t)u->n_queues * words, uint64_t);
    for (int queue = 0; queue < u->n_queues; queue++)
        memcpy(level_of + (size_t)queue * words, level + (size_t)m->tasks[u->queues[queue].task].urgency * words,
               words * sizeof *level);
    k.calling = calling;
    k.limited = limited;
    k.waking = waking;
    k.together = together;
    k.level = level;
    k.level_of = level_of;
    k.from_level = from_level;
    list_children(&k, m, u, arena);
    return k;
}

/* By the leading entries of `prefer` that only look at the role: < 0 when class a comes before class b. */
static int by_role(const struct model *m, const struct preference *p, int n_ranked, int a, int b)
{
    int role_a = m->classes[a].role, role_b = m->classes[b].role, order = 0;
    for (int n = 0; !order && n < n_ranked; n++)
        order = p->by[n] == PREFER_ROLE_ORDER ? p->role_place[role_a] - p->role_place[role_b]
                                              : m->roles[role_a].level - m->roles[role_b].level;
    return order;
}

static struct taste make_taste(const struct model *m, int task, struct arena *arena)
{
    const struct preference *p = &m->preferences[task];
    struct taste taste = {0};
    int32_t *rank = ARENA_ARRAY(arena, m->n_classes, int32_t);
    while (taste.n_ranked < p->n &&
           (p->by[taste.n_ranked] == PREFER_ROLE_ORDER || p->by[taste.n_ranked] == PREFER_LOWEST_COMPETENCE))
        taste.n_ranked++;
    for (int n = taste.n_ranked; n < p->n; n++)
        taste.everyone |= p->by[n] != PREFER_LONGEST_IDLE;
    for (int a = 0; a < m->n_classes; a++) {
        for (int b = 0; b < m->n_classes; b++)
            rank[a] += by_role(m, p, taste.n_ranked, b, a) < 0;
        const struct helper *helper = &m->tasks[task].helper;
        int32_t wait = helper->joint == HELPER_NONE ? MODEL_NEVER : helper->patience_ticks[m->classes[a].role];
        if (wait != MODEL_NEVER)
            set_bit(wait == 0 ? &taste.own_helpers : &taste.back_up_helpers, a);
    }
    taste.rank = rank;
    return taste;
}

static void fill_kind(struct kind *k, const struct engine *g, int unit, int source)
{
    const struct unit *u = &g->m->units[unit];
    const struct source *s = &u->sources[source];
    const struct task *task = &g->m->tasks[s->task];
    *k = (struct kind){
        .us = &g->units[unit], .pace_per_s = task->pace_per_s, .law = &task->law, .late_ticks = task->late_ticks,
        .omit_ticks = task->omit_ticks, .max_waiting = task->max_waiting, .unit = (int16_t)unit, .source = (int16_t)source,
        .task = (int16_t)s->task, .queue = {(int16_t)u->queue_of[2 * s->task], (int16_t)u->queue_of[2 * s->task + 1]},
        .urgency = (int8_t)task->urgency, .category = (uint8_t)task->category, .interrupts = task->interrupts,
        .interruptible = task->interruptible, .chain = s->how == HOW_AFTER_DONE, .joint = (uint8_t)task->helper.joint,
    };
    const struct masks *masks = g->units[unit].masks;
    k->follows = k->chain || masks->first_child[s->task] < masks->first_child[s->task + 1] ||
                 g->m->programme_of[s->task] >= 0 || g->m->consulting[s->task].plans;
    k->taught = g->m->programme_of[s->task] >= 0;
    k->calls = calls_people(g->m, u, s->task);
    k->by_person = depends_on_person(g->m, u, s->task);
    for (int c = 0; c < u->n_conditions && s->of != ORIGIN_PERSON; c++)
        k->matching |= u->condition_matches[c] != 0;
    const struct planning *planning = &g->m->planning;
    k->planned = s->of != ORIGIN_PERSON && planning->types && planning->types[s->task].who;
    k->by_carer = s->of != ORIGIN_PERSON && (planning->who || k->planned) && depends_on_carer(g->m, u, s->task);
    k->loose = k->by_carer || k->planned || (is_consulted_on(g->m, u, s->task) && g->m->consulting[s->task].plan_task >= 0);
    k->given = k->planned || (planning->who && s->of != ORIGIN_PERSON);
    k->apart = k->matching || k->by_person;
}

static void init_unit(struct unit_state *us, const struct model *m, const struct unit *u, struct arena *arena)
{
    us->u = u;
    us->queues = ARENA_ARRAY(arena, u->n_queues, struct queue);
    us->waiting = ARENA_ARRAY(arena, u->n_words, uint64_t);
    us->unarmed = ARENA_ARRAY(arena, u->n_words, uint64_t);
    us->can_own = ARENA_ARRAY(arena, u->n_words, uint64_t);
    us->can_back_up = ARENA_ARRAY(arena, u->n_words, uint64_t);
    us->free = ARENA_ARRAY(arena, m->n_classes, struct worker);
    us->n_waiting_of = ARENA_ARRAY(arena, m->n_tasks, int32_t);
    us->may = ARENA_ARRAY(arena, u->rights_move ? (size_t)u->n_persons * (size_t)u->n_words : 0, uint64_t);
    us->earned = ARENA_ARRAY(arena, u->rights_move ? (size_t)u->n_persons * (size_t)u->n_words : 0, uint64_t);
    us->owners = ARENA_ARRAY(arena, m->planning.types ? m->n_tasks : 0, struct worker *);
    us->breaks = ARENA_ARRAY(arena, (size_t)u->n_persons * (size_t)u->n_pauses, struct break_wait); /* of one duty each */
}

void state_init(struct engine *g, const struct model *m)
{
    struct arena *arena = &g->arena;
    g->m = m;
    demand_init(&g->demand, m, arena);
    attendance_init(&g->attendance, m, arena);
    g->units = ARENA_ARRAY(arena, m->n_units, struct unit_state);
    g->workers = ARENA_ARRAY(arena, m->n_persons, struct worker);
    g->slots = ARENA_ARRAY(arena, demand_slots(m) + 1, struct slot) + 1;
    g->slots[-1].present = true;
    g->leaving = ARENA_ARRAY(arena, m->n_persons, struct worker *);
    g->started = ARENA_ARRAY(arena, m->n_persons, struct duty_started);
    struct taste *tastes = ARENA_ARRAY(arena, m->n_tasks, struct taste);
    for (int task = 0; task < m->n_tasks; task++)
        tastes[task] = make_taste(m, task, arena);
    struct masks *masks = ARENA_ARRAY(arena, m->n_units, struct masks);
    int32_t *first_queue = ARENA_ARRAY(arena, m->n_units, int32_t), n_wakes = 0;
    for (int i = 0; i < m->n_units; i++) {
        const struct unit *u = &m->units[i];
        bool copy = i > 0 && u->wait_ticks == u[-1].wait_ticks && u->sources == u[-1].sources;
        masks[i] = copy ? masks[i - 1] : make_masks(m, u, tastes, arena);
        first_queue[i] = n_wakes;
        n_wakes += u->n_queues + 1;
        g->units[i].masks = &masks[i];
        init_unit(&g->units[i], m, u, arena);
    }
    int32_t *unit_of_wake = ARENA_ARRAY(arena, n_wakes, int32_t);
    for (int i = 0; i < m->n_units; i++)
        for (int q = 0; q <= m->units[i].n_queues; q++)
            unit_of_wake[first_queue[i] + q] = i;
    for (int i = 0; i < m->n_units; i++)
        g->n_kinds += m->units[i].n_sources;
    struct kind *kind = g->kinds = ARENA_ARRAY(arena, g->n_kinds, struct kind);
    for (int i = 0; i < m->n_units; i++) {
        g->units[i].kinds = kind;
        for (int source = 0; source < m->units[i].n_sources; source++, kind++) {
            fill_kind(kind, g, i, source);
            kind->taste = &tastes[kind->task];
            kind->by_rank = !kind->taste->everyone && kind->joint == HELPER_NONE && !kind->by_person && !kind->by_carer &&
                            !kind->planned && masks[i].first_owners;
        }
    }
    g->first_queue = first_queue;
    g->unit_of_wake = unit_of_wake;
    posts_init(&g->posts, m, arena);
    g->lessons = ARENA_ARRAY(arena, m->n_programmes ? (size_t)m->n_persons * (size_t)m->n_tasks : 0, struct lesson);
    g->in_training = ARENA_ARRAY(arena, (size_t)m->n_persons * (size_t)m->n_programmes, bool);
    for (int i = 0; i < m->n_units; i++)
        g->most_persons = m->units[i].n_persons > g->most_persons ? m->units[i].n_persons : g->most_persons;
    g->had = ARENA_ARRAY(arena, m->planning.who ? (size_t)demand_slots(m) * (size_t)g->most_persons : 0, int32_t);
    g->had_type = ARENA_ARRAY(arena, m->planning.types ? (size_t)m->n_persons * (size_t)m->n_tasks : 0, int32_t);
    g->n_own = ARENA_ARRAY(arena, g->most_persons, int32_t);
    g->known = ARENA_ARRAY(arena, m->n_persons, uint64_t);
    bool plans = false;
    for (int task = 0; task < m->n_tasks; task++)
        plans |= m->consulting[task].plans;
    g->talks = plans ? ARENA_ARRAY(arena, (size_t)m->n_persons * (size_t)m->n_tasks, struct talk) : NULL;
    slices_init(g, arena);
    const int32_t n_nodes[N_DUES] = {[DUE_SLICE] = 1, [DUE_END] = m->n_persons, [DUE_WINDOW] = m->n_units,
                                     [DUE_WAKE] = n_wakes,
                                     [DUE_DUTY] = 1, [DUE_DAY] = 1, [DUE_PATIENT] = 1, [DUE_COUNT] = 1, [DUE_LEARN] = 2};
    for (int due = 1; due < N_DUES; due++)
        g->first_node[due] = g->first_node[due - 1] + n_nodes[due - 1];
    g->ends.nodes = ARENA_ARRAY(arena, m->n_persons, struct calendar_node);
    g->calendar.nodes = malloc((size_t)g->first_node[DUE_BIRTH] * sizeof *g->calendar.nodes); /* grows with the births */
    if (!g->calendar.nodes)
        longjmp(*arena->exhausted, 1);
    for (int due = 0; due < DUE_BIRTH; due++)
        for (int32_t node = g->first_node[due]; node < g->first_node[due + 1]; node++)
            g->calendar.nodes[node].what = due;
    g->unused_birth = -1;
}

static void reset_unit(struct engine *g, int unit)
{
    const struct model *m = g->m;
    const struct unit *u = &m->units[unit];
    struct unit_state *us = &g->units[unit], kept = *us;
    memset(us, 0, sizeof *us);
    us->u = kept.u;
    us->unit = unit;
    us->masks = kept.masks;
    us->waiting_matters = -(int32_t)kept.masks->waiting_matters;
    us->kinds = kept.kinds;
    us->queues = kept.queues;
    us->waiting = kept.waiting;
    us->unarmed = kept.unarmed;
    us->can_own = kept.can_own;
    us->can_back_up = kept.can_back_up;
    us->free = kept.free;
    us->n_waiting_of = kept.n_waiting_of;
    us->breaks = kept.breaks;
    us->may = kept.may;
    us->earned = kept.earned;
    us->owners = kept.owners;
    for (int task = 0; task < m->n_tasks && m->planning.types; task++)
        us->owners[task] = NULL;
    for (int q = 0; q < u->n_queues; q++)
        us->queues[q] = (struct queue){.ring = {.next = &us->queues[q].ring, .prev = &us->queues[q].ring},
                                       .newest = -1, .wake = -1};
    for (int c = 0; c < m->n_classes; c++)
        us->free[c] = (struct worker){.idle_since = -1, .next = &us->free[c], .prev = &us->free[c]};
    memset(us->waiting, 0, (size_t)u->n_words * sizeof *us->waiting);
    memset(us->unarmed, 0, (size_t)u->n_words * sizeof *us->unarmed);
    memset(us->n_waiting_of, 0, (size_t)m->n_tasks * sizeof *us->n_waiting_of);
    us->loose_wake = -1;
}

static void reset_workers(struct engine *g)
{
    const struct model *m = g->m;
    uint64_t prefer = chance_key(g->seed, g->replication, CHANCE_PREFER);
    for (int p = 0; p < m->n_persons; p++) {
        const struct person *person = &m->persons[p];
        int nth = p - m->units[person->unit].first_person;
        g->workers[p] = (struct worker){
            .doing = DOING_OFF, .person = p, .unit = person->unit, .us = &g->units[person->unit],
            .may = m->units[person->unit].rights_move
                       ? g->units[person->unit].may + (ptrdiff_t)nth * m->units[person->unit].n_words : person->may,
            .ring = &g->units[person->unit].free[person->class],
            .class = person->class, .role = person->role, .pace = person->pace, .class_bit = (uint64_t)1 << person->class,
            .account = accounts_ticks(g->a, p, TIME_ROSTERED), .done = g->a->instances + (ptrdiff_t)p * m->n_tasks, .shift = -1,
            .running = state_running(g, p, TIME_ROSTERED), .last_task = -1,
            .carers = g->carers + (ptrdiff_t)(nth / 64) * (demand_slots(m) + 1) + 1, .carer_bit = (uint64_t)1 << nth % 64,
            .key = chance_join(chance_join(prefer, m->units[person->unit].label.key), person->label.key),
        };
    }
}

void state_reset(struct engine *g)
{
    g->failed = g->learnt = false;
    g->created_at = -1;
    g->end = g->m->end_ticks;
    g->t = g->window_from = 0;
    g->n_started = g->n_limited = g->n_talks = 0;
    g->touched = NULL;
    g->pass = g->sweep = 0;
    for (int i = 0; i < g->m->n_units; i++)
        reset_unit(g, i);
    reset_workers(g);
    claims_reset(g);
    for (int p = 0; p < g->m->n_persons; p++)
        talks_forget(g, p);
    for (int i = 0; i < g->n_kinds; i++) {
        struct kind *kind = &g->kinds[i];
        ptrdiff_t at = kind->unit * g->m->n_tasks + kind->task;
        kind->account = &g->a->tasks[at];
        kind->waits = g->a->waits + at * g->a->n_bins;
    }
    memset(g->slots, 0, (size_t)demand_slots(g->m) * sizeof *g->slots);
    g->unused = NULL;
    for (struct block *block = g->blocks; block; block = block->next)
        for (int n = 0; n < BLOCK_INSTANCES; n++) {
            block->instances[n] = (struct instance){.next = g->unused};
            g->unused = &block->instances[n];
        }
    g->unused_birth = g->n_births ? 0 : -1;
    for (int32_t i = 0; i < g->n_births; i++)
        g->births[i].next_unused = i + 1 < g->n_births ? i + 1 : -1;
    calendar_clear(&g->calendar, g->first_node[DUE_BIRTH] + g->n_births);
    calendar_clear(&g->ends, g->m->n_persons);
    g->dues = 0;
}

/* Queues, and the dense table of who may take from them after how long.
 *
 * A task type has one queue, or two where a critical patient makes a difference to who may do it. Columns tell which rules are
 * in force: the rules that hold are found for every (kind of day, shift), and where they are the same, or come to the same waits,
 * the column is the same. So a policy without `when` has one column, and the engine need not look when a shift changes.
 *
 *     rules --per (day, shift)--> those in force --per class and queue--> wait      columns: the different ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/patience.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/rules.h"
#include "model/ways.h"

/* ---- Queues ------------------------------------------------------------------------------------------------------------- */

/* Whether it matters for anyone's right or patience that the patient is critical. */
static bool looks_at_patient(const struct build *b, const struct kind *k, int task)
{
    bool looks = false;
    if (!k->has_critical || !ways_by_patient(b, task))
        return false;
    for (int r = 0; r < b->roles.n; r++)
        looks |= model_regime(b->m, &k->unit, task, r) == REGIME_SIGNED || model_never_if_critical(b->m, &k->unit, task, r);
    for (int i = 0; i < b->n_rules; i++)
        looks |= b->rules[i].patient != RULE_ANY && b->rules[i].what[task] != RULES_NO_FIT;
    return looks;
}

static void make_queues(struct build *b, struct kind *k)
{
    struct queue_kind *queues = ARENA_ARRAY(b->keep, 2 * b->tasks.n, struct queue_kind);
    int *queue_of = ARENA_ARRAY(b->keep, 2 * b->tasks.n, int), n = 0;
    for (int i = 0; i < 2 * b->tasks.n; i++)
        queue_of[i] = -1;
    for (int urgency = 0; urgency <= 9; urgency++)
        for (int t = 0; t < b->tasks.n; t++) {
            if (!k->has_task[t] || b->m->tasks[t].urgency != urgency)
                continue;
            queue_of[2 * t] = queue_of[2 * t + 1] = n;
            queues[n++] = (struct queue_kind){.task = t};
            if (looks_at_patient(b, k, t)) {
                queue_of[2 * t + 1] = n;
                queues[n++] = (struct queue_kind){.task = t, .critical = true};
            }
        }
    k->unit.n_queues = n;
    k->unit.n_words = (n + 63) / 64;
    k->unit.queues = queues;
    k->unit.queue_of = queue_of;
}

/* ---- Columns ------------------------------------------------------------------------------------------------------------ */

/* Tells once that two rules fit equally well and differ. */
static void tell_doubt(struct build *b, const struct rule *x, const struct rule *y, int class, int task, bool *told)
{
    bool *seen = &told[(x - b->rules) * b->n_rules + (y - b->rules)];
    if (*seen)
        return;
    *seen = true;
    BUILD_ERROR(b, y->value,
                "rules '%s' and '%s' fit equally well for '%s' and '%s' but differ in patience_min: give one a higher rank",
                x->id, y->id, b->roles.id[b->m->classes[class].role], b->tasks.id[task]);
}

/* The waits of all classes that the kind has, at all its queues, while these rules are in force; and a bit in `forbidden` where
 * one of them says never. */
static const int32_t *make_column(struct build *b, const struct kind *k, const bool *has_class, const struct rule *const *rules,
                                  int n_rules, uint64_t *forbidden, bool *told)
{
    const struct unit *u = &k->unit;
    int32_t *wait = ARENA_ARRAY(b->scratch, b->m->n_classes * u->n_queues, int32_t);
    const struct rule **own = ARENA_ARRAY(b->scratch, n_rules, const struct rule *), *winner, *doubt;
    for (int c = 0; c < b->m->n_classes; c++) {
        int n_own = 0;
        for (int i = 0; i < n_rules; i++)
            if (rules[i]->who[c] != RULES_NO_FIT)
                own[n_own++] = rules[i];
        for (int q = 0; q < u->n_queues; q++) {
            int32_t *at = &wait[c * u->n_queues + q];
            *at = MODEL_NEVER;
            if (!has_class[c])
                continue;
            *at = rules_decide(own, n_own, c, u->queues[q].task, u->queues[q].critical, &winner, &doubt);
            if (winner && *at == MODEL_NEVER)
                forbidden[c * u->n_words + q / 64] |= 1ULL << q % 64;
            if (doubt)
                tell_doubt(b, winner, doubt, c, u->queues[q].task, told);
        }
    }
    return wait;
}

/* Rules in force come as a list; two lists are the same when their members are. */
struct in_force {
    int n, column;
    const struct rule **rules;
};

static struct in_force rules_in_force(struct build *b, const struct kind *k, int day, int shift)
{
    struct in_force f = {.rules = ARENA_ARRAY(b->scratch, b->n_rules, const struct rule *)};
    for (int i = 0; i < b->n_rules; i++)
        if (rules_holds(&b->rules[i], k, day, shift))
            f.rules[f.n++] = &b->rules[i];
    return f;
}

static int find_column(const int32_t *const *columns, int n, const int32_t *wait, size_t bytes)
{
    int c = 0;
    while (c < n && memcmp(columns[c], wait, bytes) != 0)
        c++;
    return c;
}

static const bool *classes_of(struct build *b, const struct kind *k)
{
    bool *has_class = ARENA_ARRAY(b->scratch, b->m->n_classes, bool);
    for (int p = 0; p < k->n_persons; p++)
        for (int c = 0; c < b->m->n_classes; c++)
            has_class[c] |= model_is_at_times(b->m, &k->persons[p], c);
    return has_class;
}

static void make_columns(struct build *b, struct kind *k, bool *told)
{
    struct unit *u = &k->unit;
    int n_slots = HOLIDAYS_KINDS * (u->n_shifts + 1), n_seen = 0, n_columns = 0;
    size_t n_waits = (size_t)b->m->n_classes * (size_t)u->n_queues;
    int *column_of = ARENA_ARRAY(b->keep, n_slots, int), *rules_of = ARENA_ARRAY(b->scratch, n_slots, int);
    uint64_t **forbidden = ARENA_ARRAY(b->scratch, n_slots, uint64_t *);
    struct in_force *seen = ARENA_ARRAY(b->scratch, n_slots, struct in_force);
    const int32_t **columns = ARENA_ARRAY(b->scratch, n_slots, const int32_t *);
    const bool *has_class = classes_of(b, k);
    for (int slot = 0; slot < n_slots; slot++) {
        struct in_force f = rules_in_force(b, k, slot / (u->n_shifts + 1), slot % (u->n_shifts + 1));
        int s = 0;
        while (s < n_seen && (seen[s].n != f.n || memcmp(seen[s].rules, f.rules, (size_t)f.n * sizeof *f.rules) != 0))
            s++;
        if (s == n_seen) {
            forbidden[s] = ARENA_ARRAY(b->scratch, b->m->n_classes * u->n_words, uint64_t);
            const int32_t *wait = make_column(b, k, has_class, f.rules, f.n, forbidden[s], told);
            f.column = find_column(columns, n_columns, wait, n_waits * sizeof *wait);
            if (f.column == n_columns)
                columns[n_columns++] = wait;
            seen[n_seen++] = f;
        }
        rules_of[slot] = s;
        column_of[slot] = seen[s].column;
    }
    int32_t *wait_ticks = arena_take(b->keep, (size_t)n_columns * n_waits, sizeof *wait_ticks);
    for (int c = 0; c < n_columns && n_waits > 0; c++)
        memcpy(wait_ticks + (size_t)c * n_waits, columns[c], n_waits * sizeof *wait_ticks);
    k->rules_of = rules_of;
    k->forbidden = (const uint64_t *const *)forbidden;
    u->n_columns = n_columns;
    u->column_of = column_of;
    u->wait_ticks = wait_ticks;
}

/* ---- Wakes -------------------------------------------------------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

static void add_wake(int32_t *wake, int *n, int32_t ticks)
{
    bool known = ticks <= 0 || ticks == MODEL_NEVER;
    for (int i = 0; i < *n && !known; i++)
        known = wake[i] == ticks;
    if (!known)
        wake[(*n)++] = ticks;
}

/* Delays at which the first in the queue may become takeable, holdable or lost: few and different. */
static void make_wakes(struct build *b, struct kind *k)
{
    const struct unit *u = &k->unit;
    struct queue_kind *queues = (struct queue_kind *)u->queues;
    const bool *has_class = classes_of(b, k);
    int32_t *wake = ARENA_ARRAY(b->scratch, b->n_rules + b->roles.n + 4, int32_t);
    for (int q = 0; q < u->n_queues; q++) {
        const struct task *task = &b->m->tasks[queues[q].task];
        int n = 0;
        for (int column = 0; column < u->n_columns; column++)
            for (int c = 0; c < b->m->n_classes; c++)
                add_wake(wake, &n, model_wait(b->m, u, column, c, q));
        for (int c = 0; c < b->m->n_classes; c++)
            if (has_class[c])
                add_wake(wake, &n, task->helper.patience_ticks[b->m->classes[c].role]);
        add_wake(wake, &n, task->helper.hold_after_ticks);
        add_wake(wake, &n, task->omit_ticks);
        add_wake(wake, &n, b->m->consulting[queues[q].task].hold_after_ticks);
        if (b->m->programme_of[queues[q].task] >= 0)
            add_wake(wake, &n, b->m->programmes[b->m->programme_of[queues[q].task]].wait_ticks);
        int32_t *kept = ARENA_ARRAY(b->keep, n, int32_t);
        if (n > 0) {
            qsort(wake, (size_t)n, sizeof *wake, by_value);
            memcpy(kept, wake, (size_t)n * sizeof *wake);
        }
        queues[q].n_wakes = n;
        queues[q].wake_ticks = kept;
    }
}

void patience_read(struct build *b)
{
    bool *told = ARENA_ARRAY(b->scratch, b->n_rules * b->n_rules, bool);
    for (int i = 0; i < b->n_kinds; i++) {
        make_queues(b, &b->kinds[i]);
        make_columns(b, &b->kinds[i], told);
        make_wakes(b, &b->kinds[i]);
    }
}

/* The regimes of rights: who is competent for what.
 *
 * Policy says, per role, the regime of a task, a category or all tasks; the more specific wins. With a person's training and
 * sign-offs that gives a bit per queue of the unit: may this person do the tasks that wait there? Sign-offs do not hold for
 * critical patients, and a task may forbid a role for critical patients whatever the regime.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/rights.h"

#include <string.h>

static enum regime regime_of(const char *id)
{
    static const char *const ids[] = {[REGIME_NONE] = "none", [REGIME_FORMAL] = "formal", [REGIME_TRAINED] = "trained",
                                      [REGIME_SIGNED] = "signed"};
    int regime = 0;
    while (strcmp(ids[regime], id) != 0)
        regime++;
    return (enum regime)regime;
}

/* How specific what a right is given for: 1 all, 2 a category, 3 a task; 0 when it does not fit the task. */
static int fit(const struct build *b, const char *what, int task)
{
    if (strcmp(what, "all") == 0)
        return 1;
    if (names_category(what) >= 0)
        return (int)b->m->tasks[task].category == names_category(what) ? 2 : 0;
    return strcmp(what, b->tasks.id[task]) == 0 ? 3 : 0;
}

void rights_read(struct build *b)
{
    const struct names rights = names_of(b->scratch, value_at(b->root, "policy", "rights", NULL));
    enum regime *regimes = ARENA_ARRAY(b->keep, b->tasks.n * b->roles.n, enum regime);
    int *best = ARENA_ARRAY(b->scratch, b->tasks.n * b->roles.n, int);
    for (int i = 0; i < rights.n; i++) {
        const struct names roles = names_of(b->scratch, rights.value[i]);
        for (int j = 0; j < roles.n; j++) {
            int r = names_find(&b->roles, roles.id[j]);
            for (int t = 0; t < b->tasks.n && r >= 0; t++) {
                int at = t * b->roles.n + r, specific = fit(b, rights.id[i], t);
                if (specific > best[at]) {
                    best[at] = specific;
                    regimes[at] = regime_of(roles.value[j]->string);
                }
            }
        }
    }
    b->m->regimes = regimes;
}

static bool may(const struct model *m, const struct person *p, const struct queue_kind *q)
{
    if (q->critical && m->tasks[q->task].never_if_critical[p->role])
        return false;
    switch (model_regime(m, q->task, p->role)) {
    case REGIME_FORMAL: return true;
    case REGIME_TRAINED: return p->trained[q->task];
    case REGIME_SIGNED: return p->signed_off[q->task] && !q->critical;
    case REGIME_NONE: break;
    }
    return false;
}

void rights_apply(struct build *b)
{
    for (int i = 0; i < b->n_kinds; i++) {
        struct kind *k = &b->kinds[i];
        for (int p = 0; p < k->n_persons; p++) {
            if (p > 0 && k->line_of[p] == k->line_of[p - 1]) { /* alike in all but their number */
                k->persons[p].may = k->persons[p - 1].may;
                continue;
            }
            uint64_t *bits = ARENA_ARRAY(b->keep, k->unit.n_words, uint64_t);
            for (int q = 0; q < k->unit.n_queues; q++)
                if (may(b->m, &k->persons[p], &k->unit.queues[q]))
                    bits[q / 64] |= 1ULL << q % 64;
            k->persons[p].may = bits;
        }
    }
}

/* The regimes of rights: who is competent for what.
 *
 * Policy says, per role, the regime of a task, a category or all tasks; the more specific wins. What a unit says goes before the
 * policy: boundaries between roles are drawn more strictly in some units than in others. With a person's training and sign-offs
 * that gives, for each right, a bit per queue of the unit: may this person do the tasks that wait there while the conditions of
 * that right hold? Formal and trained rights have none. A sign-off holds while somebody who is on duty lets the task go, and an
 * ad hoc right while nobody with the formal right is there: engine/competence.c sees to that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/rights.h"

#include <string.h>

#include "base/text.h"

static enum regime regime_of(const char *id)
{
    int regime = 0;
    while (strcmp(model_regime_ids[regime], id) != 0)
        regime++;
    return (enum regime)regime;
}

/* Lays what `object` says of tasks and roles over `regimes`. */
static void lay(const struct build *b, const struct value *object, enum regime *regimes)
{
    const struct names rights = names_of(b->scratch, object);
    int *best = ARENA_ARRAY(b->scratch, b->tasks.n * b->roles.n, int);
    for (int i = 0; i < rights.n; i++) {
        const struct names roles = names_of(b->scratch, rights.value[i]);
        for (int j = 0; j < roles.n; j++) {
            int r = names_find(&b->roles, roles.id[j]);
            for (int t = 0; t < b->tasks.n && r >= 0; t++) {
                int at = t * b->roles.n + r, specific = names_fit_task(b, rights.id[i], t);
                if (specific > best[at]) {
                    best[at] = specific;
                    regimes[at] = regime_of(roles.value[j]->string);
                }
            }
        }
    }
}

static void ban(const struct build *b, const struct value *roles, int task, bool *banned)
{
    VALUE_EACH(name, roles) {
        int r = names_find(&b->roles, name->string);
        if (r >= 0 && task >= 0)
            banned[task * b->roles.n + r] = true;
    }
}

void rights_read(struct build *b)
{
    for (int i = 0; i < b->n_kinds; i++) {
        struct kind *k = &b->kinds[i];
        enum regime *regimes = ARENA_ARRAY(b->keep, b->tasks.n * b->roles.n, enum regime);
        bool *banned = ARENA_ARRAY(b->keep, b->tasks.n * b->roles.n, bool);
        lay(b, value_at(b->root, "policy", "rights", NULL), regimes);
        lay(b, value_member(k->value, "rights"), regimes);
        for (int t = 0; t < b->tasks.n; t++)
            ban(b, value_member(b->tasks.value[t], "not_if_critical"), t, banned);
        const struct names bans = names_of(b->scratch, value_member(k->value, "not_if_critical"));
        for (int n = 0; n < bans.n; n++)
            ban(b, bans.value[n], names_find(&b->tasks, bans.id[n]), banned);
        k->unit.regimes = regimes;
        k->unit.never_if_critical = banned;
    }
}

/* The right by which a person may do what waits in a queue, if only at times; NONE: never. */
static enum regime right_to(const struct model *m, const struct unit *u, const struct person *p, const struct queue_kind *q)
{
    enum regime regime = model_regime(m, u, q->task, p->role);
    bool earned = regime == REGIME_TRAINED || (regime == REGIME_SIGNED && !q->critical);
    bool can_hold = p->may_learn[q->task] || (regime == REGIME_TRAINED ? p->trained : p->signed_off)[q->task];
    bool holds = regime == REGIME_FORMAL || regime == REGIME_AD_HOC || (earned && can_hold);
    return holds && !(q->critical && model_never_if_critical(m, u, q->task, p->role)) ? regime : REGIME_NONE;
}

static void apply(struct build *b, struct unit *u, struct person *p)
{
    uint64_t *by[N_REGIMES] = {NULL}, *may = ARENA_ARRAY(b->keep, u->n_words, uint64_t);
    for (int regime = REGIME_FORMAL; regime < N_REGIMES; regime++)
        p->by[regime] = by[regime] = ARENA_ARRAY(b->keep, u->n_words, uint64_t);
    for (int q = 0; q < u->n_queues; q++) {
        enum regime right = right_to(b->m, u, p, &u->queues[q]);
        if (right == REGIME_NONE)
            continue;
        by[right][q / 64] |= 1ULL << q % 64;
        may[q / 64] |= 1ULL << q % 64;
        bool taught = right == REGIME_TRAINED && b->m->programme_of[u->queues[q].task] >= 0; /* may be earned, or fade */
        u->rights_move |= right == REGIME_SIGNED || right == REGIME_AD_HOC || taught;
    }
    p->may = may;
}

void rights_apply(struct build *b)
{
    for (int i = 0; i < b->n_kinds; i++) {
        struct kind *k = &b->kinds[i];
        for (int p = 0; p < k->n_persons; p++) {
            bool alike = p > 0 && k->line_of[p] == k->line_of[p - 1]; /* in all but their number */
            if (!alike) {
                apply(b, &k->unit, &k->persons[p]);
                continue;
            }
            memcpy(k->persons[p].by, k->persons[p - 1].by, sizeof k->persons[p].by);
            k->persons[p].may = k->persons[p - 1].may;
        }
    }
}

/* ---- Rights that are nobody's --------------------------------------------------------------------------------------------- */

/* Whether people of the role are there, and none of them holds the right. What a programme teaches is told by training.c. */
static bool is_nobodys(const struct build *b, const struct kind *k, int task, int role, enum regime regime)
{
    bool there = false;
    if (!k->has_task[task] || model_regime(b->m, &k->unit, task, role) != regime || b->m->programme_of[task] >= 0)
        return false;
    for (int p = 0; p < k->n_persons; p++) {
        const struct person *person = &k->persons[p];
        there |= person->role == role;
        if (person->role == role && (regime == REGIME_TRAINED ? person->trained : person->signed_off)[task])
            return false;
    }
    return there;
}

static void look_at_role(struct build *b, const struct kind *k, int role, enum regime regime)
{
    const struct value *rights = value_at(b->root, "policy", "rights", NULL), *at = NULL;
    bool *nobodys = ARENA_ARRAY(b->scratch, b->tasks.n, bool);
    for (int t = 0; t < b->tasks.n; t++) {
        nobodys[t] = is_nobodys(b, k, t, role, regime);
        at = at || !nobodys[t] ? at : value_at(rights, b->tasks.id[t], b->roles.id[role], NULL);
    }
    const char *names = names_some(b->scratch, &b->tasks, nobodys);
    if (names)
        BUILD_WARNING(b, at ? at : rights, "unit '%s': no '%s' holds the %s for %s, or can earn it", k->id, b->roles.id[role],
                      regime == REGIME_TRAINED ? "training" : "sign-off", names);
}

void rights_warn(struct build *b)
{
    for (int i = 0; i < b->n_kinds; i++)
        for (int r = 0; r < b->roles.n; r++) {
            look_at_role(b, &b->kinds[i], r, REGIME_TRAINED);
            look_at_role(b, &b->kinds[i], r, REGIME_SIGNED);
        }
}

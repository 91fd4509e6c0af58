/* The ways in which tasks arise, as far as they are the same in all units: parents, chains, who asks.
 *
 * Names of levels, conditions and shifts are known in at least one unit of the task (scenario/review.c); sources.c takes in
 * each unit what that unit has. A chain of `after` ways is refused when one task is followed by very many others on the
 * average: by a sum over all ways and the likeliest roles, so that a chain that may go on for ever is always found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/ways.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

enum { MOST_FOLLOWERS = 1000 };

static const char *const how_ids[] = {
    [HOW_SCHEDULED] = "scheduled", [HOW_POISSON] = "poisson", [HOW_BERNOULLI] = "bernoulli", [HOW_ADMISSION] = "admission",
    [HOW_DISCHARGE] = "discharge", [HOW_DETERIORATION] = "deterioration", [HOW_SHIFT_START] = "shift_start",
    [HOW_SHIFT_END] = "shift_end", [HOW_PER_PERSON] = "per_person", [HOW_AFTER] = "after", [HOW_AFTER_DONE] = "after_done",
};

enum how ways_how(const struct value *way)
{
    const char *id = value_string(way, "how");
    int how = 0;
    while (strcmp(how_ids[how], id) != 0)
        how++;
    return (enum how)how;
}

/* ---- Parents ------------------------------------------------------------------------------------------------------------ */

static bool share_a_unit(const struct build *b, int x, int y)
{
    bool shared = false, anywhere = false;
    for (int k = 0; k < b->n_kinds; k++) {
        anywhere |= b->kinds[k].has_task[x];
        shared |= b->kinds[k].has_task[x] && b->kinds[k].has_task[y];
    }
    return shared || !anywhere;
}

/* A task can follow another only where both are. */
static void check_parent(struct build *b, int task, const struct value *way)
{
    const struct value *parent = value_member(way, "task");
    int p = parent ? names_find(&b->tasks, parent->string) : -1;
    if (p >= 0 && !share_a_unit(b, task, p))
        BUILD_ERROR(b, parent, "expected a task of the same unit, found '%s', which no unit of '%s' has", parent->string,
                    b->tasks.id[task]);
}

/* ---- Chains ------------------------------------------------------------------------------------------------------------- */

struct link {
    int parent, child;
    double probability; /* at most, over the roles */
    const struct value *way;
    struct link *next;
};

static double most_likely(const struct build *b, const struct value *way)
{
    const struct value *by_role = value_member(way, "role_probability");
    double most = by_role->n < b->roles.n ? value_number(way, "probability") : 0;
    VALUE_EACH(probability, by_role)
        most = fmax(most, probability->number);
    return most;
}

static struct link *find_links(struct build *b)
{
    struct link *first = NULL;
    for (int t = b->tasks.n - 1; t >= 0; t--) {
        const struct names ways = names_of(b->scratch, value_member(b->tasks.value[t], "arises"));
        for (int w = ways.n - 1; w >= 0; w--) {
            if (ways_how(ways.value[w]) != HOW_AFTER)
                continue;
            int parent = names_find(&b->tasks, value_string(ways.value[w], "task"));
            struct link *link = ARENA_NEW(b->scratch, struct link);
            *link = (struct link){parent, t, most_likely(b, ways.value[w]), ways.value[w], first};
            if (parent >= 0)
                first = link;
        }
    }
    return first;
}

/* Expected numbers of followers f solve f(parent) = sum over links of p (1 + f(child)). From 0 upwards the sums over chains of
 * length 1, 2, ...; they grow without bound exactly when the chain can keep itself alive. */
static void check_chains(struct build *b)
{
    struct link *links = find_links(b);
    double *followers = ARENA_ARRAY(b->scratch, b->tasks.n, double), *next = ARENA_ARRAY(b->scratch, b->tasks.n, double);
    for (int round = 0; links && round < 20 * MOST_FOLLOWERS; round++) {
        double change = 0;
        memset(next, 0, (size_t)b->tasks.n * sizeof *next);
        for (const struct link *l = links; l; l = l->next)
            next[l->parent] += l->probability * (1 + followers[l->child]);
        for (int t = 0; t < b->tasks.n; t++)
            change = fmax(change, fabs(next[t] - followers[t]));
        double *last = followers;
        followers = next;
        next = last;
        if (change < 1e-6)
            return;
        for (const struct link *l = links; l; l = l->next)
            if (followers[l->parent] > MOST_FOLLOWERS && followers[l->child] > MOST_FOLLOWERS / 2.0) {
                BUILD_ERROR(b, l->way, "'%s' brings on '%s' again and again: more than %d tasks follow one on the average",
                            b->tasks.id[l->parent], b->tasks.id[l->child], (int)MOST_FOLLOWERS);
                return;
            }
    }
}

/* ---- Who asks ----------------------------------------------------------------------------------------------------------- */

static bool of_patient(const struct value *way)
{
    const struct value *of = value_member(way, "of");
    return of && strcmp(of->string, "patient") == 0;
}

bool ways_by_patient(const struct build *b, int task)
{
    /* Back along the chain; a task need not be asked twice. */
    bool *seen = ARENA_ARRAY(b->scratch, b->tasks.n, bool);
    int *open = ARENA_ARRAY(b->scratch, b->tasks.n, int), n = 0;
    open[n++] = task;
    seen[task] = true;
    while (n > 0) {
        int t = open[--n];
        VALUE_EACH(way, value_member(b->tasks.value[t], "arises")) {
            if (of_patient(way))
                return true;
            int parent = ways_how(way) == HOW_AFTER ? names_find(&b->tasks, value_string(way, "task")) : -1;
            if (parent >= 0 && !seen[parent]) {
                seen[parent] = true;
                open[n++] = parent;
            }
        }
    }
    return false;
}

void ways_check(struct build *b)
{
    for (int t = 0; t < b->tasks.n; t++) {
        const struct value *task = b->tasks.value[t];
        const struct names ways = names_of(b->scratch, value_member(task, "arises"));
        for (int w = 0; w < ways.n; w++) {
            check_parent(b, t, ways.value[w]);
            if (ways_how(ways.value[w]) == HOW_PER_PERSON && value_member(task, "helper"))
                BUILD_ERROR(b, ways.value[w],
                            "a task that arises per person is done by that person alone: expected no 'helper' in '%s'",
                            b->tasks.id[t]);
        }
    }
    check_chains(b);
}

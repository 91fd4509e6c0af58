/* Who of several takes a task: the policy's lists of preference, one per task.
 *
 * A task without a list of its own has the policy's. What always comes last (longest idle, then a draw) is the engine's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/prefer.h"

#include <string.h>

static enum prefer prefer_of(const char *id)
{
    static const char *const ids[] = {
        [PREFER_ROLE_ORDER] = "role_order", [PREFER_LOWEST_COMPETENCE] = "lowest_competence", [PREFER_LEAST_BUSY] = "least_busy",
        [PREFER_LONGEST_IDLE] = "longest_idle", [PREFER_RANDOM] = "random",
        [PREFER_ASSIGNED_CARER] = "assigned_carer", [PREFER_SPECIALISED] = "specialised",
    };
    int prefer = 0;
    while (strcmp(ids[prefer], id) != 0)
        prefer++;
    return (enum prefer)prefer;
}

static struct preference read_list(struct build *b, const struct value *array)
{
    enum prefer *by = ARENA_ARRAY(b->keep, array->n, enum prefer);
    int n = 0;
    VALUE_EACH(name, array)
        by[n++] = prefer_of(name->string);
    return (struct preference){.n = n, .by = by};
}

/* Places of the roles named, each where it stands first, the rest last and equal. */
static const int *read_order(struct build *b, const struct value *array)
{
    int *place = ARENA_ARRAY(b->keep, b->roles.n, int), n = 0;
    for (int r = 0; r < b->roles.n; r++)
        place[r] = array ? array->n : 0;
    VALUE_EACH(name, array) {
        int r = names_find(&b->roles, name->string);
        if (r >= 0 && place[r] > n)
            place[r] = n;
        n++;
    }
    return place;
}

/* The member of each task in an object keyed by tasks, NULL where there is none. */
static const struct value **by_task(struct build *b, const struct value *object)
{
    const struct value **of_task = ARENA_ARRAY(b->scratch, b->tasks.n, const struct value *);
    const struct names names = names_of(b->scratch, object);
    for (int i = 0; i < names.n; i++) {
        int t = names_find(&b->tasks, names.id[i]);
        if (t >= 0)
            of_task[t] = names.value[i];
    }
    return of_task;
}

void prefer_read(struct build *b)
{
    const struct value *policy = value_member(b->root, "policy");
    const struct value **own = by_task(b, value_member(policy, "prefer_by_task"));
    const struct value **order = by_task(b, value_member(policy, "role_order"));
    const struct preference common = read_list(b, value_member(policy, "prefer"));
    const int *equal = read_order(b, NULL);
    struct preference *preferences = ARENA_ARRAY(b->keep, b->tasks.n, struct preference);
    for (int t = 0; t < b->tasks.n; t++) {
        preferences[t] = own[t] ? read_list(b, own[t]) : common;
        preferences[t].role_place = order[t] ? read_order(b, order[t]) : equal;
    }
    b->m->preferences = preferences;
}

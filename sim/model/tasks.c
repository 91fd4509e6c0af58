/* Roles, and tasks without how they arise: minutes become seconds or ticks, roles become indices.
 *
 * How a task arises is a matter of the units too and stands in sources.c; who may do it is in rights.c and patience.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tasks.h"

#include <string.h>

#include "base/text.h"
#include "model/laws.h"
#include "model/times.h"

void tasks_read_roles(struct build *b)
{
    b->roles = names_of(b->scratch, value_member(b->root, "roles"));
    names_refuse_reserved(b, &b->roles, "a role");
    struct role *roles = ARENA_ARRAY(b->keep, b->roles.n, struct role);
    for (int i = 0; i < b->roles.n; i++) {
        const struct value *v = b->roles.value[i];
        roles[i] = (struct role){.label = names_label(b, b->roles.id[i], v), .level = (int)value_number(v, "level")};
    }
    b->m->roles = roles;
    b->m->n_roles = b->roles.n;
}

int tasks_pace(struct build *b, int role, double factor)
{
    if (role < 0 || factor == 1)
        return role;
    for (int i = b->roles.n; i < b->n_paces; i++)
        if (b->paces[i].role == role && b->paces[i].factor == factor)
            return i;
    b->paces[b->n_paces] = (struct pace){role, factor};
    return b->n_paces++;
}

/* The paces that there are: of each role, and of lines that are faster or slower. */
static void list_paces(struct build *b)
{
    const struct names lines = names_of(b->scratch, value_at(b->root, "staff", "lines", NULL));
    b->paces = ARENA_ARRAY(b->scratch, b->roles.n + lines.n, struct pace);
    for (b->n_paces = 0; b->n_paces < b->roles.n; b->n_paces++)
        b->paces[b->n_paces] = (struct pace){b->n_paces, 1};
    for (int i = 0; i < lines.n; i++)
        tasks_pace(b, names_find(&b->roles, value_string(lines.value[i], "role")),
                   value_number(lines.value[i], "duration_factor"));
    b->m->n_paces = b->n_paces;
}

/* Work in ticks is floor(pace x seconds + v): the role's own pace times its pace in this task, per tick; times the line's. */
static const double *read_pace(struct build *b, const struct value *v)
{
    double *pace_per_s = ARENA_ARRAY(b->keep, b->n_paces, double);
    for (int r = 0; r < b->roles.n; r++)
        pace_per_s[r] = value_number(b->roles.value[r], "duration_factor") / b->m->tick_s;
    VALUE_EACH(factor, value_member(v, "role_factor")) {
        int r = names_find(&b->roles, factor->name);
        if (r >= 0)
            pace_per_s[r] *= factor->number;
    }
    for (int i = b->roles.n; i < b->n_paces; i++)
        pace_per_s[i] = pace_per_s[b->paces[i].role] * b->paces[i].factor;
    return pace_per_s;
}

static struct helper read_helper(struct build *b, const struct value *v)
{
    int32_t *patience = ARENA_ARRAY(b->keep, b->roles.n, int32_t);
    struct helper helper = {.joint = HELPER_NONE, .patience_ticks = patience, .hold_after_ticks = MODEL_NEVER};
    for (int r = 0; r < b->roles.n; r++)
        patience[r] = MODEL_NEVER;
    if (!v)
        return helper;
    helper.joint = strcmp(value_string(v, "joint"), "all") == 0 ? HELPER_ALL : HELPER_CHECK;
    helper.joint_s = value_number(v, "check_min") * 60;
    helper.hold_after_ticks = times_limit(b, value_member(v, "hold_after_min"));
    const struct names roles = names_of(b->scratch, value_member(v, "patience_min"));
    for (int i = 0; i < roles.n; i++) {
        int r = names_find(&b->roles, roles.id[i]);
        if (r >= 0)
            patience[r] = times_limit(b, roles.value[i]);
    }
    struct law check; /* the joint part is rounded like any work */
    law_fixed(&check, helper.joint_s);
    laws_limit(b, value_member(v, "check_min"), &check, 1.0 / b->m->tick_s);
    return helper;
}

static void read_task(struct build *b, const char *id, const struct value *v, struct task *task)
{
    task->label = names_label(b, id, v);
    task->category = (enum category)names_category(value_string(v, "category"));
    task->urgency = (int)value_number(v, "urgency");
    task->pace_per_s = read_pace(b, v);
    laws_read(b, value_member(v, "duration_min"), 60, &task->law);
    double slowest = 0;
    for (int i = 0; i < b->n_paces; i++)
        slowest = task->pace_per_s[i] > slowest ? task->pace_per_s[i] : slowest;
    laws_limit(b, value_member(v, "duration_min"), &task->law, slowest);
    task->late_ticks = times_limit(b, value_member(v, "late_after_min"));
    task->omit_ticks = times_limit(b, value_member(v, "omit_after_min"));
    const struct value *most = value_member(v, "max_waiting");
    task->max_waiting = value_is_never(most) ? INT32_MAX : (int)most->number;
    task->interruptible = value_true(v, "interruptible");
    task->interrupts = value_true(v, "interrupts");
    task->helper = read_helper(b, value_member(v, "helper"));
}

void tasks_read(struct build *b)
{
    b->tasks = names_of(b->scratch, value_member(b->root, "tasks"));
    names_refuse_reserved(b, &b->tasks, "a task");
    list_paces(b);
    struct task *tasks = ARENA_ARRAY(b->keep, b->tasks.n, struct task);
    for (int i = 0; i < b->tasks.n; i++)
        read_task(b, b->tasks.id[i], b->tasks.value[i], &tasks[i]);
    b->m->tasks = tasks;
    b->m->n_tasks = b->tasks.n;
}

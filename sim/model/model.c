/* The model: a scenario checked and converted once. This file is the order of the steps; read it first.
 *
 *     struct value (checked document) -> struct build (kinds of units, names) -> struct model (indices, ticks, tables)
 *
 * No step stops at an error, so that a user sees all of them; the steps after sizes_of_run are not worth doing with errors.
 * Nothing here depends on the order of members: every step walks names sorted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/model.h"

#include <string.h>

#include "model/build.h"
#include "model/away.h"
#include "model/who_comes.h"
#include "model/copies.h"
#include "model/covers.h"
#include "model/duties.h"
#include "model/holiday_rota.h"
#include "model/holidays.h"
#include "model/vain_training.h"
#include "model/patience.h"
#include "model/pay.h"
#include "model/persons.h"
#include "model/plan.h"
#include "model/planning.h"
#include "model/prefer.h"
#include "model/rights.h"
#include "model/roster.h"
#include "model/rounds.h"
#include "model/rules.h"
#include "model/shift_lead.h"
#include "model/sizes.h"
#include "model/sources.h"
#include "model/specialisations.h"
#include "model/tasks.h"
#include "model/times.h"
#include "model/training.h"
#include "model/units.h"
#include "model/unused.h"
#include "model/wards.h"
#include "model/warnings.h"
#include "scenario/review.h"

const char *const model_regime_ids[N_REGIMES] = {
    [REGIME_NONE] = "none",     [REGIME_FORMAL] = "formal", [REGIME_TRAINED] = "trained",
    [REGIME_SIGNED] = "signed", [REGIME_AD_HOC] = "ad_hoc",
};

const char *const model_category_ids[N_CATEGORIES] = {
    [CATEGORY_CLINICAL] = "clinical", [CATEGORY_CARE] = "care",         [CATEGORY_KIN] = "kin",
    [CATEGORY_ADMIN] = "admin",       [CATEGORY_SERVICE] = "service",   [CATEGORY_ACTIVITY] = "activity",
    [CATEGORY_TRAINING] = "training",
};

static bool has_errors(const struct build *b)
{
    return b->findings->n_errors > b->errors_before;
}

static void build_all(struct build *b)
{
    review_document(b->findings, b->root);
    if (!sizes_of_lists(b) || value_member(b->root, "units")->n == 0)
        return;
    b->m->scenario = arena_text(b->keep, b->name, strlen(b->name));
    law_exponential(&b->m->unit_exponential, 1);
    times_read(b);
    holidays_read(b);
    tasks_read_roles(b);
    tasks_read(b);
    units_read(b);
    specialisations_read(b);
    wards_read(b);
    sources_read(b);
    plan_read(b);
    pay_read(b);
    if (!sizes_of_run(b))
        return;
    away_read(b);
    persons_read(b);
    shift_lead_read(b);
    planning_read(b);
    duties_read(b);
    rounds_check(b);
    away_check(b);
    covers_read(b);
    rights_read(b);
    training_read(b);
    training_offer(b);
    rules_read(b);
    patience_read(b);
    prefer_read(b);
    if (has_errors(b))
        return;
    rights_apply(b);
    roster_build(b);
    rounds_lay(b);
    holiday_rota_apply(b);
    copies_make(b);
    who_comes_find(b);
    who_comes_warn(b);
    warnings_find(b);
    unused_find(b);
    holidays_warn(b);
    shift_lead_warn(b);
    planning_warn(b);
    rights_warn(b);
    specialisations_warn(b);
    training_warn(b);
    vain_training_warn(b);
    pay_warn(b);
}

static bool same_text(const char *x, const char *y)
{
    return x == y || (x && y && strcmp(x, y) == 0);
}

/* A task that is read for several units says the same thing for each: the repetitions go. */
static void drop_repeated(struct findings *f, struct finding *last_before)
{
    for (struct finding *x = last_before ? last_before->next : f->first; x; x = x->next) {
        struct finding *before = x, *y = x->next;
        for (; y; y = y->next) {
            bool same = y->is_error == x->is_error && same_text(y->file, x->file) && same_text(y->pointer, x->pointer) &&
                        same_text(y->text, x->text);
            if (!same) {
                before = y;
                continue;
            }
            before->next = y->next;
            f->last = y->next ? f->last : before;
            *(y->is_error ? &f->n_errors : &f->n_warnings) -= 1;
        }
    }
}

int model_build(struct model *m, const struct value *root, const char *name, struct findings *findings, struct err *e)
{
    jmp_buf exhausted, *outer = findings->arena->exhausted;
    struct finding *last_before = findings->last;
    struct arena scratch = {.limit_bytes = (size_t)SIZES_MOST_GIB << 30, .exhausted = &exhausted};
    struct build b = {.m = m, .keep = &m->arena, .scratch = &scratch, .findings = findings, .root = root, .name = name,
                      .errors_before = findings->n_errors};
    *m = (struct model){.arena = {.limit_bytes = (size_t)SIZES_MOST_GIB << 30, .exhausted = &exhausted}};
    int status;
    if (setjmp(exhausted)) {
        status = err_set(e, ERR_MEMORY, "out of memory while building the model of '%s'", name);
    } else {
        findings->arena->exhausted = &exhausted;
        build_all(&b);
        drop_repeated(findings, last_before);
        status = has_errors(&b) ? ERR_INPUT : 0;
    }
    findings->arena->exhausted = outer;
    arena_free(&scratch);
    m->arena.exhausted = NULL;
    if (status < 0)
        model_free(m);
    return status;
}

int model_role_at(const struct model *m, int place)
{
    for (int r = 0; r < m->n_roles; r++) {
        int before = 0;
        for (int other = 0; other < m->n_roles; other++)
            before += m->roles[other].level > m->roles[r].level || (m->roles[other].level == m->roles[r].level && other < r);
        if (before == place)
            return r;
    }
    BUG("no role at place %d of %d", place, m->n_roles);
}

void model_free(struct model *m)
{
    arena_free(&m->arena);
    *m = (struct model){.n_tasks = 0};
}

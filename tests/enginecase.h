/* Replications so small that one can work them out on paper: a base document, changed by a merge patch, run, and what
 * happened as text.
 *
 *     struct enginecase x;
 *     enginecase_run(&x, "{'tasks': {" TASK("wash", "10", "'08:00'", "") "}}");      ' stands for "
 *     enginecase_events(&x, "08:00 created wash\n"
 *                           "08:00 started wash anna own\n"
 *                           "08:10 done wash anna\n");
 *     enginecase_time(&x, "anna", "wash 10, idle 1430");
 *     enginecase_free(&x);
 *
 * The base: Monday 2026-01-05, one day without warm-up, ticks of a minute, a ward without beds, and nurse anna, who is always
 * there, may do everything, and whose everything is. Every replication is audited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINECASE_H
#define ENGINECASE_H

#include "base/chance.h"
#include "modelcase.h"
#include "testlib.h"

#include <inttypes.h>

#define ENGINECASE_BASE \
    "{'time': {'tick_s': 60, 'warmup_days': 0, 'days': 1}, 'roles': {'assistant': {'level': 1}, 'nurse': {'level': 2}}," \
    " 'units': {'ward': {}}, 'staff': {'lines': {'anna': {'role': 'nurse', 'duty': 'always'}}}," \
    " 'policy': {'rights': {'all': {'assistant': 'formal', 'nurse': 'formal'}}, 'rules': {'everyone': {'patience_min': 0}}}}"

/* Pieces of patches, with names as short as they are often used. A task of fixed length that the unit, or each patient, asks
 * for at fixed times of the day; `more`: further keys, each with a comma after it. */
#define TASK(name, minutes, times, more) \
    "'" name "': {'category': 'care', 'duration_min': " minutes ", " more \
    "'arises': {'a': {'how': 'scheduled', 'of': 'unit', 'times': [" times "]}}}"
#define PATIENT_TASK(name, minutes, times, more) \
    "'" name "': {'category': 'care', 'duration_min': " minutes ", " more \
    "'arises': {'a': {'how': 'scheduled', 'times': [" times "]}}}"
/* Assistant bo, who is always there as well. */
#define BO "'staff': {'lines': {'bo': {'role': 'assistant', 'duty': 'always'}}}"
/* Rights, apart from "everyone may do everything"; two of them, with a comma between: tasks that only the other role may do. */
#define RIGHTS(rights) "'policy': {'rights': {" rights "}}"
#define NOT_NURSE(task) "'" task "': {'nurse': 'none'}"
#define NOT_ASSISTANT(task) "'" task "': {'assistant': 'none'}"

enum { ENGINECASE_TEXT = 20000 };

struct enginecase {
    struct modelcase build;
    const struct model *m;
    struct engine *engine;
    struct testlib_accounts accounts;
    struct testlib_events events;
    struct err error;
};

/* The checked document of the base, the patch and, unless NULL, another patch. */
static inline void enginecase_document(struct modelcase *x, const char *patch, const char *more)
{
    jmp_buf exhausted;
    *x = (struct modelcase){.findings = {.arena = &x->arena}};
    if (setjmp(exhausted))
        fail_msg("out of memory");
    x->arena.exhausted = &exhausted;
    x->root = modelcase_parse(x, ENGINECASE_BASE);
    merge_patch(x->root, modelcase_parse(x, patch));
    if (more)
        merge_patch(x->root, modelcase_parse(x, more));
    check_document(&x->findings, x->root);
    modelcase_expect(x, true, "");
    x->arena.exhausted = NULL;
}

/* The model, an engine and accounts for it, no replication yet. */
static inline void enginecase_build(struct enginecase *x, const char *patch, const char *more)
{
    memset(x, 0, sizeof *x);
    enginecase_document(&x->build, patch, more);
    x->build.status = model_build(&x->build.model, x->build.root, "case", &x->build.findings, &x->build.error);
    modelcase_expect(&x->build, true, "");
    assert_int_equal(x->build.status, 0);
    x->m = &x->build.model;
    x->engine = engine_new(x->m, &x->error);
    assert_non_null(x->engine);
    testlib_accounts_init(&x->accounts, x->m);
}

/* The status of a replication, audited. */
static inline int enginecase_replicate(struct enginecase *x, uint64_t seed, uint32_t replication)
{
    struct event_listener listener = {.hear = testlib_hear, .self = &x->events};
    struct engine_options options = {.audit = true, .listener = &listener};
    x->events.n = 0;
    x->error = (struct err){0};
    return engine_run(x->engine, seed, replication, &options, &x->accounts.a, &x->error);
}

/* Replication 1 of seed 1 of the base with one patch, or with two. */
static inline void enginecase_patched(struct enginecase *x, const char *patch, const char *more)
{
    enginecase_build(x, patch, more);
    if (enginecase_replicate(x, 1, 1))
        fail_msg("%s", x->error.text);
}

static inline void enginecase_run(struct enginecase *x, const char *patch)
{
    enginecase_patched(x, patch, NULL);
}

static inline void enginecase_free(struct enginecase *x)
{
    engine_free(x->engine);
    testlib_accounts_free(&x->accounts);
    free(x->events.all);
    modelcase_free(&x->build);
}

/* ---- What happened, as text --------------------------------------------------------------------------------------------- */

/* Appends; `out` has room for all that a test of this size can say. */
static inline void __attribute__((format(printf, 2, 3))) enginecase_write(char *out, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    vsprintf(out + strlen(out), format, list);
    va_end(list);
}

static inline void enginecase_same(const char *expected, const char *found)
{
    if (strcmp(expected, found) == 0)
        return;
    fprintf(stderr, "expected:\n%s\nfound:\n%s\n", expected, found);
    fail();
}

/* The number of an instance among those of its task, in order of creation. */
static inline int enginecase_ordinal(const struct enginecase *x, const struct event *v)
{
    int n = 0;
    for (int i = 0; i < x->events.n; i++) {
        const struct event *other = &x->events.all[i];
        n += other->kind == EVENT_CREATED && other->task == v->task;
        if (other->instance == v->instance)
            break;
    }
    return n;
}

/* "[day ]HH:MM[:SS]" */
static inline void enginecase_write_tick(const struct enginecase *x, int32_t tick, char *out)
{
    int64_t seconds = (int64_t)tick * x->m->tick_s;
    if (seconds >= 86400)
        enginecase_write(out, "%d ", (int)(seconds / 86400));
    enginecase_write(out, "%02d:%02d", (int)(seconds / 3600 % 24), (int)(seconds / 60 % 60));
    if (seconds % 60)
        enginecase_write(out, ":%02d", (int)(seconds % 60));
}

static inline void enginecase_write_event(const struct enginecase *x, const struct event *v, char *out)
{
    enginecase_write_tick(x, v->tick, out);
    enginecase_write(out, " %s", event_kind_ids[v->kind]);
    if (v->task >= 0)
        enginecase_write(out, " %s", x->m->tasks[v->task].label.id);
    if (v->task >= 0 && enginecase_ordinal(x, v) > 1)
        enginecase_write(out, ".%d", enginecase_ordinal(x, v));
    if (v->slot >= 0)
        enginecase_write(out, " of %d", v->slot);
    if (v->person >= 0)
        enginecase_write(out, " %s", x->m->persons[v->person].label.id);
    if (v->helper >= 0)
        enginecase_write(out, "+%s", x->m->persons[v->helper].label.id);
    enginecase_write(out, "%s%s\n", v->why ? " " : "", event_why_ids[v->why]);
}

static inline int enginecase_by_text(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* Events from[0 .. n) of one tick and kind. Their order means something for dispatch alone; else they come by their text. */
static inline void enginecase_write_alike(const struct enginecase *x, const struct event *from, int n, char *out)
{
    enum event_kind kind = from->kind;
    bool dispatched = kind == EVENT_STARTED || kind == EVENT_RESUMED || kind == EVENT_HELD || kind == EVENT_JOINED;
    char(*lines)[100] = calloc((size_t)n, sizeof *lines);
    assert_non_null(lines);
    for (int i = 0; i < n; i++)
        enginecase_write_event(x, &from[i], lines[i]);
    if (!dispatched)
        qsort(lines, (size_t)n, sizeof *lines, enginecase_by_text);
    for (int i = 0; i < n; i++)
        enginecase_write(out, "%s", lines[i]);
    free(lines);
}

/* All events, a line each: "[day ]HH:MM[:SS] kind task[.nth] [of slot] [person[+helper]] [why]", in the order in which the
 * engine tells them. Those who are there from the start (people and patients of tick 0) are not told. */
static inline void enginecase_events(const struct enginecase *x, const char *expected)
{
    static char found[ENGINECASE_TEXT];
    found[0] = '\0';
    for (int i = 0, n; i < x->events.n; i += n) {
        const struct event *v = &x->events.all[i];
        for (n = 1; i + n < x->events.n && v[n].tick == v->tick && v[n].kind == v->kind;)
            n++;
        assert_true(strlen(found) + 100 * (size_t)n < sizeof found);
        if (v->tick > 0 || (v->kind != EVENT_DUTY_START && v->kind != EVENT_ADMITTED))
            enginecase_write_alike(x, v, n, found);
    }
    enginecase_same(expected, found);
}

static inline void enginecase_write_number(char *out, const char *kind, const char *what, int64_t n)
{
    if (n)
        enginecase_write(out, "%s%s%s %" PRId64, *out ? ", " : "", kind, what, n);
}

static inline int enginecase_person(const struct model *m, const char *id)
{
    return (int)(modelcase_person(m, id) - m->persons);
}

/* Where a person's ticks went, and what else is counted of him; what is 0 is left out. */
static inline void enginecase_time(const struct enginecase *x, const char *person, const char *expected)
{
    static const char *const names[N_TIME_ACCOUNTS] = {"consulting", "practice", "holding", "break", "idle", "idle_blocked"};
    static char found[ENGINECASE_TEXT];
    const struct accounts *a = &x->accounts.a;
    int p = enginecase_person(x->m, person);
    found[0] = '\0';
    for (int kind = 0; kind < N_TIME_KINDS; kind++)
        for (int n = 0; n < a->n_accounts; n++)
            enginecase_write_number(found, kind == TIME_OVERTIME ? "overtime " : "",
                                    n < x->m->n_tasks ? x->m->tasks[n].label.id : names[n - x->m->n_tasks],
                                    a->ticks[(p * N_TIME_KINDS + kind) * a->n_accounts + n]);
    enginecase_write_number(found, "", "breaks taken", a->persons[p].breaks_taken);
    enginecase_write_number(found, "", "breaks missed", a->persons[p].breaks_missed);
    enginecase_write_number(found, "", "interrupted", a->persons[p].interrupted);
    enginecase_same(expected, found);
}

/* What became of a task in the first unit; what is 0 is left out. */
static inline void enginecase_task(const struct enginecase *x, const char *task, const char *expected)
{
    static char found[ENGINECASE_TEXT];
    const struct task_account *c = &x->accounts.a.tasks[modelcase_task(x->m, task)];
    found[0] = '\0';
#define WRITE(member) enginecase_write_number(found, "", #member, (int64_t)c->member)
    WRITE(open_at_start), WRITE(made), WRITE(done), WRITE(omitted), WRITE(lost), WRITE(withdrawn), WRITE(open_at_end);
    WRITE(started), WRITE(wait_ticks), WRITE(late), WRITE(censored), WRITE(censored_ticks), WRITE(omitted_in_window);
    WRITE(lost_in_window), WRITE(omitted_s), WRITE(interrupted), WRITE(suspended_ticks), WRITE(waited_ticks);
#undef WRITE
    assert_int_equal(c->queue_ticks, c->waited_ticks);
    enginecase_same(expected, found);
}

/* The first unit's counts; what is 0 is left out. */
static inline void enginecase_unit(const struct enginecase *x, const char *expected)
{
    static char found[ENGINECASE_TEXT];
    const struct unit_account *u = &x->accounts.a.units[0];
    found[0] = '\0';
    enginecase_write_number(found, "", "admitted", u->admitted);
    enginecase_write_number(found, "", "discharged", u->discharged);
    enginecase_write_number(found, "", "turned away", u->turned_away);
    enginecase_write_number(found, "", "patient ticks", u->patient_ticks);
    enginecase_write_number(found, "", "waiting ticks", u->waiting_ticks);
    enginecase_same(expected, found);
}

#endif

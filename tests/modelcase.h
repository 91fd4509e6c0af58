/* Small models for the tests of the model stage: a base document, changed by a merge patch, built, and what was found.
 *
 *     struct modelcase x;
 *     modelcase_good(&x, "{'units': {'ward': {'beds': 8}}}");     ' stands for "
 *     ... x.model ...
 *     modelcase_free(&x);
 *
 * The base: a ward of 4 beds with three shifts, a nurse and an assistant who are always there and may do everything, two tasks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELCASE_H
#define MODELCASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/model.h"
#include "scenario/check.h"
#include "scenario/json.h"
#include "scenario/merge.h"

#define MODELCASE_BASE \
    "{'time': {'tick_s': 60, 'warmup_days': 0, 'days': 7}, 'roles': {'assistant': {'level': 1}, 'nurse': {'level': 2}}," \
    " 'units': {'ward': {'beds': 4, 'shifts': {'day': {'start': '07:00', 'end': '15:00'}," \
    "  'evening': {'start': '14:30', 'end': '22:30'}, 'night': {'start': '22:00', 'end': '07:30'}}}}," \
    " 'tasks': {'bell': {'category': 'care', 'urgency': 1, 'duration_min': 5," \
    "   'arises': {'call': {'how': 'poisson', 'per_day': 6}}}," \
    "  'medicine': {'category': 'clinical', 'duration_min': 10," \
    "   'arises': {'round': {'how': 'scheduled', 'times': ['08:00']}}}}," \
    " 'staff': {'lines': {'anna': {'role': 'nurse', 'duty': 'always'}, 'bo': {'role': 'assistant', 'duty': 'always'}}}," \
    " 'policy': {'rights': {'all': {'assistant': 'formal', 'nurse': 'formal'}}, 'rules': {'everyone': {'patience_min': 0}}}}"

struct modelcase {
    struct arena arena;
    struct findings findings;
    struct value *root;
    struct model model;
    struct err error;
    int status;
};

static inline struct value *modelcase_parse(struct modelcase *x, const char *text)
{
    char *json = strdup(text);
    for (char *c = json; *c; c++)
        *c = *c == '\'' ? '"' : *c;
    struct value *v = json_parse(&x->arena, NULL, "case.json", json, strlen(json));
    free(json);
    if (!v)
        fail_msg("not JSON: %s", text);
    return v;
}

/* The checked document of base and patch; the test fails when the check finds an error. */
static inline void modelcase_document(struct modelcase *x, const char *base, const char *patch)
{
    jmp_buf exhausted;
    *x = (struct modelcase){.findings = {.arena = &x->arena}};
    if (setjmp(exhausted))
        fail_msg("out of memory");
    x->arena.exhausted = &exhausted;
    x->root = modelcase_parse(x, base);
    merge_patch(x->root, modelcase_parse(x, patch));
    check_document(&x->findings, x->root);
    for (const struct finding *f = x->findings.first; f; f = f->next)
        if (f->is_error)
            fail_msg("not a checked document: %s: %s", f->pointer, f->text);
    x->arena.exhausted = NULL;
}

/* A value of the document, for changing. */
static inline struct value *modelcase_at(struct modelcase *x, const char *first, const char *second, const char *third)
{
    return (struct value *)value_at(x->root, first, second, third, NULL);
}

static inline void modelcase_build(struct modelcase *x, const char *patch)
{
    modelcase_document(x, MODELCASE_BASE, patch);
    x->status = model_build(&x->model, x->root, "case", &x->findings, &x->error);
}

/* Safe twice. */
static inline void modelcase_free(struct modelcase *x)
{
    model_free(&x->model);
    arena_free(&x->arena);
}

/* Findings as lines "/pointer: text", errors or warnings. */
static inline void modelcase_lines(const struct modelcase *x, bool errors, char *out, size_t size)
{
    size_t n = 0;
    out[0] = '\0';
    for (const struct finding *f = x->findings.first; f; f = f->next)
        if (f->is_error == errors && n < size)
            n += (size_t)snprintf(out + n, size - n, "%s: %s\n", f->pointer, f->text);
}

static inline void modelcase_expect(const struct modelcase *x, bool errors, const char *lines)
{
    char found[16000];
    modelcase_lines(x, errors, found, sizeof found);
    if (strcmp(found, lines) != 0)
        fail_msg("%s expected:\n%sfound:\n%s", errors ? "errors" : "warnings", lines, found);
}

/* A model without errors; warnings are not looked at. */
static inline void modelcase_good(struct modelcase *x, const char *patch)
{
    modelcase_build(x, patch);
    modelcase_expect(x, true, "");
    assert_int_equal(x->status, 0);
}

/* The patch gives exactly these errors ("/pointer: text\n" each), and no model. */
static inline void modelcase_errors(const char *patch, const char *lines)
{
    struct modelcase x;
    modelcase_build(&x, patch);
    modelcase_expect(&x, true, lines);
    assert_int_equal(x.status, ERR_INPUT);
    assert_null(x.model.units);
    assert_string_equal(x.findings.first->file, "case.json");
    modelcase_free(&x);
}

/* The patch gives a model and exactly these warnings. */
static inline void modelcase_warnings(const char *patch, const char *lines)
{
    struct modelcase x;
    modelcase_good(&x, patch);
    modelcase_expect(&x, false, lines);
    modelcase_free(&x);
}

static inline int modelcase_task(const struct model *m, const char *id)
{
    for (int t = 0; t < m->n_tasks; t++)
        if (strcmp(m->tasks[t].label.id, id) == 0)
            return t;
    fail_msg("no task '%s'", id);
    return -1;
}

static inline const struct source *modelcase_source(const struct unit *u, const char *id)
{
    for (int i = 0; i < u->n_sources; i++)
        if (strcmp(u->sources[i].id, id) == 0)
            return &u->sources[i];
    fail_msg("no source '%s'", id);
    return NULL;
}

static inline const struct person *modelcase_person(const struct model *m, const char *id)
{
    for (int p = 0; p < m->n_persons; p++)
        if (strcmp(m->persons[p].label.id, id) == 0)
            return &m->persons[p];
    fail_msg("no person '%s'", id);
    return NULL;
}

#endif

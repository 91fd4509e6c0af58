/* Reads and compiles scenarios, and prints what is wrong with them: all of it, for all of them.
 *
 * Options that say how long and how often (--reps, --seed, --days) are overrides of the scenario like --set, so that the
 * resolved scenario in the manifest is what was run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/load.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/library.h"

/* ---- Findings ----------------------------------------------------------------------------------------------------- */

static bool same_text(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static bool same(const struct finding *a, const struct finding *b, bool file_too)
{
    return a->is_error == b->is_error && same_text(a->pointer, b->pointer) && same_text(a->text, b->text) &&
           (!file_too || same_text(a->file, b->file));
}

/* Whether the same comes before `what`, in its scenario or an earlier one: files may be shared. */
static bool said_before(const struct load *loads, int scenario, const struct finding *what, bool file_too)
{
    for (int i = 0; i <= scenario; i++)
        for (const struct finding *f = loads[i].scenario.findings.first; f && f != what; f = f->next)
            if (same(f, what, file_too))
                return true;
    return false;
}

/* Whether it comes from --set, and is found in some of the scenarios only. Then a file says nothing, and the scenario all. */
static bool of_some(const struct load *loads, int n, const struct finding *what)
{
    int n_have = 0;
    for (int i = 0; i < n; i++)
        for (const struct finding *f = loads[i].scenario.findings.first; f; f = f->next)
            if (same(f, what, true)) {
                n_have++;
                break;
            }
    return what->file && !strcmp(what->file, "--set") && n_have < n;
}

/* "o2.json, o3.json: ", "--set on o2, o3: ": where the same is found. */
static void print_places(const struct load *loads, int n, const struct finding *what)
{
    const char *before = "";
    bool scenarios = of_some(loads, n, what);
    for (int i = 0; i < n; i++)
        for (const struct finding *f = loads[i].scenario.findings.first; f; f = f->next) {
            if (!f->file || !*f->file || !same(f, what, what->is_error) || (!scenarios && said_before(loads, i, f, true)))
                continue;
            fprintf(stderr, "%s%s", *before || !scenarios ? before : "--set on ", scenarios ? loads[i].scenario.name : f->file);
            before = ", ";
        }
    fputs(*before ? ": " : "", stderr);
}

/* Each finding once. An error is to be mended in each file that has it; a warning that several files give is one warning. */
static void print_findings(const struct load *loads, int n)
{
    bool hint = false;
    for (int i = 0; i < n; i++)
        for (const struct finding *f = loads[i].scenario.findings.first; f; f = f->next) {
            if (said_before(loads, i, f, f->is_error))
                continue;
            fprintf(stderr, "avlast: %s", f->is_error ? "" : "warning: ");
            print_places(loads, n, f);
            if (f->pointer && *f->pointer)
                fprintf(stderr, "%s: ", f->pointer);
            fprintf(stderr, "%s\n", f->text);
            hint |= f->is_error && of_some(loads, n, f);
        }
    if (hint)
        fputs("avlast: --set changes every scenario named; a change to one of them belongs in a file that extends it\n", stderr);
}

/* ---- Loading ------------------------------------------------------------------------------------------------------ */

/* --set in the order given, then what the other options say. Text in `room`; returns their number. */
static int list_overrides(const char **overrides, char room[3][64], const struct options *o)
{
    static const struct {
        enum option_id option;
        const char *pointer;
    } numbers[] = {{OPTION_REPS, "/study/replications"}, {OPTION_SEED, "/study/seed"}, {OPTION_DAYS, "/time/days"}};
    int n = 0;
    for (int i = 0; i < o->n_sets; i++)
        overrides[n++] = o->sets[i];
    for (int i = 0; i < 3; i++)
        if (o->given[numbers[i].option]) {
            snprintf(room[i], 64, "%s=%" PRId64, numbers[i].pointer, o->integer[numbers[i].option]);
            overrides[n++] = room[i];
        }
    return n;
}

/* Builds the model; its findings join those of reading, in the same arena. */
static int build(struct load *l, struct err *e)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return err_set(e, ERR_MEMORY, "not enough memory to build the model of '%s'", l->path);
    l->scenario.arena.exhausted = &exhausted;
    l->scenario.findings.arena = &l->scenario.arena;
    return model_build(&l->model, l->scenario.root, l->scenario.name, &l->scenario.findings, e);
}

static int load_one(struct load *l, const char *named, const char *library, const char *const *overrides, int n_overrides,
                    struct err *e)
{
    int rc = library_find(l->path, named, e);
    if (rc == 0)
        rc = scenario_read(&l->scenario, l->path, library, overrides, n_overrides, e);
    return rc ? rc : build(l, e);
}

int load_open(struct load **loads, int n, const char *const *names, const struct options *o, struct err *e)
{
    char library[PATH_MAX], room[3][64];
    const char **overrides = calloc((size_t)o->n_sets + 3, sizeof *overrides);
    *loads = calloc((size_t)n + 1, sizeof **loads);
    if (!overrides || !*loads) {
        free(overrides);
        return err_set(e, ERR_MEMORY, "not enough memory to load %d scenarios", n);
    }
    int n_overrides = list_overrides(overrides, room, o), worst = 0;
    bool known = library_folder(library);
    for (int i = 0; i < n; i++) {
        struct err own = {0};
        int rc = load_one(&(*loads)[i], names[i], known ? library : NULL, overrides, n_overrides, &own);
        worst = worst ? worst : rc; /* go on, so that all of them say what is wrong */
        if (rc && *own.text)
            err_add(e, rc, "%s", own.text);
    }
    print_findings(*loads, n);
    free(overrides);
    return worst;
}

uint64_t load_seed(const struct load *l)
{
    return (uint64_t)value_number(value_member(l->scenario.root, "study"), "seed");
}

void load_free(struct load *loads, int n)
{
    for (int i = 0; loads && i < n; i++) {
        model_free(&loads[i].model);
        scenario_free(&loads[i].scenario);
    }
    free(loads);
}

/* A scenario as the user wrote it: read, extended, overridden, checked, with defaults.
 *
 *     files --json.c, extends.c--> one document --merge.c (--set), roster_read.c--> check.c (keys.c) --> review.c and model/
 *
 * This file only calls the others in that order and takes care of memory running out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/scenario.h"

#include <string.h>

#include "scenario/check.h"
#include "scenario/extends.h"
#include "scenario/merge.h"
#include "scenario/review.h"
#include "scenario/roster_read.h"

enum { ARENA_LIMIT = 1 << 30 }; /* a scenario of 16 MiB takes less; one whose every line is wrong might not */

static const char *name_of(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    size_t n = strlen(base);
    if (n > 5 && strcmp(base + n - 5, ".json") == 0)
        n -= 5;
    return arena_text(a, base, n);
}

int scenario_read(struct scenario *s, const char *path, const char *library, const char *const *overrides, int n_overrides,
                  struct err *e)
{
    jmp_buf exhausted;
    *s = (struct scenario){.path = path, .name = path};
    s->arena.limit_bytes = ARENA_LIMIT;
    if (setjmp(exhausted)) {
        scenario_free(s);
        return err_set(e, ERR_MEMORY, "out of memory while reading '%s'", path);
    }
    s->arena.exhausted = &exhausted;
    s->findings.arena = &s->arena;
    s->path = arena_text(&s->arena, path, strlen(path));
    s->name = name_of(&s->arena, path);
    struct value *root = extends_read(&s->findings, s->path, library);
    if (root) {
        for (int i = 0; i < n_overrides; i++)
            merge_set(&s->findings, root, overrides[i]);
        roster_read(&s->findings, root, library);
        check_document(&s->findings, root);
        if (s->findings.n_errors > 0) /* else whoever builds a model has it reviewed */
            review_document(&s->findings, root);
        s->root = root;
    }
    s->arena.exhausted = NULL; /* it dies with this call; whoever adds to the arena sets his own */
    return s->findings.n_errors > 0 ? ERR_INPUT : 0;
}

void scenario_free(struct scenario *s)
{
    arena_free(&s->arena);
    *s = (struct scenario){.path = ""};
}

/* One replication of a model: demand in, accounts out. Read engine.c first: the loop is on one screen.
 *
 * A struct engine can run many replications one after another; two engines can run side by side. The engine prints nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_ENGINE_H
#define ENGINE_ENGINE_H

#include <stdbool.h>

#include "engine/accounts.h"
#include "engine/event.h"

struct engine;

/* NULL and *e (ERR_MEMORY) when there is not enough memory. The model must outlive the engine. */
struct engine *engine_new(const struct model *m, struct err *e);
void engine_free(struct engine *g);

struct engine_options {
    bool audit;                            /* hold the state against itself in every tick in which something happens */
    const struct event_listener *listener; /* or NULL */
    bool (*stop)(void *self);              /* asked before every day; true ends the replication: ERR_STOPPED. Or NULL */
    void *self;                            /* for stop */
};

/* Runs replication `replication` (from 1) of `seed`; clears and fills *a (made by accounts_init for the same model).
 * ERR_MEMORY when a queue outgrows its cap, ERR_AUDIT with seed, replication and tick, ERR_STOPPED. */
int engine_run(struct engine *g, uint64_t seed, uint32_t replication, const struct engine_options *options, struct accounts *a,
               struct err *e);

#endif

/* The reference engine: the definition of what happens, as plain as it can be written.
 *
 * Every tick, all seven phases. In dispatch it lists every possible action of every kind (any task, performer, helper and
 * mode), gives each its full key, does the smallest and lists again, until there is none. No queues, no calendar, no
 * skipping of ticks: arrays and loops. It is hundreds of times slower than the real engine, and its only use is to be
 * compared with it, event for event (tests/unit/test_engine.c).
 *
 * It shares with the program the compiled model, the demand stage (needs and patients), law_sample and chance. All that
 * follows from them it works out for itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REFERENCE_REFERENCE_H
#define REFERENCE_REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "demand/demand.h"
#include "engine/accounts.h"
#include "engine/event.h"
#include "model/model.h"

/* Runs one replication; clears and fills *a, tells the listener. 0 or an ERR_ code. */
int reference_run(const struct model *m, uint64_t seed, uint32_t replication, const struct event_listener *listener,
                  struct accounts *a, struct err *e);

#endif

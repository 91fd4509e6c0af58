/* The demand of one replication as CSV: patients and needs, as they are presented to every policy.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_TRACE_H
#define REPORT_TRACE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/err.h"
#include "model/model.h"

/* Writes the trace to `out`, called `name` in messages. Rows are by tick; within a tick patients come before needs, and
 * needs are by time, unit, slot, source and ordinal. `stop` is asked after every day and may be NULL: ERR_STOPPED. */
int trace_write(FILE *out, const char *name, const struct model *m, uint64_t seed, uint32_t replication, bool (*stop)(void),
                struct err *e);

#endif

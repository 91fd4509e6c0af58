/* events.csv: everything that happened in one replication, one event a row.
 *
 * One run per file: logs with several runs mixed are what tools that read event logs get wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_EVENT_LOG_H
#define REPORT_EVENT_LOG_H

#include "base/err.h"
#include "engine/event.h"
#include "model/model.h"
#include "report/csv.h"
#include "report/occupants.h"

struct event_log {
    struct csv csv;
    const struct model *model;
    const char *run_id;
    struct occupants occupants;
    uint32_t *cared_for;  /* per person: the number of the patient whose task was taken up last */
    uint64_t instance;    /* of the row before, */
    uint32_t number;      /* and its patient's number */
    struct event_listener listener; /* for the engine; valid while the log is open and does not move */
};

/* One line each, for people. */
extern const char *const event_log_meanings[N_EVENT_KINDS];

/* run_id, the model and the arena must live as long as the log. */
int event_log_open(struct event_log *log, const char *path, const struct model *m, const char *run_id, struct arena *arena,
                   struct err *e);
int event_log_close(struct event_log *log, struct err *e);

/* Local time of a tick, "2026-01-05T07:30:00". */
enum { EVENT_LOG_TIME_BYTES = 32 };
const char *event_log_time(char out[EVENT_LOG_TIME_BYTES], const struct model *m, int32_t tick);

#endif

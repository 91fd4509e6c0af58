/* The command `demand`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command_demand.h"

#include "cli/load.h"
#include "cli/stop.h"
#include "report/target.h"
#include "report/trace.h"

static const enum option_id options[] = {OPTION_REPLICATION, OPTION_SEED, OPTION_DAYS, OPTION_SET, OPTION_OUT, OPTION_HELP};

static int write_trace(const struct invocation *in, const struct load *load, struct err *e)
{
    const struct options *o = in->options;
    struct target target;
    uint32_t replication = o->given[OPTION_REPLICATION] ? (uint32_t)o->integer[OPTION_REPLICATION] : 1;
    if (target_find(&target, o->text[OPTION_OUT], e))
        return e->code;
    if (target_is_file(&target))
        stop_block(); /* nothing half-written is to stay; elsewhere a signal may end the program at once */
    if (target_open(&target, e))
        return e->code;
    bool (*stop)(void) = target_is_file(&target) ? stop_asked : NULL;
    return target_close(&target, trace_write(target.file, target.name, &load->model, load_seed(load), replication, stop, e), e);
}

static int run(const struct invocation *in, struct err *e)
{
    struct load *load;
    int rc = load_open(&load, 1, in->options->arguments, in->options, e);
    if (rc == 0)
        rc = write_trace(in, load, e);
    load_free(load, 1);
    return rc;
}

const struct command command_demand = {
    .name = "demand",
    .arguments = "SCENARIO",
    .meaning = "print what patients and the clock ask for in one replication",
    .details = "Prints the trace of one replication as CSV: patients who come, change and leave, and every need with its\n"
               "time and work. It is the same under every policy. Patients are called bed B.N (the N-th occupant of bed B) or,\n"
               "where they arrive in a stream, arrival N. --out names a file (default: standard output).",
    .example = "avlast demand teaching_ward_o2 --replication 3 --days 1",
    .least = 1,
    .most = 1,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .run = run,
};

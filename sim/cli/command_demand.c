/* The command `demand`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command_demand.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/load.h"
#include "cli/stop.h"
#include "report/trace.h"

static const enum option_id options[] = {OPTION_REPLICATION, OPTION_SEED, OPTION_DAYS, OPTION_SET, OPTION_OUT, OPTION_HELP};

/* To a temporary name beside the file, which is renamed when it is whole. */
static int write_file(const char *path, const struct model *m, uint64_t seed, uint32_t replication, struct err *e)
{
    char temporary[PATH_MAX];
    if (snprintf(temporary, sizeof temporary, "%s.part.%ld", path, (long)getpid()) >= PATH_MAX)
        return err_set(e, ERR_INPUT, "--out: the name is too long");
    stop_block();
    FILE *f = fopen(temporary, "w");
    if (!f)
        return err_set(e, ERR_IO, "cannot create '%s': %s", temporary, strerror(errno));
    int rc = trace_write(f, path, m, seed, replication, stop_asked, e);
    if (fclose(f) && rc == 0)
        rc = err_set(e, ERR_IO, "cannot write '%s': %s", path, strerror(errno));
    if (rc == 0 && rename(temporary, path))
        rc = err_set(e, ERR_IO, "cannot write '%s': %s", path, strerror(errno));
    if (rc)
        unlink(temporary);
    return rc;
}

static int run(const struct invocation *in, struct err *e)
{
    const struct options *o = in->options;
    struct load *load;
    int rc = load_open(&load, 1, o->arguments, o, e);
    if (rc == 0) {
        uint64_t seed = (uint64_t)value_number(value_member(load->scenario.root, "study"), "seed");
        uint32_t replication = o->given[OPTION_REPLICATION] ? (uint32_t)o->integer[OPTION_REPLICATION] : 1;
        const char *out = o->given[OPTION_OUT] ? o->text[OPTION_OUT] : "-";
        rc = strcmp(out, "-") ? write_file(out, &load->model, seed, replication, e)
                              : trace_write(stdout, "standard output", &load->model, seed, replication, NULL, e);
    }
    load_free(load, 1);
    return rc;
}

const struct command command_demand = {
    .name = "demand",
    .arguments = "SCENARIO",
    .meaning = "print what patients and the clock ask for in one replication",
    .details = "Prints the trace of one replication as CSV: patients who come, change and leave, and every need with its\n"
               "time and work. It is the same under every policy. --out names a file (default: standard output).",
    .example = "avlast demand teaching_ward_o2 --replication 3 --days 1",
    .least = 1,
    .most = 1,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .run = run,
};

/* What was run: the names and hashes that results are known by, and manifest.json.
 *
 * A scenario is known by the SHA-256 of its resolved document without the member "study"; a run (one replication of one
 * scenario) by that hash, seed, version and replication; a study by its command, scenarios, seed and number of replications.
 * None of these depends on time, machine, threads or place, so the same study has the same ids everywhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_MANIFEST_H
#define REPORT_MANIFEST_H

#include <stdint.h>
#include <stdio.h>
#include <time.h>

#include "base/err.h"
#include "base/findings.h"
#include "report/output.h"
#include "scenario/value.h"

enum { MANIFEST_RUN_ID_BYTES = 17 };

struct manifest_scenario {
    const char *name;                 /* what CSV files call it */
    const char *label;                /* what people call it, on one line; no two have the same */
    const struct value *root;         /* the resolved document */
    const struct findings *findings;  /* its warnings */
    char sha256[OUTPUT_SHA256_BYTES]; /* filled by manifest_init */
};

struct manifest {
    const char *command; /* "run", "compare" */
    int n_scenarios;
    struct manifest_scenario *scenarios;
    uint64_t seed;
    int n_replications;
    char study_sha256[OUTPUT_SHA256_BYTES]; /* filled by manifest_init */
    /* the member "run" */
    int argc;
    char **argv;
    int jobs;
    struct timespec started, started_monotonic; /* filled by manifest_init */
};

/* What this run has used so far, for the manifest and for the last line on the terminal. */
struct manifest_use {
    double elapsed_s, cpu_s, memory_mb;
};

/* Computes the hashes and looks at the clock; all other fields are set by the caller. */
int manifest_init(struct manifest *m, struct err *e);
/* 16 hexadecimal digits. */
const char *manifest_run_id(char out[MANIFEST_RUN_ID_BYTES], const struct manifest *m, int scenario, uint32_t replication);
struct manifest_use manifest_use(const struct manifest *m);

/* Writes manifest.json beside the files that `o` has so far, with their hashes. All members but "run" are the same whenever
 * the same study is run by the same program. */
int manifest_write(const struct manifest *m, struct output *o, struct err *e);

/* Name, version, compiler, flags and libraries, as lines for people. */
void manifest_print_version(FILE *out);

#endif

/* A directory of results that is either whole or not there.
 *
 * Every file is written under a temporary name in the directory; when all are complete they get their own names, the manifest
 * last. A directory that holds results is overwritten only by the same study, which its manifest tells, or by force. If the new
 * names cannot be given, the old results come back as they were.
 *
 *     rc = output_open(&o, "out/run", study, force, e);
 *     path = output_file(&o, "runs.csv", e) ... write it ...
 *     path = output_file(&o, OUTPUT_MANIFEST, e) ...
 *     rc = output_commit(&o, e);
 *     output_close(&o);   // in every case: removes whatever was not committed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_OUTPUT_H
#define REPORT_OUTPUT_H

#include <limits.h>
#include <stdbool.h>

#include "base/err.h"

#define OUTPUT_MANIFEST "manifest.json"
#define OUTPUT_DATAPACKAGE "datapackage.json"
#define OUTPUT_STAFFING "staffing.json"
enum { OUTPUT_MOST_FILES = 64, OUTPUT_NAME_BYTES = 256, OUTPUT_SHA256_BYTES = 65 };

struct output_file {
    char name[OUTPUT_NAME_BYTES];
    char path[PATH_MAX]; /* where it is written until the commit */
};

struct output_old { /* a result that was there before the commit */
    char name[OUTPUT_NAME_BYTES];
    char path[PATH_MAX]; /* where it is put aside; "" = it has its own name */
    bool stale;          /* nothing new takes its name */
};

struct output {
    char folder[PATH_MAX];
    int n_made;  /* how many folders at the end of the path did not exist before */
    bool committed;
    int n_files, n_old;
    struct output_file *files;
    struct output_old *old; /* after the commit these are gone */
};

/* Makes the folder, with its parents, if need be, and checks that it may be written to: ERR_INPUT when it holds results of
 * another study than `study` (the hash that the manifest records) and not `force`; ERR_IO when it cannot be used, or when what
 * is called like a result there is not a file. */
int output_open(struct output *o, const char *folder, const char *study, bool force, struct err *e);
/* The temporary path for a file that will be called `name`; NULL and *e when the name is too long. */
const char *output_file(struct output *o, const char *name, struct err *e);
/* Gives all files their own names and removes earlier results, also those that nothing takes the place of (`old` tells). After a
 * failure the earlier results are there as they were, or *e says where. */
int output_commit(struct output *o, struct err *e);
/* Removes temporary files and, when nothing was committed, the folders that output_open made. Safe twice. */
void output_close(struct output *o);

/* SHA-256 of a file or of bytes, as 64 hexadecimal digits. */
int output_sha256_file(char out[OUTPUT_SHA256_BYTES], const char *path, struct err *e);
void output_sha256(char out[OUTPUT_SHA256_BYTES], const void *bytes, unsigned long n);

#endif

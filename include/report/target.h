/* One file of results that the user names: whole or as it was before; and whatever else he names, written to as it is.
 *
 * A file is written under a temporary name beside it and renamed when it is complete; a link to a file stays, and leads to the
 * new one. A device, a pipe and standard output are written to directly: nothing may take their place.
 *
 *     rc = target_find(&t, "demand.csv", e);
 *     if (rc == 0 && target_is_file(&t)) ... from here on a signal would leave something behind: block it ...
 *     if (rc == 0) rc = target_open(&t, e);
 *     if (rc == 0) rc = target_close(&t, write(t.file, t.name, e), e);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_TARGET_H
#define REPORT_TARGET_H

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"

struct target {
    FILE *file;               /* to write to; NULL until target_open */
    char name[PATH_MAX];      /* for messages that say "cannot write to ...": quoted, or "standard output" */
    char path[PATH_MAX];      /* where it goes, links followed; "" = standard output */
    char temporary[PATH_MAX]; /* where a file is written until it is whole; "" = no file */
};

/* Finds out what `named` is; NULL and "-" are standard output. Changes nothing. ERR_IO when it is nothing to write to. */
int target_find(struct target *t, const char *named, struct err *e);
static inline bool target_is_file(const struct target *t)
{
    return t->temporary[0] != '\0';
}
/* Opens it. That of a pipe waits for a reader. */
int target_open(struct target *t, struct err *e);
/* rc tells how the writing went: 0 gives a file its name, anything else removes what was written of it. Returns rc, or what
 * went wrong here. */
int target_close(struct target *t, int rc, struct err *e);

#endif
